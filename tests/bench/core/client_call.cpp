// The course of a call: what browsers answer to orders, and the server to frames.
#include "bench/core/client_call.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "bench/core/sample_texts.hpp"
#include "core/base/overloaded.hpp"

namespace parley::bench {
namespace {

constexpr std::size_t candidates_of_each = 8;

ClientOptions options() {
    ClientOptions options;
    options.signal_url = "ws://server";
    options.page_url = "http://page/";
    options.room = "bench";
    options.name = "Ana";
    options.audio = false;
    options.video = false;
    return options;
}

std::string other(std::size_t number) {
    return "member-" + std::to_string(number);
}

std::string member(std::size_t number) {
    return R"({"id":")" + other(number) + R"(","name":"Person","state":{"microphone":true,"camera":true}})";
}

// The part of `text` from `begin` to before `end`.
std::string part(const std::string& text, std::string_view begin, std::string_view end) {
    const std::size_t from = text.find(begin);
    return text.substr(from, text.find(end, from) - from);
}

}  // namespace

ClientCall::ClientCall(const Shape& shape)
    : shape_(shape),
      session_(std::make_unique<ClientSession>(options(), 1)),
      sdp_(sample_sdp()),
      quoted_sdp_(quoted(sdp_)) {
    session_->start(now_);
    session_->handle(now_, intent::Join{});
    settle();
}

void ClientCall::handle(const Event& event) {
    ++events_;
    session_->handle(now_, event);
    settle();
}

void ClientCall::settle() {
    while (true) {
        while (const auto effect = session_->poll_effect()) execute(*effect);
        if (facts_.empty()) return;
        const Event fact = std::move(facts_.front());
        facts_.pop_front();
        ++events_;
        session_->handle(now_, fact);
    }
}

void ClientCall::execute(const Effect& effect) {
    std::visit(
        overloaded{
            [&](const effect::OpenSocket& open) {
                socket_ = open.socket;
                facts_.emplace_back(event::SocketOpened{.socket = socket_});
            },
            [&](const effect::SendFrame& send) { answer_frame(send.text); },
            [&](const effect::OpenPeerConnection& open) {
                if (shape_.they_offer) return;
                facts_.emplace_back(event::NegotiationNeeded{.connection = open.connection});
            },
            [&](const effect::OpenDataChannel& open) { channels_.emplace_back(open.connection, open.channel); },
            [&](const effect::AdoptDataChannel& adopt) { channels_.emplace_back(adopt.connection, adopt.channel); },
            [&](const effect::AdoptRemoteTrack& adopt) { tracks_.push_back(adopt.track); },
            [&](const effect::SetLocalDescription& set) { answer_local_description(set); },
            [&](const effect::SetRemoteDescription& set) { answer_remote_description(set); },
            [&](const effect::AddCandidate& add) {
                facts_.emplace_back(event::OperationDone{.operation = add.operation});
            },
            [](const auto&) {}},
        effect);
}

void ClientCall::answer_frame(const std::string& frame) {
    if (frame.rfind(R"({"type":"join")", 0) == 0) {
        receive(joined());
        for (std::size_t i = 0; shape_.they_offer && i < shape_.others; ++i) receive_offer(i);
    }
    if (shape_.they_offer || frame.rfind(R"({"type":"description")", 0) != 0) return;
    const std::string from = part(frame, R"("to":")", R"(,"connection")").substr(4);
    correlation_ = R"("from")" + from + "," + part(frame, R"("connection")", R"(,"description")");
    receive(R"({"type":"description",)" + correlation_ + R"(,"description":{"type":"answer","sdp":)" + quoted_sdp_ +
            "}}");
    receive_candidates();
}

void ClientCall::receive_offer(std::size_t number) {
    receive(R"({"type":"member-joined","member":)" + member(number) + "}");
    correlation_ = R"("from":")" + other(number) + R"(","connection":1,"exchange":1)";
    receive(R"({"type":"description",)" + correlation_ + R"(,"description":{"type":"offer","sdp":)" + quoted_sdp_ +
            "}}");
    receive_candidates();
}

void ClientCall::receive_candidates() {
    for (std::size_t i = 0; i < candidates_of_each; ++i) {
        receive(R"({"type":"candidate",)" + correlation_ + R"(,"candidate":)" + sample_candidate_object() + "}");
    }
}

void ClientCall::answer_local_description(const effect::SetLocalDescription& set) {
    const DescriptionType type = shape_.they_offer ? DescriptionType::Answer : DescriptionType::Offer;
    facts_.emplace_back(event::LocalDescriptionSet{.operation = set.operation, .type = type, .sdp = sdp_});
    const Candidate candidate{
        .candidate = sample_candidate(), .sdp_mid = "0", .sdp_m_line_index = 0, .username_fragment = "Yj4R"};
    for (std::size_t i = 0; i < candidates_of_each; ++i) {
        facts_.emplace_back(event::CandidateGathered{set.connection, candidate});
    }
    facts_.emplace_back(event::CandidateGathered{set.connection, {}});
    if (shape_.they_offer) report_connected(set.connection);
}

void ClientCall::answer_remote_description(const effect::SetRemoteDescription& set) {
    facts_.emplace_back(event::RemoteTrackAdded{.connection = set.connection, .kind = TrackKind::Audio, .mid = "0"});
    facts_.emplace_back(event::RemoteTrackAdded{.connection = set.connection, .kind = TrackKind::Video, .mid = "1"});
    if (shape_.they_offer) {
        facts_.emplace_back(event::DataChannelAnnounced{.connection = set.connection, .label = "parley"});
    }
    facts_.emplace_back(event::OperationDone{.operation = set.operation});
    if (!shape_.they_offer) report_connected(set.connection);
}

void ClientCall::report_connected(PeerConnectionHandle connection) {
    facts_.emplace_back(event::ConnectionStateChanged{.connection = connection, .state = ConnectionState::Connecting});
    facts_.emplace_back(event::ConnectionStateChanged{.connection = connection, .state = ConnectionState::Connected});
    for (const auto& [owner, channel] : channels_) {
        if (owner == connection) facts_.emplace_back(event::DataChannelOpened{.channel = channel});
    }
}

void ClientCall::receive(std::string text) {
    facts_.emplace_back(event::FrameReceived{.socket = socket_, .text = std::move(text)});
}

std::string ClientCall::joined() const {
    std::string frame = R"({"type":"joined","version":1,"capabilities":[)";
    if (shape_.keeps_place) frame += R"("resume")";
    frame += R"(],"id":"self","room":"bench","capacity":50,"members":[)";
    for (std::size_t i = 0; !shape_.they_offer && i < shape_.others; ++i) {
        if (i > 0) frame += ',';
        frame += member(i);
    }
    frame += R"(],"iceServers":[{"urls":["stun:stun.example"]}])";
    if (shape_.keeps_place) frame += R"(,"resume":{"token":"1.2","seconds":60})";
    return frame + "}";
}

// ---- what goes on afterwards

void ClientCall::pass_heartbeat() {
    const Instant end = now_ + 700ms;
    for (std::size_t i = 0; i < channels_.size(); ++i) hear_heartbeat();
    while (const auto deadline = session_->next_deadline()) {
        if (*deadline > end) break;
        now_ = std::max(now_, *deadline);
        handle(event::TimeReached{});
    }
    now_ = end;
}

void ClientCall::hear_heartbeat() {
    handle(event::DataChannelMessage{.channel = channels_[++turn_ % channels_.size()].second,
                                     .text = R"({"type":"heartbeat","next":700})"});
}

void ClientCall::hear_candidate() {
    handle(event::FrameReceived{
        .socket = socket_,
        .text = R"({"type":"candidate",)" + correlation_ + R"(,"candidate":)" + sample_candidate_object() + "}"});
}

void ClientCall::hear_state() {
    const bool is_on = ++turn_ % 2 == 0;
    handle(event::FrameReceived{
        .socket = socket_,
        .text = std::string(R"({"type":"member-changed","id":"member-0","state":)") +
                (is_on ? R"({"microphone":true,"camera":true}})" : R"({"microphone":false,"camera":true}})")});
}

void ClientCall::hear_sound() {
    ++turn_;
    handle(event::SoundLevelChanged{.track = tracks_[turn_ % tracks_.size() / 2 * 2],
                                    .level = static_cast<std::uint8_t>(turn_ % (sound_level_max + 1U))});
}

std::size_t ClientCall::connected() const {
    const Snapshot snapshot = session_->snapshot();
    return static_cast<std::size_t>(
        std::count_if(snapshot.members.begin(), snapshot.members.end(),
                      [](const MemberView& member) { return member.link == LinkState::Connected; }));
}

}  // namespace parley::bench
