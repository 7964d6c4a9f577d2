// Statistics as JSON: the native counterpart of wasm/bridge/statistics_object.cpp.
#pragma once

#include "core/border/statistics.hpp"
#include "core/json/value.hpp"

namespace parley::replay {

ConnectionCounts counts_in(const json::Value& object);
json::Value as_json(const Statistics& statistics);

}  // namespace parley::replay
