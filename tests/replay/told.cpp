// Calls of exported functions to events and intents: the native counterpart of wasm/bridge/bindings.cpp.
#include "replay/told.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "replay/statistics_json.hpp"

namespace parley::replay {
namespace {

// Takes the values of one call one after the other; the first that is of the wrong kind is the problem.
class Values {
  public:
    explicit Values(const json::Array& values) : values_(values) {}

    std::int64_t integer(std::int64_t min, std::int64_t max) {
        const json::Value* const value = next();
        const std::optional<std::int64_t> number = value == nullptr ? std::nullopt : value->integer();
        if (number && *number >= min && *number <= max) return *number;
        fail("a number from " + std::to_string(min) + " to " + std::to_string(max));
        return min;
    }
    std::uint32_t number() { return static_cast<std::uint32_t>(integer(0, std::numeric_limits<std::uint32_t>::max())); }
    std::string text() {
        const json::Value* const value = next();
        if (value != nullptr && value->text() != nullptr) return *value->text();
        fail("a text");
        return {};
    }
    bool flag() {
        const json::Value* const value = next();
        if (value != nullptr && value->boolean() != nullptr) return *value->boolean();
        fail("true or false");
        return false;
    }
    json::Array array() {
        const json::Value* const value = next();
        if (value != nullptr && value->array() != nullptr) return *value->array();
        fail("an array");
        return {};
    }
    ConnectionCounts counts() {
        const json::Value* const value = next();
        if (value != nullptr && value->object() != nullptr) return counts_in(*value);
        fail("an object");
        return {};
    }
    template <typename Handle>
    Handle handle() {
        return Handle::from_packed(number());
    }
    OperationId operation() { return {.value = number()}; }

    // Empty where all was as it should be.
    std::string problem() {
        if (problem_.empty() && taken_ < values_.size()) problem_ = "more values than it takes";
        return problem_;
    }

  private:
    const json::Value* next() { return taken_ < values_.size() ? &values_[taken_++] : nullptr; }
    void fail(const std::string& expected) {
        if (problem_.empty()) problem_ = "value " + std::to_string(taken_) + " is not " + expected;
    }

