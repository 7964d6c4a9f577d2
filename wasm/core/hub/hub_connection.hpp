// One connection as the hub knows it: its dialect, its membership, and how it has behaved.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/base/ids.hpp"
#include "core/base/redacted.hpp"
#include "core/base/time.hpp"
#include "core/dialect/registry.hpp"
#include "core/hub/token_bucket.hpp"

namespace parley::hub {

class HubRoom;

struct HubConnection {
    ConnectionId id;
    const dialect::Dialect* dialect;  // Never null.
    std::unique_ptr<dialect::HubCodec> codec;
    Redacted address;
    TokenBucket bucket;
    RoomId addressed_room = {};  // Only where the dialect's rooms stand in the address.

    // Both or none: the room keeps a seat of this id that points back here.
    HubRoom* room = nullptr;
    PeerId peer = {};

    std::optional<Instant> join_deadline = {};  // Armed while it is in no room.
    std::uint32_t malformed_frames = 0;
    bool has_spoken = false;            // Whether a frame came at all; the first one must be a join in most dialects.
    bool has_logged_rejection = false;  // One line per connection: a flood must not fill the log.
};

}  // namespace parley::hub
