// Statistics as JavaScript objects: what the browser has counted, and what the snapshot says.
#pragma once

#include <emscripten/val.h>

#include "core/border/statistics.hpp"

namespace parley::bridge {

// An object as web/bridge/statistics.js makes it. What is no number or no known word is unknown.
ConnectionCounts counts_from(const emscripten::val& counts);

// Null while nobody watches.
emscripten::val to_js(const Statistics& statistics);

}  // namespace parley::bridge
