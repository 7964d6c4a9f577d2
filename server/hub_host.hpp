// Hub host: the only owner of the hub. Feeds it, executes its effects, and keeps its one timer.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/border/hub_effect.hpp"
#include "core/border/hub_event.hpp"
#include "core/border/hub_options.hpp"
#include "core/hub/hub.hpp"
#include "server/log.hpp"

namespace parley::server {

// What the hub's orders reach: one open WebSocket. Called while the hub's effects are drained; an implementation may
// call the host back at once, which only queues.
class FrameSink {
  public:
    FrameSink() = default;
    FrameSink(const FrameSink&) = delete;
    FrameSink& operator=(const FrameSink&) = delete;

    virtual void send(std::string text) = 0;
    // Sends what is queued, then the close frame. Nothing is sent to this sink afterwards.
    virtual void close(std::uint16_t code, std::string reason) = 0;

  protected:
    ~FrameSink() = default;
};

class HubHost {
  public:
    HubHost(boost::asio::io_context& context, HubOptions options, std::uint64_t seed, Log& log);

    // `sink` stays alive until `closed` was called with the result.
    ConnectionId open(FrameSink& sink, std::string path, std::string query, std::string address);
    void frame_received(ConnectionId connection, std::string text);
    void binary_frame_received(ConnectionId connection);
    // Any number of times, also for one that the hub ordered closed.
    void closed(ConnectionId connection);

    // From now on nothing is heard and nothing ordered: the members of a room do not learn of each other's departure
    // when it is the server that goes.
    void stop();

    HubStatistics statistics() const { return hub_.statistics(); }

  private:
    void post(HubEvent event);
    void drain_effects();
    void execute(hub_effect::SendFrame&& effect);
    void execute(hub_effect::CloseConnection&& effect);
    void execute(hub_effect::CheckToken&& effect);
    void execute(hub_effect::Log&& effect);
    void arm_timer();

    Hub hub_;
    Log& log_;
    boost::asio::steady_timer timer_;
    std::optional<Instant> armed_;
    std::unordered_map<ConnectionId, FrameSink*> sinks_;
    std::deque<HubEvent> inbox_;
    std::uint32_t last_connection_ = 0;
    bool is_pumping_ = false;
    bool is_stopped_ = false;
};

}  // namespace parley::server
