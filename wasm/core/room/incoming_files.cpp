// Incoming files: see the header.
#include "core/room/incoming_files.hpp"

#include <algorithm>
#include <utility>

#include "core/base/file_name.hpp"
#include "core/base/limits.hpp"
#include "core/words/say.hpp"

namespace parley::room {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

}  // namespace

std::size_t IncomingFiles::find(std::uint32_t id) const {
    for (std::size_t at = 0; at < views_.size(); ++at) {
        if (views_[at].id == id) return at;
    }
    return nowhere;
}

std::size_t IncomingFiles::find(const PeerId& from, std::uint32_t number) const {
    for (std::size_t at = 0; at < views_.size(); ++at) {
        if (entries_[at].was_heard && entries_[at].number == number && views_[at].peer == from) return at;
    }
    return nowhere;
}

std::size_t IncomingFiles::awaiting(OperationId operation) const {
    for (std::size_t at = 0; at < entries_.size(); ++at) {
        const Entry& entry = entries_[at];
        if (entry.awaited == operation) return at;
        for (const Flight& flight : entry.flights) {
            if (flight.writing == operation) return at;
        }
    }
    return nowhere;
}

// ---- what the person wishes

bool IncomingFiles::accept(std::uint32_t id) {
    const std::size_t at = find(id);
    if (at == nowhere || views_[at].state != FileState::Offered) return false;
    const FileView& view = views_[at];
    entries_[at].awaited = desk_.next_operation();
    desk_.order(effect::OpenFileSink{
        .operation = entries_[at].awaited, .file = id, .name = view.name, .mime = view.mime, .bytes = view.size});
    enter(at, FileState::Opening);
    return true;
}

bool IncomingFiles::refuse(std::uint32_t id) {
    const std::size_t at = find(id);
    if (at == nowhere || !is_open(views_[at].state)) return false;
    desk_.say(views_[at].peer, signal::FileRefuse{.file = entries_[at].number});
    enter(at, FileState::Refused);
    go_on(views_[at].peer);
    return true;
}

void IncomingFiles::clear() {
    for (std::size_t at = 0; at < entries_.size(); ++at) {
        if (is_open(views_[at].state)) enter(at, FileState::Refused);
        if (entries_[at].has_sink) desk_.order(effect::DiscardFileSink{.file = views_[at].id});
    }
    views_.clear();
    entries_.clear();
    shares_.clear();
    unread_ = 0;
}

// ---- the one place where states change

void IncomingFiles::enter(std::size_t at, FileState state) {
    Entry& entry = entries_[at];
    views_[at].state = state;
    if (state == FileState::Opening || state == FileState::Moving) return;
    for (const Flight& flight : std::exchange(entry.flights, {})) {
        if (!flight.writing) desk_.order(effect::ForgetFileChunk{.file = views_[at].id, .chunk = flight.chunk});
    }
    entry.again.clear();
    const bool was_opening = std::exchange(entry.awaited, {}).value != 0 && state != FileState::Finished;
    const bool keeps = state == FileState::Finished || state == FileState::Offered;
    if (!keeps && (std::exchange(entry.has_sink, false) || was_opening)) {
        desk_.order(effect::DiscardFileSink{.file = views_[at].id});
    }
}

void IncomingFiles::fail(std::size_t at, std::string reason) {
    views_[at].reason = std::move(reason);
    desk_.say(views_[at].peer, signal::FileRefuse{.file = entries_[at].number, .failed = true});
    enter(at, FileState::Failed);
    go_on(views_[at].peer);
}

void IncomingFiles::drop_ended() {
    while (views_.size() > limits::files_kept_max) {
        const auto oldest =
            std::find_if(views_.begin(), views_.end(), [](const FileView& view) { return !is_open(view.state); });
        if (oldest == views_.end()) return;
        const auto at = oldest - views_.begin();
        if (entries_[static_cast<std::size_t>(at)].has_sink) desk_.order(effect::DiscardFileSink{.file = oldest->id});
        views_.erase(oldest);
        entries_.erase(entries_.begin() + at);
    }
}

// ---- which bytes are asked for

std::size_t IncomingFiles::flights_of(const PeerId& peer) const {
    std::size_t count = 0;
    for (std::size_t at = 0; at < views_.size(); ++at) {
        if (views_[at].peer == peer) count += entries_[at].flights.size();
    }
    return count;
}

