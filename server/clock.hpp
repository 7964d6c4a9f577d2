// The clock that the core is told: monotonic, in milliseconds, and its distance from the calendar.
#pragma once

#include <chrono>
#include <cstdint>

#include "core/base/time.hpp"

namespace parley::server {

using HostClock = std::chrono::steady_clock;

inline Instant now() {
    return Instant(std::chrono::duration_cast<Duration>(HostClock::now().time_since_epoch()));
}

inline HostClock::time_point host_time(Instant instant) {
    return HostClock::time_point(instant.time_since_epoch());
}

// Unix time at Instant zero, in milliseconds, as the system's calendar has it now.
inline std::int64_t unix_offset_ms() {
    const auto calendar = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<Duration>(calendar).count() - now().time_since_epoch().count();
}

}  // namespace parley::server
