// Model devices: the microphone and camera of one tab, and every track that its session knows.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>

#include "core/border/effect.hpp"
#include "core/border/handle.hpp"
#include "core/border/media.hpp"

namespace parley::sim {

enum class DeviceManners : std::uint8_t { Granted, Refused, Missing };

class ModelDevices {
  public:
    struct RemoteTrack {
        PeerConnectionHandle connection;
        TrackKind kind = TrackKind::Audio;
        std::string mid;
        bool is_played = false;
    };

    DeviceManners microphone = DeviceManners::Granted;
    DeviceManners camera = DeviceManners::Granted;

    void expect(const effect::RequestMedia& request);
    // The name of the DOMException; empty when granted. A track that was released meanwhile is stopped at once.
    std::string answer(const effect::RequestMedia& request);
    void refuse(const effect::RequestMedia& request);
    void adopt(const effect::AdoptRemoteTrack& adoption);
    // These return whether the handle names a track (or will, for `release`).
    bool play(TrackHandle track);
    bool release(TrackHandle track);
    bool set_enabled(TrackHandle track, bool enabled);

    bool is_local(TrackHandle track) const { return local_.contains(track.packed()); }
    bool is_enabled(TrackHandle track) const;
    const RemoteTrack* remote(TrackHandle track) const;
    std::size_t local_tracks() const { return local_.size(); }
    std::size_t remote_tracks() const { return remote_.size(); }

  private:
    void grant(TrackHandle track);

    std::set<std::uint32_t> awaited_;
    std::map<std::uint32_t, bool> local_;  // Whether it is enabled.
    std::map<std::uint32_t, RemoteTrack> remote_;
};

}  // namespace parley::sim
