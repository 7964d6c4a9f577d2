// Signaling connection: see the header for the states.
#include "core/client/signaling_connection.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/base/text.hpp"

namespace parley::client {

namespace {

// The first attempt is made at once; the last pause repeats.
constexpr std::array<Duration, 6> pauses = {0ms, 300ms, 1200ms, 2700ms, 4800ms, 7000ms};
constexpr Duration restart_spread = 500ms;
// The registry of close codes at IANA, behind RFC 6455, 7.4.1.
constexpr std::uint16_t service_restart = 1012;

constexpr Duration opening_patience = 4s;

// Who heard the hub within this does not doubt it.
constexpr Duration fresh = 2s;
// After so much silence the hub is asked in any case: one who is alone in a room sends nothing that could fail.
constexpr Duration silence_before_ping = 30s;
// Long enough for a network that stands still for some seconds: TCP repeats what was lost.
constexpr Duration answer_patience = 12s;
// Where something else has raised the doubt.
constexpr Duration answer_patience_in_doubt = 4s;

}  // namespace

void SignalingConnection::open(const dialect::Dialect& dialect, std::string url, std::string_view token) {
    close(1000, {});
    dialect_ = &dialect;
    renew(std::move(url), token);
    attempts_ = 0;
    open_socket();
}

void SignalingConnection::renew(std::string url, std::string_view token) {
    url_ = std::move(url);
    auth_ = token.empty() ? std::string() : framing::write_auth(token);
}

void SignalingConnection::open_socket() {
    timers_.disarm_all();
    codec_ = dialect_->make_client_codec();
    news_.clear();
    is_in_place_ = false;
    is_sent_away_ = false;
    framing_.reset();
    if (dialect_->framing == dialect::Framing::SocketIo) {
        framing_ = std::make_unique<framing::SocketIoClient>(auth_);
    }
    socket_ = sockets_.allocate();
    state_ = SocketState::Opening;
    context_.emit(
        effect::OpenSocket{.socket = socket_, .url = url_, .subprotocol = std::string(dialect_->subprotocol)});
}

void SignalingConnection::close(std::uint16_t code, std::string reason) {
    timers_.disarm_all();
    news_.clear();
    if (socket_ && framing_ && state_ == SocketState::Open) {
        framing_->disconnect();
        take_framing_news();
    }
    framing_.reset();
    is_in_place_ = false;
    state_ = SocketState::Closed;
    if (!socket_) return;
    context_.emit(effect::CloseSocket{.socket = socket_, .code = code, .reason = std::move(reason)});
    sockets_.release(socket_);
    socket_ = {};
}

void SignalingConnection::on_closed(std::uint16_t code) {
    timers_.disarm_all();
    is_sent_away_ = code == service_restart;
    sockets_.release(socket_);
    socket_ = {};
    framing_.reset();
    news_.clear();
    is_in_place_ = false;
    state_ = SocketState::Closed;
}

void SignalingConnection::ask(Instant now) {
    if (!is_in_place_ || now - heard_at_ < fresh) return;
    const Instant due = now + answer_patience_in_doubt;
    if (!timers_.is_armed(Timer::Answer)) return ping(due);
    answer_due_ = std::min(answer_due_, due);
    timers_.arm(Timer::Answer, answer_due_);
}

void SignalingConnection::ping(Instant answer_due) {
    send(signal::Ping{});
    answer_due_ = answer_due;
    timers_.arm(Timer::Answer, answer_due);
}

void SignalingConnection::on_heard(Instant now) {
    heard_at_ = now;
    timers_.disarm(Timer::Answer);
    if (is_in_place_) timers_.arm(Timer::Ping, now + silence_before_ping);
}

void SignalingConnection::on_opened(Instant now) {
    heard_at_ = now;
    timers_.disarm(Timer::Opening);
    state_ = SocketState::Open;
    if (!framing_) news_.emplace_back(ReadyToSpeak{});
}

void SignalingConnection::on_text(Instant now, const std::string& text) {
    on_heard(now);
    if (!framing_) {
        if (is_in_place_) place_.on_received();
        news_.emplace_back(FrameArrived{text});
        return;
    }
    framing_->on_text(now, text);
    take_framing_news();
}

std::optional<SignalingNews> SignalingConnection::poll_news() {
    if (news_.empty()) return std::nullopt;
    std::optional<SignalingNews> next = std::move(news_.front());
    news_.pop_front();
    return next;
}

void SignalingConnection::take_framing_news() {
    while (auto news = framing_->poll()) {
        std::visit([&](auto&& what) { take(std::forward<decltype(what)>(what)); }, *std::move(news));
    }
}

void SignalingConnection::take(framing::Transmit&& news) {
    context_.emit(effect::SendFrame{.socket = socket_, .text = std::move(news.text)});
}
void SignalingConnection::take(framing::Ready&& news) {
    news_.emplace_back(ReadyToSpeak{PeerId{std::move(news.id)}});
}
void SignalingConnection::take(framing::EventReceived&& news) {
    news_.emplace_back(FrameArrived{std::move(news.array)});
}
void SignalingConnection::take(framing::Refused&& news) {
    news_.emplace_back(TurnedAway{std::move(news.message)});
}
void SignalingConnection::take(framing::Broken&& news) {
    news_.emplace_back(FellSilent{std::move(news.reason)});
}
void SignalingConnection::take(framing::Dropped&& /*news*/) {
    ++context_.counters.malformed_frames;
}

std::optional<Instant> SignalingConnection::next_deadline() const {
    return framing_ ? soonest(timers_.next_deadline(), framing_->next_deadline()) : timers_.next_deadline();
}

void SignalingConnection::retry(Instant now) {
    const Duration pause = pauses[std::min<std::size_t>(attempts_, pauses.size() - 1)];
    ++attempts_;
    // Without a timer, which would be a minute late in a hidden tab.
    if (pause == 0ms && !is_sent_away_) return open_socket_again(now);
    // Up to a half more, so that the members of a room do not come back in step; nor all members of all rooms, whom a
    // server that ends sends away within a short time.
    const Duration spread = std::max(pause / 2, is_sent_away_ ? restart_spread : 0ms);
    const auto choices = static_cast<std::uint64_t>(spread.count() + 1);
    state_ = SocketState::Waiting;
    timers_.arm(Timer::Retry, now + pause + Duration(static_cast<Duration::rep>(context_.random.below(choices))));
}

void SignalingConnection::retry_at_once(Instant now) {
    if (state_ == SocketState::Waiting) open_socket_again(now);
}

// Browsers repeat the first packet of a connection after 1, 3, 7, 15 and 31 seconds: too rarely where the network has
// just come back.
void SignalingConnection::open_socket_again(Instant now) {
    open_socket();
    timers_.arm(Timer::Opening, now + opening_patience + pauses[std::min<std::size_t>(attempts_, pauses.size() - 1)]);
}

void SignalingConnection::on_time(Instant now) {
    while (const auto timer = timers_.take_expired(now)) {
        switch (*timer) {
        case Timer::Retry: open_socket_again(now); break;
        case Timer::Opening:
            close(1000, {});
            retry(now);
            break;
        case Timer::Ping:
            if (!timers_.is_armed(Timer::Answer)) ping(now + answer_patience);
            break;
        case Timer::Answer: news_.emplace_back(FellSilent{"no answer to a ping"}); break;
        case Timer::Count: break;
        }
    }
    if (!framing_) return;
    framing_->on_time(now);
    take_framing_news();
}

void SignalingConnection::send(const ClientMessage& message) {
    const bool is_join = std::holds_alternative<signal::Join>(message);
    const bool is_kept = place_.is_held() && !is_join;
    if (!is_kept && state_ != SocketState::Open) return;
    for (std::string& frame : codec_->encode(message)) {
        if (is_kept) place_.on_sent(frame);
        if (!is_kept || is_in_place_) transmit(std::move(frame));
    }
    if (framing_) take_framing_news();
}

void SignalingConnection::transmit(std::string frame) {
    if (framing_) return framing_->send_event(frame);
    context_.emit(effect::SendFrame{.socket = socket_, .text = std::move(frame)});
}

void SignalingConnection::transmit_all(std::vector<std::string> frames) {
    for (std::string& frame : frames) transmit(std::move(frame));
}

dialect::Decoded<HubMessage> SignalingConnection::decode(const std::string& frame) {
    dialect::Decoded<HubMessage> decoded = codec_->decode(frame);
    transmit_all(codec_->take_answers());
    return decoded;
}

void SignalingConnection::ask_after(const PeerId& member) {
    if (state_ == SocketState::Open) transmit_all(codec_->ask_after(member));
}

void SignalingConnection::part_from(const PeerId& member) {
    if (state_ == SocketState::Open) transmit_all(codec_->part_from(member));
}

void SignalingConnection::on_joined(Instant now, const signal::Joined& joined) {
    place_.give_up();
    if (!joined.place) return;
    place_.take(joined.self, *joined.place);
    is_in_place_ = true;
    on_heard(now);
}

void SignalingConnection::on_known(Instant now) {
    is_in_place_ = true;
    on_heard(now);
}

bool SignalingConnection::on_joined_again(Instant now, const signal::Joined& joined) {
    const auto missed = place_.take_again(*joined.place);
    if (!missed) return false;
    is_in_place_ = true;
    on_heard(now);
    for (const std::string& frame : *missed) transmit(frame);
    return true;
}

std::string signaling_address(const std::string& signal_url, const dialect::Dialect& dialect, const std::string& room,
                              std::string_view token) {
    const std::size_t scheme = signal_url.find("://");
    const std::size_t host = scheme == std::string::npos ? 0 : scheme + 3;
    const std::size_t query = std::min(signal_url.find('?', host), signal_url.size());
    std::string address = signal_url.substr(0, query);
    const std::size_t path = address.find('/', host);
    if (path == std::string::npos) {
        address += path_with_room(dialect, room);
    } else if (path + 1 == address.size()) {
        address += path_with_room(dialect, room).substr(1);
    }
    std::string parameters = query < signal_url.size() ? signal_url.substr(query + 1) : std::string();
    if (dialect.facts.rooms == signal::RoomNaming::InAddress && room != signal::default_room) {
        if (!parameters.empty()) parameters += '&';
        parameters += "room=" + percent_encoded(room);
    }
    if (dialect.framing == dialect::Framing::SocketIo) {
        if (!parameters.empty()) parameters += '&';
        parameters += "EIO=4&transport=websocket";
    } else if (!token.empty() && dialect.facts.has_hub && !dialect.facts.token_in_join) {
        if (!parameters.empty()) parameters += '&';
        parameters += "token=" + percent_encoded(token);
    }
    return parameters.empty() ? address : address + '?' + parameters;
}

}  // namespace parley::client
