// Snapshot: from plain data to a JavaScript object.
#include "bridge/snapshot_object.hpp"

#include <string>

#include "bridge/statistics_object.hpp"

namespace parley::bridge {

namespace {

using emscripten::val;

val word(const char* text) {
    return val(text);
}

val word(Phase phase) {
    switch (phase) {
    case Phase::Lobby: return word("lobby");
    case Phase::Joining: return word("joining");
    case Phase::InRoom: return word("in-room");
    }
    return val::null();
}

val word(SignalingLink link) {
    switch (link) {
    case SignalingLink::Closed: return word("closed");
    case SignalingLink::Connecting: return word("connecting");
    case SignalingLink::Open: return word("open");
    case SignalingLink::Reconnecting: return word("reconnecting");
    }
    return val::null();
}

val word(DeviceState state) {
    switch (state) {
    case DeviceState::Off: return word("off");
    case DeviceState::Requesting: return word("requesting");
    case DeviceState::On: return word("on");
    case DeviceState::Refused: return word("refused");
    case DeviceState::Missing: return word("missing");
    case DeviceState::Broken: return word("broken");
    }
    return val::null();
}

val word(LinkState state) {
    switch (state) {
    case LinkState::Connecting: return word("connecting");
    case LinkState::Connected: return word("connected");
    case LinkState::Reconnecting: return word("reconnecting");
    case LinkState::Failed: return word("failed");
    }
    return val::null();
}

val word(Trouble trouble) {
    return val(std::string(to_text(trouble)));
}

val word(RecordingState state) {
    switch (state) {
    case RecordingState::Off: return word("off");
    case RecordingState::Starting: return word("starting");
    case RecordingState::On: return word("on");
    case RecordingState::Stopping: return word("stopping");
    case RecordingState::Failed: return word("failed");
    }
    return val::null();
}

val word(NoticeKind kind) {
    switch (kind) {
    case NoticeKind::Information: return word("information");
    case NoticeKind::Warning: return word("warning");
    case NoticeKind::Error: return word("error");
    }
    return val::null();
}

val word(const std::optional<Reaction>& reaction) {
    return reaction ? val(std::string(to_text(*reaction))) : val::null();
}

val to_js(const Device& device) {
    val object = val::object();
    object.set("state", word(device.state));
    object.set("wanted", device.wanted);
    object.set("track", device.track.packed());
    object.set("message", device.message);
    return object;
}

val to_js(const std::vector<DeviceView>& views) {
    val list = val::array();
    for (const DeviceView& view : views) {
        val object = val::object();
        object.set("deviceId", view.id);
        object.set("label", view.label);
        object.set("chosen", view.chosen);
        list.call<void>("push", object);
    }
    return list;
}

val to_js(const DeviceViews& devices) {
    val object = val::object();
    object.set("microphones", to_js(devices.microphones));
    object.set("cameras", to_js(devices.cameras));
    object.set("speakers", to_js(devices.speakers));
    return object;
}

val to_js(const Troubles& troubles) {
    val list = val::array();
    for (const LinkTrouble& link : troubles.links) {
        val object = val::object();
        object.set("peer", link.peer.value);
        object.set("trouble", word(link.trouble));
        list.call<void>("push", object);
    }
    val report = val::object();
    report.set("links", list);
    report.set("microphone", std::string(to_text(troubles.microphone)));
    report.set("camera", std::string(to_text(troubles.camera)));
    return report;
}

val to_js(const MemberView& member) {
    val object = val::object();
    object.set("id", member.id.value);
    object.set("name", member.name);
    object.set("microphoneOn", member.state.microphone_on);
    object.set("cameraOn", member.state.camera_on);
    object.set("screenOn", member.state.screen_on);
    object.set("link", word(member.link));
    object.set("linkReason", member.link_reason);
    object.set("trouble", word(member.trouble));
    object.set("troubles", to_js(member.troubles));
    object.set("video", member.video.packed());
    object.set("screen", member.screen.packed());
    object.set("audio", member.audio.packed());
    object.set("sound", static_cast<std::uint32_t>(member.sound));
    object.set("connection", member.connection.packed());
    object.set("hand", member.hand);
    object.set("reaction", word(member.reaction));
    object.set("safetyCode", member.safety_code);
    object.set("recording", member.is_recording);
    object.set("takesFiles", member.takes_files);
    object.set("moderates", member.can_moderate);
    return object;
}

val to_js(const std::vector<MemberView>& members) {
    val list = val::array();
    for (const MemberView& member : members) list.call<void>("push", to_js(member));
    return list;
}

val to_js(const std::vector<PeerId>& peers) {
    val list = val::array();
    for (const PeerId& peer : peers) list.call<void>("push", peer.value);
    return list;
}

val to_js(const std::optional<Notice>& notice) {
    if (!notice) return val::null();
    val object = val::object();
    object.set("kind", word(notice->kind));
    object.set("text", notice->text);
    object.set("offersRetry", notice->offers_retry);
    object.set("offersUnmute", notice->offers_unmute);
    return object;
}

val to_js(const std::optional<Ending>& ending) {
    if (!ending) return val::null();
    val object = val::object();
    object.set("code", std::string(to_text(ending->code)));
    object.set("serverCode", ending->server_code);
    object.set("text", ending->text);
    return object;
}

val to_js(const ChatMessage& message) {
    val object = val::object();
    object.set("sequence", message.sequence);
    object.set("author", message.author.value);
    object.set("name", message.name);
    object.set("text", message.text);
    object.set("own", message.is_own);
    object.set("told", message.was_told);
    object.set("overServer", message.over_server);
    return object;
}

val to_js(const ChatMessages& messages) {
    val list = val::array();
    for (const ChatMessage& message : messages) list.call<void>("push", to_js(message));
    return val::global("Object").call<val>("freeze", list);
}

val to_js(const ScreenView& screen) {
    val object = val::object();
    object.set("possible", screen.is_possible);
    object.set("state", std::string(to_text(screen.state)));
    object.set("track", screen.track.packed());
    return object;
}

val to_js(const SafetyView& safety) {
    val object = val::object();
    object.set("words", safety.words);
    object.set("missing", safety.missing);
    return object;
}

val to_js(const RecordingView& recording) {
    val object = val::object();
    object.set("offered", recording.is_offered);
    object.set("state", word(recording.state));
    object.set("seconds", recording.seconds);
    object.set("message", recording.message);
    return object;
}

val to_js(const FileReceiver& receiver) {
    val object = val::object();
    object.set("peer", receiver.peer.value);
    object.set("name", receiver.name);
    object.set("state", std::string(to_text(receiver.state)));
    object.set("bytes", receiver.bytes);
    return object;
}

val to_js(const FileView& file) {
    val receivers = val::array();
    for (const FileReceiver& receiver : file.receivers) receivers.call<void>("push", to_js(receiver));
    val object = val::object();
    object.set("id", file.id);
    object.set("after", file.after);
    object.set("own", file.is_own);
    object.set("peer", file.peer.value);
    object.set("sender", file.sender);
    object.set("name", file.name);
    object.set("mime", file.mime);
    object.set("size", file.size);
    object.set("state", std::string(to_text(file.state)));
    object.set("bytes", file.bytes);
    object.set("reason", file.reason);
    object.set("receivers", receivers);
    return object;
}

val to_js(const std::vector<FileView>& files) {
    val list = val::array();
    for (const FileView& file : files) list.call<void>("push", to_js(file));
    return list;
}

val to_js(const ModerationView& moderation) {
    val knocks = val::array();
    for (const KnockView& knock : moderation.knocks) {
        val object = val::object();
        object.set("id", knock.id.value);
        object.set("name", knock.name);
        knocks.call<void>("push", object);
    }
    val object = val::object();
    object.set("host", moderation.host.value);
    object.set("locked", moderation.is_locked);
    object.set("waiting", moderation.is_waiting);
    object.set("knocks", knocks);
    return object;
}

val to_js(const InvitationsView& invitations) {
    val outgoing = val::array();
    for (const OutgoingInvitation& one : invitations.outgoing) {
        val object = val::object();
        object.set("callsign", one.callsign);
        object.set("state", std::string(to_text(one.state)));
        outgoing.call<void>("push", object);
    }
    val incoming = val::null();
    if (invitations.incoming) {
        incoming = val::object();
        incoming.set("name", invitations.incoming->name);
        incoming.set("room", invitations.incoming->room);
    }
    val object = val::object();
    object.set("possible", invitations.is_possible);
    object.set("callsign", invitations.callsign);
    object.set("reachability", std::string(to_text(invitations.reachability)));
    object.set("message", invitations.message);
    object.set("outgoing", outgoing);
    object.set("incoming", incoming);
    return object;
}

val to_js(const Counters& counters) {
    val object = val::object();
    object.set("malformedFrames", counters.malformed_frames);
    object.set("unknownFrames", counters.unknown_frames);
    object.set("staleEvents", counters.stale_events);
    object.set("staleDescriptions", counters.stale_descriptions);
    object.set("ignoredOffers", counters.ignored_offers);
    object.set("failedOperations", counters.failed_operations);
    object.set("droppedCandidates", counters.dropped_candidates);
    object.set("droppedChat", counters.dropped_chat);
    object.set("droppedFiles", counters.dropped_files);
    return object;
}

}  // namespace

val SnapshotObject::of(const Snapshot& snapshot) {
    if (chat_.isUndefined() || messages_ != snapshot.chat) {
        messages_ = snapshot.chat;
        chat_ = to_js(messages_);
    }
    val object = val::object();
    object.set("revision", static_cast<double>(snapshot.revision));
    object.set("phase", word(snapshot.phase));
    object.set("signaling", word(snapshot.signaling));
    object.set("self", snapshot.self.value);
    object.set("name", snapshot.name);
    object.set("room", snapshot.room);
    object.set("roomLink", snapshot.room_link);
    object.set("microphone", to_js(snapshot.microphone));
    object.set("camera", to_js(snapshot.camera));
    object.set("devices", to_js(snapshot.devices));
    object.set("sound", static_cast<std::uint32_t>(snapshot.sound));
    object.set("audioBlocked", snapshot.audio_blocked);
    object.set("members", to_js(snapshot.members));
    object.set("capacity", static_cast<std::uint32_t>(snapshot.capacity));
    object.set("hand", snapshot.hand);
    object.set("reaction", word(snapshot.reaction));
    object.set("hands", to_js(snapshot.hands));
    object.set("speaker", snapshot.speaker.value);
    object.set("notice", to_js(snapshot.notice));
    object.set("ending", to_js(snapshot.ending));
    object.set("chat", chat_);
    object.set("unread", static_cast<std::uint32_t>(snapshot.unread));
    object.set("screen", to_js(snapshot.screen));
    object.set("counters", to_js(snapshot.counters));
    object.set("statistics", to_js(snapshot.statistics));
    object.set("safetyCode", to_js(snapshot.safety_code));
    object.set("recording", to_js(snapshot.recording));
    object.set("files", to_js(snapshot.files));
    object.set("moderation", to_js(snapshot.moderation));
    object.set("invitations", to_js(snapshot.invitations));
    return object;
}

}  // namespace parley::bridge
