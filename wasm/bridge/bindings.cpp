// All exported functions of the engine: each turns integers and strings into one event or intent and posts it.
// Numbers are packed handles and operation numbers as the effects named them; words are the standard's own.
#include <algorithm>
#include <string>

#include <emscripten/bind.h>

#include "bridge/bound_engine.hpp"
#include "bridge/statistics_object.hpp"

namespace parley::bridge {

namespace {

using Number = std::uint32_t;
using Text = std::string;

std::optional<TrackKind> track_kind_from(const Text& word) {
    if (word == to_text(TrackKind::Audio)) return TrackKind::Audio;
    if (word == to_text(TrackKind::Video)) return TrackKind::Video;
    return std::nullopt;
}

// ---- sockets

void socket_opened(BoundEngine& bound, Number socket) {
    bound.post(event::SocketOpened{.socket = SocketHandle::from_packed(socket)});
}

void frame_received(BoundEngine& bound, Number socket, const Text& text) {
    bound.post(event::FrameReceived{.socket = SocketHandle::from_packed(socket), .text = text});
}

void binary_frame_received(BoundEngine& bound, Number socket, Number bytes) {
    bound.post(event::BinaryFrameReceived{.socket = SocketHandle::from_packed(socket), .bytes = bytes});
}

void socket_closed(BoundEngine& bound, Number socket, Number code, const Text& reason) {
    bound.post(event::SocketClosed{
        .socket = SocketHandle::from_packed(socket), .code = static_cast<std::uint16_t>(code), .reason = reason});
}

// ---- operations

void media_granted(BoundEngine& bound, Number operation, const Text& audio_device, const Text& video_device) {
    bound.post(event::MediaGranted{
        .operation = {.value = operation}, .audio_device = audio_device, .video_device = video_device});
}

void operation_failed(BoundEngine& bound, Number operation, const Text& name, const Text& message) {
    bound.post(event::OperationFailed{.operation = {.value = operation}, .name = name, .message = message});
}

void operation_done(BoundEngine& bound, Number operation) {
    bound.post(event::OperationDone{.operation = {.value = operation}});
}

void local_description_set(BoundEngine& bound, Number operation, const Text& type, const Text& sdp) {
    const auto word = bound.counted(description_type_from(type));
    if (word) bound.post(event::LocalDescriptionSet{.operation = {.value = operation}, .type = *word, .sdp = sdp});
}

// ---- peer connections

void negotiation_needed(BoundEngine& bound, Number connection) {
    bound.post(event::NegotiationNeeded{.connection = PeerConnectionHandle::from_packed(connection)});
}

void candidate_gathered(BoundEngine& bound, Number connection, const Text& candidate, const Text& sdp_mid,
                        int sdp_m_line_index, const Text& username_fragment) {
    Candidate gathered{.candidate = candidate, .sdp_mid = sdp_mid, .username_fragment = username_fragment};
    if (sdp_m_line_index >= 0) gathered.sdp_m_line_index = static_cast<std::uint16_t>(sdp_m_line_index);
    bound.post(
        event::CandidateGathered{.connection = PeerConnectionHandle::from_packed(connection), .candidate = gathered});
}

void candidate_error(BoundEngine& bound, Number connection, const Text& url, int code) {
    bound.post(event::CandidateError{.connection = PeerConnectionHandle::from_packed(connection),
                                     .url = url,
                                     .code = static_cast<std::uint16_t>(code)});
}

void connection_state_changed(BoundEngine& bound, Number connection, const Text& state, const Text& ice_state) {
    const auto word = bound.counted(connection_state_from(state));
    if (!word) return;
    bound.post(event::ConnectionStateChanged{.connection = PeerConnectionHandle::from_packed(connection),
                                             .state = *word,
                                             .has_ice_failed = ice_state == "failed"});
}

void remote_track_added(BoundEngine& bound, Number connection, const Text& kind, const Text& mid) {
    const auto word = bound.counted(track_kind_from(kind));
    if (!word) return;
    bound.post(event::RemoteTrackAdded{
        .connection = PeerConnectionHandle::from_packed(connection), .kind = *word, .mid = mid});
}

// ---- data channels

void data_channel_announced(BoundEngine& bound, Number connection, const Text& label) {
    bound.post(
        event::DataChannelAnnounced{.connection = PeerConnectionHandle::from_packed(connection), .label = label});
}

void data_channel_opened(BoundEngine& bound, Number channel) {
    bound.post(event::DataChannelOpened{.channel = DataChannelHandle::from_packed(channel)});
}

void data_channel_closed(BoundEngine& bound, Number channel) {
    bound.post(event::DataChannelClosed{.channel = DataChannelHandle::from_packed(channel)});
}

void data_channel_message(BoundEngine& bound, Number channel, const Text& text) {
    bound.post(event::DataChannelMessage{.channel = DataChannelHandle::from_packed(channel), .text = text});
}

// A bound that is not given is -1; what cannot be one is passed over with the wish.
void declare_named_channel(BoundEngine& bound, const Text& name, bool ordered, int max_retransmits,
                           int max_packet_life_time) {
    NamedChannel channel{.name = name, .reliability = {.ordered = ordered}};
    if (max_retransmits >= 0) channel.reliability.max_retransmits = static_cast<std::uint16_t>(max_retransmits);
    if (max_packet_life_time >= 0) {
        channel.reliability.max_packet_life_time = static_cast<std::uint16_t>(max_packet_life_time);
    }
    bound.post(intent::DeclareNamedChannel{.channel = std::move(channel)});
}

void close_named_channel(BoundEngine& bound, const Text& name) {
    bound.post(intent::CloseNamedChannel{.name = name});
}

// ---- the rest of the browser

void track_ended(BoundEngine& bound, Number track) {
    bound.post(event::TrackEnded{.track = TrackHandle::from_packed(track)});
}

void sound_level_changed(BoundEngine& bound, Number track, Number level) {
    const auto step = static_cast<std::uint8_t>(std::min<Number>(level, sound_level_max));
    bound.post(event::SoundLevelChanged{.track = TrackHandle::from_packed(track), .level = step});
}

// An array of objects as MediaDeviceInfo is; kinds of another standard than ours are left out.
void devices_listed(BoundEngine& bound, const emscripten::val& devices) {
    event::DevicesListed event;
    const auto count = devices["length"].as<Number>();
    for (Number i = 0; i < count; ++i) {
        const emscripten::val device = devices[i];
        const auto kind = bound.counted(device_kind_from(device["kind"].as<Text>()));
        if (!kind) continue;
        event.devices.push_back(
            {.kind = *kind, .id = device["deviceId"].as<Text>(), .label = device["label"].as<Text>()});
    }
    bound.post(std::move(event));
}

void connection_measured(BoundEngine& bound, Number operation, const emscripten::val& counts) {
    bound.post(event::ConnectionMeasured{.operation = {.value = operation}, .counts = counts_from(counts)});
}

void audio_blocked(BoundEngine& bound) {
    bound.post(event::AudioBlocked{});
}

void audio_unblocked(BoundEngine& bound) {
    bound.post(event::AudioUnblocked{});
}

void network_changed(BoundEngine& bound, bool online) {
    bound.post(event::NetworkChanged{.online = online});
}

void page_shown(BoundEngine& bound) {
    bound.post(event::PageShown{});
}

void page_hidden(BoundEngine& bound) {
    bound.post(event::PageHidden{});
}

void time_reached(BoundEngine& bound) {
    bound.post(event::TimeReached{});
}

// ---- intents

void set_display_name(BoundEngine& bound, const Text& name) {
    bound.post(intent::SetDisplayName{.name = name});
}

void set_room(BoundEngine& bound, const Text& room) {
    bound.post(intent::SetRoom{.room = room});
}

void set_token(BoundEngine& bound, const Text& token) {
    bound.post(intent::SetToken{.token = token});
}

void set_microphone(BoundEngine& bound, bool on) {
    bound.post(intent::SetMicrophone{.on = on});
}

void set_camera(BoundEngine& bound, bool on) {
    bound.post(intent::SetCamera{.on = on});
}

void raise_hand(BoundEngine& bound, bool raised) {
    bound.post(intent::RaiseHand{.raised = raised});
}

void share_screen(BoundEngine& bound, bool on) {
    bound.post(intent::ShareScreen{.on = on});
}

void react(BoundEngine& bound, const Text& reaction) {
    const auto word = bound.counted(reaction_from(reaction));
    if (word) bound.post(intent::React{.reaction = *word});
}

void choose_device(BoundEngine& bound, const Text& kind, const Text& id) {
    const auto word = bound.counted(device_kind_from(kind));
    if (word) bound.post(intent::ChooseDevice{.kind = *word, .id = id});
}

void send_chat(BoundEngine& bound, const Text& text) {
    bound.post(intent::SendChat{.text = text});
}

void watch_statistics(BoundEngine& bound, bool on, const Text& watcher) {
    const auto word = bound.counted(statistics_watcher_from(watcher));
    if (word) bound.post(intent::WatchStatistics{.on = on, .watcher = *word});
}

void set_recording(BoundEngine& bound, bool on) {
    bound.post(intent::SetRecording{.on = on});
}

// ---- recording

void recording_started(BoundEngine& bound, Number operation, bool in_memory) {
    bound.post(event::RecordingStarted{.operation = {.value = operation}, .in_memory = in_memory});
}

void recording_grew(BoundEngine& bound, Number kilobytes) {
    bound.post(event::RecordingGrew{.kilobytes = kilobytes});
}

void recording_failed(BoundEngine& bound, const Text& message) {
    bound.post(event::RecordingFailed{.message = message});
}

// ---- files

// Sizes are doubles, as JavaScript's numbers: a file may have more bytes than fit into an integer of the border.
void offer_file(BoundEngine& bound, Number source, const Text& name, double bytes, const Text& mime, const Text& to) {
    bound.post(intent::OfferFile{.source = source,
                                 .name = name,
                                 .bytes = bytes > 0 ? static_cast<std::uint64_t>(bytes) : 0,
                                 .mime = mime,
                                 .to = {to}});
}

void accept_file(BoundEngine& bound, Number file) {
    bound.post(intent::AcceptFile{.file = file});
}

void cancel_file(BoundEngine& bound, Number file) {
    bound.post(intent::CancelFile{.file = file});
}

void file_chunk_read(BoundEngine& bound, Number operation, const Text& digest) {
    bound.post(event::FileChunkRead{.operation = {.value = operation}, .digest = digest});
}

void file_chunk_arrived(BoundEngine& bound, Number file, Number chunk, const Text& digest) {
    bound.post(event::FileChunkArrived{.file = file, .chunk = chunk, .digest = digest});
}

void file_bytes_dropped(BoundEngine& bound, Number channel, Number bytes) {
    bound.post(event::FileBytesDropped{.channel = DataChannelHandle::from_packed(channel), .bytes = bytes});
}

void lock_room(BoundEngine& bound, bool locked) {
    bound.post(intent::LockRoom{.locked = locked});
}

void answer_knock(BoundEngine& bound, const Text& id, bool admits) {
    bound.post(intent::AnswerKnock{.id = {id}, .admits = admits});
}

void ask_member(BoundEngine& bound, const Text& id, const Text& what) {
    const auto word = bound.counted(asked_for_from(what));
    if (word) bound.post(intent::AskMember{.id = {id}, .what = *word});
}

void set_reachable(BoundEngine& bound, const Text& callsign) {
    bound.post(intent::SetReachable{.callsign = callsign});
}

void invite(BoundEngine& bound, const Text& callsign) {
    bound.post(intent::Invite{.callsign = callsign});
}

void cancel_invitation(BoundEngine& bound, const Text& callsign) {
    bound.post(intent::CancelInvitation{.callsign = callsign});
}

void answer_invitation(BoundEngine& bound, const Text& answer) {
    const auto word = bound.counted(invitation_answer_from(answer));
    if (word) bound.post(intent::AnswerInvitation{.answer = *word});
}

template <typename Wish>
void wish_about(BoundEngine& bound, const Text& id) {
    bound.post(Wish{.id = {id}});
}

template <typename Wish>
void wish(BoundEngine& bound) {
    bound.post(Wish{});
}

// ---- what a page reads

emscripten::val snapshot(BoundEngine& bound) {
    return bound.snapshot();
}

double revision(BoundEngine& bound) {
    return static_cast<double>(bound.engine().revision());
}

// ---- what a recording needs

double handled_at(BoundEngine& bound) {
    return static_cast<double>(bound.engine().handled_at().time_since_epoch().count());
}

void bind_wishes(const emscripten::class_<BoundEngine>& engine) {
    engine.function("setDisplayName", &set_display_name)
        .function("setRoom", &set_room)
        .function("setToken", &set_token)
        .function("setMicrophone", &set_microphone)
        .function("setCamera", &set_camera)
        .function("chooseDevice", &choose_device)
        .function("playTestSound", &wish<intent::PlayTestSound>)
        .function("join", &wish<intent::Join>)
        .function("leave", &wish<intent::Leave>)
        .function("copyLink", &wish<intent::CopyLink>)
        .function("allowAudio", &wish<intent::AllowAudio>)
        .function("dismissNotice", &wish<intent::DismissNotice>)
        .function("raiseHand", &raise_hand)
        .function("shareScreen", &share_screen)
        .function("react", &react)
        .function("sendChat", &send_chat)
        .function("readChat", &wish<intent::ReadChat>)
        .function("watchStatistics", &watch_statistics)
        .function("setRecording", &set_recording)
        .function("offerFile", &offer_file)
        .function("acceptFile", &accept_file)
        .function("cancelFile", &cancel_file)
        .function("lockRoom", &lock_room)
        .function("answerKnock", &answer_knock)
        .function("askMember", &ask_member)
        .function("removeMember", &wish_about<intent::RemoveMember>)
        .function("makeHost", &wish_about<intent::MakeHost>)
        .function("setReachable", &set_reachable)
        .function("invite", &invite)
        .function("cancelInvitation", &cancel_invitation)
        .function("answerInvitation", &answer_invitation)
        .function("declareNamedChannel", &declare_named_channel)
        .function("closeNamedChannel", &close_named_channel);
}

}  // namespace

EMSCRIPTEN_BINDINGS(engine) {
    const auto engine = emscripten::class_<BoundEngine>("Engine");
    bind_wishes(engine);
    engine.constructor<emscripten::val, Number, Number, emscripten::val>()
        .function("socketOpened", &socket_opened)
        .function("frameReceived", &frame_received)
        .function("binaryFrameReceived", &binary_frame_received)
        .function("socketClosed", &socket_closed)
        .function("mediaGranted", &media_granted)
        .function("operationFailed", &operation_failed)
        .function("operationDone", &operation_done)
        .function("localDescriptionSet", &local_description_set)
        .function("negotiationNeeded", &negotiation_needed)
        .function("candidateGathered", &candidate_gathered)
        .function("candidateError", &candidate_error)
        .function("connectionStateChanged", &connection_state_changed)
        .function("remoteTrackAdded", &remote_track_added)
        .function("dataChannelAnnounced", &data_channel_announced)
        .function("dataChannelOpened", &data_channel_opened)
        .function("dataChannelClosed", &data_channel_closed)
        .function("dataChannelMessage", &data_channel_message)
        .function("trackEnded", &track_ended)
        .function("soundLevelChanged", &sound_level_changed)
        .function("devicesListed", &devices_listed)
        .function("audioBlocked", &audio_blocked)
        .function("audioUnblocked", &audio_unblocked)
        .function("networkChanged", &network_changed)
        .function("pageShown", &page_shown)
        .function("pageHidden", &page_hidden)
        .function("timeReached", &time_reached)
        .function("connectionMeasured", &connection_measured)
        .function("recordingStarted", &recording_started)
        .function("recordingGrew", &recording_grew)
        .function("recordingFailed", &recording_failed)
        .function("fileChunkRead", &file_chunk_read)
        .function("fileChunkArrived", &file_chunk_arrived)
        .function("fileBytesDropped", &file_bytes_dropped)
        .function("snapshot", &snapshot)
        .function("revision", &revision)
        .function("handledAt", &handled_at)
        .function("unknownWords", &BoundEngine::unknown_words);
}

}  // namespace parley::bridge
