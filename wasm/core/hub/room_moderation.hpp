// Room moderation: what one room knows of its host, its lock and those at its door.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/token_bucket.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

struct HubConnection;

struct Knock {
    HubConnection* connection = nullptr;  // Never null; points to the room with `knocked_room`.
    PeerId id = {};                       // Which it will have as a member, too.
    signal::Join join = {};               // As it came.
};

// One who may not come back while anybody is in the call.
struct RemovedMember {
    PeerId id;
    std::string user;  // Empty where nobody has proven it.
};

struct RoomModeration {
    PeerId host = {};           // A member; empty while there is none who may moderate.
    bool is_appointed = false;  // The host before handed its part over. Otherwise who has been here longest is host.
    bool is_locked = false;
    // As the members were told last.
    PeerId told_host = {};
    bool told_locked = false;
    std::vector<Knock> knocks = {};  // In the order in which they came; none unless locked.
    std::vector<PeerId> lost = {};   // Members whom the server lost: no newcomers when they come back.
    std::vector<RemovedMember> removed = {};
    // Made when first used.
    std::optional<TokenBucket> knocks_allowed = {};
    std::optional<TokenBucket> asks_allowed = {};
};

}  // namespace parley::hub
