// Local media: see the header for the rules.
#include "core/client/local_media.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/base/limits.hpp"
#include "core/client/words.hpp"

namespace parley::client {

namespace {

constexpr std::array both_kinds = {TrackKind::Audio, TrackKind::Video};

// DOMException names of getUserMedia (W3C Media Capture 10.2).
DeviceState state_for(std::string_view name) {
    if (name == "NotAllowedError" || name == "SecurityError") return DeviceState::Refused;
    if (name == "NotFoundError" || name == "OverconstrainedError") return DeviceState::Missing;
    return DeviceState::Broken;
}

}  // namespace

LocalMedia::LocalMedia(link::LinkContext& context, const DeviceList& devices, bool audio_wanted, bool video_wanted)
    : context_(context), devices_(devices) {
    slot(TrackKind::Audio).device.wanted = audio_wanted;
    slot(TrackKind::Video).device.wanted = video_wanted;
}

bool LocalMedia::is_needed(TrackKind kind) const {
    const Device& device = this->device(kind);
    return device.wanted && !device.track && device.state != DeviceState::Requesting;
}

bool LocalMedia::is_held(TrackKind kind) const {
    return device(kind).wanted || device(kind).track;
}

// ---- asking

void LocalMedia::request_wanted() {
    const bool audio = is_needed(TrackKind::Audio);
    const bool video = is_needed(TrackKind::Video);
    if (!audio && !video) return;
    // One after the other: compilers evaluate arguments in different orders, and recordings compare the handles.
    const Question microphone = question_about(TrackKind::Audio, audio);
    const Question camera = question_about(TrackKind::Video, video);
    ask(microphone, camera);
}

LocalMedia::Question LocalMedia::question_about(TrackKind kind, bool needed) {
    if (!needed) return {};
    return {.track = context_.tracks.allocate(), .device = devices_.to_ask_for(device_kind_of(kind))};
}

void LocalMedia::ask(const Question& audio, const Question& video) {
    const OperationId operation = context_.next_operation();
    has_asked_ = true;
    requests_.push_back({.operation = operation, .audio = audio, .video = video});
    for (const auto& [kind, question] : {std::pair(TrackKind::Audio, &audio), std::pair(TrackKind::Video, &video)}) {
        if (!question->track) continue;
        Slot& slot = this->slot(kind);
        slot.awaited = operation;
        slot.asked_for = question->device;
        slot.device.message.clear();
        // Where there is a track, it is used until the other one comes.
        if (!slot.device.track) slot.device.state = DeviceState::Requesting;
    }
    context_.emit(effect::RequestMedia{.operation = operation,
                                       .audio = audio.track,
                                       .video = video.track,
                                       .audio_device = audio.device,
                                       .video_device = video.device});
}

void LocalMedia::ask_for(TrackKind kind, const Question& question) {
    if (kind == TrackKind::Audio) {
        ask(question, {});
    } else {
        ask({}, question);
    }
}

void LocalMedia::ask_for_device(TrackKind kind, std::string device, Cause cause) {
    ask_for(kind, {.track = context_.tracks.allocate(), .device = std::move(device), .cause = cause});
}

// ---- what the person wishes

void LocalMedia::set_wanted(TrackKind kind, bool wanted) {
    Slot& slot = this->slot(kind);
    Device& device = slot.device;
    device.wanted = wanted;
    slot.fallbacks = 0;
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
        give_back_used(kind);
    }
}

void LocalMedia::follow_choice(TrackKind kind) {
    Slot& slot = this->slot(kind);
    if (!is_held(kind)) return;
    slot.fallbacks = 0;
    const std::string& chosen = devices_.chosen(device_kind_of(kind));
    if (slot.device.track && slot.used == chosen) {
        slot.awaited = {};  // Back to the one in use, before the other one came.
        return;
    }
    ask_for_device(kind, chosen, Cause::Chosen);
}

void LocalMedia::follow_list() {
    for (const TrackKind kind : both_kinds) {
        Slot& slot = this->slot(kind);
        slot.fallbacks = 0;
        if (!is_held(kind) || slot.awaited) continue;
        const bool is_missing = slot.device.state == DeviceState::Missing;
        if (!slot.device.track && !is_missing) continue;
        const DeviceKind device_kind = device_kind_of(kind);
        // Who chose nothing gets back what was in use when there was nothing else.
        const std::string& chosen = devices_.chosen(device_kind);
        const std::string& awaited = chosen.empty() && is_missing ? slot.used : chosen;
        if (awaited.empty() || !devices_.has_appeared(device_kind, awaited)) continue;
        if (slot.device.track && slot.used == awaited) continue;
        ask_for_device(kind, awaited, Cause::Back);
    }
}

void LocalMedia::release_all() {
    for (const TrackKind kind : both_kinds) {
        Slot& slot = this->slot(kind);
        if (slot.device.track) give_back_used(kind);
        slot = {};
        slot.device.wanted = false;
    }
    news_.clear();
}

void LocalMedia::give_back(TrackHandle track) {
    context_.emit(effect::ReleaseTrack{.track = track});
    context_.tracks.release(track);
}

