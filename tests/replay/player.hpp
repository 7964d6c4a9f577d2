// Player: runs a recording through the driver and the core as browsers have them, and compares what is ordered and what
// state it comes to with what was recorded.
#pragma once

#include <cstddef>
#include <string>

#include "replay/recording.hpp"

namespace parley::replay {

struct Outcome {
    // The first line that is not as recorded, what was expected and what came instead; empty where all is the same.
    std::string problem;
    std::size_t told = 0;
    std::size_t orders = 0;
    std::size_t states = 0;
};

Outcome play(const Recording& recording);

}  // namespace parley::replay
