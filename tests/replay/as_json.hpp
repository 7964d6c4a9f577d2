// Orders and snapshots in the form in which a recording has them: that of wasm/bridge, as JSON.
#pragma once

#include <optional>

#include "core/base/time.hpp"
#include "core/border/effect.hpp"
#include "core/border/snapshot.hpp"
#include "core/json/value.hpp"

namespace parley::replay {

// The name of the host's method, and its values.
json::Value call_of(const Effect& effect);
json::Value timer_call(std::optional<Instant> deadline);
json::Value change_call();

// As `Snapshot` in web/snapshot.d.ts.
json::Object fields_of(const Snapshot& snapshot);

}  // namespace parley::replay
