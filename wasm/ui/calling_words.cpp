// Calling words: see the header.
#include "ui/calling_words.hpp"

#include "core/words/say.hpp"

namespace parley::ui {

Phrase outcome_phrase(InvitationState state) {
    switch (state) {
    case InvitationState::Calling: return Phrase::Calling;
    case InvitationState::Ringing: return Phrase::Ringing;
    case InvitationState::Accepted: return Phrase::CallAccepted;
    case InvitationState::Declined: return Phrase::CallDeclined;
    case InvitationState::Busy: return Phrase::CallBusy;
    case InvitationState::Missed: return Phrase::CallMissed;
    case InvitationState::Unreachable: return Phrase::CallUnreachable;
    }
    return Phrase::CallUnreachable;
}

std::string incoming_words(const Snapshot& snapshot) {
    const auto& incoming = snapshot.invitations.incoming;
    if (!incoming) return {};
    const std::string words = say(Phrase::CallsYou, incoming->name, incoming->room);
    if (snapshot.phase != Phase::InRoom) return words;
    return joined(Phrase::Sentences, words, say(Phrase::AnsweringLeavesRoom));
}

Phrase accept_phrase(const Snapshot& snapshot) {
    return snapshot.phase == Phase::InRoom ? Phrase::LeaveAndAnswer : Phrase::AcceptCall;
}

Phrase decline_phrase(const Snapshot& snapshot) {
    return snapshot.phase == Phase::InRoom ? Phrase::SayBusy : Phrase::DeclineCall;
}

InvitationAnswer declining_answer(const Snapshot& snapshot) {
    return snapshot.phase == Phase::InRoom ? InvitationAnswer::Busy : InvitationAnswer::Decline;
}

Phrase reachable_phrase(Reachability reachability) {
    switch (reachability) {
    case Reachability::Off:
    case Reachability::Refused: return Phrase::BeReachable;
    case Reachability::Asking: return Phrase::ReachableConnecting;
    case Reachability::On: return Phrase::Reachable;
    }
    return Phrase::BeReachable;
}

}  // namespace parley::ui
