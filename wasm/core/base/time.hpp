// Time as the core knows it: instants are handed in, never read. The clock type has no now() on purpose.
#pragma once

#include <chrono>
#include <cstdint>

namespace parley {

struct CoreClock {
    using rep = std::int64_t;
    using period = std::milli;
    using duration = std::chrono::duration<rep, period>;
    using time_point = std::chrono::time_point<CoreClock>;
    static constexpr bool is_steady = true;
};

// Milliseconds on the host's monotonic clock; only differences mean anything.
using Instant = CoreClock::time_point;
using Duration = CoreClock::duration;

using namespace std::chrono_literals;

}  // namespace parley