void IncomingFiles::go_on(const PeerId& peer) {
    std::size_t under_way = flights_of(peer);
    for (std::size_t at = 0; at < views_.size(); ++at) {
        if (views_[at].peer != peer || views_[at].state != FileState::Moving) continue;
        while (under_way < limits::file_chunks_ahead_max && ask_next(at)) ++under_way;
    }
}

bool IncomingFiles::ask_next(std::size_t at) {
    Entry& entry = entries_[at];
    std::uint32_t chunk = entry.next_chunk;
    if (!entry.again.empty()) {
        chunk = entry.again.front();
        entry.again.erase(entry.again.begin());
    } else if (chunk < chunks_of(views_[at].size)) {
        ++entry.next_chunk;
    } else {
        return false;
    }
    entry.flights.push_back({.chunk = chunk});
    ask(at, chunk);
    return true;
}

void IncomingFiles::ask(std::size_t at, std::uint32_t chunk) {
    const FileView& view = views_[at];
    desk_.actions.emplace_back(ExpectChunkOf{.from = view.peer,
                                             .order = {.connection = {},
                                                       .number = entries_[at].number,
                                                       .file = view.id,
                                                       .chunk = chunk,
                                                       .bytes = chunk_bytes(view.size, chunk)}});
    desk_.say(view.peer, signal::FileRequest{.file = entries_[at].number, .chunk = chunk});
}

void IncomingFiles::ask_again(std::size_t at) {
    Entry& entry = entries_[at];
    std::vector<Flight> written;
    std::vector<std::uint32_t> again;
    for (const Flight& flight : entry.flights) {
        if (flight.writing) {
            written.push_back(flight);
            continue;
        }
        desk_.order(effect::ForgetFileChunk{.file = views_[at].id, .chunk = flight.chunk});
        again.push_back(flight.chunk);
    }
    again.insert(again.end(), entry.again.begin(), entry.again.end());
    entry.again = std::move(again);
    entry.flights = std::move(written);
}

void IncomingFiles::judge(std::size_t at, Flight& flight) {
    if (flight.told.empty() || flight.arrived.empty() || flight.writing) return;
    const std::uint32_t id = views_[at].id;
    if (flight.told == flight.arrived) {
        flight.writing = desk_.next_operation();
        desk_.order(effect::WriteFileChunk{
            .operation = flight.writing, .file = id, .chunk = flight.chunk, .offset = chunk_offset(flight.chunk)});
        return;
    }
    if (flight.tries >= limits::file_chunk_tries_max) return fail(at, say(Phrase::FileWrong));
    desk_.order(effect::ForgetFileChunk{.file = id, .chunk = flight.chunk});
    ++flight.tries;
    flight.told.clear();
    flight.arrived.clear();
    ask(at, flight.chunk);
}

void IncomingFiles::on_written(std::size_t at, OperationId operation) {
    Entry& entry = entries_[at];
    FileView& view = views_[at];
    const auto flight = std::find_if(entry.flights.begin(), entry.flights.end(),
                                     [&](const Flight& one) { return one.writing == operation; });
    view.bytes += chunk_bytes(view.size, flight->chunk);
    entry.flights.erase(flight);
    desk_.say(view.peer, signal::FileProgress{.file = entry.number, .bytes = view.bytes});
    close_if_complete(at);
    go_on(view.peer);
}

void IncomingFiles::close_if_complete(std::size_t at) {
    if (views_[at].bytes < views_[at].size) return;
    entries_[at].awaited = desk_.next_operation();
    desk_.order(effect::CloseFileSink{.operation = entries_[at].awaited, .file = views_[at].id});
}

// ---- members

void IncomingFiles::open(const PeerId& peer) {
    for (std::size_t at = 0; at < views_.size(); ++at) {
        if (views_[at].peer != peer || !entries_[at].was_heard || views_[at].state != FileState::Moving) continue;
        ask_again(at);
        desk_.say(peer, signal::FileProgress{.file = entries_[at].number, .bytes = views_[at].bytes});
    }
    go_on(peer);
}

void IncomingFiles::restart(const PeerId& peer) {
    for (std::size_t at = 0; at < views_.size(); ++at) {
        if (views_[at].peer == peer && views_[at].state == FileState::Moving) ask_again(at);
    }
    go_on(peer);
}

