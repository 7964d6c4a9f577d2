// Calling words: what is said about people who are called, and about who calls.
#pragma once

#include <string>

#include "core/border/snapshot.hpp"
#include "core/words/phrase.hpp"

namespace parley::ui {

Phrase outcome_phrase(InvitationState state);
// Empty where nobody calls.
std::string incoming_words(const Snapshot& snapshot);
// What stands on the buttons: who is in a room leaves it to answer.
Phrase accept_phrase(const Snapshot& snapshot);
Phrase decline_phrase(const Snapshot& snapshot);
// What the second button means.
InvitationAnswer declining_answer(const Snapshot& snapshot);
Phrase reachable_phrase(Reachability reachability);

}  // namespace parley::ui
