// Outgoing files: see the header.
#include "core/room/outgoing_files.hpp"

#include <algorithm>
#include <utility>

#include "core/base/limits.hpp"
#include "core/words/say.hpp"

namespace parley::room {

namespace {

// The further down, the nearer to its end: a file stands as the one who has the longest way to go.
int distance_of(FileState state) {
    switch (state) {
    case FileState::Moving:
    case FileState::Opening:
    case FileState::Waiting: return 0;
    case FileState::Offered: return 1;
    case FileState::Finished: return 2;
    case FileState::Failed: return 3;
    case FileState::Unfinished: return 4;
    case FileState::Refused: return 5;
    case FileState::Cancelled: return 6;
    }
    return 0;
}

}  // namespace

void OutgoingFiles::offer(Offer offer, const std::vector<FileReceiver>& to) {
    Entry entry{.offer = std::move(offer), .id = desk_.next_id()};
    for (const FileReceiver& receiver : to) {
        entry.receivers.push_back({.shown = receiver});
        desk_.say(receiver.peer,
                  signal::FileOffer{
                      .file = entry.id, .name = entry.offer.name, .size = entry.offer.size, .mime = entry.offer.mime});
    }
    entries_.push_back(std::move(entry));
    is_changed_ = true;
    drop_ended();
}

std::size_t OutgoingFiles::open_offers() const {
    return static_cast<std::size_t>(
        std::count_if(entries_.begin(), entries_.end(), [](const Entry& entry) { return entry.has_source; }));
}

bool OutgoingFiles::cancel(std::uint32_t id) {
    for (Entry& entry : entries_) {
        if (entry.id != id || !entry.has_source) continue;
        end_all(entry, FileState::Cancelled);
        return true;
    }
    return false;
}

void OutgoingFiles::end_all(Entry& entry, FileState state) {
    for (Receiver& receiver : entry.receivers) {
        if (!is_open(receiver.shown.state)) continue;
        desk_.say(receiver.shown.peer, signal::FileCancel{.file = entry.id, .failed = state == FileState::Failed});
        enter(entry, receiver, state);
    }
}

void OutgoingFiles::clear() {
    for (const Entry& entry : entries_) {
        if (entry.has_source) desk_.order(effect::ForgetFileSource{.source = entry.offer.source});
    }
    entries_.clear();
    is_changed_ = true;
}

// ---- the one place where states change

void OutgoingFiles::enter(Entry& entry, Receiver& receiver, FileState state) {
    receiver.shown.state = state;
    is_changed_ = true;
    if (is_open(state)) return;
    receiver.readings.clear();
    const bool is_over = std::none_of(entry.receivers.begin(), entry.receivers.end(),
                                      [](const Receiver& other) { return is_open(other.shown.state); });
    if (is_over && std::exchange(entry.has_source, false)) {
        desk_.order(effect::ForgetFileSource{.source = entry.offer.source});
    }
}

void OutgoingFiles::drop_ended() {
    while (entries_.size() > limits::files_kept_max) {
        const auto oldest =
            std::find_if(entries_.begin(), entries_.end(), [](const Entry& entry) { return !entry.has_source; });
        if (oldest == entries_.end()) return;
        entries_.erase(oldest);
    }
}

// ---- members

void OutgoingFiles::open(const PeerId& peer) {
    for (Entry& entry : entries_) {
        for (Receiver& receiver : entry.receivers) {
            if (receiver.shown.peer != peer) continue;
            receiver.readings.clear();
            if (is_open(receiver.shown.state)) {
                desk_.say(peer, signal::FileOffer{.file = entry.id,
                                                  .name = entry.offer.name,
                                                  .size = entry.offer.size,
                                                  .mime = entry.offer.mime});
            } else if (receiver.shown.state == FileState::Cancelled || receiver.shown.state == FileState::Failed) {
                // It may not have heard of that.
                desk_.say(peer,
                          signal::FileCancel{.file = entry.id, .failed = receiver.shown.state == FileState::Failed});
            }
        }
    }
}

void OutgoingFiles::forget(const PeerId& peer) {
    for (Entry& entry : entries_) {
        for (Receiver& receiver : entry.receivers) {
            if (receiver.shown.peer != peer) continue;
            if (is_open(receiver.shown.state)) enter(entry, receiver, FileState::Unfinished);
            // Whoever comes under this id later is not the one that it was offered to.
            receiver.shown.peer = {};
        }
    }
}

void OutgoingFiles::set_name(const PeerId& peer, const std::string& name) {
    for (Entry& entry : entries_) {
        for (Receiver& receiver : entry.receivers) {
            if (receiver.shown.peer != peer || receiver.shown.name == name) continue;
            receiver.shown.name = name;
            is_changed_ = true;
        }
    }
}

OutgoingFiles::Receiver* OutgoingFiles::find(const PeerId& peer, std::uint32_t file, Entry** entry) {
    for (Entry& candidate : entries_) {
        if (candidate.id != file) continue;
        *entry = &candidate;
        for (Receiver& receiver : candidate.receivers) {
            if (receiver.shown.peer == peer && is_open(receiver.shown.state)) return &receiver;
        }
    }
    return nullptr;
}

bool OutgoingFiles::on(const PeerId& from, const signal::FileProgress& said) {
    Entry* entry = nullptr;
    Receiver* const receiver = find(from, said.file, &entry);
    if (receiver == nullptr || said.bytes > entry->offer.size) return false;
    receiver->shown.bytes = said.bytes;
    enter(*entry, *receiver, FileState::Moving);
    return true;
}

bool OutgoingFiles::on(const PeerId& from, const signal::FileRequest& said) {
    Entry* entry = nullptr;
    Receiver* const receiver = find(from, said.file, &entry);
    if (receiver == nullptr || said.chunk >= chunks_of(entry->offer.size)) return false;
    if (receiver->readings.size() >= limits::file_chunks_ahead_max) return false;
    const OperationId operation = desk_.next_operation();
    receiver->readings.push_back({.operation = operation, .chunk = said.chunk});
    desk_.actions.emplace_back(SendChunkTo{.to = from,
                                           .order = {.operation = operation,
                                                     .channel = {},
                                                     .source = entry->offer.source,
                                                     .file = said.file,
                                                     .chunk = said.chunk,
                                                     .offset = chunk_offset(said.chunk),
                                                     .bytes = chunk_bytes(entry->offer.size, said.chunk)}});
    return true;
}

bool OutgoingFiles::on(const PeerId& from, const signal::FileDone& said) {
    Entry* entry = nullptr;
    Receiver* const receiver = find(from, said.file, &entry);
    if (receiver == nullptr) return false;
    receiver->shown.bytes = entry->offer.size;
    enter(*entry, *receiver, FileState::Finished);
    return true;
}

bool OutgoingFiles::on(const PeerId& from, const signal::FileRefuse& said) {
    Entry* entry = nullptr;
    Receiver* const receiver = find(from, said.file, &entry);
    if (receiver == nullptr) return false;
    if (said.failed) entry->reason = say(Phrase::FileNotKeptThere);
    enter(*entry, *receiver, said.failed ? FileState::Failed : FileState::Refused);
    return true;
}

// ---- what the host says

bool OutgoingFiles::handle(const event::FileChunkRead& event) {
    for (Entry& entry : entries_) {
        for (Receiver& receiver : entry.receivers) {
            const auto reading = std::find_if(receiver.readings.begin(), receiver.readings.end(),
                                              [&](const Reading& one) { return one.operation == event.operation; });
            if (reading == receiver.readings.end()) continue;
            desk_.say(receiver.shown.peer,
                      signal::FileDigest{.file = entry.id, .chunk = reading->chunk, .digest = event.digest});
            receiver.readings.erase(reading);
            return true;
        }
    }
    return false;
}

bool OutgoingFiles::handle(const event::OperationFailed& event) {
    for (Entry& entry : entries_) {
        for (Receiver& receiver : entry.receivers) {
            const auto reading = std::find_if(receiver.readings.begin(), receiver.readings.end(),
                                              [&](const Reading& one) { return one.operation == event.operation; });
            if (reading == receiver.readings.end()) continue;
            receiver.readings.erase(reading);
            // The channel is gone: the receiver asks again over the next one.
            if (event.name == "InvalidStateError") return true;
            entry.reason = say(Phrase::FileUnreadable);
            end_all(entry, FileState::Failed);
            return true;
        }
    }
    return false;
}

const std::vector<FileView>& OutgoingFiles::views() const {
    if (!std::exchange(is_changed_, false)) return views_;
    views_.clear();
    for (const Entry& entry : entries_) {
        FileView view{.id = entry.id,
                      .after = entry.offer.after,
                      .peer = {},
                      .sender = {},
                      .name = entry.offer.name,
                      .mime = entry.offer.mime,
                      .size = entry.offer.size,
                      .state = FileState::Cancelled,
                      .bytes = entry.offer.size,
                      .reason = entry.reason,
                      .receivers = {},
                      .is_own = true};
        for (const Receiver& receiver : entry.receivers) {
            view.receivers.push_back(receiver.shown);
            if (distance_of(receiver.shown.state) < distance_of(view.state)) view.state = receiver.shown.state;
            if (is_open(receiver.shown.state) || !entry.has_source)
                view.bytes = std::min(view.bytes, receiver.shown.bytes);
        }
        views_.push_back(std::move(view));
    }
    return views_;
}

}  // namespace parley::room
