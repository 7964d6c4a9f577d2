// Invitations: their words.
#include "core/border/invitations.hpp"

namespace parley {

std::string_view to_text(Reachability reachability) {
    switch (reachability) {
    case Reachability::Off: return "off";
    case Reachability::Asking: return "asking";
    case Reachability::On: return "on";
    case Reachability::Refused: return "refused";
    }
    return "off";
}

std::string_view to_text(InvitationState state) {
    switch (state) {
    case InvitationState::Calling: return "calling";
    case InvitationState::Ringing: return "ringing";
    case InvitationState::Accepted: return "accepted";
    case InvitationState::Declined: return "declined";
    case InvitationState::Busy: return "busy";
    case InvitationState::Missed: return "missed";
    case InvitationState::Unreachable: return "unreachable";
    }
    return "unreachable";
}

std::optional<InvitationState> invitation_state_from(std::string_view text) {
    using enum InvitationState;
    for (const InvitationState state : {Calling, Ringing, Accepted, Declined, Busy, Missed, Unreachable}) {
        if (to_text(state) == text) return state;
    }
    return std::nullopt;
}

bool is_pending(InvitationState state) {
    return state == InvitationState::Calling || state == InvitationState::Ringing;
}

std::string_view to_text(InvitationAnswer answer) {
    switch (answer) {
    case InvitationAnswer::Accept: return "accept";
    case InvitationAnswer::Decline: return "decline";
    case InvitationAnswer::Busy: return "busy";
    }
    return "decline";
}

std::optional<InvitationAnswer> invitation_answer_from(std::string_view text) {
    using enum InvitationAnswer;
    for (const InvitationAnswer answer : {Accept, Decline, Busy}) {
        if (to_text(answer) == text) return answer;
    }
    return std::nullopt;
}

}  // namespace parley
