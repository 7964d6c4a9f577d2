// Local media: see the header for the rules.
#include "core/client/local_media.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "core/client/words.hpp"

namespace parley::client {

namespace {

// DOMException names of getUserMedia (W3C Media Capture 10.2).
DeviceState state_for(std::string_view name) {
    if (name == "NotAllowedError" || name == "SecurityError") return DeviceState::Refused;
    if (name == "NotFoundError" || name == "OverconstrainedError") return DeviceState::Missing;
    return DeviceState::Broken;
}

}  // namespace

LocalMedia::LocalMedia(link::LinkContext& context, bool audio_wanted, bool video_wanted) : context_(context) {
    device(TrackKind::Audio).wanted = audio_wanted;
    device(TrackKind::Video).wanted = video_wanted;
}

bool LocalMedia::is_needed(TrackKind kind) const {
    const Device& device = this->device(kind);
    return device.wanted && !device.track && device.state != DeviceState::Requesting;
}

void LocalMedia::request_wanted() {
    const bool audio = is_needed(TrackKind::Audio);
    const bool video = is_needed(TrackKind::Video);
    if (!audio && !video) return;
    // One after the other: compilers evaluate arguments in different orders, and recordings compare the handles.
    const TrackHandle microphone = audio ? context_.tracks.allocate() : TrackHandle{};
    const TrackHandle camera = video ? context_.tracks.allocate() : TrackHandle{};
    request(microphone, camera);
}

void LocalMedia::request(TrackHandle audio, TrackHandle video) {
    const OperationId operation = context_.next_operation();
    requests_.push_back({.operation = operation, .audio = audio, .video = video});
    for (const auto& [kind, track] : {std::pair(TrackKind::Audio, audio), std::pair(TrackKind::Video, video)}) {
        if (!track) continue;
        device(kind).state = DeviceState::Requesting;
        device(kind).message.clear();
    }
    context_.emit(effect::RequestMedia{.operation = operation, .audio = audio, .video = video});
}

void LocalMedia::set_wanted(TrackKind kind, bool wanted) {
    Device& device = this->device(kind);
    device.wanted = wanted;
    if (wanted && !device.track) return request_wanted();
    if (!wanted) {
        device.message.clear();
        // An answer that is still to come is given back when it comes.
        device.state = DeviceState::Off;
    }
    if (!device.track) return;
    if (kind == TrackKind::Audio) {
        device.state = wanted ? DeviceState::On : DeviceState::Off;
        context_.emit(effect::SetTrackEnabled{.track = device.track, .enabled = wanted});
    } else if (!wanted) {
        context_.emit(effect::ReleaseTrack{.track = device.track});
        context_.tracks.release(device.track);
        device.track = {};
    }
}

void LocalMedia::release_all() {
    for (Device& device : devices_) {
        if (device.track) {
            context_.emit(effect::ReleaseTrack{.track = device.track});
            context_.tracks.release(device.track);
        }
        device = {};
        device.wanted = false;
    }
}

std::vector<LocalMedia::Request>::iterator LocalMedia::find(OperationId operation) {
    return std::find_if(requests_.begin(), requests_.end(),
                        [&](const Request& request) { return request.operation == operation; });
}

bool LocalMedia::handle(const event::MediaGranted& granted) {
    const auto found = find(granted.operation);
    if (found == requests_.end()) return false;
    const Request request = *found;
    requests_.erase(found);
    if (request.audio) grant(TrackKind::Audio, request.audio);
    if (request.video) grant(TrackKind::Video, request.video);
    return true;
}

void LocalMedia::grant(TrackKind kind, TrackHandle track) {
    Device& device = this->device(kind);
    if (!device.wanted || device.track) {
        context_.emit(effect::ReleaseTrack{.track = track});
        context_.tracks.release(track);
        return;
    }
    device.track = track;
    device.state = DeviceState::On;
    device.message.clear();
}

bool LocalMedia::handle(const event::OperationFailed& failed) {
    const auto found = find(failed.operation);
    if (found == requests_.end()) return false;
    const Request asked = *found;
    requests_.erase(found);
    const bool was_for_both = asked.audio && asked.video;
    for (const auto& [kind, track] :
         {std::pair(TrackKind::Audio, asked.audio), std::pair(TrackKind::Video, asked.video)}) {
        if (!track) continue;
        if (was_for_both && device(kind).wanted && !device(kind).track) {
            request(kind == TrackKind::Audio ? track : TrackHandle{}, kind == TrackKind::Video ? track : TrackHandle{});
        } else {
            refuse(kind, track, failed);
        }
    }
    return true;
}

void LocalMedia::refuse(TrackKind kind, TrackHandle track, const event::OperationFailed& failed) {
    context_.tracks.release(track);
    Device& device = this->device(kind);
    if (!device.wanted || device.track) return;
    device.state = state_for(failed.name);
    device.message = device_message(kind, device.state);
}

bool LocalMedia::handle(const event::TrackEnded& ended) {
    for (const TrackKind kind : {TrackKind::Audio, TrackKind::Video}) {
        Device& device = this->device(kind);
        if (!ended.track || device.track != ended.track) continue;
        context_.emit(effect::ReleaseTrack{.track = device.track});
        context_.tracks.release(device.track);
        device.track = {};
        device.state = DeviceState::Missing;
        device.message = device_lost_message(kind);
        return true;
    }
    return false;
}

link::LocalTracks LocalMedia::tracks() const {
    return {.audio = device(TrackKind::Audio).track, .video = device(TrackKind::Video).track};
}

MemberState LocalMedia::state() const {
    return {.microphone_on = device(TrackKind::Audio).state == DeviceState::On,
            .camera_on = device(TrackKind::Video).state == DeviceState::On};
}

DeviceTrouble trouble_of(const Device& device) {
    if (!device.wanted) return DeviceTrouble::None;
    switch (device.state) {
    case DeviceState::Refused: return DeviceTrouble::Refused;
    case DeviceState::Missing: return DeviceTrouble::Missing;
    case DeviceState::Broken: return DeviceTrouble::Broken;
    case DeviceState::Off:
    case DeviceState::Requesting:
    case DeviceState::On: return DeviceTrouble::None;
    }
    return DeviceTrouble::None;
}

}  // namespace parley::client
