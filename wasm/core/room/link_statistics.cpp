// Link statistics: see the header.
#include "core/room/link_statistics.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/base/limits.hpp"

namespace parley::room {

namespace {

constexpr std::array all_media = {&ConnectionCounts::audio_sent, &ConnectionCounts::video_sent,
                                  &ConnectionCounts::audio_received, &ConnectionCounts::video_received};

void keep_within(Count& count, std::int64_t min, std::int64_t max) {
    if (count && (*count < min || *count > max)) count.reset();
}

// A codec's name comes from the far side's description.
bool is_codec_name(const std::string& name) {
    return name.size() <= limits::statistics_codec_bytes_max && std::all_of(name.begin(), name.end(), [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
                      (letter >= 'a' && letter <= 'z') || letter == '-' || letter == '.' || letter == '_' ||
                      letter == '+';
           });
}

ConnectionCounts bounded(ConnectionCounts counts) {
    constexpr std::int64_t counter_max = limits::statistics_counter_max;
    constexpr std::int64_t time_us_max = limits::statistics_time_ms_max * 1000;
    keep_within(counts.at_ms, 0, counter_max);
    keep_within(counts.round_trip_us, 0, time_us_max);
    for (const auto which : all_media) {
        MediaCounts& media = counts.*which;
        for (Count* const counter : {&media.bytes, &media.packets, &media.frames}) {
            keep_within(*counter, 0, counter_max);
        }
        keep_within(media.packets_lost, -counter_max, counter_max);
        keep_within(media.jitter_us, 0, time_us_max);
        keep_within(media.width, 1, limits::statistics_pixels_max);
        keep_within(media.height, 1, limits::statistics_pixels_max);
        if (!is_codec_name(media.codec)) media.codec.clear();
    }
    return counts;
}

bool has_fallen(const Count& before, const Count& now) {
    return before && now && *now < *before;
}

Reading reading_of(const Count& count) {
    return count ? Reading(static_cast<std::uint32_t>(*count)) : Reading();
}

Reading sum(const Reading& one, const Reading& other) {
    if (!one) return other;
    return *one + other.value_or(0);
}

void add_point(std::vector<Reading>& series, const Reading& point) {
    if (series.size() == limits::statistics_points_max) series.erase(series.begin());
    series.push_back(point);
}

}  // namespace

void LinkStatistics::begin_anew() {
    samples_.clear();
    StatisticsHistory kept = std::move(readings_.history);
    readings_ = {};
    readings_.history = std::move(kept);
}

void LinkStatistics::miss() {
    begin_anew();
    add_points({}, {});
}

void LinkStatistics::take(Instant now, const ConnectionCounts& counts) {
    Sample next{.taken = now, .counts = bounded(counts)};
    if (!continues(next)) samples_.clear();
    samples_.push_back(std::move(next));
    if (samples_.size() > loss_span + 1) samples_.pop_front();
    read();
}

bool LinkStatistics::continues(const Sample& next) const {
    if (samples_.empty()) return true;
    const Sample& before = samples_.back();
    if (next.taken - before.taken > pause_max) return false;
    return std::none_of(all_media.begin(), all_media.end(), [&](Media which) {
        const MediaCounts& then = before.counts.*which;
        const MediaCounts& now = next.counts.*which;
        return has_fallen(then.bytes, now.bytes) || has_fallen(then.packets, now.packets) ||
               has_fallen(then.frames, now.frames);
    });
}

// The page may be told late, so the browser's clock is the better one, unless it jumps.
std::int64_t LinkStatistics::milliseconds_between(const Sample& older, const Sample& newer) const {
    const std::int64_t ours = (newer.taken - older.taken).count();
    if (!older.counts.at_ms || !newer.counts.at_ms) return ours;
    const std::int64_t theirs = *newer.counts.at_ms - *older.counts.at_ms;
    return theirs > ours / 2 && theirs < ours * 2 ? theirs : ours;
}

// Null where the newest does not have it, or no other.
const LinkStatistics::Sample* LinkStatistics::oldest_with(Media media, Count MediaCounts::*field,
                                                          std::size_t span) const {
    if (samples_.empty() || !(samples_.back().counts.*media.*field)) return nullptr;
    const std::size_t last = samples_.size() - 1;
    for (std::size_t index = last - std::min(last, span); index < last; ++index) {
        if (samples_[index].counts.*media.*field) return &samples_[index];
    }
    return nullptr;
}

Reading LinkStatistics::rate(Media media, Count MediaCounts::*field, std::size_t span, std::int64_t factor,
                             std::int64_t max) const {
    const Sample* const older = oldest_with(media, field, span);
    if (older == nullptr) return std::nullopt;
    const Sample& newer = samples_.back();
    const std::int64_t elapsed = milliseconds_between(*older, newer);
    const std::int64_t more = *(newer.counts.*media.*field) - *(older->counts.*media.*field);
    // Compared before anything is multiplied.
    if (elapsed <= 0 || more < 0 || more / elapsed > max / (1000 * factor) + 1) return std::nullopt;
    const std::int64_t rate = (more * factor * 1000 + elapsed / 2) / elapsed;
    return rate <= max ? Reading(static_cast<std::uint32_t>(rate)) : std::nullopt;
}

std::optional<LinkStatistics::Loss> LinkStatistics::loss(Media media, bool is_sent) const {
    const Sample* const older = oldest_with(media, &MediaCounts::packets_lost, loss_span);
    if (older == nullptr) return std::nullopt;
    const MediaCounts& then = older->counts.*media;
    const MediaCounts& now = samples_.back().counts.*media;
    if (!then.packets || !now.packets) return std::nullopt;
    Loss loss;
    // Packets that come late after all are taken off again.
    loss.lost = std::max<std::int64_t>(*now.packets_lost - *then.packets_lost, 0);
    loss.expected = *now.packets - *then.packets + (is_sent ? 0 : loss.lost);
    return loss;
}

namespace {

Reading share(std::int64_t lost, std::int64_t expected) {
    if (expected < LinkStatistics::packets_min) return std::nullopt;
    return static_cast<std::uint32_t>(
        std::min(1000.0, 1000.0 * static_cast<double>(lost) / static_cast<double>(expected) + 0.5));
}

}  // namespace

template <typename Microseconds>
Reading LinkStatistics::mean_ms(const Microseconds& microseconds_of) const {
    std::int64_t total = 0;
    std::int64_t count = 0;
    const std::size_t first = samples_.size() - std::min(samples_.size(), rate_span);
    for (std::size_t index = first; index < samples_.size(); ++index) {
        if (const Count one = microseconds_of(samples_[index].counts)) {
            total += *one;
            ++count;
        }
    }
    if (count == 0) return std::nullopt;
    return static_cast<std::uint32_t>((total / count + 500) / 1000);
}

MediaStatistics LinkStatistics::media_readings(Media media, bool is_sent) const {
    constexpr std::int64_t bits = 8;
    const MediaCounts& now = samples_.back().counts.*media;
    MediaStatistics found;
    found.bitrate = rate(media, &MediaCounts::bytes, rate_span, bits, limits::statistics_bitrate_max);
    if (const auto lost = loss(media, is_sent)) found.loss = share(lost->lost, lost->expected);
    found.jitter_ms = mean_ms([media](const ConnectionCounts& counts) { return (counts.*media).jitter_us; });
    found.width = reading_of(now.width);
    found.height = reading_of(now.height);
    found.frames_per_second = rate(media, &MediaCounts::frames, rate_span, 1, limits::statistics_frame_rate_max);
    found.codec = now.codec;
    found.limitation = now.limitation;
    return found;
}

void LinkStatistics::read() {
    const ConnectionCounts& now = samples_.back().counts;
    readings_.path = now.path;
    readings_.round_trip_ms = mean_ms([](const ConnectionCounts& counts) { return counts.round_trip_us; });
    readings_.audio_sent = media_readings(&ConnectionCounts::audio_sent, true);
    readings_.video_sent = media_readings(&ConnectionCounts::video_sent, true);
    readings_.audio_received = media_readings(&ConnectionCounts::audio_received, false);
    readings_.video_received = media_readings(&ConnectionCounts::video_received, false);
    readings_.bitrate_sent = sum(readings_.audio_sent.bitrate, readings_.video_sent.bitrate);
    readings_.bitrate_received = sum(readings_.audio_received.bitrate, readings_.video_received.bitrate);
    const auto both = [&](Media audio, Media video, bool is_sent) -> Reading {
        const Loss of_audio = loss(audio, is_sent).value_or(Loss{});
        const Loss of_video = loss(video, is_sent).value_or(Loss{});
        return share(of_audio.lost + of_video.lost, of_audio.expected + of_video.expected);
    };
    readings_.loss_sent = both(&ConnectionCounts::audio_sent, &ConnectionCounts::video_sent, true);
    readings_.loss_received = both(&ConnectionCounts::audio_received, &ConnectionCounts::video_received, false);
    const auto since_last = [&](Media audio, Media video) {
        const auto one = [&](Media media) {
            return rate(media, &MediaCounts::bytes, 1, 8, limits::statistics_bitrate_max);
        };
        return sum(one(audio), one(video));
    };
    add_points(since_last(&ConnectionCounts::audio_sent, &ConnectionCounts::video_sent),
               since_last(&ConnectionCounts::audio_received, &ConnectionCounts::video_received));
}

void LinkStatistics::add_points(const Reading& bitrate_sent, const Reading& bitrate_received) {
    StatisticsHistory& history = readings_.history;
    add_point(history.round_trip_ms, readings_.round_trip_ms);
    add_point(history.loss_sent, readings_.loss_sent);
    add_point(history.loss_received, readings_.loss_received);
    add_point(history.bitrate_sent, bitrate_sent);
    add_point(history.bitrate_received, bitrate_received);
}

}  // namespace parley::room
