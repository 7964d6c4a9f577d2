// Returning member: joins a room with the wish to keep its place, and takes it again over a new connection.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/json/value.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {

class ReturningMember {
  public:
    ReturningMember(std::string room, std::string name) : room_(std::move(room)), name_(std::move(name)) {}

    // Joins anew, or comes back where it was before; whatever connection it had is given up. False when it is not let
    // in.
    bool join(std::uint16_t port);

    const std::string& id() const { return id_; }
    // Of all others, as the last join told.
    const std::vector<std::string>& others() const { return others_; }
    WebSocketClient& socket() { return *socket_; }

  private:
    std::string join_frame() const;

    std::string room_;
    std::string name_;
    std::string id_;
    std::string token_;
    std::vector<std::string> others_;
    std::unique_ptr<WebSocketClient> socket_;
};

}  // namespace parley::test
