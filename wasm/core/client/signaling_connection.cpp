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

}  // namespace

void SignalingConnection::open(const dialect::Dialect& dialect, std::string url) {
    close(1000, {});
    dialect_ = &dialect;
    url_ = std::move(url);
    attempts_ = 0;
    open_socket();
}

void SignalingConnection::open_socket() {
    timers_.disarm_all();
    codec_ = dialect_->make_client_codec();
    socket_ = sockets_.allocate();
    state_ = SocketState::Opening;
    context_.emit(
        effect::OpenSocket{.socket = socket_, .url = url_, .subprotocol = std::string(dialect_->subprotocol)});
}

void SignalingConnection::close(std::uint16_t code, std::string reason) {
    timers_.disarm_all();
    state_ = SocketState::Closed;
    if (!socket_) return;
    context_.emit(effect::CloseSocket{.socket = socket_, .code = code, .reason = std::move(reason)});
    sockets_.release(socket_);
    socket_ = {};
}

void SignalingConnection::on_closed() {
    sockets_.release(socket_);
    socket_ = {};
    state_ = SocketState::Closed;
}

void SignalingConnection::retry(Instant now) {
    const Duration pause = pauses[std::min<std::size_t>(attempts_, pauses.size() - 1)];
    ++attempts_;
    // Up to a half more, so that the members of a room do not come back in step.
    const auto spread = static_cast<std::uint64_t>(pause.count() / 2 + 1);
    state_ = SocketState::Waiting;
    timers_.arm(Timer::Retry, now + pause + Duration(static_cast<Duration::rep>(context_.random.below(spread))));
}

void SignalingConnection::retry_at_once() {
    if (state_ == SocketState::Waiting) open_socket();
}

void SignalingConnection::on_time(Instant now) {
    while (const auto timer = timers_.take_expired(now)) {
        switch (*timer) {
        case Timer::Retry: open_socket(); break;
        case Timer::Count: break;
        }
    }
}

void SignalingConnection::send(const ClientMessage& message) {
    if (state_ != SocketState::Open) return;
    for (std::string& frame : codec_->encode(message)) {
        context_.emit(effect::SendFrame{.socket = socket_, .text = std::move(frame)});
    }
}

std::string signaling_address(const std::string& signal_url, const dialect::Dialect& dialect, const std::string& room) {
    const std::size_t scheme = signal_url.find("://");
    const std::size_t host = scheme == std::string::npos ? 0 : scheme + 3;
    const std::size_t query = std::min(signal_url.find('?', host), signal_url.size());
    std::string address = signal_url.substr(0, query);
    const std::size_t path = address.find('/', host);
    if (path == std::string::npos) {
        address += dialect.path;
    } else if (path + 1 == address.size()) {
        address += dialect.path.substr(1);
    }
    std::string parameters = query < signal_url.size() ? signal_url.substr(query + 1) : std::string();
    if (dialect.facts.rooms == signal::RoomNaming::InAddress && room != signal::default_room) {
        if (!parameters.empty()) parameters += '&';
        parameters += "room=" + percent_encoded(room);
    }
    return parameters.empty() ? address : address + '?' + parameters;
}

}  // namespace parley::client
