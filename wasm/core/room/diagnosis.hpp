// Diagnosis: what the measurements of all links say about each of them, in one plain sentence. A pure function.
//
// Whose line it is that loses packets is told by comparing the links:
//
//   lost on the way to most of the others     our uplink
//   lost on the way from most of the others   our downlink
//   lost on the way from one alone            that member's uplink, or the path from there
//   lost on the way to one alone              that member's downlink, or the path to there
//   only one link is known                    no more than the direction
//
// Most: more than half of at least two. A loss of `loss_noted` and more counts; below, browsers hide it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/border/statistics.hpp"

namespace parley::room {

inline constexpr std::uint32_t loss_noted = 30;     // Packets of a thousand.
inline constexpr std::uint32_t loss_grave = 80;     // The same, from which on words get lost.
inline constexpr std::uint32_t long_trip_ms = 400;  // ITU-T G.114: beyond it people talk over each other.
inline constexpr std::uint32_t high_jitter_ms = 60;

struct LinkReadings {
    std::string name = {};  // What to call the member.
    bool is_connected = true;
    ConnectionPath path = {};
    Reading round_trip_ms = {};
    Reading jitter_ms = {};  // Of the sound that comes.
    Reading loss_sent = {};  // Packets of a thousand.
    Reading loss_received = {};
    std::optional<QualityLimitation> limitation = {};
};

// One for each link, in the same order.
std::vector<Diagnosis> diagnose(const std::vector<LinkReadings>& links);

}  // namespace parley::room
