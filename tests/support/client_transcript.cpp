// Playing of client transcripts: lines to events and intents, effects to lines, and the comparison.
#include "support/client_transcript.hpp"

#include <cctype>
#include <deque>
#include <optional>
#include <sstream>
#include <utility>
#include <vector>

#include "core/client/client_session.hpp"
#include "support/effect_text.hpp"
#include "support/placeholders.hpp"
#include "support/snapshot_text.hpp"

namespace parley::test {
namespace {

constexpr Instant beginning = Instant(Duration(1'000'000));

// Takes the first word off `rest`.
std::string take_word(std::string& rest) {
    const auto end = rest.find(' ');
    std::string word = rest.substr(0, end);
    rest = end == std::string::npos ? std::string() : rest.substr(end + 1);
    return word;
}

bool is_answer(const std::string& line) {
    return line[0] == '>' || line[0] == '!' || line[0] == '?';
}

class Player {
  public:
    Player(std::string_view text, const ClientOptions& options) : session_(options, 1) {
        std::istringstream lines{std::string(text)};
        std::size_t number = 0;
        for (std::string line; std::getline(lines, line);) {
            ++number;
            const auto first = line.find_first_not_of(' ');
            if (first == std::string::npos || line[first] == '#') continue;
            lines_.push_back({number, line.substr(first)});
        }
    }

    std::string play() {
        session_.start(now_);
        collect();
        for (const auto& [number, line] : lines_) {
            const std::string problem = is_answer(line) ? check(line) : advance(line);
            if (!problem.empty()) return report(number, problem);
        }
        if (!orders_.empty()) return report(0, "the transcript ends before this order: " + orders_.front());
        return {};
    }

  private:
    std::string report(std::size_t number, const std::string& problem) {
        while (!orders_.empty()) take_order();
        return "line " + std::to_string(number) + ": " + problem + "\nAs it went:\n" + names_.conceal(seen_);
    }

    std::string take_order() {
        std::string order = std::move(orders_.front());
        orders_.pop_front();
        seen_ += "    " + order + "\n";
        return order;
    }

    std::string check(const std::string& line) {
        if (line[0] == '?') {
            const std::string actual = describe(session_.snapshot(), line.substr(2));
            seen_ += "    ? " + actual + "\n";
            return names_.conceal(actual) == line.substr(2) || actual == names_.fill(line.substr(2))
                       ? ""
                       : "expected " + line + ", but it is: " + actual;
        }
        if (orders_.empty()) return "expected " + line + ", but nothing more was ordered";
        const std::string order = take_order();
        const bool same = line[0] == '>' ? order[0] == '>' && names_.match(line.substr(2), order.substr(2))
                                         : order == names_.fill(line);
        return same ? "" : "expected " + line + "\n     but got " + order;
    }

    std::string advance(const std::string& line) {
        if (!orders_.empty()) return "before this line there is one more order: " + orders_.front();
        seen_ += line + "\n";
        std::string rest = names_.fill(line);
        const std::string subject = take_word(rest);
        bool understood = true;
        if (subject == "+") {
            pass(Duration(std::stol(rest)));
        } else if (subject == "sleeps") {
            now_ += Duration(std::stol(rest));
            session_.handle(now_, event::TimeReached{});
        } else if (subject == "<") {
            session_.handle(now_, event::FrameReceived{.socket = socket_, .text = rest});
        } else if (subject == "wish") {
            understood = wish(rest);
        } else if (subject == "socket") {
            understood = socket(rest);
        } else if (subject == "browser") {
            understood = browser(rest);
        } else {
            understood = false;
        }
        collect();
        return understood ? "" : "this line is not understood: " + line;
    }

    void pass(Duration duration) {
        const Instant end = now_ + duration;
        while (const auto deadline = session_.next_deadline()) {
            if (*deadline > end) break;
            now_ = std::max(now_, *deadline);
            session_.handle(now_, event::TimeReached{});
            collect();
        }
        now_ = end;
    }

