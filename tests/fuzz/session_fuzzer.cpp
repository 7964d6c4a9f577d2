// Fuzzes a client's session with sequences of events and wishes. The first line is the dialect; each further line is
// one event (see SessionRun::obey). Events name handles and operations that the session gave out, by number. Nothing
// may crash; once the person has left, no connection, channel, track or socket may be left.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/assert.hpp"
#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "core/client/client_session.hpp"
#include "fuzz/input.hpp"

namespace parley::fuzz {
namespace {

ClientOptions client_options(std::string_view dialect) {
    ClientOptions options;
    options.signal_url = "ws://server";
    options.dialect = dialect;
    options.room = "fox";
    options.name = "Ana";
    options.token = "token";
    return options;
}

// Things of one kind that the session holds.
template <typename Handle>
class Held {
  public:
    void add(Handle handle) {
        PARLEY_ASSERT(!has(handle));
        handles_.push_back(handle);
    }
    void remove(Handle handle) {
        PARLEY_ASSERT(has(handle));
        std::erase(handles_, handle);
    }
    bool has(Handle handle) const { return std::find(handles_.begin(), handles_.end(), handle) != handles_.end(); }
    // None where nothing is held.
    Handle pick(std::uint64_t number) const { return handles_.empty() ? Handle{} : handles_[number % handles_.size()]; }
    bool empty() const { return handles_.empty(); }

  private:
    std::vector<Handle> handles_;
};

class SessionRun {
  public:
    explicit SessionRun(std::string_view dialect) : session_(client_options(dialect), 1) {
        session_.start(now_);
        drain();
    }

