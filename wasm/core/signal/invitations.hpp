// Invitations on the wire: people who can be called by a callsign, and calls from a room to them.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/ids.hpp"
#include "core/border/invitations.hpp"

namespace parley::signal {

// ---- client to hub

// The connection is for nothing else from now on: whoever joins does so over another.
struct RegisterCallsign {
    Callsign callsign;
    std::string key = {};    // As the hub gave it with this callsign before; empty for none.
    std::string token = {};  // As in a join.
    bool operator==(const RegisterCallsign&) const = default;
};
// By a member: rings at whoever has the callsign.
struct InviteCallsign {
    Callsign callsign;
    bool operator==(const InviteCallsign&) const = default;
};
struct CancelInvitation {
    Callsign callsign;
    bool operator==(const CancelInvitation&) const = default;
};
// By whoever is called. To accept is for those who are in the room already; all others accept by joining it.
struct ReplyToInvitation {
    std::string id;
    InvitationAnswer answer = InvitationAnswer::Decline;
    bool operator==(const ReplyToInvitation&) const = default;
};

// ---- hub to client

struct CallsignRegistered {
    Callsign callsign;
    std::string key = {};            // A secret of the receiver's; empty where the hub keeps no callsign.
    std::uint32_t seconds_kept = 0;  // How long the callsign is kept when the connection is lost.
    bool operator==(const CallsignRegistered&) const = default;
};
// The receiver is called.
struct Invitation {
    std::string id;    // Told to nobody else: whoever shows it is the one who was invited.
    std::string name;  // Of the caller.
    RoomId room;
    std::uint32_t seconds = 0;  // Until nobody waits for an answer any more.
    bool operator==(const Invitation&) const = default;
};
// The receiver is not called any more.
struct InvitationEnded {
    std::string id;
    bool operator==(const InvitationEnded&) const = default;
};
// To the caller: what has become of it; never Calling.
struct InvitationChanged {
    Callsign callsign;
    InvitationState outcome = InvitationState::Unreachable;
    bool operator==(const InvitationChanged&) const = default;
};

}  // namespace parley::signal