    bool wish(std::string rest) {
        const std::string verb = take_word(rest);
        std::optional<Intent> intent;
        if (verb == "join") intent = intent::Join{};
        if (verb == "leave") intent = intent::Leave{};
        if (verb == "name") intent = intent::SetDisplayName{.name = rest};
        if (verb == "room") intent = intent::SetRoom{.room = rest};
        if (verb == "token") intent = intent::SetToken{.token = rest};
        if (verb == "microphone") intent = intent::SetMicrophone{.on = rest == "on"};
        if (verb == "camera") intent = intent::SetCamera{.on = rest == "on"};
        if (verb == "choose") {
            const auto kind = device_kind_from(take_word(rest));
            if (kind) intent = intent::ChooseDevice{.kind = *kind, .id = rest};
        }
        if (verb == "statistics") {
            const auto watcher = statistics_watcher_from(take_word(rest));
            if (watcher) intent = intent::WatchStatistics{.on = rest == "on", .watcher = *watcher};
        }
        if (verb == "test" && rest == "sound") intent = intent::PlayTestSound{};
        if (verb == "copy") intent = intent::CopyLink{};
        if (verb == "allow") intent = intent::AllowAudio{};
        if (verb == "dismiss") intent = intent::DismissNotice{};
        if (verb == "hand") intent = intent::RaiseHand{.raised = rest == "up"};
        if (const auto reaction = reaction_from(rest); verb == "react" && reaction) {
            intent = intent::React{.reaction = *reaction};
        }
        if (verb == "chat") intent = intent::SendChat{.text = rest};
        if (verb == "share") intent = intent::ShareScreen{.on = rest == "on"};
        if (verb == "read") intent = intent::ReadChat{};
        if (verb == "recording") intent = intent::SetRecording{.on = rest == "on"};
        if (verb == "offer") intent = offer_from(rest);
        if (verb == "declare") intent = declared_from(rest);
        if (verb == "undeclare") intent = intent::CloseNamedChannel{.name = rest};
        if (verb == "accept") intent = intent::AcceptFile{.file = static_cast<std::uint32_t>(std::stoul(rest))};
        if (verb == "cancel") intent = intent::CancelFile{.file = static_cast<std::uint32_t>(std::stoul(rest))};
        if (verb == "lock") intent = intent::LockRoom{.locked = rest == "on"};
        if (verb == "admit") intent = intent::AnswerKnock{.id = {rest}, .admits = true};
        if (verb == "refuse") intent = intent::AnswerKnock{.id = {rest}, .admits = false};
        if (verb == "mute") intent = intent::AskMember{.id = {rest}, .what = AskedFor::Mute};
        if (verb == "stop-video") intent = intent::AskMember{.id = {rest}, .what = AskedFor::StopVideo};
        if (verb == "remove") intent = intent::RemoveMember{.id = {rest}};
        if (verb == "make-host") intent = intent::MakeHost{.id = {rest}};
        if (verb == "reachable") intent = intent::SetReachable{.callsign = rest};
        if (verb == "invite") intent = intent::Invite{.callsign = rest};
        if (verb == "hang-up") intent = intent::CancelInvitation{.callsign = rest};
        if (const auto answer = invitation_answer_from(rest); verb == "answer" && answer) {
            intent = intent::AnswerInvitation{.answer = *answer};
        }
        if (!intent) return false;
        session_.handle(now_, *intent);
        return true;
    }

    // "SOURCE BYTES TO NAME", where TO is "-" for everybody.
    static intent::OfferFile offer_from(std::string rest) {
        intent::OfferFile offer{.source = static_cast<std::uint32_t>(std::stoul(take_word(rest)))};
        offer.bytes = std::stoull(take_word(rest));
        offer.to.value = take_word(rest);
        if (offer.to.value == "-") offer.to = {};
        offer.name = rest;
        return offer;
    }

