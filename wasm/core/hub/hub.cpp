// The hub's doors: connections come, speak, go, or run out of time. What they say is judged and done elsewhere.
#include "core/hub/hub.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/assert.hpp"
#include "core/base/overloaded.hpp"
#include "core/dialect/registry.hpp"
#include "core/hub/admission.hpp"
#include "core/hub/frame_verdict.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/join_deadlines.hpp"
#include "core/hub/outbox.hpp"
#include "core/hub/refusal.hpp"
#include "core/hub/room_address.hpp"
#include "core/hub/rooms.hpp"

namespace parley {

using namespace hub;

struct Hub::Parts {
    Parts(HubOptions given, std::uint64_t seed)
        : options(std::move(given)), admission(options.connections_per_address), rooms(options, seed, outbox) {}

    void on_event(Instant now, const hub_event::ConnectionOpened& event);
    void on_event(Instant now, const hub_event::FrameReceived& event);
    void on_event(Instant now, const hub_event::BinaryFrameReceived& event);
    void on_event(Instant now, const hub_event::ConnectionClosed& event);
    void on_event(Instant now, const hub_event::TokenChecked& event);
    void on_event(Instant now, const hub_event::TimeReached& event);

    HubConnection* find(ConnectionId id);
    std::optional<Refusal> refuse_opening(HubConnection& connection, std::string_view query);
    void obey(HubConnection& sender, std::vector<ClientMessage> messages);
    bool refuse_frame(HubConnection& sender, const Refusal& refused);
    void end(HubConnection& connection, const Refusal& refused, std::string_view logged_reason);
    void log_end(ConnectionId connection, std::string_view reason);
    void forget(HubConnection& connection);
    void watch_membership(HubConnection& connection, Instant now);

