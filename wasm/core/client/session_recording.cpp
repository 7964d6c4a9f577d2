// Session recording: ours, and who else records, as members of our own kind say on their channels.
#include <utility>

#include "core/client/session_parts.hpp"
#include "core/words/say.hpp"

namespace parley {

namespace link_channel = dialect::link_channel;

void ClientSession::Parts::on(Instant /*now*/, const intent::SetRecording& intent) {
    if (!intent.on) return recording.stop();
    if (phase == Phase::InRoom) recording.start(room);
}

void ClientSession::Parts::on(Instant now, const event::RecordingStarted& event) {
    if (!recording.handle(now, event)) ++context.counters.stale_events;
}

void ClientSession::Parts::on(Instant /*now*/, const event::RecordingGrew& event) {
    if (!recording.handle(event)) ++context.counters.stale_events;
}

void ClientSession::Parts::on(Instant /*now*/, const event::RecordingFailed& event) {
    if (!recording.handle(event)) ++context.counters.stale_events;
}

void ClientSession::Parts::follow_recording(Instant now) {
    if (phase == Phase::InRoom) {
        std::vector<TrackHandle> sound;
        const auto add = [&sound](TrackHandle track) {
            if (track) sound.push_back(track);
        };
        add(media.tracks().audio);
        for (const signal::Member& member : members.all()) {
            if (const link::Link* const link = mesh.find(member.id)) add(link->remote_track(MediaSlot::Audio));
        }
        recording.set_sound(std::move(sound));
    }
    if (auto news = recording.take_notice()) show(now, std::move(*news));
    if (phase != Phase::InRoom || recording.is_running() == spread_as_recording) return;
    spread_as_recording = recording.is_running();
    has_recorded = true;
    const std::string text = link_channel::encode(announcement());
    for (const signal::Member& member : members.all()) {
        if (is_ours(member.id)) mesh.send_on_channel(member.id, text);
    }
}

RecordingView ClientSession::Parts::recording_view() const {
    RecordingView view = recording.view();
    if (view.state != RecordingState::On || phase != Phase::InRoom) return view;
    for (const signal::Member& member : members.all()) {
        const link::Link* const link = mesh.find(member.id);
        if (link == nullptr || link->is_ours() || link->state() != LinkState::Connected) continue;
        view.message = say(Phrase::ProgramCannotShowRecording, room::shown_name(member));
        break;
    }
    return view;
}

}  // namespace parley
