// Model server: what listens on the virtual network: a process that may stop, start again without its memory, or be
// replaced by the next while it sends its clients there.
#pragma once

#include <cstddef>
#include <map>
#include <memory>

#include "core/border/hub_options.hpp"
#include "core/hub/hub.hpp"
#include "sim/chance.hpp"
#include "sim/journal.hpp"
#include "sim/model_process.hpp"
#include "sim/signaling_network.hpp"
#include "sim/timeline.hpp"

namespace parley::sim {

class ModelServer final : public SocketServer {
  public:
    ModelServer(Timeline& timeline, Chance& chance, Journal& journal, SignalingNetwork& network, HubOptions options);

    void start();
    // Every connection breaks; everything is forgotten.
    void stop();
    // From the next start on no token of before is good. Only for a server that has a key.
    void change_key();
    // The next process listens from now on, while this one sends its clients away, spread over that time.
    void replace(Duration spread);
    const Hub& hub() const { return process_->hub(); }
    // Sessions of Engine.IO.
    std::size_t sessions() const { return process_->sessions(); }
    const HubOptions& options() const { return options_; }

    bool is_up() const override { return process_ != nullptr; }
    void on_connection_opened(ConnectionId socket, const std::string& path, const std::string& query) override;
    void on_connection_frame(ConnectionId socket, const std::string& text) override;
    void on_connection_closed(ConnectionId socket, bool was_lost) override;

  private:
    Timeline& timeline_;
    Chance& chance_;
    Journal& journal_;
    SignalingNetwork& network_;
    HubOptions options_;
    std::uint32_t keys_ = 0;
    std::shared_ptr<ModelProcess> process_;
    std::map<ConnectionId, std::shared_ptr<ModelProcess>> homes_;  // Of sockets that stand.
};

}  // namespace parley::sim
