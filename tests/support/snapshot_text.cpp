// The words of snapshots.
#include "support/snapshot_text.hpp"

#include <sstream>

namespace parley::test {

std::string word_for(Phase phase) {
    switch (phase) {
    case Phase::Lobby: return "lobby";
    case Phase::Joining: return "joining";
    case Phase::InRoom: return "in-room";
    }
    return {};
}

std::string word_for(SignalingLink signaling) {
    switch (signaling) {
    case SignalingLink::Closed: return "closed";
    case SignalingLink::Connecting: return "connecting";
    case SignalingLink::Open: return "open";
    case SignalingLink::Reconnecting: return "reconnecting";
    }
    return {};
}

std::string word_for(LinkState state) {
    switch (state) {
    case LinkState::Connecting: return "connecting";
    case LinkState::Connected: return "connected";
    case LinkState::Reconnecting: return "reconnecting";
    case LinkState::Failed: return "failed";
    }
    return {};
}

std::string word_for(DeviceState state) {
    switch (state) {
    case DeviceState::Off: return "off";
    case DeviceState::Requesting: return "requesting";
    case DeviceState::On: return "on";
    case DeviceState::Refused: return "refused";
    case DeviceState::Missing: return "missing";
    case DeviceState::Broken: return "broken";
    }
    return {};
}

std::string word_for(RecordingState state) {
    switch (state) {
    case RecordingState::Off: return "off";
    case RecordingState::Starting: return "starting";
    case RecordingState::On: return "on";
    case RecordingState::Stopping: return "stopping";
    case RecordingState::Failed: return "failed";
    }
    return {};
}

namespace {

std::string counter(const Counters& counters, const std::string& name) {
    if (name == "malformed-frames") return std::to_string(counters.malformed_frames);
    if (name == "unknown-frames") return std::to_string(counters.unknown_frames);
    if (name == "stale-events") return std::to_string(counters.stale_events);
    if (name == "stale-descriptions") return std::to_string(counters.stale_descriptions);
    if (name == "ignored-offers") return std::to_string(counters.ignored_offers);
    if (name == "failed-operations") return std::to_string(counters.failed_operations);
    if (name == "dropped-candidates") return std::to_string(counters.dropped_candidates);
    if (name == "dropped-chat") return std::to_string(counters.dropped_chat);
    if (name == "dropped-files") return std::to_string(counters.dropped_files);
    return "(no such counter)";
}

std::string reaction_word(const std::optional<Reaction>& reaction) {
    return reaction ? std::string(to_text(*reaction)) : "none";
}

// "mic-1 *mic-2": the chosen one has a star.
std::string devices(const std::vector<DeviceView>& views) {
    std::string words;
    for (const DeviceView& view : views) words += (view.chosen ? " *" : " ") + view.id;
    return words.empty() ? " none" : words;
}

// " k1 Cy, k2 Di"
std::string knocks(const std::vector<KnockView>& views) {
    std::string words;
    for (const KnockView& view : views) words += (words.empty() ? " " : ", ") + view.id.value + " " + view.name;
    return words.empty() ? " none" : words;
}

// "own Ana: Hello | Ben: Hi | told Cy: Bye"
std::string conversation(const ChatMessages& messages) {
    std::string lines;
    for (const ChatMessage& message : messages) {
        if (!lines.empty()) lines += " | ";
        lines += message.is_own ? "own " : message.was_told ? "told " : "";
        lines += message.name + ": " + message.text;
    }
    return lines.empty() ? "empty" : lines;
}

// "own 1 plan.pdf offered 0/9 to Ben offered 0 | 2 photo.png of Cy moving 4/8"
std::string files(const std::vector<FileView>& views) {
    std::string lines;
    for (const FileView& view : views) {
        if (!lines.empty()) lines += " | ";
        lines += (view.is_own ? "own " : "") + std::to_string(view.id) + " " + view.name;
        if (!view.is_own) lines += " of " + view.sender;
        lines +=
            " " + std::string(to_text(view.state)) + " " + std::to_string(view.bytes) + "/" + std::to_string(view.size);
        for (const FileReceiver& receiver : view.receivers) {
            lines += " to " + receiver.name + " " + std::string(to_text(receiver.state)) + " " +
                     std::to_string(receiver.bytes);
        }
        if (!view.reason.empty()) lines += " (" + view.reason + ")";
    }
    return lines.empty() ? "none" : lines;
}

// "anna ringing, ben busy"
std::string outgoing(const std::vector<OutgoingInvitation>& views) {
    std::string words;
    for (const OutgoingInvitation& view : views) {
        words += (words.empty() ? "" : ", ") + view.callsign + " " + std::string(to_text(view.state));
    }
    return words.empty() ? "none" : words;
}

// "on as anna", "refused as anna: why"
std::string reachable(const InvitationsView& view) {
    std::string words(to_text(view.reachability));
    if (!view.callsign.empty()) words += " as " + view.callsign;
    return view.message.empty() ? words : words + ": " + view.message;
}

std::string about_member(const Snapshot& snapshot, const std::string& subject, const std::string& id) {
    for (const MemberView& member : snapshot.members) {
        if (member.id.value != id) continue;
        if (subject == "reason") return subject + " " + id + " " + member.link_reason;
        if (subject == "sound") return subject + " " + id + " " + std::to_string(member.sound);
        if (subject == "reaction") return subject + " " + id + " " + reaction_word(member.reaction);
        if (subject == "recorder") return subject + " " + id + (member.is_recording ? " records" : " does not");
        if (subject == "pair-code")
            return subject + " " + id + " " + (member.safety_code.empty() ? "none" : member.safety_code);
        return subject + " " + id + " " + member.name + " " + word_for(member.link) + " " +
               (member.state.microphone_on ? "+m " : "-m ") + (member.state.camera_on ? "+c" : "-c") +
               (!member.state.screen_on ? ""
                : member.screen         ? " +s"
                                        : " shows a screen");
    }
    return subject + " " + id + " (nobody)";
}

std::string ids_of(const std::vector<PeerId>& peers) {
    std::string words;
    for (const PeerId& peer : peers) words += (words.empty() ? "" : " ") + peer.value;
    return words.empty() ? "none" : words;
}

// "b 20 ms All is well."; "none" while nobody watches.
std::string statistics_words(const Statistics& statistics) {
    if (!statistics.is_watched()) return " none";
    std::string words;
    for (const ConnectionStatistics& one : statistics.all()) {
        const std::string trip = one.round_trip_ms ? std::to_string(*one.round_trip_ms) + " ms" : "?";
        words += " " + one.member.value + " " + trip + " " + one.diagnosis.sentence;
    }
    return words.empty() ? " empty" : words;
}

// "refused room-full", "server-unreachable"
std::string ending_words(const std::optional<Ending>& ending) {
    if (!ending) return "none";
    std::string words(to_text(ending->code));
    if (!ending->server_code.empty()) words += " " + ending->server_code;
    return words;
}

}  // namespace

std::string describe(const Snapshot& snapshot, const std::string& question) {
    std::istringstream words(question);
    std::string subject;
    std::string second;
    words >> subject >> second;
    if (subject == "phase") return subject + " " + word_for(snapshot.phase);
    if (subject == "signaling") return subject + " " + word_for(snapshot.signaling);
    if (subject == "self") return subject + " " + snapshot.self.value;
    if (subject == "room") return subject + " " + snapshot.room;
    if (subject == "link") return subject + " " + snapshot.room_link;
    if (subject == "notice") return subject + " " + (snapshot.notice ? snapshot.notice->text : "none");
    if (subject == "ending") return subject + " " + ending_words(snapshot.ending);
    if (subject == "chat") return subject + " " + conversation(snapshot.chat);
    if (subject == "files") return subject + " " + files(snapshot.files);
    if (subject == "unread") return subject + " " + std::to_string(snapshot.unread);
    if (subject == "members") return subject + " " + std::to_string(snapshot.members.size());
    if (subject == "camera") return subject + " " + word_for(snapshot.camera.state);
    if (subject == "screen") return subject + " " + std::string(to_text(snapshot.screen.state));
    if (subject == "microphone") return subject + " " + word_for(snapshot.microphone.state);
    if (subject == "microphones") return subject + devices(snapshot.devices.microphones);
    if (subject == "cameras") return subject + devices(snapshot.devices.cameras);
    if (subject == "speakers") return subject + devices(snapshot.devices.speakers);
    if (subject == "camera-message") return subject + " " + snapshot.camera.message;
    if (subject == "own-sound") return subject + " " + std::to_string(snapshot.sound);
    if (subject == "audio") return subject + (snapshot.audio_blocked ? " blocked" : " heard");
    if (subject == "counter") return subject + " " + second + " " + counter(snapshot.counters, second);
    if (subject == "statistics") return subject + statistics_words(snapshot.statistics);
    if (subject == "hands") return subject + " " + ids_of(snapshot.hands);
    if (subject == "speaker") return subject + " " + (snapshot.speaker.empty() ? "none" : snapshot.speaker.value);
    const InvitationsView& invitations = snapshot.invitations;
    if (subject == "reachable") return subject + " " + reachable(invitations);
    if (subject == "outgoing") return subject + " " + outgoing(invitations.outgoing);
    if (subject == "incoming") {
        const auto& incoming = invitations.incoming;
        return subject + " " + (incoming ? incoming->name + " from " + incoming->room : "none");
    }
    const ModerationView& moderation = snapshot.moderation;
    if (subject == "host") return subject + " " + (moderation.host.empty() ? "none" : moderation.host.value);
    if (subject == "door") return subject + (moderation.is_locked ? " locked" : " open");
    if (subject == "knocks") return subject + knocks(moderation.knocks);
    if (subject == "waiting") return subject + (moderation.is_waiting ? " yes" : " no");
    if (subject == "reaction" && second == "own") return subject + " own " + reaction_word(snapshot.reaction);
    if (subject == "reaction" || subject == "recorder" || subject == "pair-code") {
        return about_member(snapshot, subject, second);
    }
    if (subject == "recording") {
        const RecordingView& it = snapshot.recording;
        return subject + " " + word_for(it.state) + " " + std::to_string(it.seconds) + " s" +
               (it.message.empty() ? "" : ": " + it.message);
    }
    if (subject == "safety-code") {
        const SafetyView& it = snapshot.safety_code;
        return subject + " " + (it.words.empty() ? it.missing.empty() ? "none" : it.missing : it.words);
    }
    if (subject == "member" || subject == "reason" || subject == "sound")
        return about_member(snapshot, subject, second);
    return "(no such question)";
}

}  // namespace parley::test
