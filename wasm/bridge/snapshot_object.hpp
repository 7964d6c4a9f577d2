// The snapshot as a plain JavaScript object: camelCase keys, words for enumerators, packed integers for handles.
#pragma once

#include <emscripten/val.h>

#include "core/border/snapshot.hpp"

namespace parley::bridge {

// Its shape is `Snapshot` in web/core.d.ts.
emscripten::val to_js(const Snapshot& snapshot);

}  // namespace parley::bridge
