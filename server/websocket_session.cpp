// Reads, writes and closes one WebSocket (RFC 6455).
#include "server/websocket_session.hpp"

#include <algorithm>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/websocket.hpp>

#include "server/clock.hpp"

namespace parley::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;

namespace {

constexpr auto completion = asio::as_tuple(asio::use_awaitable);

// RFC 6455 7.4.1 and the registry behind it.
constexpr std::uint16_t policy_violation = 1008;
constexpr std::uint16_t service_restart = 1012;
constexpr std::uint16_t try_again_later = 1013;

}  // namespace

WebSocketSession::WebSocketSession(std::shared_ptr<Sessions> sessions, ConnectionStream stream,
                                   std::shared_ptr<Gatherer> gatherer, std::unique_ptr<AddressPlace> place,
                                   std::unique_ptr<FrameReceiver> receiver, Log& log, const Config& config)
    : Session(std::move(sessions)),
      place_(std::move(place)),
      socket_(std::move(stream), std::move(gatherer)),
      close_timer_(socket_.get_executor()),
      receiver_(std::move(receiver)),
      log_(log),
      control_frames_(config.hub.frames_burst, config.hub.frames_per_second, now()),
      queue_bytes_max_(config.write_queue_bytes) {
    set_options(config);
}

void WebSocketSession::set_options(const Config& config) {
    // The stream has timeouts of its own from now on; two clocks on one socket would disturb each other.
    beast::get_lowest_layer(socket_).expires_never();
    socket_.set_option(websocket::stream_base::timeout{
        .handshake_timeout = config.http_timeout, .idle_timeout = config.idle_timeout, .keep_alive_pings = true});
    socket_.read_message_max(config.frame_bytes);
    // The stream outlives neither this nor its callback.
    socket_.next_layer().on_failure([this] { cut_off(); });
    socket_.control_callback([this](websocket::frame_type kind, beast::string_view) {
        if (kind == websocket::frame_type::close) {
            on_close_frame();
        } else {
            on_ping_or_pong();
        }
    });
}

asio::awaitable<bool> WebSocketSession::accept(UpgradeRequest& request, const std::string& subprotocol) {
    if (!subprotocol.empty()) {
        socket_.set_option(websocket::stream_base::decorator([subprotocol](websocket::response_type& response) {
            response.set(http::field::sec_websocket_protocol, subprotocol);
        }));
    }
    const auto [error] = co_await socket_.async_accept(request, completion);
    co_return !error;
}

asio::awaitable<void> WebSocketSession::run(UpgradeRequest request, std::string subprotocol) {
    if (!co_await accept(request, subprotocol)) {
        log_.write(LogLevel::Debug, "upgrade-failed");
        co_return;
    }
    // The coroutine outlasts it by the length of the connection.
    request = {};
    state_ = State::Open;
    const auto opened = std::chrono::steady_clock::now();
    receiver_->opened(*this);
    co_await read_frames();
    receiver_->closed(Ending::Lost);
    close_timer_.cancel();
    report_end(opened);
}

asio::awaitable<void> WebSocketSession::read_frames() {
    // Piece by piece: the library's own loop over the pieces fails an assertion where a close begins between two of
    // them and the next frame is malformed, and a read that begins then may never end (Beast of Boost 1.81). Once it
    // closes, the close itself reads what still comes. How long a message may be the stream sees to.
    constexpr std::size_t piece_bytes_min = 1536;
    std::string text;
    while (socket_.is_open()) {
        const std::size_t size = text.size();
        text.resize(size + std::max(size, piece_bytes_min));
        const auto [error, bytes] =
            co_await socket_.async_read_some(asio::buffer(text.data() + size, text.size() - size), completion);
        if (error) co_return;
        text.resize(size + bytes);
        if (!socket_.is_message_done()) continue;
        std::string whole = std::exchange(text, {});
        if (state_ != State::Open) continue;
        traffic().websocket_bytes_in += bytes;
        if (socket_.got_text()) {
            receiver_->text_received(std::move(whole));
        } else {
            receiver_->binary_received();
        }
    }
    if (!is_closed_) co_await close_timer_.async_wait(completion);
}

void WebSocketSession::send(std::string text) {
    if (state_ != State::Open) return;
    GatheredStream& output = socket_.next_layer();
    if (output.waiting_bytes() + text.size() > queue_bytes_max_) return drop_slow_reader();
    output.append_text_frame(text);
    traffic().websocket_bytes_out += text.size();
}

void WebSocketSession::close(std::uint16_t code, std::string reason) {
    if (state_ == State::Open) begin_closing(code, std::move(reason));
}

void WebSocketSession::shut_down() {
    // There is no WebSocket yet on which to say goodbye.
    if (state_ == State::Handshaking) return cut_off();
    close(service_restart, "restart");
}

// The stream answers it by itself. Those who share a room with this client need not wait for that.
void WebSocketSession::on_close_frame() {
    if (state_ != State::Open) return;
    state_ = State::Closing;
    arm_close_timer();
    const auto code = socket_.reason().code;
    const bool is_goodbye = code == websocket::close_code::normal || code == websocket::close_code::going_away ||
                            code == websocket::close_code::none;
    receiver_->closed(is_goodbye ? Ending::Goodbye : Ending::Lost);
}

// Each ping is answered, which is work that no other limit counts.
void WebSocketSession::on_ping_or_pong() {
    if (state_ != State::Open || control_frames_.take(now())) return;
    // Later, because the stream is still at it.
    asio::post(socket_.get_executor(), [self = shared_from_this()] {
        if (self->state_ == State::Open) self->end_at_once(policy_violation, "too-fast");
    });
}

void WebSocketSession::drop_slow_reader() {
    ++traffic().slow_readers;
    end_at_once(try_again_later, "frames were not read in time");
}

void WebSocketSession::end_at_once(std::uint16_t code, std::string reason) {
    socket_.next_layer().drop_gathered();
    begin_closing(code, std::move(reason));
    receiver_->closed(Ending::Lost);
}

void WebSocketSession::begin_closing(std::uint16_t code, std::string reason) {
    state_ = State::Closing;
    // A control frame has 125 bytes, two of them for the code (RFC 6455, 5.5).
    constexpr std::size_t reason_bytes_max = 123;
    if (reason.size() > reason_bytes_max) reason.resize(reason_bytes_max);
    close_reason_ = websocket::close_reason(static_cast<websocket::close_code>(code), reason);
    arm_close_timer();
    socket_.async_close(close_reason_, [self = shared_from_this()](const beast::error_code&) {
        self->is_closed_ = true;
        self->close_timer_.cancel();
    });
}

void WebSocketSession::arm_close_timer() {
    close_timer_.expires_after(close_timeout);
    close_timer_.async_wait([self = shared_from_this()](const beast::error_code& error) {
        if (!error) self->cut_off();
    });
}

void WebSocketSession::cut_off() {
    beast::get_lowest_layer(socket_).close();
}

void WebSocketSession::report_end(std::chrono::steady_clock::time_point opened) {
    const auto lasted = std::chrono::steady_clock::now() - opened;
    std::uint16_t code = close_reason_ ? close_reason_.code : socket_.reason().code;
    if (code == 0) code = websocket::close_code::abnormal;
    receiver_->ended({{.key = "code", .value = std::to_string(code)},
                      {.key = "by", .value = close_reason_ ? "server" : "client"},
                      {.key = "seconds",
                       .value = std::to_string(std::chrono::duration_cast<std::chrono::seconds>(lasted).count())}});
}

}  // namespace parley::server