    HubOptions options;
    Outbox outbox;
    Admission admission;
    JoinDeadlines join_deadlines;
    Rooms rooms;
    std::unordered_map<ConnectionId, HubConnection> connections;
    std::uint64_t rejected_frames = 0;
    std::uint64_t unknown_frames = 0;
    UnixTime unix_now{};
};

Hub::Hub(HubOptions options, std::uint64_t seed) : parts_(std::make_unique<Parts>(std::move(options), seed)) {}
Hub::~Hub() = default;

void Hub::handle(Instant now, const HubEvent& event) {
    std::visit([&](const auto& alternative) { parts_->on_event(now, alternative); }, event);
}

std::optional<HubEffect> Hub::poll_effect() {
    return parts_->outbox.poll();
}

std::optional<Instant> Hub::next_deadline() const {
    return parts_->join_deadlines.next_deadline();
}

HubStatistics Hub::statistics() const {
    return {.connections = parts_->connections.size(),
            .rooms = parts_->rooms.rooms(),
            .members = parts_->rooms.members(),
            .relayed_messages = parts_->rooms.relayed_messages(),
            .rejected_frames = parts_->rejected_frames,
            .unknown_frames = parts_->unknown_frames};
}

void Hub::Parts::on_event(Instant now, const hub_event::ConnectionOpened& event) {
    const auto dialects = dialect::find_by_path(event.path);
    const dialect::Dialect* const dialect = dialects.empty() ? nullptr : dialects.front();
    if (dialect == nullptr) {
        log_end(event.connection, "unknown-path");
        return outbox.close(event.connection, close_policy_violation, "unknown-path");
    }
    const auto [entry, is_new] = connections.try_emplace(
        event.connection, HubConnection{.id = event.connection,
                                        .dialect = dialect,
                                        .codec = dialect->make_hub_codec(unix_now),
                                        .address = {event.address},
                                        .bucket = TokenBucket(options.frames_burst, options.frames_per_second, now)});
    PARLEY_ASSERT(is_new);
    HubConnection& connection = entry->second;
    if (const auto refused = refuse_opening(connection, event.query)) {
        return end(connection, *refused, to_text(refused->error.code));
    }
    outbox.log("connection-opened",
               {connection_field(connection.id), {.key = "dialect", .value = std::string(dialect->name)}});
    watch_membership(connection, now);
}

void Hub::Parts::on_event(Instant now, const hub_event::FrameReceived& event) {
    HubConnection* const sender = find(event.connection);
    if (sender == nullptr) return;
    std::visit(overloaded{[&](std::vector<ClientMessage>&& messages) { obey(*sender, std::move(messages)); },
                          [&](const dialect::Unknown&) { ++unknown_frames; },
                          [&](const Refusal& refused) { refuse_frame(*sender, refused); }},
               judge_text(*sender, now, event.text));
    if (HubConnection* const remaining = find(event.connection)) watch_membership(*remaining, now);
}

void Hub::Parts::on_event(Instant now, const hub_event::BinaryFrameReceived& event) {
    if (HubConnection* const sender = find(event.connection)) refuse_frame(*sender, judge_binary(*sender, now));
}

void Hub::Parts::on_event(Instant, const hub_event::ConnectionClosed& event) {
    if (HubConnection* const connection = find(event.connection)) forget(*connection);
}

void Hub::Parts::on_event(Instant now, const hub_event::TimeReached&) {
    while (const auto expired = join_deadlines.first_expired(now)) {
        HubConnection* const connection = find(*expired);
        PARLEY_ASSERT(connection != nullptr);
        end(*connection, refusal(signal::ErrorCode::NotInRoom, "You joined no room in time."), "join-timeout");
    }
}

void Hub::Parts::on_event(Instant, const hub_event::TokenChecked&) {}

HubConnection* Hub::Parts::find(ConnectionId id) {
    const auto entry = connections.find(id);
    return entry == connections.end() ? nullptr : &entry->second;
}

// Counts the connection for its address whatever comes of it; forget() gives it back.
std::optional<Refusal> Hub::Parts::refuse_opening(HubConnection& connection, std::string_view query) {
    if (!admission.enter(connection.address.value)) {
        return refusal(signal::ErrorCode::ServerFull,
                       "Too many connections from your network. Close one of them, or try again later.",
                       Consequence::CloseTryLater);
    }
    if (connection.dialect->facts.rooms == signal::RoomNaming::InJoin) return std::nullopt;
    auto room = room_from_query(query);
    if (!room) return refusal(signal::ErrorCode::InvalidRoom, room.error(), Consequence::Close);
    connection.addressed_room = std::move(room).value();
    return std::nullopt;
}

void Hub::Parts::obey(HubConnection& sender, std::vector<ClientMessage> messages) {
    for (ClientMessage& message : messages) {
        const auto refused = rooms.handle(sender, std::move(message));
        if (refused && !refuse_frame(sender, *refused)) return;
    }
}

// Whether the connection is still there afterwards.
bool Hub::Parts::refuse_frame(HubConnection& sender, const Refusal& refused) {
    ++rejected_frames;
    if (!std::exchange(sender.has_logged_rejection, true)) {
        outbox.log("frame-rejected",
                   {connection_field(sender.id), {.key = "reason", .value = std::string(to_text(refused.error.code))}});
    }
    if (refused.consequence != Consequence::None) {
        end(sender, refused, to_text(refused.error.code));
        return false;
    }
    outbox.send(sender, refused.error);
    return true;
}

void Hub::Parts::end(HubConnection& connection, const Refusal& refused, std::string_view logged_reason) {
    const ConnectionId id = connection.id;
    const bool is_for_now = refused.consequence == Consequence::CloseTryLater;
    outbox.send(connection, refused.error);
    forget(connection);
    log_end(id, logged_reason);
    outbox.close(id, is_for_now ? close_try_again_later : close_policy_violation,
                 std::string(to_text(refused.error.code)));
}

void Hub::Parts::log_end(ConnectionId connection, std::string_view reason) {
    outbox.log("connection-closed-by-hub",
               {connection_field(connection), {.key = "reason", .value = std::string(reason)}});
}

void Hub::Parts::forget(HubConnection& connection) {
    rooms.remove(connection);
    join_deadlines.disarm(connection);
    admission.leave(connection.address.value);
    const ConnectionId id = connection.id;
    connections.erase(id);
}

// The time to join runs whenever a connection is in no room, also after it left one.
void Hub::Parts::watch_membership(HubConnection& connection, Instant now) {
    if (connection.room != nullptr) {
        join_deadlines.disarm(connection);
    } else if (!connection.join_deadline) {
        join_deadlines.arm(connection, now + options.join_timeout);
    }
}

}  // namespace parley
