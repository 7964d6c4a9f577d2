// Incoming files: what others offer us, what we take of it, and which bytes are asked for next.
//
//   Offered ──accept──▶ Opening ──a place is there──▶ Moving ──all is written──▶ Closing ──▶ Finished
//      │  ◀──the person does not say where──┘            │                          │
//      └────────────────────────────┬────────────────────┴──────────────────────────┘
//               ├─ refuse ─▶ Refused         ├─ the sender cancels ─▶ Cancelled
//               ├─ the sender leaves ─▶ Unfinished
//               └─ it cannot be kept, or chunks are wrong time and again ─▶ Failed
//
// Nothing is ordered of the host before the person accepts. Chunks are asked for one by one, at most
// limits::file_chunks_ahead_max at a time of one member, its files in the order in which they came. A chunk is written
// when its bytes come to what the sender has said; otherwise it is asked for again. When a channel opens anew, all that
// was asked for and has not arrived is asked for again: so nothing that was written is sent twice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/base/token_bucket.hpp"
#include "core/border/event.hpp"
#include "core/border/files.hpp"
#include "core/room/file_desk.hpp"
#include "core/signal/files.hpp"

namespace parley::room {

class IncomingFiles {
  public:
    // `desk` outlives this.
    explicit IncomingFiles(FileDesk& desk) : desk_(desk) {}

    // False for one that is not there or was answered.
    bool accept(std::uint32_t id);
    // Also one that is under way. False for one that is not there or through.
    bool refuse(std::uint32_t id);
    void mark_read() { unread_ = 0; }
    std::size_t unread() const { return unread_; }
    void clear();

    // A channel to the member is open for the first time or anew.
    void open(const PeerId& peer);
    // What carried bytes of the member is gone, and the channel is not.
    void restart(const PeerId& peer);
    // The member has left.
    void forget(const PeerId& peer);
    void set_name(const PeerId& peer, const std::string& name);
    // False for what is more than the member's share. `name` is what it is called, `after` as in FileView.
    bool on(Instant now, const PeerId& from, const std::string& name, std::uint32_t after,
            const signal::FileOffer& said);
    // False for what is not of a file that it offers, or not asked for.
    bool on(const PeerId& from, const signal::FileDigest& said);
    bool on(const PeerId& from, const signal::FileCancel& said);

    // False if the event is of something else.
    bool handle(const event::FileChunkArrived& event);
    bool handle(const event::OperationDone& event);
    bool handle(const event::OperationFailed& event);

    const std::vector<FileView>& views() const { return views_; }

  private:
    // A chunk that was asked for.
    struct Flight {
        std::uint32_t chunk = 0;
        std::string told = {};     // What it must come to,
        std::string arrived = {};  // and what it came to.
        OperationId writing = {};  // None before it was found to be right.
        std::uint32_t tries = 1;
    };
    // Stands beside the view with the same place.
    struct Entry {
        std::uint32_t number = 0;  // The sender's.
        bool was_heard = true;     // The sender is the one who offered it, not another who came under its id.
        bool has_sink = false;
        std::vector<Flight> flights = {};
        std::vector<std::uint32_t> again = {};  // Chunks that were asked for in vain.
        std::uint32_t next_chunk = 0;
        OperationId awaited = {};  // Of the sink: that it opens, or closes.
    };

    std::size_t find(std::uint32_t id) const;
    std::size_t find(const PeerId& from, std::uint32_t number) const;
    std::size_t awaiting(OperationId operation) const;
    void enter(std::size_t at, FileState state);
    void fail(std::size_t at, std::string reason);
    void go_on(const PeerId& peer);
    bool ask_next(std::size_t at);
    void ask(std::size_t at, std::uint32_t chunk);
    void ask_again(std::size_t at);
    void judge(std::size_t at, Flight& flight);
    void on_written(std::size_t at, OperationId operation);
    void close_if_complete(std::size_t at);
    std::size_t flights_of(const PeerId& peer) const;
    void drop_ended();

    FileDesk& desk_;
    std::vector<FileView> views_;
    std::vector<Entry> entries_;
    std::map<PeerId, TokenBucket> shares_;
    std::size_t unread_ = 0;
};

}  // namespace parley::room
