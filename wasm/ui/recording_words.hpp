// Words of recording: who records, for how long, and what the control does.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/border/snapshot.hpp"

namespace parley::ui {

// Whether its control ends it; otherwise it starts one.
bool is_recording(const RecordingView& recording);
// "Record", "Stop recording", "Starting the recording" …
std::string_view recording_action(const RecordingView& recording);
// "0:07", "12:30", "1:02:03"
std::string elapsed_words(std::uint32_t seconds);
// Who records, in one sentence without the time, so that it is read out once: "Ana and Ben are recording". Empty for
// nobody.
std::string recorders_words(const Snapshot& snapshot);

}  // namespace parley::ui
