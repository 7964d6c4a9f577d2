// Model Engine.IO: sockets below, the hub above, one session for each socket.
#include "sim/model_engine_io.hpp"

#include <utility>

#include "core/hub/endpoints.hpp"

namespace parley::sim {

namespace {

framing::TransportId transport_of(ConnectionId socket) {
    return {.value = socket.value};
}

ConnectionId socket_of(framing::TransportId transport) {
    return {.value = transport.value};
}

}  // namespace

bool ModelEngineIo::speaks_on(std::string_view path) {
    const std::optional<Endpoint> endpoint = find_endpoint(path);
    return endpoint && endpoint->speaks_engine_io;
}

// ---- from the sockets

void ModelEngineIo::open(Instant now, ConnectionId socket, const std::string& path, const std::string& query) {
    const std::string sid = "sid-" + std::to_string(socket.value);
    const framing::SessionId session = server_.open_by_websocket(now, transport_of(socket), sid);
    sessions_.emplace(socket, session);
    openings_.emplace(session, hub_event::ConnectionOpened{
                                   .connection = socket, .path = path, .query = query, .address = "192.0.2.1"});
}

void ModelEngineIo::receive(Instant now, ConnectionId socket, const std::string& text) {
    server_.text_received(now, transport_of(socket), text);
}

void ModelEngineIo::on_closed(Instant now, ConnectionId socket) {
    server_.transport_closed(now, transport_of(socket));
    sessions_.erase(socket);
}

// ---- from the hub

void ModelEngineIo::send(Instant now, ConnectionId socket, const std::string& text) {
    server_.send(now, sessions_.at(socket), text);
}

void ModelEngineIo::close(Instant now, ConnectionId socket, const std::string& reason, std::uint16_t code) {
    server_.close(now, sessions_.at(socket), reason, code);
}

// ---- what follows

std::optional<HubEvent> ModelEngineIo::poll() {
    while (const auto effect = server_.poll()) {
        auto event = std::visit([this](const auto& what) { return on(what); }, *effect);
        if (event) return event;
    }
    return std::nullopt;
}

// Nobody asks over HTTP here.
std::optional<HubEvent> ModelEngineIo::on(const framing::engine_io_effect::Respond& /*effect*/) {
    return std::nullopt;
}

std::optional<HubEvent> ModelEngineIo::on(const framing::engine_io_effect::SendText& effect) {
    network_.send_to_client(socket_of(effect.transport), effect.text);
    return std::nullopt;
}

std::optional<HubEvent> ModelEngineIo::on(const framing::engine_io_effect::CloseTransport& effect) {
    network_.close_client(socket_of(effect.transport), effect.code, effect.reason);
    sessions_.erase(socket_of(effect.transport));
    return std::nullopt;
}

std::optional<HubEvent> ModelEngineIo::on(const framing::engine_io_effect::SessionOpened& effect) {
    return openings_.at(effect.session);
}

std::optional<HubEvent> ModelEngineIo::on(const framing::engine_io_effect::MessageReceived& effect) {
    return hub_event::FrameReceived{.connection = openings_.at(effect.session).connection, .text = effect.text};
}

std::optional<HubEvent> ModelEngineIo::on(const framing::engine_io_effect::BinaryReceived& effect) {
    return hub_event::BinaryFrameReceived{.connection = openings_.at(effect.session).connection};
}

std::optional<HubEvent> ModelEngineIo::on(const framing::engine_io_effect::SessionClosed& effect) {
    return hub_event::ConnectionClosed{.connection = openings_.at(effect.session).connection};
}

}  // namespace parley::sim
