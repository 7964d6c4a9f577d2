// The pump: one event in, all effects out, timer armed anew; never re-entered.
#include "server/hub_host.hpp"

#include <chrono>
#include <utility>
#include <variant>

#include <boost/asio/post.hpp>

#include "server/clock.hpp"

namespace parley::server {

HubHost::HubHost(boost::asio::io_context& context, HubOptions options, std::uint64_t seed, TokenCheck& token_check,
                 Log& log)
    : context_(context),
      requires_tokens_(options.requires_tokens),
      hub_(std::move(options), seed),
      token_check_(token_check),
      log_(log),
      timer_(context, [this] { post(hub_event::TimeReached{}); }) {}

ConnectionId HubHost::open(FrameSink& sink, Handshake handshake) {
    const ConnectionId connection{++last_connection_};
    if (is_stopped_) return connection;
    sinks_.emplace(connection, &sink);
    post(hub_event::ConnectionOpened{.connection = connection,
                                     .path = std::move(handshake.path),
                                     .query = std::move(handshake.query),
                                     .address = std::move(handshake.address),
                                     .cookies = std::move(handshake.cookies),
                                     .authorization = std::move(handshake.authorization),
                                     .region = std::move(handshake.region)});
    return connection;
}

void HubHost::frame_received(ConnectionId connection, std::string text) {
    post(hub_event::FrameReceived{.connection = connection, .text = std::move(text)});
}

void HubHost::binary_frame_received(ConnectionId connection) {
    post(hub_event::BinaryFrameReceived{.connection = connection});
}

void HubHost::closed(ConnectionId connection, Ending ending) {
    if (sinks_.erase(connection) == 0) return;
    post(hub_event::ConnectionClosed{.connection = connection, .was_lost = ending == Ending::Lost});
}

void HubHost::drain(Duration spread, std::function<void()> when_empty) {
    when_empty_ = std::move(when_empty);
    post(hub_event::DrainBegun{.spread = spread});
}

void HubHost::close_room(RoomId room, std::string why) {
    post(hub_event::RoomCloseRequested{.room = std::move(room), .why = std::move(why)});
}

std::chrono::seconds HubHost::sends_away_for(const std::string& address) const {
    if (!requires_tokens_) return std::chrono::seconds(0);
    return std::chrono::ceil<std::chrono::seconds>(hub_.guesses_refused_for(now(), address));
}

void HubHost::stop() {
    is_stopped_ = true;
    sinks_.clear();
    timer_.cancel();
}

void HubHost::post(HubEvent event) {
    if (is_stopped_) return;
    inbox_.push_back(std::move(event));
    if (is_pumping_) return;
    is_pumping_ = true;
    while (!inbox_.empty()) {
        const HubEvent next = std::move(inbox_.front());
        inbox_.pop_front();
        hub_.handle(now(), next);
        drain_effects();
    }
    is_pumping_ = false;
    timer_.arm(hub_.next_deadline());
    // Not from within: whoever closes the last connection may still be at it.
    if (sinks_.empty() && when_empty_) boost::asio::post(context_, std::exchange(when_empty_, nullptr));
}

void HubHost::drain_effects() {
    while (auto effect = hub_.poll_effect()) {
        std::visit([this](auto&& order) { execute(std::move(order)); }, std::move(*effect));
    }
}

void HubHost::execute(hub_effect::SendFrame&& effect) {
    const auto found = sinks_.find(effect.connection);
    if (found != sinks_.end()) found->second->send(std::move(effect.text));
}

void HubHost::execute(hub_effect::CloseConnection&& effect) {
    const auto found = sinks_.find(effect.connection);
    if (found == sinks_.end()) return;
    FrameSink& sink = *found->second;
    sinks_.erase(found);
    sink.close(effect.code, std::move(effect.reason));
}

void HubHost::execute(hub_effect::CheckToken&& effect) {
    TokenVerdict verdict = token_check_.check(effect.token, std::chrono::system_clock::now());
    post(hub_event::TokenChecked{.connection = effect.connection,
                                 .is_valid = verdict.is_valid,
                                 .user = std::move(verdict.user),
                                 .name = std::move(verdict.name),
                                 .problem = std::move(verdict.problem),
                                 .reason = std::move(verdict.reason),
                                 .grant = std::move(verdict.grant),
                                 .token = token_fingerprint(effect.token),
                                 .is_forged = verdict.is_forged});
}

void HubHost::execute(hub_effect::Log&& effect) {
    log_.write(LogLevel::Info, effect.step, effect.fields);
}

void HubHost::execute(hub_effect::RoomNews&& effect) {
    if (on_news_) on_news_(effect);
}

}  // namespace parley::server
