// Invitations, as screens and pages know them: what others can call us by, whom we have called, and who calls us.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley {

// How far we are with being reachable under a callsign.
enum class Reachability : std::uint8_t {
    Off,
    Asking,  // The server was asked and has not answered, or is looked for.
    On,
    Refused,  // Mostly because somebody else is reachable under it.
};

// "off", "asking", "on", "refused": for pages.
std::string_view to_text(Reachability reachability);

// What has become of a call of ours.
enum class InvitationState : std::uint8_t {
    Calling,  // The server was asked and has not answered.
    Ringing,
    Accepted,
    Declined,
    Busy,
    Missed,       // Nobody has answered in time.
    Unreachable,  // Nobody can be called by this callsign now.
};

// "calling", "ringing", …: on the wire and for pages.
std::string_view to_text(InvitationState state);
// Nothing for another word.
std::optional<InvitationState> invitation_state_from(std::string_view text);
// Whether an answer may still come.
bool is_pending(InvitationState state);

// What we answer to somebody who calls us.
enum class InvitationAnswer : std::uint8_t {
    Accept,  // Leaves the room that we are in, if we are.
    Decline,
    Busy,
};

// "accept", "decline", "busy": on the wire and for pages.
std::string_view to_text(InvitationAnswer answer);
// Nothing for another word.
std::optional<InvitationAnswer> invitation_answer_from(std::string_view text);

struct OutgoingInvitation {
    std::string callsign;
    InvitationState state = InvitationState::Calling;
    bool operator==(const OutgoingInvitation&) const = default;
};

struct IncomingInvitation {
    std::string name;  // What the caller is called in the room; never empty. Nobody has checked it.
    std::string room;
    bool operator==(const IncomingInvitation&) const = default;
};

struct InvitationsView {
    bool is_possible = false;  // The dialect knows callsigns.
    std::string callsign;      // Ours, or the last that we had or asked for; empty for none.
    Reachability reachability = Reachability::Off;
    std::string message;                       // For Refused: why, and what to do.
    std::vector<OutgoingInvitation> outgoing;  // From this room, in the order in which they were made.
    std::optional<IncomingInvitation> incoming;
    bool operator==(const InvitationsView&) const = default;
};

}  // namespace parley

namespace parley::intent {

// Others can call us by it from now on, wherever we are; by nothing where it is empty. Blanks around it and control
// characters are taken out, and it is cut to limits::callsign_bytes_max.
struct SetReachable {
    std::string callsign;
    bool operator==(const SetReachable&) const = default;
};
// Calls a person into the room that we are in. At most limits::invitations_pending_max at a time.
struct Invite {
    std::string callsign;
    bool operator==(const Invite&) const = default;
};
// Ends a call of ours, or takes one that has ended off the list.
struct CancelInvitation {
    std::string callsign;
    bool operator==(const CancelInvitation&) const = default;
};
// To the one that comes in; to nothing where nobody calls.
struct AnswerInvitation {
    InvitationAnswer answer = InvitationAnswer::Decline;
    bool operator==(const AnswerInvitation&) const = default;
};

}  // namespace parley::intent
