// Signaling network: delivery in order, and the two ends of a cut.
#include "sim/signaling_network.hpp"

#include <algorithm>
#include <utility>

namespace parley::sim {

namespace {

// How long a client may take to find out by itself that a socket is of no use.
constexpr Duration notices_within_max = 90s;
// How long an open socket may be blocked before the server, whose pings are not answered, gives it up.
constexpr Span server_patience{.least = 20s, .most = 60s};
// How long a browser tries to open a socket.
constexpr Span opening_patience{.least = 10s, .most = 120s};

}  // namespace

ConnectionId SignalingNetwork::open(SocketClient& client, const std::string& url) {
    const ConnectionId socket{.value = ++sockets_opened_};
    Socket& state = sockets_[socket];
    state.client = &client;
    state.opener = &client;
    if (is_blocked_to_server(state)) begin_block(socket, state);
    const std::size_t host = url.find("://") + 3;
    const std::size_t path = std::min(url.find('/', host), url.size());
    const std::size_t query = std::min(url.find('?', path), url.size());
    toward_server(
        socket, [this, socket, path = url.substr(path, query - path),
                 query = query < url.size() ? url.substr(query + 1) : std::string()] { arrive(socket, path, query); });
    return socket;
}

void SignalingNetwork::arrive(ConnectionId socket, const std::string& path, const std::string& query) {
    SocketServer& server = server_of(path);
    if (!server.is_up()) {
        return toward_client(socket, [this, socket] { end_at_client(socket, 1006, {}); });
    }
    sockets_[socket].is_served = true;
    sockets_[socket].server = &server;
    toward_client(socket, [this, socket] {
        if (SocketClient* const client = sockets_[socket].client) client->on_socket_opened(socket);
    });
    server.on_connection_opened(socket, path, query);
}

SocketServer& SignalingNetwork::server_of(const std::string& path) const {
    for (const auto& [beginning, server] : special_) {
        if (path.starts_with(beginning)) return *server;
    }
    return *server_;
}

void SignalingNetwork::send(ConnectionId socket, std::string text) {
    toward_server(socket, [this, socket, text = std::move(text)] {
        if (sockets_[socket].is_served) sockets_[socket].server->on_connection_frame(socket, text);
    });
}

void SignalingNetwork::close(ConnectionId socket, std::uint16_t code) {
    sockets_[socket].client = nullptr;
    constexpr std::uint16_t going_away = 1001;
    toward_server(socket, [this, socket, was_lost = code > going_away] { end_at_server(socket, was_lost); });
}

void SignalingNetwork::send_to_client(ConnectionId socket, std::string text) {
    if (is_lost_ && is_lost_(text)) return;
    if (tamper_) text = tamper_(std::move(text));
    toward_client(socket, [this, socket, text = std::move(text)] {
        if (SocketClient* const client = sockets_[socket].client) client->on_socket_frame(socket, text);
    });
}

void SignalingNetwork::close_client(ConnectionId socket, std::uint16_t code, std::string reason) {
    sockets_[socket].is_served = false;
    toward_client(socket, [this, socket, code, reason = std::move(reason)] { end_at_client(socket, code, reason); });
}

void SignalingNetwork::cut(ConnectionId socket, Duration client_notices_within, Duration server_notices_within) {
    Socket& state = sockets_[socket];
    if (std::exchange(state.is_cut, true)) return;
    // The news does not reach who is cut off.
    if (is_blocked_to_client(state)) client_notices_within = std::max(client_notices_within, notices_within_max);
    timeline_.after(chance_.within({.most = client_notices_within}),
                    [this, socket] { end_at_client(socket, 1006, {}); });
    timeline_.after(chance_.within({.most = server_notices_within}), [this, socket] { end_at_server(socket, true); });
}

void SignalingNetwork::cut_all(Duration noticed_within) {
    for (const auto& [socket, state] : sockets_) {
        if (state.client != nullptr || state.is_served) cut(socket, noticed_within, noticed_within);
    }
}

// ---- barriers

SignalingNetwork::Barrier SignalingNetwork::barrier(Way way) {
    return {.to_server = way != Way::ToClient, .to_client = way != Way::ToServer};
}

void SignalingNetwork::block(const SocketClient& client, Way way) {
    barriers_[&client] = barrier(way);
    for (auto& [socket, state] : sockets_) {
        if (state.opener == &client) begin_block(socket, state);
    }
}

void SignalingNetwork::block_all(Way way) {
    barrier_for_all_ = barrier(way);
    for (auto& [socket, state] : sockets_) begin_block(socket, state);
}

void SignalingNetwork::unblock(const SocketClient& client) {
    if (barriers_.erase(&client) == 0) return;
    for (auto& [socket, state] : sockets_) {
        if (state.opener == &client) end_block(socket, state);
    }
}

void SignalingNetwork::unblock_all() {
    barrier_for_all_ = {};
    barriers_.clear();
    for (auto& [socket, state] : sockets_) end_block(socket, state);
}

// No socket opens unless packets pass both ways.
bool SignalingNetwork::is_blocked_to_server(const Socket& socket) const {
    const auto found = barriers_.find(socket.opener);
    const Barrier own = found == barriers_.end() ? Barrier{} : found->second;
    if (own.to_server || barrier_for_all_.to_server) return true;
    return !socket.is_served && (own.to_client || barrier_for_all_.to_client);
}

bool SignalingNetwork::is_blocked_to_client(const Socket& socket) const {
    const auto found = barriers_.find(socket.opener);
    return barrier_for_all_.to_client || (found != barriers_.end() && found->second.to_client);
}

void SignalingNetwork::begin_block(ConnectionId socket, Socket& state) {
    if (state.is_cut || (state.client == nullptr && !state.is_served)) return;
    state.blocked_since = timeline_.now();
    const Span patience = state.is_served ? server_patience : opening_patience;
    timeline_.after(chance_.within(patience), [this, socket, block = ++state.blocks] {
        if (block == sockets_[socket].blocks) lose(socket);
    });
}

// The longer TCP has tried in vain, the longer it waits before it tries again.
void SignalingNetwork::end_block(ConnectionId socket, Socket& state) {
    if (is_blocked_to_server(state) || is_blocked_to_client(state)) return;
    ++state.blocks;
    if (state.waiting_for_server.empty() && state.waiting_for_client.empty()) return;
    constexpr Duration pause_max = 20s;
    const Duration pause = std::min(timeline_.now() - state.blocked_since, pause_max);
    timeline_.after(chance_.within({.most = pause}), [this, socket] { release(socket); });
}

void SignalingNetwork::release(ConnectionId socket) {
    // What is done may close the socket, or wait for the other way.
    Socket& state = sockets_[socket];
    while (!state.is_cut && !state.waiting_for_server.empty() && !is_blocked_to_server(state)) {
        const Timeline::Action action = std::move(state.waiting_for_server.front());
        state.waiting_for_server.pop_front();
        action();
    }
    while (!state.is_cut && !state.waiting_for_client.empty() && !is_blocked_to_client(state)) {
        const Timeline::Action action = std::move(state.waiting_for_client.front());
        state.waiting_for_client.pop_front();
        action();
    }
}

// One end gives the socket up, and cannot tell the other.
void SignalingNetwork::lose(ConnectionId socket) {
    Socket& state = sockets_[socket];
    const bool was_open = state.is_served;
    cut(socket, was_open ? notices_within_max : Duration(0), 0ms);
}

// ---- ways

void SignalingNetwork::toward_server(ConnectionId socket, Timeline::Action action) {
    Socket& state = sockets_[socket];
    state.last_arrival_at_server = std::max(state.last_arrival_at_server, timeline_.now() + chance_.within(latency_));
    timeline_.at(state.last_arrival_at_server, [this, socket, action = std::move(action)] {
        Socket& arrived = sockets_[socket];
        if (arrived.is_cut) return;
        if (arrived.waiting_for_server.empty() && !is_blocked_to_server(arrived)) return action();
        arrived.waiting_for_server.push_back(action);
    });
}

void SignalingNetwork::toward_client(ConnectionId socket, Timeline::Action action) {
    Socket& state = sockets_[socket];
    state.last_arrival_at_client = std::max(state.last_arrival_at_client, timeline_.now() + chance_.within(latency_));
    timeline_.at(state.last_arrival_at_client, [this, socket, action = std::move(action)] {
        Socket& arrived = sockets_[socket];
        if (arrived.is_cut) return;
        if (arrived.waiting_for_client.empty() && !is_blocked_to_client(arrived)) return action();
        arrived.waiting_for_client.push_back(action);
    });
}

void SignalingNetwork::end_at_client(ConnectionId socket, std::uint16_t code, const std::string& reason) {
    SocketClient* const client = std::exchange(sockets_[socket].client, nullptr);
    if (client != nullptr) client->on_socket_closed(socket, code, reason);
}

void SignalingNetwork::end_at_server(ConnectionId socket, bool was_lost) {
    if (std::exchange(sockets_[socket].is_served, false))
        sockets_[socket].server->on_connection_closed(socket, was_lost);
}

}  // namespace parley::sim
