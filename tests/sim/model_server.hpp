// Model server: the host of a real hub on the virtual network. It may stop, and start again without its memory. Tokens
// are "user:name", and all of them are good.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>

#include "core/border/hub_options.hpp"
#include "core/hub/hub.hpp"
#include "sim/chance.hpp"
#include "sim/journal.hpp"
#include "sim/model_engine_io.hpp"
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
    // Sessions of Engine.IO.
    std::size_t sessions() const { return engine_io_->sessions(); }
    const HubOptions& options() const { return options_; }

    bool is_up() const override { return hub_ != nullptr; }
    void on_connection_opened(ConnectionId socket, const std::string& path, const std::string& query) override;
    void on_connection_frame(ConnectionId socket, const std::string& text) override;
    void on_connection_closed(ConnectionId socket, bool was_lost) override;

  private:
    void handle(const HubEvent& event);
    // What the framing makes of what it was told; then the timer.
    void settle();
    void execute(const HubEffect& effect);
    void send(const hub_effect::SendFrame& order);
    void close(const hub_effect::CloseConnection& order);
    void check(const hub_effect::CheckToken& order);
    void arm();

    Timeline& timeline_;
    Chance& chance_;
    Journal& journal_;
    SignalingNetwork& network_;
    HubOptions options_;
    std::unique_ptr<Hub> hub_;
    std::unique_ptr<ModelEngineIo> engine_io_;  // As long as the hub.
    std::uint32_t starts_ = 0;
    std::optional<Instant> armed_;
};

}  // namespace parley::sim
