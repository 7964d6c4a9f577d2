// The browser's monotonic clock, and the one timer of an engine.
#pragma once

#include <optional>

#include <emscripten/val.h>

#include "core/base/time.hpp"

namespace parley::bridge {

// performance.now(), in whole milliseconds.
Instant now();

// Has `timeReached` called at `deadline` (at once if it is past), in place of the time asked for before.
void arm_timer(const emscripten::val& host, std::optional<Instant> deadline);

}  // namespace parley::bridge