    // "NAME", and after it "unordered", "retransmits=N", "within=MS".
    static intent::DeclareNamedChannel declared_from(std::string rest) {
        NamedChannel channel{.name = take_word(rest)};
        while (!rest.empty()) {
            const std::string word = take_word(rest);
            const std::string value = word.substr(word.find('=') + 1);
            if (word == "unordered") channel.reliability.ordered = false;
            if (word.starts_with("retransmits=")) {
                channel.reliability.max_retransmits = static_cast<std::uint16_t>(std::stoul(value));
            }
            if (word.starts_with("within=")) {
                channel.reliability.max_packet_life_time = static_cast<std::uint16_t>(std::stoul(value));
            }
        }
        return {.channel = channel};
    }

    bool socket(std::string rest) {
        const std::string verb = take_word(rest);
        if (std::isdigit(static_cast<unsigned char>(verb[0])) != 0) {
            socket_ = sockets_.at(std::stoul(verb) - 1);
        } else if (verb == "opens") {
            session_.handle(now_, event::SocketOpened{.socket = socket_});
        } else if (verb == "closes") {
            const auto code = static_cast<std::uint16_t>(std::stoul(rest));
            session_.handle(now_, event::SocketClosed{.socket = socket_, .code = code, .reason = {}});
        } else if (verb == "brings" && rest == "binary") {
            session_.handle(now_, event::BinaryFrameReceived{.socket = socket_, .bytes = 1});
        } else {
            return false;
        }
        return true;
    }

    bool browser(std::string rest) {
        const std::string verb = take_word(rest);
        if (verb == "needs") return needs_negotiation(rest);
        if (verb == "lists") return lists_devices(rest);
        if (verb == "has" || verb == "reads") return moves_file(verb, rest);
        const std::string name = take_word(rest);
        std::optional<Event> event = of_operation(verb, name, rest);
        if (!event) event = of_connection(verb, short_names_.connections.handle(name), rest);
        if (!event) event = of_other(verb, name, rest);
        if (event) session_.handle(now_, *event);
        return event.has_value();
    }

    bool needs_negotiation(std::string rest) {
        take_word(rest);
        session_.handle(now_, event::NegotiationNeeded{.connection = short_names_.connections.handle(rest)});
        return true;
    }

    // "KIND=ID KIND=ID …", in the standard's words.
    bool lists_devices(std::string rest) {
        event::DevicesListed listed;
        while (!rest.empty()) {
            const std::string word = take_word(rest);
            const auto equals = word.find('=');
            const auto kind = device_kind_from(word.substr(0, equals));
            if (!kind || equals == std::string::npos) return false;
            const std::string id = word.substr(equals + 1);
            listed.devices.push_back({.kind = *kind, .id = id, .label = "the " + id});
        }
        session_.handle(now_, listed);
        return true;
    }

    // "reads #7 DIGEST" or "has FILE CHUNK DIGEST".
    bool moves_file(const std::string& verb, std::string rest) {
        const std::string first = take_word(rest);
        if (verb == "reads") {
            const OperationId operation{.value = static_cast<std::uint32_t>(std::stoul(first.substr(1)))};
            session_.handle(now_, event::FileChunkRead{.operation = operation, .digest = rest});
            return true;
        }
        event::FileChunkArrived arrived{.file = static_cast<std::uint32_t>(std::stoul(first))};
        arrived.chunk = static_cast<std::uint32_t>(std::stoul(take_word(rest)));
        arrived.digest = rest;
        session_.handle(now_, arrived);
        return true;
    }

