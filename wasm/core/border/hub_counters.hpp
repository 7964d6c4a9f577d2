// What a hub counts for its operator. It counts by enum into arrays, and puts words to the counts only when asked.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/time.hpp"

namespace parley {

// What one member says to others through the hub.
enum class RelayKind : std::uint8_t { Offer, Answer, Candidate, Chat, State };
inline constexpr std::size_t relay_kinds = 5;

constexpr std::string_view to_text(RelayKind kind) {
    switch (kind) {
    case RelayKind::Offer: return "offer";
    case RelayKind::Answer: return "answer";
    case RelayKind::Candidate: return "candidate";
    case RelayKind::Chat: return "chat";
    case RelayKind::State: return "state";
    }
    return "";
}

// How long something took, as a histogram with fixed upper bounds, each of which belongs to its bucket.
struct Durations {
    static constexpr std::array<Duration, 12> bounds{5ms,   10ms,   25ms,   50ms,   100ms,    250ms,
                                                     500ms, 1000ms, 2500ms, 5000ms, 10'000ms, 60'000ms};

    // Not cumulative; the last one is for what took longer than every bound.
    std::array<std::uint64_t, bounds.size() + 1> counts{};
    Duration sum{};

    void add(Duration time) {
        std::size_t bucket = 0;
        while (bucket < bounds.size() && bounds[bucket] < time) ++bucket;
        ++counts[bucket];
        sum += time;
    }
    bool operator==(const Durations&) const = default;
};

// All counts are from the start of the hub, but for `members`, which is how many there are now.
struct HubCounters {
    struct OfDialect {
        std::string_view dialect;  // A name of the registry.
        std::uint64_t members = 0;
        std::uint64_t connections_opened = 0;
        std::array<std::uint64_t, relay_kinds> relays{};  // One for each receiver; by the sender's dialect.
    };
    struct OfReason {
        std::string_view reason;  // A short stable word: "room-full", "join-timeout", …
        std::uint64_t count = 0;
    };

    std::vector<OfDialect> dialects;   // Every one that a hub speaks.
    std::vector<OfReason> rejections;  // Every reason there is, also those that have not come up.
    Durations join_times;              // From the opening of a connection to its first membership.
    std::uint64_t members_joined = 0;
    std::uint64_t members_resumed = 0;  // Came back to their places.
    std::uint64_t members_lost = 0;     // Their connections were lost, and their places kept.
    std::uint64_t rooms_opened = 0;
};

}  // namespace parley
