// Client framing: our end of Engine.IO and Socket.IO over one WebSocket. Knows no socket and no clock: what comes goes
// in, and what is to be done comes out of poll(), in order.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/time.hpp"

namespace parley::framing {

// Send this text over the WebSocket.
struct Transmit {
    std::string text;
    bool operator==(const Transmit&) const = default;
};
// The server has let us in. `id` is the Socket.IO id, by which others name us.
struct Ready {
    std::string id;
    bool operator==(const Ready&) const = default;
};
// The JSON array of an event.
struct EventReceived {
    std::string array;
    bool operator==(const EventReceived&) const = default;
};
// The server does not let us in, or puts us out. It may do so before or after Ready; nothing follows.
struct Refused {
    std::string message;  // As the server said it; empty for nothing said.
    bool operator==(const Refused&) const = default;
};
// The connection is of no use any more: silence, or something that is not the protocol. Nothing follows.
struct Broken {
    std::string reason;  // For the console.
    bool operator==(const Broken&) const = default;
};
// A packet that was passed over: malformed, binary, of another namespace.
struct Dropped {
    std::string reason;
    bool operator==(const Dropped&) const = default;
};
using ClientFramingNews = std::variant<Transmit, Ready, EventReceived, Refused, Broken, Dropped>;

// The `auth` of a client that shows a token.
std::string write_auth(std::string_view token);

class SocketIoClient {
  public:
    // `auth` is the JSON text of an object for the CONNECT packet; empty for none.
    explicit SocketIoClient(std::string auth);
    ~SocketIoClient();
    SocketIoClient(const SocketIoClient&) = delete;
    SocketIoClient& operator=(const SocketIoClient&) = delete;

    // A text frame of the WebSocket.
    void on_text(Instant now, std::string_view text);
    // `array` is the JSON array of an event. Nothing is sent before Ready.
    void send_event(std::string_view array);
    // Leaves politely; the caller closes the socket.
    void disconnect();
    void on_time(Instant now);

    std::optional<ClientFramingNews> poll();
    // When the server's next ping must have come.
    std::optional<Instant> next_deadline() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace parley::framing
