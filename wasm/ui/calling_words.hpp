// Calling words: what is said about people who are called, and about who calls.
#pragma once

#include <string>
#include <string_view>

#include "core/border/snapshot.hpp"

namespace parley::ui {

std::string_view outcome_words(InvitationState state);
// Empty where nobody calls.
std::string incoming_words(const Snapshot& snapshot);
// What stands on the buttons: who is in a room leaves it to answer.
std::string_view accept_words(const Snapshot& snapshot);
std::string_view decline_words(const Snapshot& snapshot);
// What the second button means.
InvitationAnswer declining_answer(const Snapshot& snapshot);
std::string_view reachable_words(Reachability reachability);

}  // namespace parley::ui
