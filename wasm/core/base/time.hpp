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

// Milliseconds since 1970-01-01 00:00 UTC. Only for dates that stand in messages: it may jump, and measures nothing.
enum class UnixTime : std::int64_t {};

using namespace std::chrono_literals;

}  // namespace parley
