// Senders: what we send over one connection, and on which of its senders.
//
// Microphone and camera have a sender each from the beginning, with a track or without one, so that turning a device on
// never needs a negotiation. The screen gets its own with the first share; towards a far side that takes no second
// video it goes in the camera's place.
#pragma once

#include <array>
#include <cstddef>

#include "core/border/handle.hpp"
#include "core/border/media.hpp"
#include "core/link/link_context.hpp"

namespace parley::link {

// What we send, on every link alike. A handle of none sends nothing.
struct LocalTracks {
    TrackHandle audio;
    TrackHandle video;
    TrackHandle screen = {};
    bool operator==(const LocalTracks&) const = default;
};

class Senders {
  public:
    Senders(const LocalTracks& tracks, bool has_video) : tracks_(tracks), has_video_(has_video) {}

    // A new connection, with attach_all() to follow. Only who opened it adds to it before the first exchange is
    // completed: what the far side's offer brings has to come first on both sides.
    void on_opened(PeerConnectionHandle connection, bool opened_here);
    void on_closed() { connection_ = {}; }
    void on_exchanged(LinkContext& context);
    void set_tracks(LinkContext& context, const LocalTracks& tracks);
    // Whether the far side takes a second video.
    void set_takes_screen(LinkContext& context, bool takes_screen);
    // Puts all tracks on the senders that there are now, and adds those that are missing where `create`.
    void attach_all(LinkContext& context, bool create);

  private:
    TrackHandle outgoing(MediaSlot slot) const;
    bool is_used(MediaSlot slot) const;
    void attach(LinkContext& context, MediaSlot slot, bool create);
    void attach_changed(LinkContext& context);

    LocalTracks tracks_;
    bool has_video_;
    bool takes_screen_ = false;
    PeerConnectionHandle connection_;
    bool may_add_ = false;
    bool has_exchanged_ = false;
    bool has_screen_sender_ = false;
    std::array<TrackHandle, media_slots> attached_;
};

}  // namespace parley::link
