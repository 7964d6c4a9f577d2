// What a snapshot says about one thing, in words that a transcript asks for.
#pragma once

#include <string>

#include "core/border/snapshot.hpp"

namespace parley::test {

std::string word_for(Phase phase);
std::string word_for(SignalingLink signaling);
std::string word_for(LinkState state);
std::string word_for(RecordingState state);
std::string word_for(DeviceState state);

// Answers in the form of the question, of which only the first word or two count:
// "phase …", "signaling …", "self …", "room …", "link …", "notice …", "members …", "camera …", "microphone …",
// "counter NAME …", "member ID …" (its name, link state, and microphone and camera as "+m -c"), "reason ID …".
std::string describe(const Snapshot& snapshot, const std::string& question);

}  // namespace parley::test
