// Words of recording: see the header.
#include "ui/recording_words.hpp"

#include <vector>

namespace parley::ui {

bool is_recording(const RecordingView& recording) {
    return recording.state == RecordingState::Starting || recording.state == RecordingState::On;
}

std::string_view recording_action(const RecordingView& recording) {
    switch (recording.state) {
    case RecordingState::Off:
    case RecordingState::Failed: return "Record";
    case RecordingState::Starting: return "Do not record";
    case RecordingState::On: return "Stop recording";
    case RecordingState::Stopping: return "Saving the recording";
    }
    return "";
}

std::string elapsed_words(std::uint32_t seconds) {
    const auto two = [](std::uint32_t number) {
        return std::string(number < 10 ? "0" : "").append(std::to_string(number));
    };
    const std::uint32_t minutes = seconds / 60;
    if (minutes < 60) return std::to_string(minutes) + ":" + two(seconds % 60);
    return std::to_string(minutes / 60) + ":" + two(minutes % 60) + ":" + two(seconds % 60);
}

std::string recorders_words(const Snapshot& snapshot) {
    std::vector<std::string> names;
    if (snapshot.recording.state == RecordingState::On) names.emplace_back("You");
    for (const MemberView& member : snapshot.members) {
        if (member.is_recording) names.push_back(member.name);
    }
    if (names.empty()) return {};
    std::string words = names.front();
    for (std::size_t i = 1; i < names.size(); ++i) words += (i + 1 == names.size() ? " and " : ", ") + names[i];
    const bool is_one = names.size() == 1 && names.front() != "You";
    return words + (is_one ? " is recording" : " are recording");
}

}  // namespace parley::ui