    static std::optional<Event> of_operation(const std::string& verb, const std::string& name, std::string rest) {
        if (name.empty() || name[0] != '#') return std::nullopt;
        const OperationId operation{.value = static_cast<std::uint32_t>(std::stoul(name.substr(1)))};
        if (verb == "grants") {
            // The devices that the tracks come from, "-" for none.
            event::MediaGranted granted{.operation = operation};
            granted.audio_device = take_word(rest);
            granted.video_device = rest;
            if (granted.audio_device == "-") granted.audio_device.clear();
            return granted;
        }
        if (verb == "measures") {
            // The round trip in milliseconds.
            event::ConnectionMeasured measured{.operation = operation, .counts = {}};
            measured.counts.round_trip_us = std::stol(rest) * 1000;
            return measured;
        }
        if (verb == "records") return event::RecordingStarted{.operation = operation, .in_memory = rest == "in memory"};
        if (verb == "done") return event::OperationDone{.operation = operation};
        if (verb == "fails") {
            const auto colon = rest.find(": ");
            return event::OperationFailed{
                .operation = operation, .name = rest.substr(0, colon), .message = rest.substr(colon + 2)};
        }
        const std::string type = take_word(rest);
        if (verb != "describes") return std::nullopt;
        return event::LocalDescriptionSet{.operation = operation,
                                          .type = type == "offer" ? DescriptionType::Offer : DescriptionType::Answer,
                                          .sdp = rest};
    }

    static std::optional<Event> of_connection(const std::string& verb, PeerConnectionHandle connection,
                                              std::string rest) {
        if (!connection) return std::nullopt;
        if (verb == "gathers") {
            event::CandidateGathered gathered{.connection = connection, .candidate = {}};
            gathered.candidate.candidate = rest == "(end)" ? "" : rest;
            gathered.candidate.sdp_mid = "0";
            return gathered;
        }
        if (verb == "announces") return event::DataChannelAnnounced{.connection = connection, .label = rest};
        if (verb == "state") {
            const auto state = connection_state_from(take_word(rest));
            if (!state) return std::nullopt;
            return event::ConnectionStateChanged{
                .connection = connection, .state = *state, .has_ice_failed = rest != "without ICE"};
        }
        const std::string kind = take_word(rest);
        if (verb != "track") return std::nullopt;
        return event::RemoteTrackAdded{
            .connection = connection, .kind = kind == "audio" ? TrackKind::Audio : TrackKind::Video, .mid = rest};
    }

    std::optional<Event> of_other(const std::string& verb, const std::string& name, const std::string& rest) {
        const DataChannelHandle channel = short_names_.channels.handle(name);
        if (verb == "channel" && rest == "opens") return event::DataChannelOpened{.channel = channel};
        if (verb == "channel" && rest == "closes") return event::DataChannelClosed{.channel = channel};
        if (verb == "drops") return event::FileBytesDropped{.channel = channel, .bytes = 1};
        if (verb == "says") return event::DataChannelMessage{.channel = channel, .text = rest};
        if (verb == "ends") return event::TrackEnded{.track = short_names_.tracks.handle(name)};
        if (verb == "sounds") {
            const auto level = static_cast<std::uint8_t>(std::stoul(rest));
            return event::SoundLevelChanged{.track = short_names_.tracks.handle(name), .level = level};
        }
        if (verb == "recorded") {
            return event::RecordingGrew{.kilobytes = static_cast<std::uint32_t>(std::stoul(name))};
        }
        if (verb == "breaks") return event::RecordingFailed{.message = rest};
        if (verb == "blocks") return event::AudioBlocked{};
        if (verb == "allows") return event::AudioUnblocked{};
        if (verb == "page" && name == "hidden") return event::PageHidden{};
        if (verb == "page") return event::PageShown{};
        if (verb == "network") return event::NetworkChanged{.online = name == "online"};
        return std::nullopt;
    }

    void collect() {
        while (auto effect = session_.poll_effect()) {
            if (const auto* opened = std::get_if<effect::OpenSocket>(&*effect)) {
                socket_ = opened->socket;
                sockets_.push_back(socket_);
            }
            std::string order = to_text(*effect, short_names_);
            if (!order.empty()) orders_.push_back(std::move(order));
        }
    }

    ClientSession session_;
    Instant now_ = beginning;
    std::vector<std::pair<std::size_t, std::string>> lines_;
    std::deque<std::string> orders_;
    SocketHandle socket_;
    std::vector<SocketHandle> sockets_;
    Names short_names_;
    Placeholders names_;
    std::string seen_;
};

}  // namespace

std::string play_client_transcript(std::string_view text, const ClientOptions& options) {
    return Player(text, options).play();
}

}  // namespace parley::test
