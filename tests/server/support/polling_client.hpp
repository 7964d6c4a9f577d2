// An Engine.IO client over long-polling, and its change to a WebSocket, packet by packet.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/support/http_client.hpp"
#include "server/support/tcp_socket.hpp"

namespace parley::test {

inline constexpr const char* polling_target = "/socket.io/?EIO=4&transport=polling";

// A GET that the server answers when it has something to say.
class WaitingPoll {
  public:
    WaitingPoll(std::uint16_t port, const std::string& target, std::string_view extra_headers);
    HttpReply reply();

  private:
    TcpSocket socket_;
};

class PollingClient {
  public:
    // Opens a session. `extra_headers` are sent with every request: whole lines, each with its "\r\n".
    explicit PollingClient(std::uint16_t port, std::string extra_headers = "");

    const std::string& sid() const { return sid_; }
    // "/socket.io/?EIO=4&transport=…&sid=…"
    std::string target(std::string_view transport = "polling") const;

    HttpReply post(std::string_view payload) const;
    // Waits for the server.
    HttpReply poll() const;
    std::unique_ptr<WaitingPoll> begin_poll() const;
    // Polls until a packet begins so, which it returns; fails the test (empty) when polls are refused instead.
    std::string receive(std::string_view beginning);
    // Enters the main namespace of Socket.IO; what the server answered.
    std::string enter(std::string_view auth = "");

  private:
    std::uint16_t port_;
    std::string extra_headers_;
    std::string sid_;
    std::vector<std::string> packets_;  // Received and not asked for yet.
};

}  // namespace parley::test
