// Outgoing files: what we offer, to whom, and how it stands with each of them.
//
//   Offered ──progress──▶ Moving ──done──▶ Finished          the receiver asks for one chunk after the other, and
//      │                    │                                we send what it asks for: who has a slow line or a slow
//      └────────┬───────────┘                                disk holds up nobody else
//               ├─ refuse ─▶ Refused (or Failed, over there)
//               ├─ cancel_by_us ─▶ Cancelled
//               ├─ the member leaves ─▶ Unfinished
//               └─ it cannot be read ─▶ Failed
//
// What was under way when a channel was lost is asked for again by the receiver. Whatever the receiver has to know is
// said again when a channel opens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/border/event.hpp"
#include "core/border/files.hpp"
#include "core/room/file_desk.hpp"
#include "core/signal/files.hpp"

namespace parley::room {

class OutgoingFiles {
  public:
    // `desk` outlives this.
    explicit OutgoingFiles(FileDesk& desk) : desk_(desk) {}

    struct Offer {
        std::uint32_t source = 0;  // Of the host.
        std::string name = {};     // As file_name_from makes it.
        std::uint32_t size = 0;    // At most limits::file_bytes_max.
        std::string mime = {};
        std::uint32_t after = 0;
    };
    // `to` has who they are and what they are called, at least one. The caller has looked at the limits, and at who can
    // take files.
    void offer(Offer offer, const std::vector<FileReceiver>& to);
    // Those that may still be taken or are under way; limits::file_offers_open_max of them at most may be.
    std::size_t open_offers() const;
    // False for one that is not ours or not open.
    bool cancel(std::uint32_t id);
    void clear();

    // A channel to the member is open for the first time or anew.
    void open(const PeerId& peer);
    // The member has left.
    void forget(const PeerId& peer);
    void set_name(const PeerId& peer, const std::string& name);
    // False for what does not belong to an offer to that member, or is more than it may ask for.
    bool on(const PeerId& from, const signal::FileProgress& said);
    bool on(const PeerId& from, const signal::FileRequest& said);
    bool on(const PeerId& from, const signal::FileDone& said);
    bool on(const PeerId& from, const signal::FileRefuse& said);

    // False if the event is of something else.
    bool handle(const event::FileChunkRead& event);
    bool handle(const event::OperationFailed& event);

    // Without the sender's name, which is our own.
    const std::vector<FileView>& views() const;

  private:
    struct Reading {
        OperationId operation;
        std::uint32_t chunk = 0;
    };
    struct Receiver {
        FileReceiver shown = {};
        std::vector<Reading> readings = {};
    };
    struct Entry {
        Offer offer = {};
        std::uint32_t id = 0;
        std::vector<Receiver> receivers = {};
        std::string reason = {};
        bool has_source = true;
    };

    Receiver* find(const PeerId& peer, std::uint32_t file, Entry** entry);
    void enter(Entry& entry, Receiver& receiver, FileState state);
    void end_all(Entry& entry, FileState state);
    void drop_ended();

    FileDesk& desk_;
    std::vector<Entry> entries_;
    mutable std::vector<FileView> views_;
    mutable bool is_changed_ = false;
};

}  // namespace parley::room
