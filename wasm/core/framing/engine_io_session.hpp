// Engine.IO session: one client of the server, from its handshake to its end, over long-polling, over a WebSocket, or
// on the way from the one to the other.
//
//     Open ──close()──▶ Closing ──what is queued is sent──▶ Over        (at once over a WebSocket)
//       └─────── the client, time or a fault ends it ────────▲
//
// An upgrade: the client opens a WebSocket and sends "2probe" over it; we answer, and from then on let no poll wait, so
// that the client gets its hands free; with "5" over the WebSocket the client promises to poll no more.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/base/time.hpp"
#include "core/base/timer_table.hpp"
#include "core/framing/engine_io.hpp"
#include "core/framing/engine_io_server.hpp"

namespace parley::framing {

// RFC 6455, 7.4.1
namespace close_code {
inline constexpr std::uint16_t normal = 1000;
inline constexpr std::uint16_t protocol_error = 1002;
inline constexpr std::uint16_t policy_violation = 1008;
}  // namespace close_code

// What is wrong with a request, by the protocol's numbers.
enum class RequestError : std::uint8_t {
    TransportUnknown,
    SidUnknown,
    BadMethod,
    BadRequest,
    Forbidden,
    UnsupportedVersion,
};

// What goes to the host, and whose request or WebSocket each open one is.
class EngineIoOutlet {
  public:
    void expect_response(RequestId request, SessionId session) { requests_.emplace(request, session); }
    void forget(RequestId request) { requests_.erase(request); }
    void own(TransportId transport, SessionId session) { transports_.emplace(transport, session); }
    void forget(TransportId transport) { transports_.erase(transport); }
    // Zero where nobody owns it.
    SessionId owner(RequestId request) const;
    SessionId owner(TransportId transport) const;

    void respond(RequestId request, std::string body);
    void respond_error(RequestId request, RequestError error);
    void respond_too_large(RequestId request);
    void send_text(TransportId transport, std::string text);
    void close_transport(TransportId transport, std::uint16_t code, std::string_view reason);
    void report(EngineIoEffect effect) { effects_.push_back(std::move(effect)); }

    std::optional<EngineIoEffect> poll();

  private:
    std::deque<EngineIoEffect> effects_;
    std::unordered_map<RequestId, SessionId> requests_;
    std::unordered_map<TransportId, SessionId> transports_;
};

class EngineIoSession {
  public:
    // Both outlive this.
    EngineIoSession(SessionId id, const EngineIoOptions& options, EngineIoOutlet& outlet)
        : id_(id), options_(&options), outlet_(&outlet) {}

    void open_by_polling(Instant now, RequestId request, std::string_view sid);
    void open_by_websocket(Instant now, TransportId transport, std::string_view sid);

    void on_poll(RequestId request);
    void on_payload(Instant now, RequestId request, std::string_view body);
    void on_request_gone(RequestId request);
    // Whether the upgrade may begin; otherwise that WebSocket is closed.
    bool on_upgrade_asked(Instant now, TransportId transport);
    void on_text(Instant now, TransportId transport, std::string_view text);
    void on_binary(TransportId transport);
    void on_transport_closed(TransportId transport);
    void on_time(Instant now);

    void send(std::string_view text);
    void close(Instant now, std::string_view reason, std::uint16_t code);

    SessionId id() const { return id_; }
    bool is_over() const { return state_ == State::Over; }
    std::optional<Instant> next_deadline() const { return timers_.next_deadline(); }

  private:
    using PacketType = engine_io::PacketType;
    enum class State : std::uint8_t { Open, Closing, Over };
    enum class Timer : std::uint8_t {
        Ping,     // The next ping is due.
        Pong,     // The answer to the last ping is overdue.
        Upgrade,  // The client has begun an upgrade and does not finish it.
        Linger,   // Nobody has fetched what was queued when the session was closed.
        Count,
    };
    enum class Verdict : std::uint8_t { Fine, AgainstProtocol };

    std::string open_packet(std::string_view sid, bool by_polling) const;
    Verdict on_packet(Instant now, std::string_view text);
    Verdict on_packets(Instant now, std::string_view body);
    void on_upgrade_text(std::string_view text);
    void move_to_websocket();
    void abandon_upgrade(std::uint16_t code, std::string_view reason);
    void enqueue(std::string packet);
    void answer_poll(RequestId request);
    std::string take_payload();
    // Closes whatever is open. SessionClosed only where close() was not called before.
    void end(std::string_view reason, std::uint16_t code);

    SessionId id_;
    const EngineIoOptions* options_;
    EngineIoOutlet* outlet_;
    State state_ = State::Open;
    TransportId websocket_;  // None while polling.
    TransportId upgrade_;    // The WebSocket that the client wants to move to.
    bool is_probed_ = false;
    RequestId waiting_poll_;
    std::deque<std::string> queue_;  // Packets; empty over a WebSocket and while a poll waits.
    std::size_t queued_bytes_ = 0;
    TimerTable<Timer> timers_;
};

}  // namespace parley::framing
