// Hub connection: a WebSocket whose frames are those of a dialect, and go to the hub as they are.
#pragma once

#include <string>
#include <utility>

#include "core/base/ids.hpp"
#include "server/frame_receiver.hpp"
#include "server/handshake.hpp"
#include "server/hub_host.hpp"

namespace parley::server {

class HubConnection final : public FrameReceiver {
  public:
    // Host and log outlive this.
    HubConnection(HubHost& host, Handshake handshake, Log& log)
        : host_(host), handshake_(std::move(handshake)), log_(log) {}

    void opened(FrameSink& sink) override;
    void text_received(std::string text) override;
    void binary_received() override;
    void closed(Ending ending) override;
    void ended(LogFields facts) override;

  private:
    HubHost& host_;
    Handshake handshake_;
    Log& log_;
    ConnectionId connection_;
};

}  // namespace parley::server
