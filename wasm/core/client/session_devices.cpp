// Session devices: which devices there are, which of them the person chose, and how loud the own microphone is.
#include <string>
#include <string_view>

#include "core/client/session_parts.hpp"
#include "core/client/words.hpp"

namespace parley {

namespace {

// The key under which the choice is kept for the next visit.
std::string_view key_of(DeviceKind kind) {
    switch (kind) {
    case DeviceKind::Microphone: return "microphone";
    case DeviceKind::Camera: return "camera";
    case DeviceKind::Speaker: return "speaker";
    }
    return "microphone";
}

}  // namespace

void ClientSession::Parts::on(Instant now, const intent::ChooseDevice& intent) {
    devices.choose(intent.kind, intent.id);
    context.emit(effect::StoreValue{.key = std::string(key_of(intent.kind)), .value = devices.chosen(intent.kind)});
    switch (intent.kind) {
    case DeviceKind::Microphone: return media.follow_choice(TrackKind::Audio);
    case DeviceKind::Camera: return media.follow_choice(TrackKind::Video);
    case DeviceKind::Speaker: return follow_output(now);
    }
}

void ClientSession::Parts::on(Instant /*now*/, const intent::PlayTestSound& /*intent*/) {
    context.emit(effect::PlayTestSound{});
}

void ClientSession::Parts::on(Instant now, const event::DevicesListed& event) {
    const bool knew_speakers = !devices.is_empty(DeviceKind::Speaker);
    const std::string& chosen = devices.chosen(DeviceKind::Speaker);
    devices.take(event.devices);
    media.follow_list();
    const bool is_gone = !chosen.empty() && !devices.has(DeviceKind::Speaker, chosen);
    if (is_gone && !speaker_in_use.empty()) {
        show(now, client::speaker_notice(client::SpeakerChange::Disconnected));
    } else if (is_gone && !knew_speakers && !devices.is_empty(DeviceKind::Speaker)) {
        show(now, client::speaker_notice(client::SpeakerChange::ChosenGone));
    }
    follow_output(now);
}

void ClientSession::Parts::follow_output(Instant /*now*/) {
    const std::string& chosen = devices.chosen(DeviceKind::Speaker);
    // One that is not there, or not known yet, is waited for.
    const std::string wanted = devices.has(DeviceKind::Speaker, chosen) ? chosen : std::string();
    if (wanted == speaker_in_use) return;
    speaker_before = speaker_in_use;
    speaker_in_use = wanted;
    choosing_speaker = context.next_operation();
    context.emit(effect::ChooseSpeaker{.operation = choosing_speaker, .device = wanted});
}

bool ClientSession::Parts::handle_speaker(Instant now, const event::OperationFailed& event) {
    if (!choosing_speaker || event.operation != choosing_speaker) return false;
    choosing_speaker = {};
    speaker_in_use = speaker_before;
    devices.choose(DeviceKind::Speaker, speaker_before);
    show(now, client::speaker_notice(client::SpeakerChange::Refused));
    return true;
}

void ClientSession::Parts::learn_labels(bool audio, bool video) {
    const bool lacks_microphones = audio && !devices.is_named(DeviceKind::Microphone);
    const bool lacks_cameras = video && !devices.is_named(DeviceKind::Camera);
    if (lacks_microphones || lacks_cameras) context.emit(effect::ListDevices{});
}

void ClientSession::Parts::on(Instant now, const event::SoundLevelChanged& event) {
    if (measured && event.track == measured) {
        own_sound = event.level;
    } else if (!mesh.handle(now, event)) {
        ++context.counters.stale_events;
    }
}

void ClientSession::Parts::settle_devices(Instant now) {
    // Where nobody wants a device, not even the list is asked for.
    if (!lists_devices && media.has_asked()) {
        lists_devices = true;
        context.emit(effect::ListDevices{});
    }
    const TrackHandle wanted = phase == Phase::Lobby ? media.tracks().audio : TrackHandle{};
    if (wanted != measured) {
        measured = wanted;
        own_sound = 0;
        context.emit(effect::MeasureSound{.track = wanted});
    }
    while (const auto news = media.take_news()) show(now, client::device_notice(*news));
}

}  // namespace parley
