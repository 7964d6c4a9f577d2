// Model devices: the microphones, cameras and speakers of one tab, and every track that its session knows.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

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
    // A screen is always there; the person may change their mind.
    void expect_screen(TrackHandle track) { awaited_.insert(track.packed()); }
    void answer_screen(TrackHandle track, bool granted);
    // The devices of the machine that are plugged in: at most two of each kind.
    std::vector<ListedDevice> listed() const;
    bool has(const std::string& id) const;
    // The device that a local track comes from.
    std::string source(TrackHandle track) const;
    void unplug(TrackHandle track);
    void plug_in() { unplugged_.clear(); }

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
    struct LocalTrack {
        bool is_enabled = true;
        std::string device;
    };
    // The device that is got when this one is asked for, or any where it is empty; empty for none.
    std::string found(DeviceKind kind, const std::string& id) const;
    void grant(TrackHandle track, const std::string& device);

    std::set<std::uint32_t> awaited_;
    std::set<std::string> unplugged_;
    std::map<std::uint32_t, LocalTrack> local_;
    std::map<std::uint32_t, RemoteTrack> remote_;
};

}  // namespace parley::sim
