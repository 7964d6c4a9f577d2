// Hub bench: a hub and clients that speak to it in neutral messages, through the real codecs of their dialects.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/border/hub_effect.hpp"
#include "core/border/hub_options.hpp"
#include "core/dialect/codec.hpp"
#include "core/hub/hub.hpp"
#include "core/signal/message.hpp"

namespace parley::test {

struct Entrance {
    std::string path = "/parley";
    std::string query = {};
    std::string address = "192.0.2.1";
    std::string cookies = {};
    std::string authorization = {};
};

class HubBench {
  public:
    explicit HubBench(HubOptions options = {}, std::uint64_t seed = 1) : hub_(std::move(options), seed) {}

    // A path that nobody knows gets no codec: nothing can be said or heard there.
    ConnectionId open(const Entrance& where = {});
    void close(ConnectionId connection);
    // Without a goodbye.
    void lose(ConnectionId connection);
    void say(ConnectionId connection, const ClientMessage& message);
    void send(ConnectionId connection, std::string text);
    void send_binary(ConnectionId connection);
    void pass(Duration time);
    // Goes through all deadlines on the way.
    void pass_in_steps(Duration time);
    void drain(Duration spread);
    void close_room(const std::string& room, const std::string& why);

    // Answers the tokens that the hub has asked about, as `test_token.hpp` says. Without it they are answered at once.
    void answer_checks();
    void hold_checks() { is_holding_checks_ = true; }

    // Opens, joins the room, and forgets what was heard. Returns the connection and the id it got.
    std::pair<ConnectionId, PeerId> join(const std::string& room);

    // What came since the last call.
    std::vector<HubMessage> heard(ConnectionId connection);
    // The codes of all errors that came since the last call; everything else that came is dropped.
    std::vector<signal::ErrorCode> errors(ConnectionId connection);
    std::optional<hub_effect::CloseConnection> closed(ConnectionId connection) const;
    const std::vector<hub_effect::Log>& logs() const { return logs_; }
    // Only where the options ask for them.
    const std::vector<hub_effect::RoomNews>& news() const { return news_; }
    // How often a line of this step was logged.
    std::size_t logged(const std::string& step) const;

    Instant now() const { return now_; }
    const Hub& hub() const { return hub_; }

  private:
    struct Client {
        std::unique_ptr<dialect::ClientCodec> codec;
        std::vector<HubMessage> heard;
        std::optional<hub_effect::CloseConnection> closed;
    };

    void feed(const HubEvent& event);
    void execute(const HubEffect& effect);

    Hub hub_;
    Instant now_{};
    std::map<ConnectionId, Client> clients_;
    std::vector<hub_effect::CheckToken> checks_;
    std::vector<hub_effect::Log> logs_;
    std::vector<hub_effect::RoomNews> news_;
    bool is_holding_checks_ = false;
};

// A join for dialects in which the hub assigns ids.
signal::Join join_message(const std::string& room);

}  // namespace parley::test
