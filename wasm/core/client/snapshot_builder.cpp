// Snapshot builder: gathers what a screen may know from the parts of a session. It runs after every event, so it writes
// into what an earlier snapshot has allocated.
#include <cstddef>

#include "core/client/session_parts.hpp"

namespace parley {

namespace {

SignalingLink signaling_of(const ClientSession::Parts& parts) {
    switch (parts.signaling.state()) {
    case client::SocketState::Closed: return SignalingLink::Closed;
    case client::SocketState::Opening:
    case client::SocketState::Open:
        if (parts.is_member) return SignalingLink::Open;
        return parts.phase == Phase::InRoom ? SignalingLink::Reconnecting : SignalingLink::Connecting;
    case client::SocketState::Waiting: return SignalingLink::Reconnecting;
    }
    return SignalingLink::Closed;
}

void gather_link(const link::Link& link, bool has_screen, MemberView& view) {
    view.link = link.state();
    view.link_reason = link.reason();
    view.trouble = link.trouble();
    view.video = link.remote_track(MediaSlot::Video);
    view.audio = link.remote_track(MediaSlot::Audio);
    view.screen = has_screen ? link.remote_track(MediaSlot::Screen) : TrackHandle{};
    view.sound = link.sound();
    view.connection = link.connection();
}

void gather(const ClientSession::Parts& parts, const signal::Member& member, MemberView& view) {
    const link::Link* const link = parts.mesh.find(member.id);
    if (link == nullptr) view = {};
    view.id = member.id;
    view.name = room::shown_name(member);
    view.state = member.state;
    if (link != nullptr) gather_link(*link, member.state.screen_on, view);
    view.hand = parts.gestures.is_raised(member.id);
    view.reaction = parts.gestures.reaction_of(member.id);
    view.safety_code = parts.safety.code_with(member.id);
    view.is_recording = parts.recorders.contains(member.id);
    view.takes_files = parts.takes_files(member.id);
    view.can_moderate = parts.facts_of(member).moderates;
    view.troubles = parts.connectivity.troubles_of(member.id, parts.self);
}

void gather(const ClientSession::Parts& parts, DeviceViews& views) {
    parts.devices.view(DeviceKind::Microphone, parts.media.device_in_use(TrackKind::Audio), views.microphones);
    parts.devices.view(DeviceKind::Camera, parts.media.device_in_use(TrackKind::Video), views.cameras);
    parts.devices.view(DeviceKind::Speaker, parts.speaker_in_use, views.speakers);
}

void gather_people(const ClientSession::Parts& parts, Snapshot& snapshot) {
    const auto& members = parts.members.all();
    snapshot.members.resize(members.size());
    for (std::size_t index = 0; index < members.size(); ++index) gather(parts, members[index], snapshot.members[index]);
    snapshot.hand = parts.gestures.own_hand();
    snapshot.reaction = parts.gestures.own_reaction();
    snapshot.hands.clear();
    for (const PeerId& who : parts.gestures.hands()) snapshot.hands.push_back(who.empty() ? parts.self : who);
    snapshot.speaker = parts.speaker.current();
}

}  // namespace

void gather(const ClientSession::Parts& parts, Snapshot& snapshot) {
    snapshot.phase = parts.phase;
    snapshot.signaling = signaling_of(parts);
    snapshot.self = parts.self;
    snapshot.name = parts.name;
    snapshot.room = parts.room;
    snapshot.room_link = parts.room_link;
    snapshot.microphone = parts.media.device(TrackKind::Audio);
    snapshot.camera = parts.media.device(TrackKind::Video);
    gather(parts, snapshot.devices);
    snapshot.sound = parts.own_sound;
    snapshot.voice_only = !parts.has_video();
    snapshot.audio_blocked = parts.audio_blocked;
    gather_people(parts, snapshot);
    snapshot.capacity = parts.capacity;
    snapshot.notice = parts.notice;
    snapshot.ending = parts.ending;
    snapshot.chat = parts.chat.messages();
    snapshot.unread = parts.chat.unread() + parts.incoming_files.unread();
    snapshot.screen = {.is_possible = parts.options.can_share_screen && parts.has_video(),
                       .state = parts.screen.state(),
                       .track = parts.screen.track()};
    snapshot.safety_code = parts.safety_view();
    snapshot.recording = parts.recording_view();
    snapshot.counters = parts.context.counters;
    snapshot.statistics = parts.measuring.statistics();
    snapshot.files = parts.file_views();
    snapshot.moderation = parts.moderation;
    snapshot.invitations = parts.invitations.view();
    snapshot.invitations.is_possible = parts.dialect != nullptr && parts.dialect->facts.has_callsigns;
}

}  // namespace parley
