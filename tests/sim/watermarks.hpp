// Watermarks: how full the queues of a run were at most, and how full they may be.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/limits.hpp"

namespace parley::sim {

struct Watermark {
    std::string_view name;
    std::uint64_t limit = 0;
    std::uint64_t highest = 0;

    void reach(std::uint64_t level) { highest = std::max(highest, level); }
};

struct Watermarks {
    Watermark effects{.name = "effects of one event", .limit = limits::effects_per_event_max};
    // What is sent after coming back must not look like a flood to the server.
    Watermark frames{.name = "frames sent at once", .limit = limits::frames_burst_default};
    // All candidates that may wait for a description, and the few operations of an exchange.
    Watermark operations{.name = "operations waiting on one connection", .limit = limits::candidates_buffered_max + 8};
    // Two messages a second to somebody who cannot be reached for five minutes.
    Watermark messages{.name = "messages waiting on one connection", .limit = 600};

    std::array<Watermark, 4> all() const { return {effects, frames, operations, messages}; }
    std::vector<std::string> problems() const {
        std::vector<std::string> found;
        for (const Watermark& mark : all()) {
            if (mark.highest <= mark.limit) continue;
            found.push_back(std::to_string(mark.highest) + " " + std::string(mark.name) + ", more than " +
                            std::to_string(mark.limit));
        }
        return found;
    }
};

}  // namespace parley::sim
