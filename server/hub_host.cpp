// The pump: one event in, all effects out, timer armed anew; never re-entered.
#include "server/hub_host.hpp"

#include <chrono>
#include <utility>
#include <variant>

namespace parley::server {

namespace {

using HostClock = std::chrono::steady_clock;

Instant now() {
    return Instant(std::chrono::duration_cast<Duration>(HostClock::now().time_since_epoch()));
}

}  // namespace

HubHost::HubHost(boost::asio::io_context& context, HubOptions options, std::uint64_t seed, Log& log)
    : hub_(std::move(options), seed), log_(log), timer_(context) {}

ConnectionId HubHost::open(FrameSink& sink, std::string path, std::string query, std::string address) {
    const ConnectionId connection{++last_connection_};
    if (is_stopped_) return connection;
    sinks_.emplace(connection, &sink);
    post(hub_event::ConnectionOpened{
        .connection = connection, .path = std::move(path), .query = std::move(query), .address = std::move(address)});
    return connection;
}

void HubHost::frame_received(ConnectionId connection, std::string text) {
    post(hub_event::FrameReceived{.connection = connection, .text = std::move(text)});
}

void HubHost::binary_frame_received(ConnectionId connection) {
    post(hub_event::BinaryFrameReceived{.connection = connection});
}

void HubHost::closed(ConnectionId connection) {
    if (sinks_.erase(connection) == 0) return;
    post(hub_event::ConnectionClosed{.connection = connection});
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
    arm_timer();
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
    post(hub_event::TokenChecked{.connection = effect.connection, .problem = "This server cannot check tokens."});
}

void HubHost::execute(hub_effect::Log&& effect) {
    log_.write(LogLevel::Info, effect.step, effect.fields);
}

void HubHost::arm_timer() {
    const auto deadline = hub_.next_deadline();
    if (deadline == armed_) return;
    armed_ = deadline;
    if (!deadline) {
        timer_.cancel();
        return;
    }
    timer_.expires_at(HostClock::time_point(deadline->time_since_epoch()));
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        armed_.reset();
        post(hub_event::TimeReached{});
    });
}

}  // namespace parley::server
