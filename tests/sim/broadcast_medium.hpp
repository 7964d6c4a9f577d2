// Broadcast medium: brings every frame to everybody else who has the same path open, and knows nothing else of them.
#pragma once

#include <map>
#include <string>

#include "sim/signaling_network.hpp"

namespace parley::sim {

class BroadcastMedium final : public SocketServer {
  public:
    explicit BroadcastMedium(SignalingNetwork& network) : network_(network) { network.serve("/broadcast/", *this); }

    void set_up(bool is_up) { is_up_ = is_up; }

    bool is_up() const override { return is_up_; }
    void on_connection_opened(ConnectionId socket, const std::string& path, const std::string& /*query*/) override {
        paths_[socket] = path;
    }
    void on_connection_frame(ConnectionId socket, const std::string& text) override {
        const std::string& path = paths_.at(socket);
        for (const auto& [other, others_path] : paths_) {
            if (other != socket && others_path == path) network_.send_to_client(other, text);
        }
    }
    void on_connection_closed(ConnectionId socket, bool /*was_lost*/) override { paths_.erase(socket); }

  private:
    SignalingNetwork& network_;
    std::map<ConnectionId, std::string> paths_;
    bool is_up_ = true;
};

}  // namespace parley::sim
