// Engine.IO server: sessions (protocol 4) over long-polling and WebSocket, without sockets, clock or HTTP. What the
// host sees goes in with the time; what it is to do comes out of poll(), in order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/ids.hpp"
#include "core/base/limits.hpp"
#include "core/base/time.hpp"

namespace parley::framing {

// One HTTP request that waits for its response. Numbers are the host's and never reused.
using RequestId = NumberId<struct EngineIoRequestTag>;
// One WebSocket. Numbers are the host's and never reused.
using TransportId = NumberId<struct EngineIoTransportTag>;
// One session, whatever its transports. Numbers are this object's and never reused.
using SessionId = NumberId<struct EngineIoSessionTag>;

struct EngineIoOptions {
    Duration ping_interval = 25s;
    Duration ping_timeout = 20s;
    Duration upgrade_timeout = 10s;
    std::size_t payload_bytes_max = 4 * limits::frame_bytes_max;  // Of one POST, and of one response to a poll.
    std::size_t buffered_bytes_max = 2U * 1024 * 1024;            // For one session without a poll to answer.
    std::size_t packets_per_payload_max = 256;
};

namespace engine_io_effect {

struct Respond {
    RequestId request;
    unsigned status = 200;
    std::string content_type = "text/plain; charset=UTF-8";
    std::string body;
    bool operator==(const Respond&) const = default;
};
struct SendText {
    TransportId transport;
    std::string text;
    bool operator==(const SendText&) const = default;
};
// Sends what is queued, then closes. Nothing of this transport counts any more.
struct CloseTransport {
    TransportId transport;
    std::uint16_t code = 1000;  // RFC 6455, 7.4.1
    std::string reason;
    bool operator==(const CloseTransport&) const = default;
};
struct SessionOpened {
    SessionId session;
    bool operator==(const SessionOpened&) const = default;
};
struct MessageReceived {
    SessionId session;
    std::string text;
    bool operator==(const MessageReceived&) const = default;
};
// A binary message: nobody here has a use for it.
struct BinaryReceived {
    SessionId session;
    bool operator==(const BinaryReceived&) const = default;
};
// Over, whoever ended it, but not after close().
struct SessionClosed {
    SessionId session;
    std::string reason;  // For the log: "ping timeout", "transport close", …
    bool operator==(const SessionClosed&) const = default;
};

}  // namespace engine_io_effect

using EngineIoEffect =
    std::variant<engine_io_effect::Respond, engine_io_effect::SendText, engine_io_effect::CloseTransport,
                 engine_io_effect::SessionOpened, engine_io_effect::MessageReceived, engine_io_effect::BinaryReceived,
                 engine_io_effect::SessionClosed>;

class EngineIoServer {
  public:
    explicit EngineIoServer(EngineIoOptions options = {});
    ~EngineIoServer();
    EngineIoServer(const EngineIoServer&) = delete;
    EngineIoServer& operator=(const EngineIoServer&) = delete;

    // ---- long-polling. Every request gets exactly one Respond, unless request_gone() comes first.
    // A first GET without a sid: opens a session. `fresh_sid` is unguessable and was never used.
    SessionId open_by_polling(Instant now, RequestId request, std::string fresh_sid);
    void poll_requested(Instant now, RequestId request, std::string_view sid);
    void payload_posted(Instant now, RequestId request, std::string_view sid, std::string_view body);
    void request_gone(Instant now, RequestId request);
    // A request that is no part of the protocol: wrong EIO version, unknown transport or method.
    // Codes as its clients know them: 0 transport unknown, 1 sid unknown, 2 bad method, 3 bad request, 5 version.
    void refuse_request(RequestId request, int code);

    // ---- WebSocket
    // Without a sid: opens a session.
    SessionId open_by_websocket(Instant now, TransportId transport, std::string fresh_sid);
    // With a sid: asks to move the session here; false (and CloseTransport) where there is no such session.
    bool upgrade_asked(Instant now, TransportId transport, std::string_view sid);
    void text_received(Instant now, TransportId transport, std::string_view text);
    void binary_received(Instant now, TransportId transport);
    void transport_closed(Instant now, TransportId transport);

    // ---- from above
    void send(Instant now, SessionId session, std::string_view text);
    // What is queued is still sent. No SessionClosed follows. `code` is for a WebSocket's close frame.
    void close(Instant now, SessionId session, std::string_view reason, std::uint16_t code = 1000);

    void on_time(Instant now);
    std::optional<Instant> next_deadline() const;
    std::optional<EngineIoEffect> poll();
    std::size_t sessions() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace parley::framing
