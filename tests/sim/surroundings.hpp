// Surroundings: what all tabs of a run share.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "sim/chance.hpp"
#include "sim/journal.hpp"
#include "sim/media_network.hpp"
#include "sim/signaling_network.hpp"
#include "sim/timeline.hpp"
#include "sim/watermarks.hpp"

namespace parley::sim {

// Which operations of the browsers fail although nothing is wrong with them.
struct OperationFaults {
    std::uint64_t failing = 0;  // The one with this number in the whole run; zero for none.
    std::uint32_t percent = 0;  // Besides, any of them by chance.
    // Besides, those that are chosen by the tab's label and the operation's name; may be empty.
    std::function<bool(const std::string& tab, std::string_view operation)> chosen;
    std::uint64_t counted = 0;            // Operations so far.
    std::uint64_t failed = 0;             // Of them.
    std::uint32_t transport_percent = 0;  // How many restarts of ICE end DTLS for good.
    std::uint64_t transports_broken = 0;
};

struct Surroundings {
    Surroundings(std::uint64_t seed, bool keeps_notes)
        : chance(seed), journal(keeps_notes), signaling(timeline, chance) {}

    Timeline timeline;
    Chance chance;
    Journal journal;
    MediaNetwork media;
    SignalingNetwork signaling;
    OperationFaults faults;
    Watermarks watermarks;
};

}  // namespace parley::sim
