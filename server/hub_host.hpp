// Hub host: the only owner of the hub. Feeds it, executes its effects, and keeps its one timer.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/border/hub_effect.hpp"
#include "core/border/hub_event.hpp"
#include "core/border/hub_options.hpp"
#include "core/hub/hub.hpp"
#include "server/deadline_timer.hpp"
#include "server/frame_receiver.hpp"
#include "server/frame_sink.hpp"
#include "server/handshake.hpp"
#include "server/log.hpp"
#include "server/token_check.hpp"

namespace parley::server {

class HubHost {
  public:
    // Context, check and log outlive this.
    HubHost(boost::asio::io_context& context, HubOptions options, std::uint64_t seed, TokenCheck& token_check,
            Log& log);

    // `sink` stays alive until `closed` was called with the result, or its close() was called.
    ConnectionId open(FrameSink& sink, Handshake handshake);
    void frame_received(ConnectionId connection, std::string text);
    void binary_frame_received(ConnectionId connection);
    // Any number of times, also for one that the hub ordered closed.
    void closed(ConnectionId connection, Ending ending);

    // Sends everybody away, spread over that time. `when_empty` is called on the context's thread, once, when the last
    // one was told.
    void drain(Duration spread, std::function<void()> when_empty);

    // From now on nothing is heard and nothing ordered: the members of a room do not learn of each other's departure
    // when it is the server that goes.
    void stop();

    // Everybody in the room, or at its door, is told why and sent away; nothing where there is no such room.
    void close_room(RoomId room, std::string why);
    // Called for each item of news, where the options ask for them; must not call back.
    void when_rooms_change(std::function<void(const hub_effect::RoomNews&)> callback) {
        on_news_ = std::move(callback);
    }

    HubStatistics statistics() const { return hub_.statistics(); }
    // As the hub's functions of the same names.
    HubCounters counters() const { return hub_.counters(); }
    std::vector<RoomSummary> rooms(const RoomId& after, std::size_t most) const { return hub_.rooms(after, most); }
    std::optional<RoomReport> room(const RoomId& id) const { return hub_.room(id); }

    // For how long whoever calls from there is sent away before a word, because too many of their tokens were forged.
    // Zero for not at all, and where people enter without tokens.
    std::chrono::seconds sends_away_for(const std::string& address) const;

  private:
    void post(HubEvent event);
    void drain_effects();
    void execute(hub_effect::SendFrame&& effect);
    void execute(hub_effect::CloseConnection&& effect);
    void execute(hub_effect::CheckToken&& effect);
    void execute(hub_effect::Log&& effect);
    void execute(hub_effect::RoomNews&& effect);

    boost::asio::io_context& context_;
    const bool requires_tokens_;
    Hub hub_;
    TokenCheck& token_check_;
    Log& log_;
    DeadlineTimer timer_;
    std::unordered_map<ConnectionId, FrameSink*> sinks_;
    std::deque<HubEvent> inbox_;
    std::function<void()> when_empty_;
    std::function<void(const hub_effect::RoomNews&)> on_news_;
    std::uint32_t last_connection_ = 0;
    bool is_pumping_ = false;
    bool is_stopped_ = false;
};

}  // namespace parley::server
