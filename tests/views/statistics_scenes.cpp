// Scenes of the panel of statistics: see the header.
#include "views/statistics_scenes.hpp"

#include <cstdint>
#include <utility>

#include "core/base/limits.hpp"

namespace parley::ui {

namespace {

// Around `middle`, up and down by as much as `swing`, the same in every run.
std::vector<Reading> series(std::uint32_t middle, std::uint32_t swing, std::uint32_t salt) {
    std::vector<Reading> points;
    for (std::uint32_t index = 0; index < limits::statistics_points_max; ++index) {
        const std::uint32_t noise = (index * 2654435761U + salt * 40503U) >> 16U;
        points.emplace_back(middle + noise % (2 * swing + 1) - swing);
    }
    return points;
}

ConnectionStatistics well() {
    ConnectionStatistics one;
    one.path = {.local = CandidateType::Host,
                .remote = CandidateType::ServerReflexive,
                .protocol = PathProtocol::Udp,
                .relay_protocol = {}};
    one.round_trip_ms = 21;
    one.audio_sent = {.bitrate = 32'000, .loss = 0, .jitter_ms = 2, .codec = "opus"};
    one.audio_received = {.bitrate = 33'400, .loss = 0, .jitter_ms = 4, .codec = "opus"};
    one.video_sent = {.bitrate = 1'211'000,
                      .loss = 0,
                      .width = 1280,
                      .height = 720,
                      .frames_per_second = 30,
                      .codec = "VP8",
                      .limitation = QualityLimitation::None};
    one.video_received = {
        .bitrate = 870'000, .loss = 0, .width = 640, .height = 480, .frames_per_second = 29, .codec = "VP8"};
    one.bitrate_sent = 1'243'000;
    one.bitrate_received = 903'400;
    one.loss_sent = 0;
    one.loss_received = 3;
    one.history = {.round_trip_ms = series(22, 6, 1),
                   .loss_sent = series(1, 1, 2),
                   .loss_received = series(3, 3, 3),
                   .bitrate_sent = series(1'240'000, 120'000, 4),
                   .bitrate_received = series(900'000, 200'000, 5)};
    one.diagnosis = {.finding = Finding::Well, .rating = Rating::Good, .sentence = "All is well."};
    return one;
}

ConnectionStatistics losing(const std::string& name) {
    ConnectionStatistics one = well();
    one.loss_received = 82;
    one.history.loss_received = series(82, 30, 6);
    for (std::size_t index = 20; index < 28; ++index) {
        one.history.round_trip_ms[index].reset();
        one.history.bitrate_received[index].reset();
    }
    one.video_sent.limitation = QualityLimitation::Bandwidth;
    one.diagnosis = {.finding = Finding::TheirUplink,
                     .rating = Rating::Poor,
                     .sentence = name + "'s uplink or the path from there is losing 8 %."};
    return one;
}

ConnectionStatistics relayed() {
    ConnectionStatistics one = well();
    one.path.local = CandidateType::Relay;
    one.path.relay_protocol = PathProtocol::Tls;
    one.round_trip_ms = 184;
    one.video_sent.bitrate = 0;
    one.video_sent.frames_per_second = 0;
    one.diagnosis = {
        .finding = Finding::RelayOverTcp, .rating = Rating::Fair, .sentence = "Through a relay over TCP: slower."};
    return one;
}

}  // namespace

Snapshot measured_room(std::size_t people) {
    Snapshot snapshot = room(people);
    Statistics::List list;
    for (std::size_t index = 0; index < snapshot.members.size(); ++index) {
        ConnectionStatistics one;
        one.diagnosis.sentence = "Measuring\u2026";
        if (index == 0) one = well();
        if (index == 1) one = losing(snapshot.members[index].name);
        if (index == 2) one = relayed();
        one.member = snapshot.members[index].id;
        list.push_back(std::move(one));
    }
    snapshot.statistics = Statistics(std::move(list));
    return snapshot;
}

void add_statistics(std::vector<Scene>& scenes) {
    Snapshot voices = measured_room(3);
    voices.voice_only = true;
    Snapshot waiting = room(2);
    waiting.statistics = Statistics(Statistics::List{});
    Snapshot losing_first = measured_room(3);
    Statistics::List turned = losing_first.statistics.all();
    std::swap(turned[0], turned[1]);
    losing_first.statistics = Statistics(std::move(turned));
    scenes.push_back({.name = "statistics", .snapshot = measured_room(5), .panel = Panel::Statistics});
    scenes.push_back({.name = "statistics-losing", .snapshot = losing_first, .panel = Panel::Statistics});
    scenes.push_back({.name = "statistics-voice-only", .snapshot = voices, .panel = Panel::Statistics});
    scenes.push_back({.name = "statistics-measuring", .snapshot = waiting, .panel = Panel::Statistics});
}

}  // namespace parley::ui
