// One WebSocket: frames of the client to their receiver, frames for the client to the network, within bounds.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "core/base/token_bucket.hpp"
#include "server/address_place.hpp"
#include "server/config.hpp"
#include "server/connection_stream.hpp"
#include "server/frame_receiver.hpp"
#include "server/frame_sink.hpp"
#include "server/gathered_stream.hpp"
#include "server/log.hpp"
#include "server/sessions.hpp"
#include "server/upgrade_request.hpp"

namespace parley::server {

// Handshaking -> Open -> Closing (what is queued is still sent, close frames cross) -> the end of run().
class WebSocketSession final : public Session, public FrameSink, public std::enable_shared_from_this<WebSocketSession> {
  public:
    // A client that does not answer our close frame, or does not hang up after its own, for this long is cut off.
    static constexpr std::chrono::seconds close_timeout{2};

    WebSocketSession(std::shared_ptr<Sessions> sessions, ConnectionStream stream, std::shared_ptr<Gatherer> gatherer,
                     std::unique_ptr<AddressPlace> place, std::unique_ptr<FrameReceiver> receiver, Log& log,
                     const Config& config);

    // Answers the upgrade and serves the connection until it ends. `subprotocol` is empty for none.
    boost::asio::awaitable<void> run(UpgradeRequest request, std::string subprotocol);

    void send(std::string text) override;
    void close(std::uint16_t code, std::string reason) override;
    void shut_down() override;
    std::size_t waiting_bytes() const override { return socket_.next_layer().waiting_bytes(); }

  private:
    enum class State : std::uint8_t { Handshaking, Open, Closing };

    void set_options(const Config& config);
    boost::asio::awaitable<bool> accept(UpgradeRequest& request, const std::string& subprotocol);
    boost::asio::awaitable<void> read_frames();
    void on_close_frame();
    void on_ping_or_pong();
    // On our own account: whoever receives its frames learns that it is gone.
    void end_at_once(std::uint16_t code, std::string reason);
    void drop_slow_reader();
    void begin_closing(std::uint16_t code, std::string reason);
    void arm_close_timer();
    void cut_off();
    void report_end(std::chrono::steady_clock::time_point opened);

    const std::unique_ptr<AddressPlace> place_;  // Null where the connection is not counted.
    boost::beast::websocket::stream<GatheredStream> socket_;
    boost::asio::steady_timer close_timer_;
    const std::unique_ptr<FrameReceiver> receiver_;
    Log& log_;
    State state_ = State::Handshaking;
    bool is_closed_ = false;      // What began with our close frame has come to its end.
    TokenBucket control_frames_;  // Those of the client; frames with text are counted by the hub.
    const std::size_t queue_bytes_max_;
    boost::beast::websocket::close_reason close_reason_;  // Ours; unset while nothing was closed from here.
};

}  // namespace parley::server
