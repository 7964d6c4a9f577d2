// Remote media: the tracks that come in over one connection, at most one of each kind.
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "core/border/event.hpp"
#include "core/border/handle.hpp"
#include "core/link/link_context.hpp"

namespace parley::link {

class RemoteMedia {
  public:
    // Adopts the track; the same transceiver reported again (after a rollback) replaces its former track.
    // A further track of a kind that is there already is left to the host, which drops it with the connection.
    void on_track_added(LinkContext& context, const event::RemoteTrackAdded& added);
    void release(LinkContext& context);

    TrackHandle track(TrackKind kind) const { return slots_[static_cast<std::size_t>(kind)].track; }

  private:
    struct Slot {
        std::string mid;
        TrackHandle track;
    };
    std::array<Slot, 2> slots_;
};

}  // namespace parley::link
