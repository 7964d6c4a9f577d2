// Neutral messages: what every dialect says, in one vocabulary. ClientMessage goes to the hub, HubMessage comes from
// it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/border/media.hpp"
#include "core/border/moderation.hpp"
#include "core/border/token_grant.hpp"
#include "core/signal/invitations.hpp"

namespace parley::signal {

// Ties a description or candidate to the exchange it belongs to, so that late ones are told from current ones.
// Zeros where the dialect carries no correlation: then everything counts as current.
struct Correlation {
    std::uint32_t connection = 0;  // Chosen by the side that opened the connection; another number is another one.
    std::uint32_t exchange = 0;    // Chosen with each offer; repeated by its answer and by the candidates after it.
    bool operator==(const Correlation&) const = default;
};

struct Description {
    DescriptionType type = DescriptionType::Offer;
    std::string sdp;
    Correlation correlation;
    bool operator==(const Description&) const = default;
};

struct TrickledCandidate {
    Candidate candidate;
    Correlation correlation;
    bool operator==(const TrickledCandidate&) const = default;
};

// What goes from one member to another.
using Payload = std::variant<Description, TrickledCandidate>;

bool is_offer(const Payload& payload);

struct Member {
    PeerId id;
    std::string name;  // Empty where the dialect has no names.
    MemberState state;
    std::string_view dialect = {};  // Of the member's own client, a name of the registry; empty for unknown.
    std::string user = {};          // Who the member is outside of this room; empty where nobody has proven it.
    Rights rights = {};
    bool operator==(const Member&) const = default;
};

enum class ErrorCode : std::uint8_t {
    MalformedFrame,
    UnsupportedVersion,
    InvalidRoom,
    InvalidName,
    InvalidId,
    IdTaken,
    RoomFull,
    ServerFull,
    NotInRoom,
    AlreadyInRoom,
    UnknownRoom,
    Unauthorized,
    Busy,
    UnknownPeer,
    ForgedSender,
    TooFast,
    TooLarge,
    RoomLocked,
    Refused,
    Unanswered,
    Removed,
    RoomClosed,
    NotHost,
    Other,
};

// The words on the wire ("room-full"), shared by all dialects that have typed errors.
std::string_view to_text(ErrorCode code);
// Other for an unknown word.
ErrorCode error_code_from(std::string_view text);

// A room for which everything is said by name, as some dialects do: checked against the room that the sender is in.
using ClaimedRoom = std::optional<RoomId>;

// What whoever opened a room said about it; kept as it is, for dialects that show it.
struct RoomTopic {
    std::string call_type;   // "video", "audio", …; empty where nobody said.
    std::string metadata;    // JSON text of an object; empty for none.
    UnixTime created_at{};   // Set by the hub.
    std::string created_by;  // The user, or the member's id; set by the hub.
    bool operator==(const RoomTopic&) const = default;
};

// ---- client to hub

// A place that the client had before its connection was lost, and that it wants back.
struct Claim {
    PeerId id;
    std::string token;           // As the hub gave it with the place.
    std::uint64_t received = 0;  // Frames that have come since the hub's `Joined`.
    bool operator==(const Claim&) const = default;
};

struct Join {
    RoomId room;  // Empty where the connection's address named it.
    PeerId id;    // Only where ids are chosen by clients or given by the framing; otherwise empty.
    std::string name;
    MemberState state;
    bool makes_offers = true;  // Only false on the hub: for a client that learns of nobody and waits to be called.
    RoomTopic topic = {};
    std::vector<PeerId> calls = {};  // Only on the client: members to call whom nobody announces.
    bool can_come_back = false;      // The client keeps what it sends, and can claim its place.
    std::optional<Claim> claim = {};
    bool knocks = false;  // Waits at the door of a locked room, instead of being refused.
    // Only on the hub: since when a member is known whose place was given before the hub was started.
    std::optional<UnixTime> known_since = {};
    bool is_proven = false;       // Only on the hub: `id` was shown with its token.
    std::string invitation = {};  // The id of the one that is accepted by joining; empty for none.
    bool is_host_invited =
        false;               // Only on the hub: a locked door is open, because a host of the room says so or joins.
    std::string token = {};  // Proves who joins, and what they may; empty for none. Never logged.
    bool operator==(const Join&) const = default;
};
// Hears a room without being in its call.
struct Enter {
    RoomId room;  // Empty where the connection's address named it.
    std::string name;
    bool operator==(const Enter&) const = default;
};
// Out of the call. Whoever entered before joining hears the room still.
struct Leave {
    ClaimedRoom claimed_room = {};
    bool operator==(const Leave&) const = default;
};
// A chat message to everyone who hears the room, the sender too.
struct Say {
    std::string text;
    ClaimedRoom claimed_room = {};
    bool operator==(const Say&) const = default;
};
struct SetTyping {
    bool is_typing = false;
    ClaimedRoom claimed_room = {};
    bool operator==(const SetTyping&) const = default;
};
// Can be called under this id by others who registered, without being in a room. Again with another: the id changes.
struct Register {
    PeerId id;
    bool operator==(const Register&) const = default;
};
// Asks a registered person into the sender's room, or into a new one.
struct Invite {
    PeerId to;
    ClaimedRoom claimed_room = {};
    std::optional<PeerId> claimed_from = {};
    bool operator==(const Invite&) const = default;
};
struct AnswerInvitation {
    PeerId to;  // Who had invited.
    RoomId room;
    bool accepts = false;
    std::optional<PeerId> claimed_from = {};
    bool operator==(const AnswerInvitation&) const = default;
};
struct Relay {
    std::optional<PeerId> to;            // None: everyone else in the room.
    std::optional<PeerId> claimed_from;  // As the frame said; the hub checks it and uses the connection's own.
    Payload payload;
    std::string frame;  // On the hub: as it came, for dialects that deliver frames unchanged to their own kind.
    ClaimedRoom claimed_room = {};
    std::string name = {};  // Of the sender, where the dialect says it with the payload.
    bool operator==(const Relay&) const = default;
};
struct SetState {
    MemberState state;
    bool operator==(const SetState&) const = default;
};
// Is the hub there? It answers with Pong. Browsers show a page nothing of the WebSocket's own pings.
struct Ping {
    bool operator==(const Ping&) const = default;
};
// The credentials of the ICE servers are about to run out. The hub answers a member with IceServersRenewed.
struct RenewIceServers {
    bool operator==(const RenewIceServers&) const = default;
};

// What the host of a room wishes; nobody else's wish is heard.
struct SetLock {
    bool locked = false;
    bool operator==(const SetLock&) const = default;
};
struct AnswerKnock {
    PeerId id;  // As `Knocked` named it.
    bool admits = false;
    bool operator==(const AnswerKnock&) const = default;
};
struct Ask {
    PeerId to;
    AskedFor what = AskedFor::Mute;
    bool operator==(const Ask&) const = default;
};
struct Remove {
    PeerId id;
    bool operator==(const Remove&) const = default;
};
struct HandOver {
    PeerId to;  // The host from now on.
    bool operator==(const HandOver&) const = default;
};

// ---- hub to client

struct Pong {
    bool operator==(const Pong&) const = default;
};
// In place of those that came before.
struct IceServersRenewed {
    std::vector<IceServer> ice_servers;
    std::uint32_t ice_seconds = 0;  // As in Joined.
    bool operator==(const IceServersRenewed&) const = default;
};

// How the receiver keeps its place when its connection is lost.
struct Place {
    std::string token;               // A secret of the receiver's: whoever shows it is this member.
    std::uint32_t seconds_kept = 0;  // How long the others do not notice.
    // The place was still there: of the client's frames since its former `Joined`, so many have been dealt with. What
    // the client has missed comes next. Nothing for a new place, or one taken again after a restart.
    std::optional<std::uint64_t> received = {};
    bool operator==(const Place&) const = default;
};

struct Joined {
    PeerId self;
    RoomId room;
    std::vector<Member> members;  // Those to whom the receiver offers, in the order in which they came.
    std::vector<IceServer> ice_servers;
    std::size_t capacity = 0;  // Zero where the dialect does not say.
    PeerId host = {};          // Who moderates; empty where the dialect does not say.
    RoomTopic topic = {};
    std::optional<Place> place = {};  // None where the hub or the client knows no coming back.
    bool is_locked = false;
    std::uint32_t ice_seconds = 0;  // For which the credentials of `ice_servers` are good; zero for ever.
    Rights rights = {};             // The receiver's own.
    bool operator==(const Joined&) const = default;
};
// Somebody else is in the call. Not always a newcomer: the hub also introduces members with this that were there
// before, where it is they who offer.
struct MemberJoined {
    Member member;
    bool receiver_offers = false;  // Otherwise it waits for an offer.
    RoomId room = {};
    bool was_there = false;  // Before the receiver came, where that is not said by Joined.
    bool operator==(const MemberJoined&) const = default;
};
struct MemberLeft {
    PeerId id;
    RoomId room = {};
    std::string user = {};
    std::string name = {};
    bool was_lost = false;  // The server has lost it, and does not know whether it has left.
    bool operator==(const MemberLeft&) const = default;
};
// The receiver itself is out of the call, as it asked.
struct Left {
    RoomId room;
    bool operator==(const Left&) const = default;
};
// The receiver hears the room now.
struct Entered {
    RoomId room;
    bool operator==(const Entered&) const = default;
};
struct Present {
    PeerId id;  // Empty for one who is not in the call of a dialect that tells no ids of those.
    std::string user;
    std::string name;
    bool in_call = false;
    bool operator==(const Present&) const = default;
};
// Who is in the room, in the call or not. Only to dialects that tell presence.
struct RoomChanged {
    RoomId room;
    std::vector<Present> people;
    std::size_t viewers = 0;         // Connections that only watch the number of viewers.
    std::string newcomer_name = {};  // Of the one who has just entered, for the others; empty otherwise.
    bool operator==(const RoomChanged&) const = default;
};
struct Said {
    PeerId from;  // Empty for one who is no member.
    std::string name;
    std::string text;
    bool operator==(const Said&) const = default;
};
struct TypingChanged {
    std::string name;
    bool is_typing = false;
    bool operator==(const TypingChanged&) const = default;
};
struct Invited {
    PeerId from;
    PeerId to;  // The receiver.
    RoomId room;
    bool operator==(const Invited&) const = default;
};
struct InvitationAnswered {
    PeerId from;
    PeerId to;  // The receiver.
    RoomId room;
    bool accepts = false;
    bool operator==(const InvitationAnswered&) const = default;
};
// The first invitation of the receiver was accepted: the room exists now, and the receiver is in it.
struct RoomCreated {
    RoomId room;
    bool operator==(const RoomCreated&) const = default;
};
struct MemberChanged {
    PeerId id;
    MemberState state;
    std::string name = {};  // Where it has become known; empty otherwise.
    bool operator==(const MemberChanged&) const = default;
};
struct Relayed {
    PeerId from;
    PeerId to;  // The receiver; some dialects name it.
    Payload payload;
    std::string_view frame_dialect = {};  // The dialect of `frame`; empty for none.
    std::string frame;                    // As the sender sent it.
    RoomId room = {};
    std::string user = {};  // Of the sender.
    std::string name = {};  // Of the sender.
    bool operator==(const Relayed&) const = default;
};
// Who is host, and whether newcomers must knock.
struct ModerationChanged {
    PeerId host;
    bool is_locked = false;
    bool operator==(const ModerationChanged&) const = default;
};
// The receiver has knocked at a locked room.
struct Waiting {
    RoomId room;
    std::uint32_t seconds = 0;  // Until a knock that nobody answers ends.
    bool operator==(const Waiting&) const = default;
};
// Only to the host: somebody waits at the door. Whoever becomes host is told of all who do.
struct Knocked {
    PeerId id;  // Of the knock; of the member too, once it is admitted.
    std::string name;
    bool operator==(const Knocked&) const = default;
};
// Only to the host: nobody waits any more under this id, answered or not.
struct KnockEnded {
    PeerId id;
    bool operator==(const KnockEnded&) const = default;
};
// The host asks the receiver, which does it. The person is told, and may undo it.
struct Asked {
    PeerId from;
    AskedFor what = AskedFor::Mute;
    bool operator==(const Asked&) const = default;
};
struct Error {
    ErrorCode code = ErrorCode::Other;
    std::string message;         // For a person: what happened and what to do.
    std::optional<PeerId> peer;  // The member it is about, for UnknownPeer.
    RoomId room = {};            // The room it is about; empty for none.
    bool operator==(const Error&) const = default;
};

}  // namespace parley::signal

namespace parley {

using ClientMessage =
    std::variant<signal::Join, signal::Leave, signal::Relay, signal::SetState, signal::Enter, signal::Say,
                 signal::SetTyping, signal::Register, signal::Invite, signal::AnswerInvitation, signal::Ping,
                 signal::SetLock, signal::AnswerKnock, signal::Ask, signal::Remove, signal::HandOver,
                 signal::RegisterCallsign, signal::InviteCallsign, signal::CancelInvitation, signal::ReplyToInvitation,
                 signal::RenewIceServers>;
using HubMessage =
    std::variant<signal::Joined, signal::MemberJoined, signal::MemberLeft, signal::MemberChanged, signal::Relayed,
                 signal::Error, signal::Left, signal::Entered, signal::RoomChanged, signal::Said, signal::TypingChanged,
                 signal::Invited, signal::InvitationAnswered, signal::RoomCreated, signal::Pong,
                 signal::ModerationChanged, signal::Waiting, signal::Knocked, signal::KnockEnded, signal::Asked,
                 signal::CallsignRegistered, signal::Invitation, signal::InvitationEnded, signal::InvitationChanged,
                 signal::IceServersRenewed>;

}  // namespace parley
