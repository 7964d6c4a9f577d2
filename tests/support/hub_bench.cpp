// Feeding the hub and sorting what comes out by connection.
#include "support/hub_bench.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

#include <gtest/gtest.h>

#include "core/base/overloaded.hpp"
#include "core/dialect/registry.hpp"
#include "support/test_token.hpp"

namespace parley::test {

ConnectionId HubBench::open(const Entrance& where) {
    const ConnectionId connection{static_cast<std::uint32_t>(clients_.size() + 1)};
    const auto dialects = dialect::find_by_path(where.path);
    Client& client = clients_[connection];
    if (!dialects.empty()) client.codec = dialects.front()->make_client_codec();
    feed(hub_event::ConnectionOpened{.connection = connection,
                                     .path = where.path,
                                     .query = where.query,
                                     .address = where.address,
                                     .cookies = where.cookies,
                                     .authorization = where.authorization});
    return connection;
}

void HubBench::close(ConnectionId connection) {
    feed(hub_event::ConnectionClosed{.connection = connection});
}

void HubBench::lose(ConnectionId connection) {
    feed(hub_event::ConnectionClosed{.connection = connection, .was_lost = true});
}

void HubBench::say(ConnectionId connection, const ClientMessage& message) {
    for (std::string& frame : clients_.at(connection).codec->encode(message)) send(connection, std::move(frame));
}

void HubBench::send(ConnectionId connection, std::string text) {
    feed(hub_event::FrameReceived{.connection = connection, .text = std::move(text)});
}

void HubBench::send_binary(ConnectionId connection) {
    feed(hub_event::BinaryFrameReceived{.connection = connection});
}

void HubBench::pass(Duration time) {
    now_ += time;
    feed(hub_event::TimeReached{});
}

void HubBench::pass_in_steps(Duration time) {
    const Instant end = now_ + time;
    for (auto next = hub_.next_deadline(); next && *next <= end; next = hub_.next_deadline()) pass(*next - now_);
    pass(end - now_);
}

void HubBench::drain(Duration spread) {
    feed(hub_event::DrainBegun{.spread = spread});
}

void HubBench::close_room(const std::string& room, const std::string& why) {
    feed(hub_event::RoomCloseRequested{.room = {room}, .why = why});
}

std::pair<ConnectionId, PeerId> HubBench::join(const std::string& room) {
    const ConnectionId connection = open();
    say(connection, join_message(room));
    for (const HubMessage& message : heard(connection)) {
        if (const auto* joined = std::get_if<signal::Joined>(&message)) return {connection, joined->self};
    }
    ADD_FAILURE() << "the hub did not let a client into the room " << room;
    return {connection, {}};
}

std::vector<HubMessage> HubBench::heard(ConnectionId connection) {
    return std::exchange(clients_.at(connection).heard, {});
}

std::vector<signal::ErrorCode> HubBench::errors(ConnectionId connection) {
    std::vector<signal::ErrorCode> codes;
    for (const HubMessage& message : heard(connection)) {
        if (const auto* error = std::get_if<signal::Error>(&message)) codes.push_back(error->code);
    }
    return codes;
}

std::optional<hub_effect::CloseConnection> HubBench::closed(ConnectionId connection) const {
    return clients_.at(connection).closed;
}

std::size_t HubBench::logged(const std::string& step) const {
    return static_cast<std::size_t>(
        std::count_if(logs_.begin(), logs_.end(), [&](const hub_effect::Log& line) { return line.step == step; }));
}

void HubBench::feed(const HubEvent& event) {
    hub_.handle(now_, event);
    while (const auto effect = hub_.poll_effect()) execute(*effect);
    if (!is_holding_checks_) answer_checks();
}

void HubBench::answer_checks() {
    for (const hub_effect::CheckToken& check : std::exchange(checks_, {})) feed(checked(check));
}

void HubBench::execute(const HubEffect& effect) {
    std::visit(overloaded{[&](const hub_effect::SendFrame& send) {
                              Client& client = clients_.at(send.connection);
                              EXPECT_FALSE(client.closed) << "a frame came after the close";
                              auto decoded = client.codec->decode(send.text);
                              auto* messages = std::get_if<std::vector<HubMessage>>(&decoded);
                              ASSERT_NE(messages, nullptr) << "the client does not understand " << send.text;
                              std::move(messages->begin(), messages->end(), std::back_inserter(client.heard));
                          },
                          [&](const hub_effect::CloseConnection& close) {
                              Client& client = clients_.at(close.connection);
                              EXPECT_FALSE(client.closed) << "closed twice";
                              client.closed = close;
                          },
                          [&](const hub_effect::CheckToken& check) { checks_.push_back(check); },
                          [&](const hub_effect::Log& line) { logs_.push_back(line); },
                          [&](const hub_effect::RoomNews& item) { news_.push_back(item); }},
               effect);
}

signal::Join join_message(const std::string& room) {
    return {.room = {room}, .id = {}, .name = "Ana", .state = {}};
}

}  // namespace parley::test
