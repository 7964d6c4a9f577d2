// Recording: how the recording of a room at home stands.
#pragma once

#include <cstdint>
#include <string>

namespace parley {

enum class RecordingState : std::uint8_t {
    Off,
    Starting,  // The browser was asked; the person may be choosing a file.
    On,
    Stopping,  // The file is being finished.
    Failed,    // It ended by itself; the message says why, and whether anything was kept.
};

struct RecordingView {
    bool is_offered = false;  // Where not, the browser or the page cannot.
    RecordingState state = RecordingState::Off;
    std::uint32_t seconds = 0;  // So long it has been on.
    std::string message;        // Empty where there is nothing to say.
    bool operator==(const RecordingView&) const = default;
};

}  // namespace parley
