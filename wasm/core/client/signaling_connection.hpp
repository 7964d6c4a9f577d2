// Signaling connection: the one socket to the server, spoken on through a dialect's codec, opened again when lost.
//
//     Closed ──open──▶ Opening ──opened──▶ Open
//       ▲                │ closed            │ closed
//       │                ▼                   ▼
//       └──close──── Waiting ◀───────────────┘      (only where `retry` was asked for; else Closed)
//                        └── after a pause ──▶ Opening
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/time.hpp"
#include "core/base/timer_table.hpp"
#include "core/border/event.hpp"
#include "core/dialect/codec.hpp"
#include "core/dialect/registry.hpp"
#include "core/link/link_context.hpp"

namespace parley::client {

enum class SocketState : std::uint8_t { Closed, Opening, Open, Waiting };

class SignalingConnection {
  public:
    explicit SignalingConnection(link::LinkContext& context) : context_(context) {}

    // Closes what was open before. A codec is made anew for each socket.
    void open(const dialect::Dialect& dialect, std::string url);
    void close(std::uint16_t code, std::string reason);
    // Opens again after a pause that grows with each attempt until reset_pause().
    void retry(Instant now);
    void retry_at_once();
    void reset_pause() { attempts_ = 0; }
    void on_time(Instant now);

    bool owns(SocketHandle socket) const { return socket && socket == socket_; }
    void on_opened() { state_ = SocketState::Open; }
    // The socket is gone; retry() or close() says what next.
    void on_closed();
    // Nothing is sent unless the socket is open.
    void send(const ClientMessage& message);
    dialect::Decoded<HubMessage> decode(const std::string& frame) { return codec_->decode(frame); }

    SocketState state() const { return state_; }
    const std::string& url() const { return url_; }
    std::optional<Instant> next_deadline() const { return timers_.next_deadline(); }

  private:
    enum class Timer : std::uint8_t {
        Retry,  // The pause before the next attempt is over.
        Count,
    };
    void open_socket();

    link::LinkContext& context_;
    HandleAllocator<SocketHandle> sockets_;
    SocketState state_ = SocketState::Closed;
    const dialect::Dialect* dialect_ = nullptr;
    std::unique_ptr<dialect::ClientCodec> codec_;
    std::string url_;
    SocketHandle socket_;
    std::uint32_t attempts_ = 0;
    TimerTable<Timer> timers_;
};

// The address to open: the dialect's own path where `signal_url` has none, and the room where the address names it.
std::string signaling_address(const std::string& signal_url, const dialect::Dialect& dialect, const std::string& room);

}  // namespace parley::client
