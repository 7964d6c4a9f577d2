// Words of recording: see the header.
#include "ui/recording_words.hpp"

#include <vector>

#include "core/words/say.hpp"

namespace parley::ui {

bool is_recording(const RecordingView& recording) {
    return recording.state == RecordingState::Starting || recording.state == RecordingState::On;
}

std::string_view recording_action(const RecordingView& recording) {
    switch (recording.state) {
    case RecordingState::Off:
    case RecordingState::Failed: return say(Phrase::Record);
    case RecordingState::Starting: return say(Phrase::DoNotRecord);
    case RecordingState::On: return say(Phrase::StopRecording);
    case RecordingState::Stopping: return say(Phrase::SavingRecording);
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
    const bool is_own = snapshot.recording.state == RecordingState::On;
    if (is_own) names.emplace_back(say(Phrase::You));
    for (const MemberView& member : snapshot.members) {
        if (member.is_recording) names.push_back(member.name);
    }
    if (names.empty()) return {};
    if (names.size() == 1)
        return is_own ? std::string(say(Phrase::YouAreRecording)) : say(Phrase::IsRecording, names[0]);
    std::string list = names.front();
    for (std::size_t i = 1; i < names.size(); ++i) {
        list = joined(i + 1 == names.size() ? Phrase::And : Phrase::Comma, list, names[i]);
    }
    return say(Phrase::AreRecording, list);
}

}  // namespace parley::ui
