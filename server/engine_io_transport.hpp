// Engine.IO transport: a WebSocket that carries packets of Engine.IO, of a new session or of one that moves here.
#pragma once

#include <string>
#include <utility>

#include "core/framing/engine_io_server.hpp"
#include "server/engine_io_host.hpp"
#include "server/frame_receiver.hpp"
#include "server/handshake.hpp"

namespace parley::server {

class EngineIoTransport final : public FrameReceiver {
  public:
    // Host and log outlive this.
    EngineIoTransport(EngineIoHost& host, Handshake handshake, Log& log)
        : host_(host), handshake_(std::move(handshake)), log_(log) {}

    void opened(FrameSink& sink) override { transport_ = host_.open_transport(sink, std::move(handshake_)); }
    void text_received(std::string text) override { host_.text_received(transport_, text); }
    void binary_received() override { host_.binary_received(transport_); }
    void closed(Ending /*ending*/) override { host_.transport_closed(transport_); }
    // The session has a line of its own, as the connection that the hub knows.
    void ended(LogFields facts) override { log_.write(LogLevel::Debug, "transport-closed", facts); }

  private:
    EngineIoHost& host_;
    Handshake handshake_;
    Log& log_;
    framing::TransportId transport_;
};

}  // namespace parley::server
