// Screen share: a screen, window or tab of ours that the person shows to the room.
#pragma once

#include <string>

#include "core/border/event.hpp"
#include "core/border/snapshot.hpp"
#include "core/link/link_context.hpp"

namespace parley::client {

class ScreenShare {
  public:
    explicit ScreenShare(link::LinkContext& context) : context_(context) {}

    // Has the browser ask the person which one; nothing while it does, or while one is shared.
    void start();
    // Also where the browser has not answered yet: what it grants then is given back.
    void stop();

    // False if the event is of something else. The browser has a control of its own that ends a share.
    bool handle(const event::MediaGranted& granted);
    bool handle(const event::TrackEnded& ended);
    // The same; `refused` is set where the person has to be told why nothing is shared.
    bool handle(const event::OperationFailed& failed, std::string& refused);

    ShareState state() const;
    // What is shared; none for nothing.
    TrackHandle track() const { return shared_; }

  private:
    void release();

    link::LinkContext& context_;
    OperationId asked_;
    TrackHandle asked_track_;
    bool is_wanted_ = false;
    TrackHandle shared_;
};

}  // namespace parley::client
