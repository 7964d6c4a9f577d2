// Remote media: the tracks that come in over one connection, at most one of each kind.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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
    // Of a track that it owns.
    void on_sound_level(const event::SoundLevelChanged& changed);

    bool owns(TrackHandle track) const {
        return track == slot(TrackKind::Audio).track || track == slot(TrackKind::Video).track;
    }

    TrackHandle track(TrackKind kind) const { return slot(kind).track; }
    std::uint8_t sound() const { return slot(TrackKind::Audio).sound; }

  private:
    struct Slot {
        std::string mid;
        TrackHandle track;
        std::uint8_t sound = 0;
    };
    const Slot& slot(TrackKind kind) const { return slots_[static_cast<std::size_t>(kind)]; }

    std::array<Slot, 2> slots_;
};

}  // namespace parley::link