    // `< TEXT` a frame comes, `d N TEXT` a channel says it, `o` the socket opens, `x CODE` closes, `= N` an operation
    // is done, `! N` fails, `O N` and `A N` a local offer or answer is set, `n N` negotiation is needed, `g N TEXT` a
    // candidate was gathered, `s N K` a connection's state, `r N K` a remote track, `h N` a channel is announced, `+ N`
    // and `- N` a channel opens or closes, `e N` a track ends, `l N` devices are listed (a bit for each), `c N` one is
    // chosen, `t MS` time, `w K` a wish.
    void obey(std::string_view line) {
        if (line.empty()) return;
        const char verb = line.front();
        line.remove_prefix(std::min<std::size_t>(2, line.size()));
        if (verb == '<') return tell(event::FrameReceived{.socket = sockets_.pick(0), .text = std::string(line)});
        if (verb == 'o') return tell(event::SocketOpened{.socket = sockets_.pick(0)});
        const std::uint64_t number = take_number(line);
        if (verb == 'x') return close_socket(static_cast<std::uint16_t>(number));
        if (verb == 't') return pass(Duration(static_cast<Duration::rep>(number % 100'000)));
        if (verb == 'w') return wish(number);
        if (verb == 'l') return list_devices(number);
        if (verb == 'c') return choose_device(number);
        if (obey_operation(verb, number)) return;
        obey_connection(verb, number, line);
    }

    void finish() {
        act(Intent{intent::Leave{}});
        // Who left the room can be called still.
        act(Intent{intent::SetReachable{}});
        PARLEY_ASSERT(connections_.empty());
        PARLEY_ASSERT(channels_.empty());
        PARLEY_ASSERT(sockets_.empty());
        PARLEY_ASSERT(session_.snapshot().members.empty());
        PARLEY_ASSERT(session_.snapshot().phase == Phase::Lobby);
    }

  private:
    bool obey_operation(char verb, std::uint64_t number) {
        if (verb != '=' && verb != '!' && verb != 'O' && verb != 'A') return false;
        if (operations_.empty()) return true;
        const OperationId operation = operations_[number % operations_.size()];
        // Each is answered once.
        std::erase(operations_, operation);
        if (verb == '!') {
            const char* const name = number % 2 == 0 ? "NotAllowedError" : "OverconstrainedError";
            tell(event::OperationFailed{.operation = operation, .name = name, .message = "no"});
        } else if (verb == '=') {
            tell(event::RecordingStarted{.operation = operation, .in_memory = number % 3 == 0});
            tell(event::RecordingGrew{
                .kilobytes = static_cast<std::uint32_t>(limits::recording_memory_kilobytes_max - 5 + number % 10)});
            tell(event::OperationDone{.operation = operation});
            tell(event::MediaGranted{.operation = operation});
            tell(event::ConnectionMeasured{.operation = operation, .counts = counts(number)});
        } else {
            const DescriptionType type = verb == 'O' ? DescriptionType::Offer : DescriptionType::Answer;
            tell(event::LocalDescriptionSet{.operation = operation, .type = type, .sdp = "v=0"});
        }
        return true;
    }

    void obey_connection(char verb, std::uint64_t number, std::string_view& line) {
        const PeerConnectionHandle connection = connections_.pick(number);
        const DataChannelHandle channel = channels_.pick(number);
        const std::uint64_t kind = verb == 's' || verb == 'r' ? take_number(line) : 0;
        switch (verb) {
        case 'n': return tell(event::NegotiationNeeded{.connection = connection});
        case 'g':
            return tell(event::CandidateGathered{.connection = connection,
                                                 .candidate = {.candidate = std::string(line), .sdp_mid = "0"}});
        case 's':
            return tell(event::ConnectionStateChanged{.connection = connection,
                                                      .state = static_cast<ConnectionState>(kind % 6),
                                                      .has_ice_failed = kind % 12 < 6});
        case 'r':
            return tell(event::RemoteTrackAdded{
                .connection = connection, .kind = kind % 2 == 0 ? TrackKind::Audio : TrackKind::Video, .mid = "0"});
        case 'h': return tell(event::DataChannelAnnounced{.connection = connection, .label = "parley"});
        case '+': return tell(event::DataChannelOpened{.channel = channel});
        case '-': return tell(event::DataChannelClosed{.channel = channel});
        case 'd': return tell(event::DataChannelMessage{.channel = channel, .text = std::string(line)});
        case 'e': return tell(event::TrackEnded{.track = tracks_.pick(number)});
        default: return;
        }
    }

    void wish(std::uint64_t number) {
        const bool on = number >= 8;
        switch (number % 23) {
        case 0: return act(Intent{intent::Join{}});
        case 1: return act(Intent{intent::Leave{}});
        case 2: return act(Intent{intent::SetCamera{.on = on}});
        case 3: return act(Intent{intent::SetMicrophone{.on = on}});
        case 4: return act(Intent{intent::SetDisplayName{.name = "Zoë"}});
        case 5: return act(Intent{intent::SetRoom{.room = "den"}});
        case 6: return tell(event::NetworkChanged{.online = on});
        case 7: return act(Intent{intent::RaiseHand{.raised = on}});
        case 8: return act(Intent{intent::React{.reaction = all_reactions[number / 23 % all_reactions.size()]}});
        case 9: return act(Intent{intent::SendChat{.text = "Hello"}});
        case 10: return act(Intent{intent::ReadChat{}});
        case 11: return act(Intent{intent::SetRecording{.on = on}});
        case 12: return act(Intent{intent::LockRoom{.locked = on}});
        case 13: return act(Intent{intent::AnswerKnock{.id = {"k"}, .admits = number / 23 % 2 == 0}});
        case 14:
            return act(Intent{
                intent::AskMember{.id = {"b"}, .what = number / 23 % 2 == 0 ? AskedFor::Mute : AskedFor::StopVideo}});
        case 15: return act(Intent{intent::RemoveMember{.id = {"b"}}});
        case 16: return act(Intent{intent::MakeHost{.id = {"b"}}});
        case 17: return act(Intent{intent::WatchStatistics{.on = on}});
        case 18: return act(Intent{intent::ShareScreen{.on = on}});
        case 19: return act(Intent{intent::SetReachable{.callsign = on ? "ana" : ""}});
        case 20: return act(Intent{intent::Invite{.callsign = "ben"}});
        case 21: return act(Intent{intent::CancelInvitation{.callsign = "ben"}});
        case 22:
            return act(
                Intent{intent::AnswerInvitation{.answer = on ? InvitationAnswer::Accept : InvitationAnswer::Busy}});
        default: return tell(event::PageShown{});
        }
    }

    // Sometimes less than before, and sometimes absurd.
    static ConnectionCounts counts(std::uint64_t number) {
        const auto some = static_cast<std::int64_t>(number * 0x9E3779B97F4A7C15U);
        ConnectionCounts counts{.at_ms = some % 9000, .round_trip_us = some % 90'000'000, .path = {}};
        counts.audio_received.bytes = some;
        counts.audio_received.packets = some % 1000;
        counts.audio_received.packets_lost = -(some / 2);
        counts.video_sent.frames = some / 3;
        return counts;
    }

    // Two of each kind.
    static ListedDevice device(std::uint64_t number) {
        constexpr std::array kinds = {DeviceKind::Microphone, DeviceKind::Camera, DeviceKind::Speaker};
        const std::string id = std::to_string(number % 6);
        return {.kind = kinds[number % 3], .id = id, .label = number % 2 == 0 ? "Device " + id : ""};
    }

    void list_devices(std::uint64_t bits) {
        event::DevicesListed listed;
        for (std::uint64_t number = 0; number < 6; ++number) {
            if ((bits >> number) % 2 == 1) listed.devices.push_back(device(number));
        }
        tell(listed);
    }

    void choose_device(std::uint64_t number) {
        const ListedDevice chosen = device(number);
        act(Intent{intent::ChooseDevice{.kind = chosen.kind, .id = chosen.id}});
    }

    void close_socket(std::uint16_t code) {
        const SocketHandle socket = sockets_.pick(0);
        if (!socket) return;
        tell(event::SocketClosed{.socket = socket, .code = code, .reason = {}});
        if (sockets_.has(socket)) sockets_.remove(socket);
    }

    void pass(Duration time) {
        now_ += time;
        // What is due may lead to something else that is due at once, but not for ever.
        for (int rounds = 0; session_.next_deadline() && *session_.next_deadline() <= now_; ++rounds) {
            PARLEY_ASSERT(rounds < 100);
            tell(event::TimeReached{});
        }
    }

    void tell(const Event& event) {
        session_.handle(now_, event);
        drain();
    }
    void act(const Intent& intent) {
        session_.handle(now_, intent);
        drain();
    }

    void drain() {
        std::size_t effects = 0;
        while (const std::optional<Effect> effect = session_.poll_effect()) {
            PARLEY_ASSERT(++effects <= limits::effects_per_event_max);
            std::visit([&](const auto& order) { on(order); }, *effect);
        }
    }

    void on(const effect::OpenSocket& order) { sockets_.add(order.socket); }
    void on(const effect::SendFrame& order) { PARLEY_ASSERT(sockets_.has(order.socket)); }
    void on(const effect::CloseSocket& order) { sockets_.remove(order.socket); }
    void on(const effect::RequestMedia& order) {
        operations_.push_back(order.operation);
        if (order.audio && !tracks_.has(order.audio)) tracks_.add(order.audio);
        if (order.video && !tracks_.has(order.video)) tracks_.add(order.video);
    }
    void on(const effect::RequestScreen& order) {
        operations_.push_back(order.operation);
        tracks_.add(order.video);
    }
    void on(const effect::OpenPeerConnection& order) { connections_.add(order.connection); }
    void on(const effect::SetIceServers& order) { PARLEY_ASSERT(connections_.has(order.connection)); }
    void on(const effect::ClosePeerConnection& order) { connections_.remove(order.connection); }
    void on(const effect::SetSender& order) { PARLEY_ASSERT(connections_.has(order.connection)); }
    void on(const effect::SetLocalDescription& order) { expect_operation(order); }
    void on(const effect::SetRemoteDescription& order) { expect_operation(order); }
    void on(const effect::AddCandidate& order) { expect_operation(order); }
    void on(const effect::RestartIce& order) { PARLEY_ASSERT(connections_.has(order.connection)); }
    void on(const effect::AdoptRemoteTrack& order) { PARLEY_ASSERT(connections_.has(order.connection)); }
    void on(const effect::OpenDataChannel& order) { add_channel(order); }
    void on(const effect::AdoptDataChannel& order) { add_channel(order); }
    void on(const effect::OpenNamedChannel& order) { add_channel(order); }
    void on(const effect::AdoptNamedChannel& order) { add_channel(order); }
    void on(const effect::SendOnDataChannel& order) { PARLEY_ASSERT(channels_.has(order.channel)); }
    void on(const effect::CloseDataChannel& order) { channels_.remove(order.channel); }
    void on(const effect::ChooseSpeaker& order) { operations_.push_back(order.operation); }
    void on(const effect::CopyText& order) { operations_.push_back(order.operation); }
    void on(const effect::MeasureConnection& order) { expect_operation(order); }
    void on(const effect::StartRecording& order) { operations_.push_back(order.operation); }
    void on(const effect::StopRecording& order) { operations_.push_back(order.operation); }
    template <typename Other>
    void on(const Other& /*order*/) {}

    template <typename Order>
    void expect_operation(const Order& order) {
        PARLEY_ASSERT(connections_.has(order.connection));
        operations_.push_back(order.operation);
    }
    template <typename Order>
    void add_channel(const Order& order) {
        PARLEY_ASSERT(connections_.has(order.connection));
        channels_.add(order.channel);
    }

    ClientSession session_;
    Instant now_{};
    Held<SocketHandle> sockets_;
    Held<PeerConnectionHandle> connections_;
    Held<DataChannelHandle> channels_;
    Held<TrackHandle> tracks_;
    std::vector<OperationId> operations_;
};

}  // namespace
}  // namespace parley::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto lines = parley::fuzz::lines(data, size);
    if (lines.empty()) return 0;
    parley::fuzz::SessionRun run(lines.front());
    for (std::size_t i = 1; i < lines.size(); ++i) run.obey(lines[i]);
    run.finish();
    return 0;
}