void IncomingFiles::forget(const PeerId& peer) {
    shares_.erase(peer);
    for (std::size_t at = 0; at < views_.size(); ++at) {
        if (views_[at].peer != peer) continue;
        entries_[at].was_heard = false;
        // What is all written needs nobody any more.
        const bool is_complete = views_[at].state == FileState::Moving && views_[at].bytes == views_[at].size;
        if (is_open(views_[at].state) && !is_complete) enter(at, FileState::Unfinished);
    }
}

void IncomingFiles::set_name(const PeerId& peer, const std::string& name) {
    for (std::size_t at = 0; at < views_.size(); ++at) {
        if (entries_[at].was_heard && views_[at].peer == peer) views_[at].sender = name;
    }
}

bool IncomingFiles::on(Instant now, const PeerId& from, const std::string& name, std::uint32_t after,
                       const signal::FileOffer& said) {
    if (const std::size_t known = find(from, said.file); known != nowhere) {
        // It has lost our answer.
        if (views_[known].state == FileState::Finished) desk_.say(from, signal::FileDone{.file = said.file});
        if (views_[known].state == FileState::Refused || views_[known].state == FileState::Failed) {
            desk_.say(from, signal::FileRefuse{.file = said.file, .failed = views_[known].state == FileState::Failed});
        }
        return true;
    }
    TokenBucket& share =
        shares_.try_emplace(from, limits::file_offers_burst, limits::file_offers_per_second, now).first->second;
    const auto open_ones = std::count_if(
        views_.begin(), views_.end(), [&](const FileView& view) { return view.peer == from && is_open(view.state); });
    if (!share.take(now)) return false;
    if (static_cast<std::size_t>(open_ones) >= limits::file_offers_open_max) {
        desk_.say(from, signal::FileRefuse{.file = said.file, .failed = true});
        return false;
    }
    views_.push_back({.id = desk_.next_id(),
                      .after = after,
                      .peer = from,
                      .sender = name,
                      .name = file_name_from(said.name),
                      .mime = said.mime,
                      .size = said.size,
                      .state = FileState::Offered});
    entries_.push_back({.number = said.file});
    ++unread_;
    drop_ended();
    return true;
}

bool IncomingFiles::on(const PeerId& from, const signal::FileDigest& said) {
    const std::size_t at = find(from, said.file);
    if (at == nowhere) return false;
    for (Flight& flight : entries_[at].flights) {
        if (flight.chunk != said.chunk || !flight.told.empty()) continue;
        flight.told = said.digest;
        judge(at, flight);
        return true;
    }
    return false;
}

bool IncomingFiles::on(const PeerId& from, const signal::FileCancel& said) {
    const std::size_t at = find(from, said.file);
    if (at == nowhere) return false;
    if (!is_open(views_[at].state)) return true;
    if (said.failed) views_[at].reason = say(Phrase::FileUnreadableThere);
    enter(at, said.failed ? FileState::Failed : FileState::Cancelled);
    go_on(from);
    return true;
}

// ---- what the host says

bool IncomingFiles::handle(const event::FileChunkArrived& event) {
    const std::size_t at = find(event.file);
    if (at == nowhere) return false;
    for (Flight& flight : entries_[at].flights) {
        if (flight.chunk != event.chunk || !flight.arrived.empty()) continue;
        flight.arrived = event.digest;
        judge(at, flight);
        return true;
    }
    return false;
}

bool IncomingFiles::handle(const event::OperationDone& event) {
    const std::size_t at = awaiting(event.operation);
    if (at == nowhere) return false;
    Entry& entry = entries_[at];
    if (entry.awaited != event.operation) {
        on_written(at, event.operation);
        return true;
    }
    entry.awaited = {};
    if (views_[at].state == FileState::Moving) {
        enter(at, FileState::Finished);
        desk_.say(views_[at].peer, signal::FileDone{.file = entry.number});
        return true;
    }
    entry.has_sink = true;
    enter(at, FileState::Moving);
    desk_.say(views_[at].peer, signal::FileProgress{.file = entry.number, .bytes = 0});
    close_if_complete(at);
    go_on(views_[at].peer);
    return true;
}

bool IncomingFiles::handle(const event::OperationFailed& event) {
    const std::size_t at = awaiting(event.operation);
    if (at == nowhere) return false;
    if (views_[at].state == FileState::Opening) {
        if (event.name == "AbortError") {
            entries_[at].awaited = {};
            enter(at, FileState::Offered);
        } else {
            entries_[at].awaited = {};
            fail(at, say(Phrase::FileUnkept));
        }
        return true;
    }
    fail(at, say(Phrase::FileUnwritten));
    return true;
}

}  // namespace parley::room
