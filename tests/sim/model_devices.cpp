// Model devices: getUserMedia, and tracks by handle.
#include "sim/model_devices.hpp"

namespace parley::sim {

void ModelDevices::expect(const effect::RequestMedia& request) {
    if (request.audio) awaited_.insert(request.audio.packed());
    if (request.video) awaited_.insert(request.video.packed());
}

std::string ModelDevices::answer(const effect::RequestMedia& request) {
    for (const auto& [track, manners] : {std::pair(request.audio, microphone), std::pair(request.video, camera)}) {
        if (!track || manners == DeviceManners::Granted) continue;
        refuse(request);
        return manners == DeviceManners::Refused ? "NotAllowedError" : "NotFoundError";
    }
    grant(request.audio);
    grant(request.video);
    return {};
}

void ModelDevices::refuse(const effect::RequestMedia& request) {
    awaited_.erase(request.audio.packed());
    awaited_.erase(request.video.packed());
}

void ModelDevices::grant(TrackHandle track) {
    if (track && awaited_.erase(track.packed()) > 0) local_[track.packed()] = true;
}

void ModelDevices::adopt(const effect::AdoptRemoteTrack& adoption) {
    remote_[adoption.track.packed()] = {.connection = adoption.connection, .kind = adoption.kind, .mid = adoption.mid};
}

bool ModelDevices::play(TrackHandle track) {
    const auto found = remote_.find(track.packed());
    if (found == remote_.end()) return false;
    found->second.is_played = true;
    return true;
}

bool ModelDevices::release(TrackHandle track) {
    return awaited_.erase(track.packed()) + local_.erase(track.packed()) + remote_.erase(track.packed()) == 1;
}

bool ModelDevices::set_enabled(TrackHandle track, bool enabled) {
    const auto found = local_.find(track.packed());
    if (found == local_.end()) return false;
    found->second = enabled;
    return true;
}

bool ModelDevices::is_enabled(TrackHandle track) const {
    const auto found = local_.find(track.packed());
    return found != local_.end() && found->second;
}

const ModelDevices::RemoteTrack* ModelDevices::remote(TrackHandle track) const {
    const auto found = remote_.find(track.packed());
    return found == remote_.end() ? nullptr : &found->second;
}

}  // namespace parley::sim
