// Hub registry: what a hub needs of each dialect. Apart from the registry, so that the module for browsers carries only
// the clients' ends.
#pragma once

#include <memory>
#include <string_view>

#include "core/base/time.hpp"
#include "core/dialect/codec.hpp"
#include "core/dialect/registry.hpp"

namespace parley::dialect {

struct HubEnd {
    const Dialect* dialect;
    // `now` is the time as the hub knows it; it outlives the codec.
    std::unique_ptr<HubCodec> (*make_codec)(const UnixTime& now);
    // Where dialects share a path: whether this first frame can only be of this one. Null for one that takes what
    // nobody claims.
    bool (*claims)(std::string_view frame);
};

// Every dialect of the registry has one.
const HubEnd& hub_end(const Dialect& dialect);

}  // namespace parley::dialect
