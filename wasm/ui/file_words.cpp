// File words: see the header.
#include "ui/file_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "core/words/say.hpp"

namespace parley::ui {

namespace {

std::string share_words(std::uint32_t bytes, std::uint32_t size) {
    return say(Phrase::Percent, std::to_string(percent_of(bytes, size)));
}

std::string receiver_state(FileState state) {
    switch (state) {
    case FileState::Offered: return say(Phrase::ReceiverUnanswered);
    case FileState::Opening:
    case FileState::Moving: return say(Phrase::ReceiverMoving);
    case FileState::Waiting: return say(Phrase::ReceiverWaiting);
    case FileState::Finished: return say(Phrase::ReceiverFinished);
    case FileState::Refused: return say(Phrase::ReceiverRefused);
    case FileState::Cancelled: return say(Phrase::ReceiverCancelled);
    case FileState::Unfinished: return say(Phrase::ReceiverLeft);
    case FileState::Failed: return say(Phrase::ReceiverFailed);
    }
    return {};
}

std::string incoming_state(const FileView& file) {
    switch (file.state) {
    case FileState::Offered: return say(Phrase::FileWaitsForYou);
    case FileState::Opening: return say(Phrase::FileOpening);
    case FileState::Moving: return say(Phrase::FileMoving);
    case FileState::Waiting: return say(Phrase::FileWaiting);
    case FileState::Finished: return say(Phrase::FileFinished);
    case FileState::Refused: return say(Phrase::FileRefused);
    case FileState::Cancelled: return say(Phrase::FileWithdrawn, file.sender);
    case FileState::Unfinished: return say(Phrase::FileUnfinished, file.sender);
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
    if (bytes < step) return say_counted(Phrase::Bytes, bytes);
    constexpr std::array units = {Phrase::Kilobytes, Phrase::Megabytes, Phrase::Gigabytes, Phrase::Terabytes};
    std::size_t unit = 0;
    std::uint64_t whole = step;  // Bytes in one of the unit.
    while (unit + 1 < units.size() && bytes / whole >= step) {
        whole *= step;
        ++unit;
    }
    const std::uint64_t tenths = bytes / (whole / 10);
    std::string words = std::to_string(tenths / 10);
    if (unit > 0 && tenths < 100) {
        words.append(say(Phrase::DecimalPoint)).append(std::to_string(tenths % 10));
    }
    return say(units[unit], words);
}

std::uint32_t percent_of(std::uint32_t bytes, std::uint32_t size) {
    constexpr std::uint64_t all = 100;
    return size == 0 ? all : static_cast<std::uint32_t>(bytes * all / size);
}

std::string file_title(const FileView& file) {
    return offer_words(file, joined(Phrase::Comma, file.name, size_words(file.size)));
}

std::string offer_words(const FileView& file, std::string_view what) {
    return file.is_own ? say(Phrase::YouOffer, what) : say(Phrase::MemberOffers, file.sender, what);
}

std::string incoming_words(const FileView& file) {
    const std::string words = incoming_state(file);
    return has_share(file.state) ? joined(Phrase::Comma, words, share_words(file.bytes, file.size)) : words;
}

std::string receiver_words(const FileReceiver& receiver, std::uint32_t size) {
    const std::string words = say(Phrase::Explained, receiver.name, receiver_state(receiver.state));
    return has_share(receiver.state) ? joined(Phrase::Comma, words, share_words(receiver.bytes, size)) : words;
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
    std::string words = say_counted(Phrase::HaveIt, finished);
    const auto add = [&words](Phrase phrase, std::size_t count) {
        if (count > 0) words = joined(Phrase::Comma, words, say_counted(phrase, count));
    };
    add(Phrase::UnderWay, under_way);
    add(Phrase::WithoutAnswer, unanswered);
    add(Phrase::DidNotGetIt, others);
    return words;
}

std::string file_card_words(const FileView& file) {
    std::string words = file_title(file);
    if (!file.is_own) return joined(Phrase::ThenSentence, words, incoming_words(file));
    for (const FileReceiver& receiver : file.receivers) {
        words = joined(Phrase::ThenSentence, words, receiver_words(receiver, file.size));
    }
    return words;
}

std::string file_news(const FileView& file) {
    if (!file.is_own) return joined(Phrase::ThenSentence, file_title(file), incoming_state(file));
    std::string words = file_title(file);
    for (const FileReceiver& receiver : file.receivers) {
        words =
            joined(Phrase::ThenSentence, words, say(Phrase::Explained, receiver.name, receiver_state(receiver.state)));
    }
    return words;
}

bool can_attach(const Snapshot& snapshot) {
    return std::any_of(snapshot.members.begin(), snapshot.members.end(),
                       [](const MemberView& member) { return member.takes_files; });
}

std::string attach_words(const Snapshot& snapshot) {
    if (snapshot.members.empty()) return say(Phrase::AttachNobody);
    if (!can_attach(snapshot)) return say(Phrase::AttachNoProgram);
    std::string without;
    for (const MemberView& member : snapshot.members) {
        if (!member.takes_files) without = joined(Phrase::Comma, without, member.name);
    }
    if (without.empty()) return say(Phrase::AttachToAll);
    return say(Phrase::AttachNotTo, without);
}

}  // namespace parley::ui
