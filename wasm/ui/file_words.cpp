// File words: see the header.
#include "ui/file_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace parley::ui {

namespace {

std::string share_words(std::uint32_t bytes, std::uint32_t size) {
    return std::to_string(percent_of(bytes, size)) + " %";
}

std::string receiver_state(FileState state) {
    switch (state) {
    case FileState::Offered: return "no answer yet";
    case FileState::Opening:
    case FileState::Moving: return "on its way";
    case FileState::Waiting: return "no connection";
    case FileState::Finished: return "has it";
    case FileState::Refused: return "does not want it";
    case FileState::Cancelled: return "withdrawn";
    case FileState::Unfinished: return "left before the end";
    case FileState::Failed: return "failed";
    }
    return {};
}

std::string incoming_state(const FileView& file) {
    switch (file.state) {
    case FileState::Offered: return "Waits for your answer";
    case FileState::Opening: return "Finding a place for it";
    case FileState::Moving: return "On its way";
    case FileState::Waiting: return "No connection";
    case FileState::Finished: return "Received and checked";
    case FileState::Refused: return "You did not want it";
    case FileState::Cancelled: return file.sender + " withdrew it";
    case FileState::Unfinished: return "Not finished: " + file.sender + " has left";
    case FileState::Failed: return file.reason;
    }
    return {};
}

bool has_share(FileState state) {
    return state == FileState::Moving || state == FileState::Waiting;
}

}  // namespace

std::string size_words(std::uint64_t bytes) {
    constexpr std::uint64_t step = 1000;
    if (bytes < step) return std::to_string(bytes) + (bytes == 1 ? " byte" : " bytes");
    constexpr std::array<std::string_view, 4> units = {" kB", " MB", " GB", " TB"};
    std::size_t unit = 0;
    std::uint64_t whole = step;  // Bytes in one of the unit.
    while (unit + 1 < units.size() && bytes / whole >= step) {
        whole *= step;
        ++unit;
    }
    const std::uint64_t tenths = bytes / (whole / 10);
    std::string words = std::to_string(tenths / 10);
    if (unit > 0 && tenths < 100) {
        words += '.';
        words += std::to_string(tenths % 10);
    }
    return words.append(units[unit]);
}

std::uint32_t percent_of(std::uint32_t bytes, std::uint32_t size) {
    constexpr std::uint64_t all = 100;
    return size == 0 ? all : static_cast<std::uint32_t>(bytes * all / size);
}

std::string file_title(const FileView& file) {
    const std::string who = file.is_own ? "You offer " : file.sender + " offers ";
    return who + file.name + ", " + size_words(file.size);
}

std::string incoming_words(const FileView& file) {
    const std::string words = incoming_state(file);
    return has_share(file.state) ? words + ", " + share_words(file.bytes, file.size) : words;
}

std::string receiver_words(const FileReceiver& receiver, std::uint32_t size) {
    const std::string words = receiver.name + ": " + receiver_state(receiver.state);
    return has_share(receiver.state) ? words + ", " + share_words(receiver.bytes, size) : words;
}

std::string receivers_words(const FileView& file) {
    std::size_t finished = 0;
    std::size_t under_way = 0;
    std::size_t unanswered = 0;
    for (const FileReceiver& receiver : file.receivers) {
        if (receiver.state == FileState::Finished) ++finished;
        if (has_share(receiver.state)) ++under_way;
        if (receiver.state == FileState::Offered) ++unanswered;
    }
    const std::size_t others = file.receivers.size() - finished - under_way - unanswered;
    std::string words = std::to_string(finished) + (finished == 1 ? " has it" : " have it");
    if (under_way > 0) words += ", " + std::to_string(under_way) + " under way";
    if (unanswered > 0) words += ", " + std::to_string(unanswered) + " without an answer";
    if (others > 0) words += ", " + std::to_string(others) + " did not get it";
    return words;
}

std::string file_card_words(const FileView& file) {
    std::string words = file_title(file);
    if (!file.is_own) return words + ". " + incoming_words(file);
    for (const FileReceiver& receiver : file.receivers) words += ". " + receiver_words(receiver, file.size);
    return words;
}

std::string file_news(const FileView& file) {
    if (!file.is_own) return file_title(file) + ". " + incoming_state(file);
    std::string words = file_title(file);
    for (const FileReceiver& receiver : file.receivers) {
        words += ". " + receiver.name + ": " + receiver_state(receiver.state);
    }
    return words;
}

bool can_attach(const Snapshot& snapshot) {
    return std::any_of(snapshot.members.begin(), snapshot.members.end(),
                       [](const MemberView& member) { return member.takes_files; });
}

std::string attach_words(const Snapshot& snapshot) {
    if (snapshot.members.empty()) return "Send a file: nobody else is here";
    if (!can_attach(snapshot)) return "Send a file: no program here can take one";
    std::string without;
    for (const MemberView& member : snapshot.members) {
        if (!member.takes_files) without += (without.empty() ? "" : ", ") + member.name;
    }
    return without.empty() ? "Send a file to everybody" : "Send a file, but not to " + without;
}

}  // namespace parley::ui
