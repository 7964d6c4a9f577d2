// The native counterpart of what wasm/bridge makes of effects and snapshots.
#include "replay/as_json.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "core/base/overloaded.hpp"
#include "replay/statistics_json.hpp"
#include "support/snapshot_text.hpp"

namespace parley::replay {
namespace {

json::Value value(std::string_view text) {
    return json::Value(std::string(text));
}
json::Value value(const std::string& text) {
    return json::Value(text);
}
json::Value value(bool flag) {
    return json::Value(flag);
}
json::Value value(std::int64_t number) {
    return json::Value(number);
}
json::Value value(std::uint32_t number) {
    return json::Value(std::int64_t{number});
}
json::Value value(OperationId operation) {
    return value(std::uint32_t{operation.value});
}
template <typename Tag>
json::Value value(Handle<Tag> handle) {
    return value(handle.packed());
}
json::Value value(TrackKind kind) {
    return value(to_text(kind));
}
json::Value value(const std::optional<Reaction>& reaction) {
    return reaction ? value(to_text(*reaction)) : json::Value();
}
json::Value value(json::Array elements) {
    return json::Value(std::move(elements));
}
json::Value value(json::Object fields) {
    return json::Value(std::move(fields));
}

json::Value value(const std::vector<TrackHandle>& tracks) {
    json::Array list;
    for (const TrackHandle track : tracks) list.push_back(value(track));
    return value(std::move(list));
}

template <typename... Values>
json::Value call(std::string_view name, const Values&... values) {
    json::Array elements{value(name)};
    (elements.push_back(value(values)), ...);
    return json::Value(std::move(elements));
}

json::Array ice_servers(const std::vector<IceServer>& servers) {
    json::Array list;
    for (const IceServer& server : servers) {
        json::Object fields{{"urls", value(server.url)}};
        if (!server.username.empty()) {
            fields.push_back({"username", value(server.username)});
            fields.push_back({"credential", value(server.credential)});
        }
        list.push_back(value(std::move(fields)));
    }
    return list;
}

json::Value add_candidate(const effect::AddCandidate& it) {
    const Candidate& candidate = it.candidate;
    const std::int64_t line = candidate.sdp_m_line_index ? std::int64_t{*candidate.sdp_m_line_index} : -1;
    return call("addCandidate", it.connection, it.operation, candidate.candidate, candidate.sdp_mid, line,
                candidate.username_fragment);
}

json::Value open_named_channel(const effect::OpenNamedChannel& it) {
    const auto number = [](const std::optional<std::uint16_t>& bound) { return bound ? std::int64_t{*bound} : -1; };
    const ChannelReliability& reliability = it.reliability;
    return call("openNamedChannel", it.connection, it.channel, it.label, it.peer.value, it.name, reliability.ordered,
                number(reliability.max_retransmits), number(reliability.max_packet_life_time));
}

std::string word_for(NoticeKind kind) {
    switch (kind) {
    case NoticeKind::Information: return "information";
    case NoticeKind::Warning: return "warning";
    case NoticeKind::Error: return "error";
    }
    return {};
}

json::Object fields_of(const Device& device) {
    return {{"state", value(test::word_for(device.state))},
            {"wanted", value(device.wanted)},
            {"track", value(device.track)},
            {"message", value(device.message)}};
}

json::Array list_of(const std::vector<DeviceView>& views) {
    json::Array list;
    for (const DeviceView& view : views) {
        list.push_back(value(
            json::Object{{"deviceId", value(view.id)}, {"label", value(view.label)}, {"chosen", value(view.chosen)}}));
    }
    return list;
}

json::Object fields_of(const DeviceViews& devices) {
    return {{"microphones", value(list_of(devices.microphones))},
            {"cameras", value(list_of(devices.cameras))},
            {"speakers", value(list_of(devices.speakers))}};
}

json::Object fields_of(const Troubles& troubles) {
    json::Array links;
    for (const LinkTrouble& link : troubles.links) {
        links.push_back(
            value(json::Object{{"peer", value(link.peer.value)}, {"trouble", value(to_text(link.trouble))}}));
    }
    return {{"links", value(std::move(links))},
            {"microphone", value(to_text(troubles.microphone))},
            {"camera", value(to_text(troubles.camera))}};
}

json::Object fields_of(const MemberView& member) {
    return {{"id", value(member.id.value)},
            {"name", value(member.name)},
            {"microphoneOn", value(member.state.microphone_on)},
            {"cameraOn", value(member.state.camera_on)},
            {"screenOn", value(member.state.screen_on)},
            {"link", value(test::word_for(member.link))},
            {"trouble", value(to_text(member.trouble))},
            {"linkReason", value(member.link_reason)},
            {"troubles", value(fields_of(member.troubles))},
            {"video", value(member.video)},
            {"screen", value(member.screen)},
            {"audio", value(member.audio)},
            {"sound", value(std::uint32_t{member.sound})},
            {"connection", value(member.connection)},
            {"hand", value(member.hand)},
            {"reaction", value(member.reaction)},
            {"recording", value(member.is_recording)},
            {"takesFiles", value(member.takes_files)},
            {"moderates", value(member.can_moderate)}};
}

json::Object fields_of(const ScreenView& screen) {
    return {{"possible", value(screen.is_possible)},
            {"state", value(to_text(screen.state))},
            {"track", value(screen.track)}};
}

json::Object fields_of(const Notice& notice) {
    return {{"kind", value(word_for(notice.kind))},
            {"text", value(notice.text)},
            {"offersRetry", value(notice.offers_retry)},
            {"offersUnmute", value(notice.offers_unmute)}};
}

json::Object fields_of(const Ending& ending) {
    return {
        {"code", value(to_text(ending.code))}, {"serverCode", value(ending.server_code)}, {"text", value(ending.text)}};
}

json::Object fields_of(const ChatMessage& message) {
    return {{"sequence", value(message.sequence)},
            {"author", value(message.author.value)},
            {"name", value(message.name)},
            {"text", value(message.text)},
            {"own", value(message.is_own)},
            {"told", value(message.was_told)},
            {"overServer", value(message.over_server)}};
}

json::Object fields_of(const SafetyView& safety) {
    // Words follow from certificates, which are placeholders in a recording.
    return {{"missing", value(safety.missing)}};
}

json::Object fields_of(const RecordingView& recording) {
    return {{"offered", value(recording.is_offered)},
            {"state", value(test::word_for(recording.state))},
            {"seconds", value(recording.seconds)},
            {"message", value(recording.message)}};
}

json::Object fields_of(const ModerationView& moderation) {
    json::Array knocks;
    for (const KnockView& knock : moderation.knocks) {
        knocks.push_back(value(json::Object{{"id", value(knock.id.value)}, {"name", value(knock.name)}}));
    }
    return {{"host", value(moderation.host.value)},
            {"locked", value(moderation.is_locked)},
            {"waiting", value(moderation.is_waiting)},
            {"knocks", value(std::move(knocks))}};
}

json::Object fields_of(const InvitationsView& invitations) {
    json::Array outgoing;
    for (const OutgoingInvitation& one : invitations.outgoing) {
        outgoing.push_back(
            value(json::Object{{"callsign", value(one.callsign)}, {"state", value(std::string(to_text(one.state)))}}));
    }
    json::Value incoming;
    if (const auto& from = invitations.incoming) {
        incoming = value(json::Object{{"name", value(from->name)}, {"room", value(from->room)}});
    }
    return {{"possible", value(invitations.is_possible)},
            {"callsign", value(invitations.callsign)},
            {"reachability", value(std::string(to_text(invitations.reachability)))},
            {"message", value(invitations.message)},
            {"outgoing", value(std::move(outgoing))},
            {"incoming", std::move(incoming)}};
}

json::Object fields_of(const Counters& counters) {
    return {{"malformedFrames", value(counters.malformed_frames)},
            {"unknownFrames", value(counters.unknown_frames)},
            {"staleEvents", value(counters.stale_events)},
            {"staleDescriptions", value(counters.stale_descriptions)},
            {"ignoredOffers", value(counters.ignored_offers)},
            {"failedOperations", value(counters.failed_operations)},
            {"droppedCandidates", value(counters.dropped_candidates)},
            {"droppedChat", value(counters.dropped_chat)},
            {"droppedFiles", value(counters.dropped_files)}};
}

json::Array files_of(const std::vector<FileView>& files) {
    json::Array list;
    for (const FileView& file : files) {
        json::Array receivers;
        for (const FileReceiver& receiver : file.receivers) {
            receivers.push_back(value(json::Object{{"peer", value(receiver.peer.value)},
                                                   {"name", value(receiver.name)},
                                                   {"state", value(to_text(receiver.state))},
                                                   {"bytes", value(receiver.bytes)}}));
        }
        list.push_back(value(json::Object{{"id", value(file.id)},
                                          {"after", value(file.after)},
                                          {"own", value(file.is_own)},
                                          {"peer", value(file.peer.value)},
                                          {"sender", value(file.sender)},
                                          {"name", value(file.name)},
                                          {"mime", value(file.mime)},
                                          {"size", value(file.size)},
                                          {"state", value(to_text(file.state))},
                                          {"bytes", value(file.bytes)},
                                          {"reason", value(file.reason)},
                                          {"receivers", value(std::move(receivers))}}));
    }
    return list;
}

json::Value file_call(const effect::SendFileChunk& it) {
    return call("sendFileChunk", it.operation, it.channel, it.source, it.file, it.chunk, it.offset, it.bytes);
}
json::Value file_call(const effect::ForgetFileSource& it) {
    return call("forgetFileSource", it.source);
}
json::Value file_call(const effect::OpenFileSink& it) {
    return call("openFileSink", it.operation, it.file, it.name, it.mime, it.bytes);
}
json::Value file_call(const effect::ExpectFileChunk& it) {
    return call("expectFileChunk", it.connection, it.number, it.file, it.chunk, it.bytes);
}
json::Value file_call(const effect::ForgetFileChunk& it) {
    return call("forgetFileChunk", it.file, it.chunk);
}
json::Value file_call(const effect::WriteFileChunk& it) {
    return call("writeFileChunk", it.operation, it.file, it.chunk, it.offset);
}
json::Value file_call(const effect::CloseFileSink& it) {
    return call("closeFileSink", it.operation, it.file);
}
json::Value file_call(const effect::DiscardFileSink& it) {
    return call("discardFileSink", it.file);
}

}  // namespace

json::Value call_of(const Effect& effect) {
    return std::visit(
        overloaded{
            [](const effect::OpenSocket& it) { return call("openSocket", it.socket, it.url, it.subprotocol); },
            [](const effect::SendFrame& it) { return call("sendFrame", it.socket, it.text); },
            [](const effect::CloseSocket& it) {
                return call("closeSocket", it.socket, std::uint32_t{it.code}, it.reason);
            },
            [](const effect::RequestMedia& it) {
                return call("requestMedia", it.operation, it.audio, it.video, it.audio_device, it.video_device);
            },
            [](const effect::ListDevices&) { return call("listDevices"); },
            [](const effect::MeasureSound& it) { return call("measureSound", it.track); },
            [](const effect::SetTrackEnabled& it) { return call("setTrackEnabled", it.track, it.enabled); },
            [](const effect::ReleaseTrack& it) { return call("releaseTrack", it.track); },
            [](const effect::OpenPeerConnection& it) {
                return call("openPeerConnection", it.connection, ice_servers(it.ice_servers), it.certificate);
            },
            [](const effect::SetIceServers& it) {
                return call("setIceServers", it.connection, ice_servers(it.ice_servers));
            },
            [](const effect::ClosePeerConnection& it) { return call("closePeerConnection", it.connection); },
            [](const effect::SetSender& it) {
                return call("setSender", it.connection, to_text(it.slot), it.track, it.create, it.bitrate_max);
            },
            [](const effect::RequestScreen& it) { return call("requestScreen", it.operation, it.video); },
            [](const effect::SetLocalDescription& it) {
                return call("setLocalDescription", it.connection, it.operation);
            },
            [](const effect::SetRemoteDescription& it) {
                return call("setRemoteDescription", it.connection, it.operation, to_text(it.type), it.sdp);
            },
            [](const effect::AddCandidate& it) { return add_candidate(it); },
            [](const effect::RestartIce& it) { return call("restartIce", it.connection); },
            [](const effect::AdoptRemoteTrack& it) {
                return call("adoptRemoteTrack", it.connection, it.kind, it.mid, it.track);
            },
            [](const effect::PlayAudio& it) { return call("playAudio", it.track); },
            [](const effect::ResumeAudio&) { return call("resumeAudio"); },
            [](const effect::ChooseSpeaker& it) { return call("chooseSpeaker", it.operation, it.device); },
            [](const effect::PlayTestSound&) { return call("playTestSound"); },
            [](const effect::OpenDataChannel& it) {
                return call("openDataChannel", it.connection, it.channel, it.label);
            },
            [](const effect::AdoptDataChannel& it) {
                return call("adoptDataChannel", it.connection, it.channel, it.label);
            },
            [](const effect::OpenNamedChannel& it) { return open_named_channel(it); },
            [](const effect::AdoptNamedChannel& it) {
                return call("adoptNamedChannel", it.connection, it.channel, it.label, it.peer.value, it.name);
            },
            [](const effect::SendOnDataChannel& it) { return call("sendOnDataChannel", it.channel, it.text); },
            [](const effect::CloseDataChannel& it) { return call("closeDataChannel", it.channel); },
            [](const effect::CopyText& it) { return call("copyText", it.operation, it.text); },
            [](const effect::StoreValue& it) { return call("storeValue", it.key, it.value); },
            [](const effect::StartRecording& it) { return call("startRecording", it.operation, it.name, it.sound); },
            [](const effect::MixSound& it) { return call("mixSound", it.sound); },
            [](const effect::StopRecording& it) { return call("stopRecording", it.operation); },
            [](const effect::Log& it) { return call("log", it.line); },
            [](const effect::Ring& it) { return call("ring", it.on); },
            [](const effect::AskForNotifications&) { return call("askForNotifications"); },
            [](const effect::ShowNotification& it) { return call("showNotification", it.title, it.text); },
            [](const effect::CloseNotification&) { return call("closeNotification"); },
            [](const effect::MeasureConnection& it) { return call("measureConnection", it.connection, it.operation); },
            [](const auto& about_file) { return file_call(about_file); },
        },
        effect);
}

json::Value timer_call(std::optional<Instant> deadline) {
    if (!deadline) return call("disarmTimer");
    return call("armTimer", std::int64_t{deadline->time_since_epoch().count()});
}

json::Value change_call() {
    return call("snapshotChanged");
}

json::Object fields_of(const Snapshot& snapshot) {
    json::Array members;
    for (const MemberView& member : snapshot.members) members.push_back(value(fields_of(member)));
    json::Array hands;
    for (const PeerId& who : snapshot.hands) hands.push_back(value(who.value));
    json::Array chat;
    for (const ChatMessage& message : snapshot.chat) chat.push_back(value(fields_of(message)));
    return {{"revision", value(static_cast<std::int64_t>(snapshot.revision))},
            {"phase", value(test::word_for(snapshot.phase))},
            {"signaling", value(test::word_for(snapshot.signaling))},
            {"self", value(snapshot.self.value)},
            {"name", value(snapshot.name)},
            {"room", value(snapshot.room)},
            {"roomLink", value(snapshot.room_link)},
            {"microphone", value(fields_of(snapshot.microphone))},
            {"camera", value(fields_of(snapshot.camera))},
            {"devices", value(fields_of(snapshot.devices))},
            {"sound", value(std::uint32_t{snapshot.sound})},
            {"audioBlocked", value(snapshot.audio_blocked)},
            {"members", value(std::move(members))},
            {"capacity", value(static_cast<std::int64_t>(snapshot.capacity))},
            {"hand", value(snapshot.hand)},
            {"reaction", value(snapshot.reaction)},
            {"hands", value(std::move(hands))},
            {"speaker", value(snapshot.speaker.value)},
            {"notice", snapshot.notice ? value(fields_of(*snapshot.notice)) : json::Value()},
            {"ending", snapshot.ending ? value(fields_of(*snapshot.ending)) : json::Value()},
            {"chat", value(std::move(chat))},
            {"unread", value(static_cast<std::int64_t>(snapshot.unread))},
            {"screen", value(fields_of(snapshot.screen))},
            {"counters", value(fields_of(snapshot.counters))},
            {"statistics", as_json(snapshot.statistics)},
            {"safetyCode", value(fields_of(snapshot.safety_code))},
            {"recording", value(fields_of(snapshot.recording))},
            {"files", value(files_of(snapshot.files))},
            {"moderation", value(fields_of(snapshot.moderation))},
            {"invitations", value(fields_of(snapshot.invitations))}};
}

}  // namespace parley::replay
