// How long a test waits for something that must happen. Generous, because it only matters when it fails.
#pragma once

#include <chrono>

namespace parley::test {

inline constexpr std::chrono::seconds patience{20};

}  // namespace parley::test