    const json::Array& values_;
    std::size_t taken_ = 0;
    std::string problem_;
};

template <typename Wish>
Told wish(Values& /*values*/) {
    return Intent{Wish{}};
}
template <typename Fact>
Told fact(Values& /*values*/) {
    return Event{Fact{}};
}

// ---- sockets and operations

Told socket_opened(Values& values) {
    return Event{event::SocketOpened{.socket = values.handle<SocketHandle>()}};
}
Told frame_received(Values& values) {
    event::FrameReceived event{.socket = values.handle<SocketHandle>(), .text = {}};
    event.text = values.text();
    return Event{std::move(event)};
}
Told binary_frame_received(Values& values) {
    event::BinaryFrameReceived event{.socket = values.handle<SocketHandle>()};
    event.bytes = values.number();
    return Event{event};
}
Told socket_closed(Values& values) {
    event::SocketClosed event{.socket = values.handle<SocketHandle>(), .reason = {}};
    event.code = static_cast<std::uint16_t>(values.integer(0, std::numeric_limits<std::uint16_t>::max()));
    event.reason = values.text();
    return Event{std::move(event)};
}
Told media_granted(Values& values) {
    event::MediaGranted event{.operation = values.operation()};
    event.audio_device = values.text();
    event.video_device = values.text();
    return Event{std::move(event)};
}
Told operation_done(Values& values) {
    return Event{event::OperationDone{.operation = values.operation()}};
}
Told operation_failed(Values& values) {
    event::OperationFailed event{.operation = values.operation(), .name = {}, .message = {}};
    event.name = values.text();
    event.message = values.text();
    return Event{std::move(event)};
}
Told local_description_set(Values& values) {
    event::LocalDescriptionSet event{.operation = values.operation(), .sdp = {}};
    const auto type = description_type_from(values.text());
    event.sdp = values.text();
    if (!type) return UnknownWord{};
    event.type = *type;
    return Event{std::move(event)};
}

// ---- connections and channels

Told negotiation_needed(Values& values) {
    return Event{event::NegotiationNeeded{.connection = values.handle<PeerConnectionHandle>()}};
}
Told candidate_gathered(Values& values) {
    event::CandidateGathered event{.connection = values.handle<PeerConnectionHandle>(), .candidate = {}};
    event.candidate.candidate = values.text();
    event.candidate.sdp_mid = values.text();
    const std::int64_t line = values.integer(-1, std::numeric_limits<std::uint16_t>::max());
    if (line >= 0) event.candidate.sdp_m_line_index = static_cast<std::uint16_t>(line);
    event.candidate.username_fragment = values.text();
    return Event{std::move(event)};
}
Told candidate_error(Values& values) {
    event::CandidateError event{.connection = values.handle<PeerConnectionHandle>(), .url = {}};
    event.url = values.text();
    event.code = static_cast<std::uint16_t>(values.integer(0, std::numeric_limits<std::uint16_t>::max()));
    return Event{std::move(event)};
}
Told connection_state_changed(Values& values) {
    event::ConnectionStateChanged event{.connection = values.handle<PeerConnectionHandle>()};
    const auto state = connection_state_from(values.text());
    if (!state) return UnknownWord{};
    event.state = *state;
    event.has_ice_failed = values.text() == "failed";
    return Event{event};
}
Told remote_track_added(Values& values) {
    event::RemoteTrackAdded event{.connection = values.handle<PeerConnectionHandle>(), .mid = {}};
    const std::string kind = values.text();
    event.mid = values.text();
    if (kind != to_text(TrackKind::Audio) && kind != to_text(TrackKind::Video)) return UnknownWord{};
    event.kind = kind == to_text(TrackKind::Audio) ? TrackKind::Audio : TrackKind::Video;
    return Event{std::move(event)};
}
Told data_channel_announced(Values& values) {
    event::DataChannelAnnounced event{.connection = values.handle<PeerConnectionHandle>(), .label = {}};
    event.label = values.text();
    return Event{std::move(event)};
}
Told data_channel_opened(Values& values) {
    return Event{event::DataChannelOpened{.channel = values.handle<DataChannelHandle>()}};
}
Told data_channel_closed(Values& values) {
    return Event{event::DataChannelClosed{.channel = values.handle<DataChannelHandle>()}};
}
Told data_channel_message(Values& values) {
    event::DataChannelMessage event{.channel = values.handle<DataChannelHandle>(), .text = {}};
    event.text = values.text();
    return Event{std::move(event)};
}

// ---- the rest of the browser, and wishes

Told track_ended(Values& values) {
    return Event{event::TrackEnded{.track = values.handle<TrackHandle>()}};
}
Told sound_level_changed(Values& values) {
    event::SoundLevelChanged event{.track = values.handle<TrackHandle>()};
    event.level = static_cast<std::uint8_t>(std::min<std::uint32_t>(values.number(), sound_level_max));
    return Event{event};
}
Told devices_listed(Values& values) {
    event::DevicesListed event;
    for (const json::Value& item : values.array()) {
        const auto text = [&item](std::string_view key) {
            const json::Value* const found = item.find(key);
            return found == nullptr || found->text() == nullptr ? std::string() : *found->text();
        };
        const auto kind = device_kind_from(text("kind"));
        if (kind) event.devices.push_back({.kind = *kind, .id = text("deviceId"), .label = text("label")});
    }
    return Event{std::move(event)};
}
Told choose_device(Values& values) {
    const auto kind = device_kind_from(values.text());
    intent::ChooseDevice intent{.id = values.text()};
    if (!kind) return UnknownWord{};
    intent.kind = *kind;
    return Intent{std::move(intent)};
}
Told network_changed(Values& values) {
    return Event{event::NetworkChanged{.online = values.flag()}};
}
Told set_display_name(Values& values) {
    return Intent{intent::SetDisplayName{.name = values.text()}};
}
Told set_room(Values& values) {
    return Intent{intent::SetRoom{.room = values.text()}};
}
Told set_token(Values& values) {
    return Intent{intent::SetToken{.token = values.text()}};
}
Told set_microphone(Values& values) {
    return Intent{intent::SetMicrophone{.on = values.flag()}};
}
Told set_camera(Values& values) {
    return Intent{intent::SetCamera{.on = values.flag()}};
}

Told raise_hand(Values& values) {
    return Intent{intent::RaiseHand{.raised = values.flag()}};
}
Told share_screen(Values& values) {
    return Intent{intent::ShareScreen{.on = values.flag()}};
}
Told react(Values& values) {
    const auto word = reaction_from(values.text());
    if (!word) return UnknownWord{};
    return Intent{intent::React{.reaction = *word}};
}

Told send_chat(Values& values) {
    return Intent{intent::SendChat{.text = values.text()}};
}

Told connection_measured(Values& values) {
    event::ConnectionMeasured event{.operation = values.operation(), .counts = {}};
    event.counts = values.counts();
    return Event{std::move(event)};
}
Told watch_statistics(Values& values) {
    intent::WatchStatistics intent{.on = values.flag()};
    const auto watcher = statistics_watcher_from(values.text());
    if (!watcher) return UnknownWord{};
    intent.watcher = *watcher;
    return Intent{intent};
}
Told recording_started(Values& values) {
    event::RecordingStarted event{.operation = values.operation()};
    event.in_memory = values.flag();
    return Event{event};
}
Told recording_grew(Values& values) {
    return Event{event::RecordingGrew{.kilobytes = values.number()}};
}
Told recording_failed(Values& values) {
    return Event{event::RecordingFailed{.message = values.text()}};
}
Told set_recording(Values& values) {
    return Intent{intent::SetRecording{.on = values.flag()}};
}

// ---- channels of the page

std::optional<std::uint16_t> bound_of(Values& values) {
    const std::int64_t number = values.integer(-1, std::numeric_limits<std::uint16_t>::max());
    if (number < 0) return std::nullopt;
    return static_cast<std::uint16_t>(number);
}
Told declare_named_channel(Values& values) {
    NamedChannel channel{.name = values.text()};
    channel.reliability.ordered = values.flag();
    channel.reliability.max_retransmits = bound_of(values);
    channel.reliability.max_packet_life_time = bound_of(values);
    return Intent{intent::DeclareNamedChannel{.channel = std::move(channel)}};
}
Told close_named_channel(Values& values) {
    return Intent{intent::CloseNamedChannel{.name = values.text()}};
}

// ---- files

Told offer_file(Values& values) {
    intent::OfferFile intent{.source = values.number()};
    intent.name = values.text();
    intent.bytes = static_cast<std::uint64_t>(values.integer(0, std::numeric_limits<std::int64_t>::max()));
    intent.mime = values.text();
    intent.to = {values.text()};
    return Intent{std::move(intent)};
}
Told accept_file(Values& values) {
    return Intent{intent::AcceptFile{.file = values.number()}};
}
Told cancel_file(Values& values) {
    return Intent{intent::CancelFile{.file = values.number()}};
}
Told file_chunk_read(Values& values) {
    event::FileChunkRead event{.operation = values.operation()};
    event.digest = values.text();
    return Event{std::move(event)};
}
Told file_chunk_arrived(Values& values) {
    event::FileChunkArrived event{.file = values.number()};
    event.chunk = values.number();
    event.digest = values.text();
    return Event{std::move(event)};
}
Told file_bytes_dropped(Values& values) {
    event::FileBytesDropped event{.channel = values.handle<DataChannelHandle>()};
    event.bytes = values.number();
    return Event{event};
}

Told lock_room(Values& values) {
    return Intent{intent::LockRoom{.locked = values.flag()}};
}
Told answer_knock(Values& values) {
    intent::AnswerKnock intent{.id = {values.text()}};
    intent.admits = values.flag();
    return Intent{std::move(intent)};
}
Told ask_member(Values& values) {
    intent::AskMember intent{.id = {values.text()}};
    const auto what = asked_for_from(values.text());
    if (!what) return UnknownWord{};
    intent.what = *what;
    return Intent{std::move(intent)};
}
template <typename Wish>
Told wish_of_callsign(Values& values) {
    return Intent{Wish{.callsign = values.text()}};
}
Told answer_invitation(Values& values) {
    const auto answer = invitation_answer_from(values.text());
    if (!answer) return UnknownWord{};
    return Intent{intent::AnswerInvitation{.answer = *answer}};
}
template <typename Wish>
Told wish_about(Values& values) {
    return Intent{Wish{.id = {values.text()}}};
}

struct Export {
    std::string_view name;
    Told (*read)(Values&);
};

constexpr std::array exports = {
    Export{"socketOpened", socket_opened},
    Export{"frameReceived", frame_received},
    Export{"binaryFrameReceived", binary_frame_received},
    Export{"socketClosed", socket_closed},
    Export{"mediaGranted", media_granted},
    Export{"operationFailed", operation_failed},
    Export{"operationDone", operation_done},
    Export{"localDescriptionSet", local_description_set},
    Export{"negotiationNeeded", negotiation_needed},
    Export{"candidateGathered", candidate_gathered},
    Export{"candidateError", candidate_error},
    Export{"connectionStateChanged", connection_state_changed},
    Export{"remoteTrackAdded", remote_track_added},
    Export{"dataChannelAnnounced", data_channel_announced},
    Export{"dataChannelOpened", data_channel_opened},
    Export{"dataChannelClosed", data_channel_closed},
    Export{"dataChannelMessage", data_channel_message},
    Export{"trackEnded", track_ended},
    Export{"soundLevelChanged", sound_level_changed},
    Export{"devicesListed", devices_listed},
    Export{"audioBlocked", fact<event::AudioBlocked>},
    Export{"audioUnblocked", fact<event::AudioUnblocked>},
    Export{"networkChanged", network_changed},
    Export{"pageShown", fact<event::PageShown>},
    Export{"pageHidden", fact<event::PageHidden>},
    Export{"timeReached", fact<event::TimeReached>},
    Export{"setDisplayName", set_display_name},
    Export{"setRoom", set_room},
    Export{"setToken", set_token},
    Export{"setMicrophone", set_microphone},
    Export{"setCamera", set_camera},
    Export{"chooseDevice", choose_device},
    Export{"playTestSound", wish<intent::PlayTestSound>},
    Export{"join", wish<intent::Join>},
    Export{"leave", wish<intent::Leave>},
    Export{"copyLink", wish<intent::CopyLink>},
    Export{"allowAudio", wish<intent::AllowAudio>},
    Export{"dismissNotice", wish<intent::DismissNotice>},
    Export{"raiseHand", raise_hand},
    Export{"shareScreen", share_screen},
    Export{"react", react},
    Export{"sendChat", send_chat},
    Export{"readChat", wish<intent::ReadChat>},
    Export{"watchStatistics", watch_statistics},
    Export{"connectionMeasured", connection_measured},
    Export{"recordingStarted", recording_started},
    Export{"recordingGrew", recording_grew},
    Export{"recordingFailed", recording_failed},
    Export{"setRecording", set_recording},
    Export{"offerFile", offer_file},
    Export{"acceptFile", accept_file},
    Export{"cancelFile", cancel_file},
    Export{"fileChunkRead", file_chunk_read},
    Export{"fileChunkArrived", file_chunk_arrived},
    Export{"fileBytesDropped", file_bytes_dropped},
    Export{"declareNamedChannel", declare_named_channel},
    Export{"closeNamedChannel", close_named_channel},
    Export{"lockRoom", lock_room},
    Export{"answerKnock", answer_knock},
    Export{"askMember", ask_member},
    Export{"removeMember", wish_about<intent::RemoveMember>},
    Export{"makeHost", wish_about<intent::MakeHost>},
    Export{"setReachable", wish_of_callsign<intent::SetReachable>},
    Export{"invite", wish_of_callsign<intent::Invite>},
    Export{"cancelInvitation", wish_of_callsign<intent::CancelInvitation>},
    Export{"answerInvitation", answer_invitation},
};

}  // namespace

Result<Told, std::string> told_by(std::string_view name, const json::Array& values) {
    const auto* const found =
        std::find_if(exports.begin(), exports.end(), [&](const Export& entry) { return entry.name == name; });
    if (found == exports.end()) return Failure{"the engine has no function \"" + std::string(name) + "\""};
    Values taken(values);
    Told told = found->read(taken);
    if (std::string problem = taken.problem(); !problem.empty()) {
        return Failure{"\"" + std::string(name) + "\": " + std::move(problem)};
    }
    return told;
}

}  // namespace parley::replay
