// What two members say to each other about a file, over the channel of their link. Its sender numbers it; all but the
// bytes themselves is said here.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace parley::signal {

// ---- by the sender

// Said when it is offered, and again whenever a channel opens while it is not through.
struct FileOffer {
    std::uint32_t file = 0;
    std::string name = {};
    std::uint32_t size = 0;  // in bytes
    std::string mime = {};
    bool operator==(const FileOffer&) const = default;
};
// What the bytes of a chunk, which are on their way, must come to.
struct FileDigest {
    std::uint32_t file = 0;
    std::uint32_t chunk = 0;  // From zero.
    std::string digest = {};
    bool operator==(const FileDigest&) const = default;
};
struct FileCancel {
    std::uint32_t file = 0;
    bool failed = false;  // It cannot be read any more.
    bool operator==(const FileCancel&) const = default;
};

// ---- by the receiver

// Accepted, and so many bytes are kept: said first of none.
struct FileProgress {
    std::uint32_t file = 0;
    std::uint32_t bytes = 0;
    bool operator==(const FileProgress&) const = default;
};
struct FileRequest {
    std::uint32_t file = 0;
    std::uint32_t chunk = 0;
    bool operator==(const FileRequest&) const = default;
};
struct FileDone {
    std::uint32_t file = 0;
    bool operator==(const FileDone&) const = default;
};
// At any time before it is through.
struct FileRefuse {
    std::uint32_t file = 0;
    bool failed = false;  // Not for want of wanting it.
    bool operator==(const FileRefuse&) const = default;
};

using FileMessage = std::variant<FileOffer, FileDigest, FileCancel, FileProgress, FileRequest, FileDone, FileRefuse>;

}  // namespace parley::signal
