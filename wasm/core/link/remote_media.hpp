// Remote media: the tracks that come in over one connection, one for each slot.
#pragma once

#include <algorithm>
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
    // Adopts the track; the same transceiver reported again (after a rollback) replaces its former track. The first
    // video is the camera's, the second a screen's. Further tracks are left to the host, which drops them with the
    // connection.
    void on_track_added(LinkContext& context, const event::RemoteTrackAdded& added);
    void release(LinkContext& context);
    // Of a track that it owns.
    void on_sound_level(const event::SoundLevelChanged& changed);

    bool owns(TrackHandle track) const {
        return std::any_of(slots_.begin(), slots_.end(), [track](const Slot& slot) { return slot.track == track; });
    }

    TrackHandle track(MediaSlot slot) const { return slots_[static_cast<std::size_t>(slot)].track; }
    std::uint8_t sound() const { return slots_[static_cast<std::size_t>(MediaSlot::Audio)].sound; }

  private:
    struct Slot {
        std::string mid;
        TrackHandle track;
        std::uint8_t sound = 0;
    };
    Slot& slot_for(const event::RemoteTrackAdded& added);

    std::array<Slot, media_slots> slots_;
};

}  // namespace parley::link
