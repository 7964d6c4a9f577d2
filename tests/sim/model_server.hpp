// Model server: the host of a real hub on the virtual network. It may stop, and start again without its memory.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "core/border/hub_options.hpp"
#include "core/hub/hub.hpp"
#include "sim/chance.hpp"
#include "sim/journal.hpp"
#include "sim/signaling_network.hpp"
#include "sim/timeline.hpp"

namespace parley::sim {

class ModelServer final : public SocketServer {
  public:
    ModelServer(Timeline& timeline, Chance& chance, Journal& journal, SignalingNetwork& network, HubOptions options);

    void start();
    // Every connection breaks; everything is forgotten.
    void stop();
    const Hub& hub() const { return *hub_; }
    const HubOptions& options() const { return options_; }

    bool is_up() const override { return hub_ != nullptr; }
    void on_connection_opened(ConnectionId socket, const std::string& path, const std::string& query) override;
    void on_connection_frame(ConnectionId socket, const std::string& text) override;
    void on_connection_closed(ConnectionId socket) override;

  private:
    void handle(const HubEvent& event);
    void execute(const HubEffect& effect);
    void arm();

    Timeline& timeline_;
    Chance& chance_;
    Journal& journal_;
    SignalingNetwork& network_;
    HubOptions options_;
    std::unique_ptr<Hub> hub_;
    std::uint32_t starts_ = 0;
    std::optional<Instant> armed_;
};

}  // namespace parley::sim
