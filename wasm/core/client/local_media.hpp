// Local media: our microphone and camera — asked for, granted, refused, muted, lost.
//
// Both are asked for in one question where both are wanted; when that fails, each is asked for alone, so that a missing
// camera does not take the microphone with it. Muting keeps the microphone (the track is disabled); turning the camera
// off gives it back, so that its light goes out.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/border/event.hpp"
#include "core/border/link_trouble.hpp"
#include "core/border/snapshot.hpp"
#include "core/link/link.hpp"
#include "core/link/link_context.hpp"

namespace parley::client {

class LocalMedia {
  public:
    LocalMedia(link::LinkContext& context, bool audio_wanted, bool video_wanted);

    // Asks for what is wanted and not there.
    void request_wanted();
    void set_wanted(TrackKind kind, bool wanted);
    // Gives everything back; nothing is wanted any more.
    void release_all();

    // False if the event is of something that is gone.
    bool handle(const event::MediaGranted& granted);
    bool handle(const event::OperationFailed& failed);
    bool handle(const event::TrackEnded& ended);

    const Device& device(TrackKind kind) const { return devices_[index(kind)]; }
    link::LocalTracks tracks() const;
    MemberState state() const;

  private:
    struct Request {
        OperationId operation;
        TrackHandle audio;
        TrackHandle video;
    };
    static constexpr std::size_t index(TrackKind kind) { return static_cast<std::size_t>(kind); }
    Device& device(TrackKind kind) { return devices_[index(kind)]; }
    void request(TrackHandle audio, TrackHandle video);
    void grant(TrackKind kind, TrackHandle track);
    void refuse(TrackKind kind, TrackHandle track, const event::OperationFailed& failed);
    bool is_needed(TrackKind kind) const;
    std::vector<Request>::iterator find(OperationId operation);

    link::LinkContext& context_;
    std::array<Device, 2> devices_;
    std::vector<Request> requests_;
};

// What the others are told of a device that is wanted on and is not.
DeviceTrouble trouble_of(const Device& device);

}  // namespace parley::client
