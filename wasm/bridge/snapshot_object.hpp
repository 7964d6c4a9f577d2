// The snapshot as a plain JavaScript object: camelCase keys, words for enumerators, packed integers for handles.
#pragma once

#include <emscripten/val.h>

#include "core/border/snapshot.hpp"

namespace parley::bridge {

class SnapshotObject {
  public:
    // A new object each time; its shape is `Snapshot` in web/snapshot.d.ts. What was written, which is much and changes
    // seldom, is the same frozen array until it is another.
    emscripten::val of(const Snapshot& snapshot);

  private:
    ChatMessages messages_;
    emscripten::val chat_ = emscripten::val::undefined();
};

}  // namespace parley::bridge
