// The words of files' states.
#include "core/border/files.hpp"

namespace parley {

std::string_view to_text(FileState state) {
    switch (state) {
    case FileState::Offered: return "offered";
    case FileState::Opening: return "opening";
    case FileState::Moving: return "moving";
    case FileState::Waiting: return "waiting";
    case FileState::Finished: return "finished";
    case FileState::Refused: return "refused";
    case FileState::Cancelled: return "cancelled";
    case FileState::Unfinished: return "unfinished";
    case FileState::Failed: return "failed";
    }
    return {};
}

bool is_open(FileState state) {
    switch (state) {
    case FileState::Offered:
    case FileState::Opening:
    case FileState::Moving:
    case FileState::Waiting: return true;
    case FileState::Finished:
    case FileState::Refused:
    case FileState::Cancelled:
    case FileState::Unfinished:
    case FileState::Failed: return false;
    }
    return false;
}

}  // namespace parley
