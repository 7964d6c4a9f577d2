// Calling words: see the header.
#include "ui/calling_words.hpp"

namespace parley::ui {

std::string_view outcome_words(InvitationState state) {
    switch (state) {
    case InvitationState::Calling: return "Calling\u2026";
    case InvitationState::Ringing: return "Ringing\u2026";
    case InvitationState::Accepted: return "Accepted";
    case InvitationState::Declined: return "Declined";
    case InvitationState::Busy: return "Busy";
    case InvitationState::Missed: return "No answer";
    case InvitationState::Unreachable: return "Not reachable";
    }
    return {};
}

std::string incoming_words(const Snapshot& snapshot) {
    const auto& incoming = snapshot.invitations.incoming;
    if (!incoming) return {};
    std::string words = incoming->name + " calls you into the room " + incoming->room + ".";
    if (snapshot.phase == Phase::InRoom) words += " To answer, you leave this one.";
    return words;
}

std::string_view accept_words(const Snapshot& snapshot) {
    return snapshot.phase == Phase::InRoom ? "Leave and answer" : "Accept";
}

std::string_view decline_words(const Snapshot& snapshot) {
    return snapshot.phase == Phase::InRoom ? "Busy" : "Decline";
}

InvitationAnswer declining_answer(const Snapshot& snapshot) {
    return snapshot.phase == Phase::InRoom ? InvitationAnswer::Busy : InvitationAnswer::Decline;
}

std::string_view reachable_words(Reachability reachability) {
    switch (reachability) {
    case Reachability::Off:
    case Reachability::Refused: return "Be reachable";
    case Reachability::Asking: return "Connecting\u2026";
    case Reachability::On: return "Reachable";
    }
    return {};
}

}  // namespace parley::ui
