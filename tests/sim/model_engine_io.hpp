// Model Engine.IO: what stands between the sockets on /socket.io/ and the hub, as the server has it. WebSocket only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/border/hub_event.hpp"
#include "core/framing/engine_io_server.hpp"
#include "sim/signaling_network.hpp"

namespace parley::sim {

class ModelEngineIo {
  public:
    explicit ModelEngineIo(SignalingNetwork& network) : network_(network) {}

    static bool speaks_on(std::string_view path);
    bool owns(ConnectionId socket) const { return sessions_.contains(socket); }

    void open(Instant now, ConnectionId socket, const std::string& path, const std::string& query);
    void receive(Instant now, ConnectionId socket, const std::string& text);
    void on_closed(Instant now, ConnectionId socket);
    void on_time(Instant now) { server_.on_time(now); }

    // ---- what the hub orders
    void send(Instant now, ConnectionId socket, const std::string& text);
    void close(Instant now, ConnectionId socket, const std::string& reason, std::uint16_t code);

    // What the hub is to be told next. What goes to sockets is sent on the way.
    std::optional<HubEvent> poll();
    std::optional<Instant> next_deadline() const { return server_.next_deadline(); }
    std::size_t sessions() const { return server_.sessions(); }

  private:
    std::optional<HubEvent> on(const framing::engine_io_effect::Respond& effect);
    std::optional<HubEvent> on(const framing::engine_io_effect::SendText& effect);
    std::optional<HubEvent> on(const framing::engine_io_effect::CloseTransport& effect);
    std::optional<HubEvent> on(const framing::engine_io_effect::SessionOpened& effect);
    std::optional<HubEvent> on(const framing::engine_io_effect::MessageReceived& effect);
    std::optional<HubEvent> on(const framing::engine_io_effect::BinaryReceived& effect);
    std::optional<HubEvent> on(const framing::engine_io_effect::SessionClosed& effect);

    SignalingNetwork& network_;
    framing::EngineIoServer server_;
    std::map<ConnectionId, framing::SessionId> sessions_;
    // By session; the hub knows the session by its socket, as there is only one.
    std::map<framing::SessionId, hub_event::ConnectionOpened> openings_;
};

}  // namespace parley::sim
