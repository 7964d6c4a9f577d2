// Signaling network: the sockets between tabs and the server. In order, with latency, sometimes cut, sometimes blocked.
//
// A cut socket is lost. One that is blocked carries nothing one way or both ways, but its ends do not know: what was
// sent is sent again by TCP until it arrives, unless an end gives the socket up before.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/ids.hpp"
#include "sim/chance.hpp"
#include "sim/timeline.hpp"

namespace parley::sim {

// The browser's end of a socket.
class SocketClient {
  public:
    SocketClient() = default;
    SocketClient(const SocketClient&) = delete;
    SocketClient& operator=(const SocketClient&) = delete;
    virtual ~SocketClient() = default;
    virtual void on_socket_opened(ConnectionId socket) = 0;
    virtual void on_socket_frame(ConnectionId socket, const std::string& text) = 0;
    virtual void on_socket_closed(ConnectionId socket, std::uint16_t code, const std::string& reason) = 0;
};

// The server's end of all sockets.
class SocketServer {
  public:
    SocketServer() = default;
    SocketServer(const SocketServer&) = delete;
    SocketServer& operator=(const SocketServer&) = delete;
    virtual ~SocketServer() = default;
    virtual bool is_up() const = 0;
    virtual void on_connection_opened(ConnectionId socket, const std::string& path, const std::string& query) = 0;
    virtual void on_connection_frame(ConnectionId socket, const std::string& text) = 0;
    virtual void on_connection_closed(ConnectionId socket, bool was_lost) = 0;
};

class SignalingNetwork {
  public:
    SignalingNetwork(Timeline& timeline, Chance& chance) : timeline_(timeline), chance_(chance) {}

    // Call once, before any socket is opened.
    void serve(SocketServer& server) { server_ = &server; }
    // Of all paths that begin so, instead.
    void serve(std::string path, SocketServer& server) { special_.emplace_back(std::move(path), &server); }
    void set_latency(Span latency) { latency_ = latency; }
    // Frames for which this says so are lost on their way to a client. For the test of the checks.
    void set_loss(std::function<bool(const std::string& frame)> is_lost) { is_lost_ = std::move(is_lost); }

    // What becomes of each frame on its way to a client: a server that lies.
    void set_tampering(std::function<std::string(std::string frame)> tamper) { tamper_ = std::move(tamper); }

    // ---- the client's calls
    ConnectionId open(SocketClient& client, const std::string& url);
    void send(ConnectionId socket, std::string text);
    // Nothing more is told to the client.
    void close(ConnectionId socket, std::uint16_t code);

    // ---- the server's calls
    void send_to_client(ConnectionId socket, std::string text);
    void close_client(ConnectionId socket, std::uint16_t code, std::string reason);

    // ---- faults
    // What is under way is lost; both ends learn of it by themselves, within the given time.
    void cut(ConnectionId socket, Duration client_notices_within, Duration server_notices_within);
    void cut_all(Duration noticed_within);
    enum class Way : std::uint8_t { Both, ToServer, ToClient };
    // For all sockets that the client has and will open.
    void block(const SocketClient& client, Way way);
    // For all clients, also those that come.
    void block_all(Way way);
    void unblock(const SocketClient& client);
    void unblock_all();

  private:
    struct Barrier {
        bool to_server = false;
        bool to_client = false;
    };
    struct Socket {
        SocketClient* client = nullptr;        // None once the client's end is closed.
        const SocketClient* opener = nullptr;  // The same, kept.
        SocketServer* server = nullptr;
        bool is_served = false;  // The server's end is open.
        bool is_cut = false;
        Instant last_arrival_at_server{};
        Instant last_arrival_at_client{};
        std::deque<Timeline::Action> waiting_for_server;  // Held up by a barrier, in order.
        std::deque<Timeline::Action> waiting_for_client;
        std::uint32_t blocks = 0;  // Counts begins and ends, so that a late timer knows that it is late.
        Instant blocked_since{};
    };

    SocketServer& server_of(const std::string& path) const;
    static Barrier barrier(Way way);
    bool is_blocked_to_server(const Socket& socket) const;
    bool is_blocked_to_client(const Socket& socket) const;
    void begin_block(ConnectionId socket, Socket& state);
    void end_block(ConnectionId socket, Socket& state);
    void release(ConnectionId socket);
    void lose(ConnectionId socket);
    void toward_server(ConnectionId socket, Timeline::Action action);
    void toward_client(ConnectionId socket, Timeline::Action action);
    void arrive(ConnectionId socket, const std::string& path, const std::string& query);
    void end_at_client(ConnectionId socket, std::uint16_t code, const std::string& reason);
    void end_at_server(ConnectionId socket, bool was_lost);

    Timeline& timeline_;
    Chance& chance_;
    SocketServer* server_ = nullptr;
    std::vector<std::pair<std::string, SocketServer*>> special_;
    Span latency_{.least = 1ms, .most = 120ms};
    std::function<bool(const std::string&)> is_lost_;
    std::function<std::string(std::string)> tamper_;
    std::uint32_t sockets_opened_ = 0;
    std::map<ConnectionId, Socket> sockets_;
    Barrier barrier_for_all_;
    std::map<const SocketClient*, Barrier> barriers_;
};

}  // namespace parley::sim
