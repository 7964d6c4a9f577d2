// Engine.IO host: the only owner of the Engine.IO machine. Gives it requests, WebSockets and time, executes its
// effects, and makes each of its sessions one connection of the hub.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include <boost/asio/io_context.hpp>

#include "core/base/ids.hpp"
#include "core/framing/engine_io_server.hpp"
#include "server/deadline_timer.hpp"
#include "server/frame_sink.hpp"
#include "server/handshake.hpp"
#include "server/http_message.hpp"
#include "server/hub_host.hpp"
#include "server/log.hpp"

namespace parley::server {

// What the answer to one request reaches, now or later, once.
class ResponseSink {
  public:
    ResponseSink() = default;
    ResponseSink(const ResponseSink&) = delete;
    ResponseSink& operator=(const ResponseSink&) = delete;

    virtual void respond(Response response) = 0;

  protected:
    ~ResponseSink() = default;
};

// One HTTP request that is no upgrade.
struct EngineIoRequest {
    Method method = Method::Get;
    Handshake handshake;
    std::string body;
};

// Whether this query asks for a WebSocket in the version that is spoken here.
bool asks_for_websocket(std::string_view query);

class EngineIoHost {
  public:
    // Context, hub and log outlive this.
    EngineIoHost(boost::asio::io_context& context, HubHost& hub, const framing::EngineIoOptions& options,
                 std::size_t sessions_max, Log& log);
    ~EngineIoHost();

    // `sink` stays alive until it was answered, which may be during this call, or request_gone() was called.
    framing::RequestId request(ResponseSink& sink, EngineIoRequest request);
    void request_gone(framing::RequestId request);

    // A WebSocket stands that was asked for so. `sink` stays alive until transport_closed() was called.
    framing::TransportId open_transport(FrameSink& sink, Handshake handshake);
    void text_received(framing::TransportId transport, std::string_view text);
    void binary_received(framing::TransportId transport);
    // Any number of times.
    void transport_closed(framing::TransportId transport);

    // Answers all who wait. From now on nothing is heard and nothing ordered.
    void stop();

  private:
    class Session;

    // Does not take the machine's handling of the next event before all effects of this one.
    void drain_effects();
    void execute(framing::engine_io_effect::Respond&& effect);
    void execute(framing::engine_io_effect::SendText&& effect);
    void execute(framing::engine_io_effect::CloseTransport&& effect);
    void execute(framing::engine_io_effect::SessionOpened&& effect);
    void execute(framing::engine_io_effect::MessageReceived&& effect);
    void execute(framing::engine_io_effect::BinaryReceived&& effect);
    void execute(framing::engine_io_effect::SessionClosed&& effect);

    void route(framing::RequestId id, EngineIoRequest request);
    void respond(framing::RequestId request, Response response);
    bool is_full() const { return machine_.sessions() >= sessions_max_; }
    void send(framing::SessionId session, std::string_view text);
    // Ordered by the hub.
    void close(framing::SessionId session, std::uint16_t code, std::string_view reason);
    void remember(framing::SessionId session, Handshake handshake);
    void log_end(const Session& session, std::string_view by, std::string_view reason);

    framing::EngineIoServer machine_;
    HubHost& hub_;
    Log& log_;
    const std::size_t sessions_max_;
    DeadlineTimer timer_;
    std::unordered_map<framing::RequestId, ResponseSink*> requests_;
    std::unordered_map<framing::TransportId, FrameSink*> transports_;
    std::unordered_map<framing::SessionId, std::unique_ptr<Session>> sessions_;
    std::uint32_t last_request_ = 0;
    std::uint32_t last_transport_ = 0;
    bool is_draining_ = false;
    bool is_stopped_ = false;
};

}  // namespace parley::server
