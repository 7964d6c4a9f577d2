// Signaling network: delivery in order, and the two ends of a cut.
#include "sim/signaling_network.hpp"

#include <algorithm>
#include <utility>

namespace parley::sim {

ConnectionId SignalingNetwork::open(SocketClient& client, const std::string& url) {
    const ConnectionId socket{.value = ++sockets_opened_};
    sockets_[socket] = {.client = &client};
    const std::size_t host = url.find("://") + 3;
    const std::size_t path = std::min(url.find('/', host), url.size());
    const std::size_t query = std::min(url.find('?', path), url.size());
    toward_server(
        socket, [this, socket, path = url.substr(path, query - path),
                 query = query < url.size() ? url.substr(query + 1) : std::string()] { arrive(socket, path, query); });
    return socket;
}

void SignalingNetwork::arrive(ConnectionId socket, const std::string& path, const std::string& query) {
    if (!server_->is_up()) {
        return toward_client(socket, [this, socket] { end_at_client(socket, 1006, {}); });
    }
    sockets_[socket].is_served = true;
    toward_client(socket, [this, socket] {
        if (SocketClient* const client = sockets_[socket].client) client->on_socket_opened(socket);
    });
    server_->on_connection_opened(socket, path, query);
}

void SignalingNetwork::send(ConnectionId socket, std::string text) {
    toward_server(socket, [this, socket, text = std::move(text)] {
        if (sockets_[socket].is_served) server_->on_connection_frame(socket, text);
    });
}

void SignalingNetwork::close(ConnectionId socket, std::uint16_t code) {
    sockets_[socket].client = nullptr;
    constexpr std::uint16_t going_away = 1001;
    toward_server(socket, [this, socket, was_lost = code > going_away] { end_at_server(socket, was_lost); });
}

void SignalingNetwork::send_to_client(ConnectionId socket, std::string text) {
    if (is_lost_ && is_lost_(text)) return;
    toward_client(socket, [this, socket, text = std::move(text)] {
        if (SocketClient* const client = sockets_[socket].client) client->on_socket_frame(socket, text);
    });
}

void SignalingNetwork::close_client(ConnectionId socket, std::uint16_t code, std::string reason) {
    sockets_[socket].is_served = false;
    toward_client(socket, [this, socket, code, reason = std::move(reason)] { end_at_client(socket, code, reason); });
}

void SignalingNetwork::cut(ConnectionId socket, Duration client_notices_within, Duration server_notices_within) {
    if (std::exchange(sockets_[socket].is_cut, true)) return;
    timeline_.after(chance_.within({.most = client_notices_within}),
                    [this, socket] { end_at_client(socket, 1006, {}); });
    timeline_.after(chance_.within({.most = server_notices_within}), [this, socket] { end_at_server(socket, true); });
}

void SignalingNetwork::cut_all(Duration noticed_within) {
    for (const auto& [socket, state] : sockets_) {
        if (state.client != nullptr || state.is_served) cut(socket, noticed_within, noticed_within);
    }
}

void SignalingNetwork::toward_server(ConnectionId socket, Timeline::Action action) {
    Socket& state = sockets_[socket];
    state.last_arrival_at_server = std::max(state.last_arrival_at_server, timeline_.now() + chance_.within(latency_));
    timeline_.at(state.last_arrival_at_server, [this, socket, action = std::move(action)] {
        if (!sockets_[socket].is_cut) action();
    });
}

void SignalingNetwork::toward_client(ConnectionId socket, Timeline::Action action) {
    Socket& state = sockets_[socket];
    state.last_arrival_at_client = std::max(state.last_arrival_at_client, timeline_.now() + chance_.within(latency_));
    timeline_.at(state.last_arrival_at_client, [this, socket, action = std::move(action)] {
        if (!sockets_[socket].is_cut) action();
    });
}

void SignalingNetwork::end_at_client(ConnectionId socket, std::uint16_t code, const std::string& reason) {
    SocketClient* const client = std::exchange(sockets_[socket].client, nullptr);
    if (client != nullptr) client->on_socket_closed(socket, code, reason);
}

void SignalingNetwork::end_at_server(ConnectionId socket, bool was_lost) {
    if (std::exchange(sockets_[socket].is_served, false)) server_->on_connection_closed(socket, was_lost);
}

}  // namespace parley::sim