void LocalMedia::give_back_used(TrackKind kind) {
    Device& device = slot(kind).device;
    give_back(device.track);
    device.track = {};
}

// ---- what the browser answers

bool LocalMedia::stops_awaiting(TrackKind kind, OperationId operation) {
    if (slot(kind).awaited != operation) return false;
    slot(kind).awaited = {};
    return is_held(kind);
}

bool LocalMedia::handle(const event::MediaGranted& granted) {
    const auto found = std::find_if(requests_.begin(), requests_.end(),
                                    [&](const Request& request) { return request.operation == granted.operation; });
    if (found == requests_.end()) return false;
    const Request request = *found;
    requests_.erase(found);
    for (const TrackKind kind : both_kinds) {
        const bool is_audio = kind == TrackKind::Audio;
        const Question& question = is_audio ? request.audio : request.video;
        if (!question.track) continue;
        if (!stops_awaiting(kind, request.operation)) {
            give_back(question.track);
        } else {
            grant(kind, question, is_audio ? granted.audio_device : granted.video_device);
        }
    }
    return true;
}

void LocalMedia::grant(TrackKind kind, const Question& question, const std::string& device_id) {
    Slot& slot = this->slot(kind);
    Device& device = slot.device;
    if (device.track) give_back_used(kind);
    device.track = question.track;
    device.state = device.wanted ? DeviceState::On : DeviceState::Off;
    device.message.clear();
    slot.used = device_id.empty() ? question.device : device_id;
    if (!device.wanted) context_.emit(effect::SetTrackEnabled{.track = device.track, .enabled = false});
    switch (question.cause) {
    case Cause::Wanted:
    case Cause::Chosen: break;
    case Cause::Gone: news_.push_back({.kind = kind, .change = DeviceChange::ChosenGone}); break;
    case Cause::Lost: news_.push_back({.kind = kind, .change = DeviceChange::Replaced}); break;
    case Cause::Back: news_.push_back({.kind = kind, .change = DeviceChange::TakenUp}); break;
    }
}

bool LocalMedia::handle(const event::OperationFailed& failed) {
    const auto found = std::find_if(requests_.begin(), requests_.end(),
                                    [&](const Request& request) { return request.operation == failed.operation; });
    if (found == requests_.end()) return false;
    const Request request = *found;
    requests_.erase(found);
    const bool was_for_both = request.audio.track && request.video.track;
    for (const TrackKind kind : both_kinds) {
        const Question& question = kind == TrackKind::Audio ? request.audio : request.video;
        if (!question.track) continue;
        if (!stops_awaiting(kind, request.operation)) {
            context_.tracks.release(question.track);
        } else if (was_for_both) {
            ask_for(kind, question);
        } else {
            fail(kind, question, failed);
        }
    }
    return true;
}

void LocalMedia::fail(TrackKind kind, const Question& question, const event::OperationFailed& failed) {
    Device& device = slot(kind).device;
    const DeviceState state = state_for(failed.name);
    if (device.track && state == DeviceState::Broken && !question.device.empty()) {
        // Phones open one camera at a time: the one in use has to go before the other one starts.
        give_back_used(kind);
        if (device.wanted) return ask_for(kind, question);
        return context_.tracks.release(question.track);  // Asked for when it is turned on again.
    }
    if (device.track) {
        context_.tracks.release(question.track);
        if (question.cause == Cause::Chosen) news_.push_back({.kind = kind, .change = DeviceChange::NotStarted});
        return;
    }
    if (state == DeviceState::Missing && !question.device.empty()) {
        return ask_for(kind, {.track = question.track, .device = {}, .cause = Cause::Gone});
    }
    context_.tracks.release(question.track);
    device.state = state;
    const bool was_lost = question.cause == Cause::Lost && state == DeviceState::Missing;
    device.message = was_lost ? device_lost_message(kind) : device_message(kind, state);
}

bool LocalMedia::handle(const event::TrackEnded& ended) {
    for (const TrackKind kind : both_kinds) {
        Slot& slot = this->slot(kind);
        Device& device = slot.device;
        if (!ended.track || device.track != ended.track) continue;
        give_back_used(kind);
        if (slot.awaited) {
            // Another one is on its way already.
            device.state = device.wanted ? DeviceState::Requesting : DeviceState::Off;
        } else if (!device.wanted) {
            device.state = DeviceState::Off;  // Looked for when it is turned on again.
        } else if (slot.fallbacks < limits::device_fallbacks_max) {
            ++slot.fallbacks;
            ask_for_device(kind, {}, Cause::Lost);
        } else {
            device.state = DeviceState::Missing;
            device.message = device_lost_message(kind);
        }
        return true;
    }
    return false;
}

std::optional<DeviceNews> LocalMedia::take_news() {
    if (news_.empty()) return std::nullopt;
    const DeviceNews news = news_.front();
    news_.erase(news_.begin());
    return news;
}

std::string LocalMedia::device_in_use(TrackKind kind) const {
    const Slot& slot = this->slot(kind);
    if (slot.awaited && !slot.asked_for.empty()) return slot.asked_for;
    return slot.device.track ? slot.used : std::string();
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
