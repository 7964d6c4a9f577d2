// One connection as the hub knows it: what it speaks, who it is, where it is, and how it has behaved.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/frame_ledger.hpp"
#include "core/base/ids.hpp"
#include "core/base/redacted.hpp"
#include "core/base/time.hpp"
#include "core/base/token_bucket.hpp"
#include "core/border/token_grant.hpp"
#include "core/dialect/registry.hpp"
#include "core/framing/socket_io_server.hpp"
#include "core/hub/quota.hpp"

namespace parley::hub {

class HubRoom;

// Who somebody is outside of any room, proven by a token, and what that lets them do.
struct Identity {
    std::string user;
    std::string name;  // Empty where the token names nobody.
    TokenGrant grant = {};
};

// What waits for the answer to CheckToken: the rest of the frame that needs it, and frames that came since.
struct TokenWait {
    std::vector<ClientMessage> messages;
    std::vector<std::string> frames;
};

struct HubConnection {
    ConnectionId id;
    const dialect::Dialect* dialect;  // Never null. Of several on one path the first, until a frame tells.
    std::unique_ptr<dialect::HubCodec> codec;
    Redacted address;
    TokenBucket bucket;
    const UnixTime* unix_now = nullptr;  // The hub's own; outlives this.

    // The other dialects of the path, while it is not known which one is spoken.
    std::vector<const dialect::Dialect*> alternatives = {};
    std::unique_ptr<framing::SocketIoServer> framing = {};  // Null where frames come bare.
    PeerId given_id = {};                                   // What the framing has called it; empty for none.
    Redacted offered_token = {};                            // Of the request that opened the connection.
    std::optional<Identity> identity = {};
    std::unique_ptr<TokenWait> token_wait = {};  // Null unless an answer is outstanding, and frames come bare.
    Quota::Hold address_hold = {};
    Quota::Hold token_hold = {};  // Of the token that was shown last.
    std::string said_name = {};   // What the client calls itself; nobody has checked it.
    std::string region = {};      // Where it is; empty for unknown.

    RoomId addressed_room = {};  // Only where the dialect's rooms stand in the address.
    bool address_names_room = false;

    // Both or none: the room keeps a seat of this id that points back here.
    HubRoom* room = nullptr;
    PeerId peer = {};
    // The room that it hears, in the call or not; never another one than `room`.
    HubRoom* heard_room = nullptr;
    // Only while it is in no room: where it waits to be let in. The room keeps the knock.
    HubRoom* knocked_room = nullptr;
    bool is_knock_timed = false;  // The join deadline is that of the knock.
    PeerId registered = {};       // The id in the directory; empty for none.
    Callsign callsign = {};       // By which its person can be called; in no room then. Empty for none.
    // Of those whom it calls from its room, and who have not answered: ids.
    std::vector<std::string> invitations = {};
    std::optional<TokenBucket> invitations_allowed = {};  // Made when first used.

    // Only where the client can come back to its place.
    bool has_place = false;
    FrameLedger sent = {};                   // Since its `Joined`.
    std::uint64_t frames_taken = 0;          // Likewise.
    std::optional<Instant> kept_until = {};  // Armed while the connection is lost and the place kept.

    std::optional<Instant> join_deadline = {};  // Armed while it is nowhere.
    std::uint32_t malformed_frames = 0;
    std::optional<UnixTime> awaits_room_since = {};  // Its opening, until it has been a member once.
    bool has_spoken = false;            // Whether a frame came at all; the first one must be a join in most dialects.
    bool has_logged_rejection = false;  // One line per connection: a flood must not fill the log.

    const signal::Facts& facts() const { return dialect->facts; }
    bool is_lost() const { return kept_until.has_value(); }
};

}  // namespace parley::hub
