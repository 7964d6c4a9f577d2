// Files: what members offer each other, as screens and pages see it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"

namespace parley {

// How a file stands: for its sender with one receiver, for a receiver as a whole.
enum class FileState : std::uint8_t {
    Offered,     // Nobody has answered.
    Opening,     // Accepted; the browser makes a place for it, and may ask the person where.
    Moving,      // Bytes pass.
    Waiting,     // There is no connection now: it goes on from where it was when there is one.
    Finished,    // All of it is there and as it was sent.
    Refused,     // The receiver does not want it (any more).
    Cancelled,   // The sender does not offer it any more.
    Unfinished,  // The other one left before it was through.
    Failed,      // `FileView::reason` says why.
};

// The word that pages see, such as "offered".
std::string_view to_text(FileState state);
// Whether something may still become of it.
bool is_open(FileState state);

struct FileReceiver {
    PeerId peer = {};
    std::string name = {};  // Never empty.
    FileState state = FileState::Offered;
    std::uint32_t bytes = 0;  // Those that the receiver has kept.
    bool operator==(const FileReceiver&) const = default;
};

struct FileView {
    std::uint32_t id = 0;     // Names it in this session, and never another.
    std::uint32_t after = 0;  // The sequence of the newest chat message that was there before it.
    PeerId peer = {};         // The sender; empty for one of ours.
    std::string sender = {};  // What the sender is called; the last name known, never empty; of ours empty.
    std::string name = {};    // 1 to limits::file_name_bytes_max bytes, see base/file_name.hpp.
    std::string mime = {};    // As the sender says; empty where it is not known.
    std::uint32_t size = 0;   // in bytes
    FileState state = FileState::Offered;      // Of ours: the state of the one that is furthest from its end.
    std::uint32_t bytes = 0;                   // Those that were kept; of ours those of the slowest receiver.
    std::string reason = {};                   // A sentence where it failed.
    std::vector<FileReceiver> receivers = {};  // Of ours only.
    bool is_own = false;
    bool operator==(const FileView&) const = default;
};

}  // namespace parley
