// Model process: one run of the server. Events in, effects out, with the framing between where a path has one; one
// timer. Tokens are "user:name", and all of them are good.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "core/border/hub_options.hpp"
#include "core/hub/hub.hpp"
#include "sim/chance.hpp"
#include "sim/journal.hpp"
#include "sim/model_engine_io.hpp"
#include "sim/signaling_network.hpp"
#include "sim/timeline.hpp"

namespace parley::sim {

class ModelProcess {
  public:
    ModelProcess(Timeline& timeline, Chance& chance, Journal& journal, SignalingNetwork& network, HubOptions options);

    const Hub& hub() const { return hub_; }
    // Sessions of Engine.IO.
    std::size_t sessions() const { return engine_io_.sessions(); }

    void on_connection_opened(ConnectionId socket, const std::string& path, const std::string& query);
    void on_connection_frame(ConnectionId socket, const std::string& text);
    void on_connection_closed(ConnectionId socket, bool was_lost);
    void drain(Duration spread);

  private:
    void handle(const HubEvent& event);
    // What the framing makes of what it was told; then the timer.
    void settle();
    void execute(const HubEffect& effect);
    void send(const hub_effect::SendFrame& order);
    void close(const hub_effect::CloseConnection& order);
    void check(const hub_effect::CheckToken& order);
    void arm();
    // For what happens later: nothing, where this has ended by then.
    Timeline::Action unless_ended(Timeline::Action action) const;

    Timeline& timeline_;
    Chance& chance_;
    Journal& journal_;
    SignalingNetwork& network_;
    Hub hub_;
    ModelEngineIo engine_io_;
    std::optional<Instant> armed_;
    std::shared_ptr<const bool> life_ = std::make_shared<const bool>(true);
};

}  // namespace parley::sim
