// Measuring: see the header.
#include "core/room/measuring.hpp"

#include <algorithm>
#include <utility>

#include "core/room/diagnosis.hpp"

namespace parley::room {

void Measuring::watch(Instant now, StatisticsWatcher watcher, bool on) {
    const bool was_watched = is_watched();
    (watcher == StatisticsWatcher::Page ? page_watches_ : screen_watches_) = on;
    if (is_watched() == was_watched) return;
    stop();
    (watcher == StatisticsWatcher::Page ? page_watches_ : screen_watches_) = on;
    if (!on) return;
    published_ = Statistics(Statistics::List{});
    round_began_ = now - round_pause;
}

void Measuring::stop() {
    *this = {};
}

void Measuring::forget(const PeerId& member) {
    entries_.erase(member);
    std::erase_if(awaited_, [&](const auto& one) { return one.second == member; });
    if (!is_watched()) return;
    Statistics::List rest = published_.all();
    std::erase_if(rest, [&](const ConnectionStatistics& one) { return one.member == member; });
    published_ = Statistics(std::move(rest));
}

bool Measuring::is_due(Instant now) const {
    const auto due = next_deadline();
    return due && *due <= now;
}

std::optional<Instant> Measuring::next_deadline() const {
    if (!is_watched() || !round_began_) return std::nullopt;
    return *round_began_ + (awaited_.empty() ? round_pause : answer_max);
}

void Measuring::begin_round(Instant now, const std::vector<Subject>& links) {
    for (const auto& [operation, member] : awaited_) entries_[member].statistics.miss();
    awaited_.clear();
    round_began_ = now;
    is_unpublished_ = true;
    for (const Subject& link : links) {
        Entry& entry = entries_[link.member];
        if (entry.connection != link.connection) entry.statistics.begin_anew();
        entry.connection = link.connection;
        if (!link.connection) entry.statistics.miss();
    }
}

void Measuring::expect(OperationId operation, const PeerId& member) {
    awaited_[operation] = member;
}

bool Measuring::take(Instant now, OperationId operation, const ConnectionCounts& counts) {
    const auto found = awaited_.find(operation);
    if (found == awaited_.end()) return false;
    entries_[found->second].statistics.take(now, counts);
    awaited_.erase(found);
    return true;
}

bool Measuring::fail(OperationId operation) {
    const auto found = awaited_.find(operation);
    if (found == awaited_.end()) return false;
    entries_[found->second].statistics.miss();
    awaited_.erase(found);
    return true;
}

void Measuring::publish(const std::vector<Subject>& links) {
    is_unpublished_ = false;
    Statistics::List list;
    std::vector<LinkReadings> readings;
    for (const Subject& link : links) {
        const auto found = entries_.find(link.member);
        if (found == entries_.end()) continue;
        list.push_back(found->second.statistics.readings());
        ConnectionStatistics& shown = list.back();
        shown.member = link.member;
        readings.push_back({.name = link.name,
                            .is_connected = static_cast<bool>(link.connection),
                            .path = shown.path,
                            .round_trip_ms = shown.round_trip_ms,
                            .jitter_ms = shown.audio_received.jitter_ms,
                            .loss_sent = shown.loss_sent,
                            .loss_received = shown.loss_received,
                            .limitation = shown.video_sent.limitation});
    }
    std::vector<Diagnosis> found = diagnose(readings);
    for (std::size_t index = 0; index < list.size(); ++index) list[index].diagnosis = std::move(found[index]);
    published_ = Statistics(std::move(list));
}

}  // namespace parley::room
