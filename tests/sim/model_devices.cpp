// Model devices: getUserMedia, and tracks by handle.
#include "sim/model_devices.hpp"

#include <algorithm>
#include <utility>

namespace parley::sim {

void ModelDevices::expect(const effect::RequestMedia& request) {
    if (request.audio) awaited_.insert(request.audio.packed());
    if (request.video) awaited_.insert(request.video.packed());
}

std::string ModelDevices::answer(const effect::RequestMedia& request) {
    const std::string audio = found(DeviceKind::Microphone, request.audio_device);
    const std::string video = found(DeviceKind::Camera, request.video_device);
    for (const auto& [track, manners] : {std::pair(request.audio, microphone), std::pair(request.video, camera)}) {
        if (!track || manners == DeviceManners::Granted) continue;
        refuse(request);
        return manners == DeviceManners::Refused ? "NotAllowedError" : "NotFoundError";
    }
    if ((request.audio && audio.empty()) || (request.video && video.empty())) {
        refuse(request);
        return request.audio_device.empty() && request.video_device.empty() ? "NotFoundError" : "OverconstrainedError";
    }
    grant(request.audio, audio);
    grant(request.video, video);
    return {};
}

void ModelDevices::refuse(const effect::RequestMedia& request) {
    awaited_.erase(request.audio.packed());
    awaited_.erase(request.video.packed());
}

void ModelDevices::answer_screen(TrackHandle track, bool granted) {
    if (granted) return grant(track, "screen");
    awaited_.erase(track.packed());
}

void ModelDevices::grant(TrackHandle track, const std::string& device) {
    if (track && awaited_.erase(track.packed()) > 0) local_[track.packed()] = {.is_enabled = true, .device = device};
}

std::vector<ListedDevice> ModelDevices::listed() const {
    std::vector<ListedDevice> devices;
    for (const DeviceKind kind : {DeviceKind::Microphone, DeviceKind::Camera, DeviceKind::Speaker}) {
        for (const char* const number : {"-1", "-2"}) {
            const std::string id = std::string(to_text(kind)) + number;
            if (!unplugged_.contains(id)) devices.push_back({.kind = kind, .id = id, .label = "the " + id});
        }
    }
    return devices;
}

bool ModelDevices::has(const std::string& id) const {
    const std::vector<ListedDevice> devices = listed();
    return std::any_of(devices.begin(), devices.end(), [&](const ListedDevice& device) { return device.id == id; });
}

std::string ModelDevices::found(DeviceKind kind, const std::string& id) const {
    for (const ListedDevice& device : listed()) {
        if (device.kind == kind && (id.empty() || device.id == id)) return device.id;
    }
    return {};
}

std::string ModelDevices::source(TrackHandle track) const {
    const auto found = local_.find(track.packed());
    return found == local_.end() ? std::string() : found->second.device;
}

void ModelDevices::unplug(TrackHandle track) {
    unplugged_.insert(source(track));
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
    found->second.is_enabled = enabled;
    return true;
}

bool ModelDevices::is_enabled(TrackHandle track) const {
    const auto found = local_.find(track.packed());
    return found != local_.end() && found->second.is_enabled;
}

const ModelDevices::RemoteTrack* ModelDevices::remote(TrackHandle track) const {
    const auto found = remote_.find(track.packed());
    return found == remote_.end() ? nullptr : &found->second;
}

}  // namespace parley::sim
