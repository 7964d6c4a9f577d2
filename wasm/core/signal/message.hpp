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
#include "core/border/media.hpp"

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

struct Member {
    PeerId id;
    std::string name;  // Empty where the dialect has no names.
    MemberState state;
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
    UnknownPeer,
    ForgedSender,
    TooFast,
    TooLarge,
    Other,
};

// The words on the wire ("room-full"), shared by all dialects that have typed errors.
std::string_view to_text(ErrorCode code);
// Other for an unknown word.
ErrorCode error_code_from(std::string_view text);

// ---- client to hub

struct Join {
    RoomId room;  // Empty where the connection's address named it.
    PeerId id;    // Only where ids are chosen by clients; otherwise empty.
    std::string name;
    MemberState state;
    bool operator==(const Join&) const = default;
};
struct Leave {
    bool operator==(const Leave&) const = default;
};
struct Relay {
    std::optional<PeerId> to;            // None: everyone else in the room.
    std::optional<PeerId> claimed_from;  // As the frame said; the hub checks it and uses the connection's own.
    Payload payload;
    std::string frame;  // On the hub: as it came, for dialects that deliver frames unchanged to their own kind.
    bool operator==(const Relay&) const = default;
};
struct SetState {
    MemberState state;
    bool operator==(const SetState&) const = default;
};

// ---- hub to client

struct Joined {
    PeerId self;
    RoomId room;
    std::vector<Member> members;  // Those who were there before, in the order in which they came.
    std::vector<IceServer> ice_servers;
    std::size_t capacity = 0;  // Zero where the dialect does not say.
    bool operator==(const Joined&) const = default;
};
struct MemberJoined {
    Member member;
    bool operator==(const MemberJoined&) const = default;
};
struct MemberLeft {
    PeerId id;
    bool operator==(const MemberLeft&) const = default;
};
struct MemberChanged {
    PeerId id;
    MemberState state;
    bool operator==(const MemberChanged&) const = default;
};
struct Relayed {
    PeerId from;
    PeerId to;  // The receiver; some dialects name it.
    Payload payload;
    std::string_view frame_dialect = {};  // The dialect of `frame`; empty for none.
    std::string frame;                    // As the sender sent it.
    bool operator==(const Relayed&) const = default;
};
struct Error {
    ErrorCode code = ErrorCode::Other;
    std::string message;         // For a person: what happened and what to do.
    std::optional<PeerId> peer;  // The member it is about, for UnknownPeer.
    bool operator==(const Error&) const = default;
};

}  // namespace parley::signal

namespace parley {

using ClientMessage = std::variant<signal::Join, signal::Leave, signal::Relay, signal::SetState>;
using HubMessage = std::variant<signal::Joined, signal::MemberJoined, signal::MemberLeft, signal::MemberChanged,
                                signal::Relayed, signal::Error>;

}  // namespace parley
