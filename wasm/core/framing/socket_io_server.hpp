// Socket.IO server: the server's end of one Socket.IO connection, above Engine.IO. Packets in, what follows out of
// poll(), in order. Only the main namespace "/" is spoken; another is refused with a connect error.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "core/framing/socket_io.hpp"

namespace parley::framing {

// Send this text as an Engine.IO message.
struct ServerTransmit {
    std::string text;
    bool operator==(const ServerTransmit&) const = default;
};
// The client asks to be let in: answer with accept() or refuse(). What it sends before the answer waits.
struct ConnectAsked {
    std::string token;     // `token` of the auth payload; empty for none.
    std::string username;  // `username` of the auth payload; empty for none.
    bool operator==(const ConnectAsked&) const = default;
};
struct ServerEventReceived {
    std::string array;
    bool operator==(const ServerEventReceived&) const = default;
};
// The client has left the main namespace; nothing follows.
struct ClientDisconnected {
    bool operator==(const ClientDisconnected&) const = default;
};
// Against the protocol, or binary. The packet was dropped.
struct BadPacket {
    std::string reason;  // For a person who writes a client.
    bool operator==(const BadPacket&) const = default;
};
using ServerFramingNews =
    std::variant<ServerTransmit, ConnectAsked, ServerEventReceived, ClientDisconnected, BadPacket>;

class SocketIoServer {
  public:
    // `id` is what the client and others call this connection.
    explicit SocketIoServer(std::string id) : id_(std::move(id)) {}

    void on_text(std::string_view packet);
    void accept();
    // A connect error with this message; the client may ask again.
    void refuse(std::string_view message);
    // `array` is the JSON array of an event. Nothing is sent unless accepted.
    void send_event(std::string_view array);
    // Puts the client out; nothing follows.
    void disconnect();

    std::optional<ServerFramingNews> poll();
    bool is_accepted() const { return state_ == State::Accepted; }

  private:
    using Packet = socket_io::Packet;
    using PacketType = socket_io::PacketType;
    enum class State : std::uint8_t {
        New,    // Not asked yet, or refused.
        Asked,  // The answer to ConnectAsked is outstanding.
        Accepted,
        Gone,
    };
    // Packets that wait while the answer to ConnectAsked is outstanding.
    static constexpr std::size_t waiting_max = 16;

    void on_packet(Packet packet);
    void on_packet_elsewhere(const Packet& packet);
    void on_connect(std::string_view auth);
    void on_event(Packet packet);
    void on_disconnect();
    void handle_waiting();
    void transmit(const Packet& packet);
    void reject(std::string_view reason);

    std::string id_;
    State state_ = State::New;
    std::deque<Packet> waiting_;
    std::deque<ServerFramingNews> news_;
};

}  // namespace parley::framing
