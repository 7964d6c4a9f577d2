// Parts of the hub: what its files share. Nobody else includes this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/framing/socket_io_server.hpp"
#include "core/hub/admission.hpp"
#include "core/hub/departures.hpp"
#include "core/hub/frame_verdict.hpp"
#include "core/hub/gate.hpp"
#include "core/hub/hub.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/join_deadlines.hpp"
#include "core/hub/outbox.hpp"
#include "core/hub/places.hpp"
#include "core/hub/refusal.hpp"
#include "core/hub/rooms.hpp"
#include "core/hub/tally.hpp"

namespace parley {

struct Hub::Parts {
    Parts(HubOptions given, std::uint64_t seed)
        : options(std::move(given)),
          admission(options.connections_per_address),
          lost_admission(options.connections_per_address),
          gate(options, outbox),
          places(options, seed),
          rooms(options, seed, places, outbox, unix_now) {}

    void on_event(Instant now, const hub_event::ConnectionOpened& event);
    void on_event(Instant now, const hub_event::FrameReceived& event);
    void on_event(Instant now, const hub_event::BinaryFrameReceived& event);
    void on_event(Instant now, const hub_event::ConnectionClosed& event);
    void on_event(Instant now, const hub_event::TokenChecked& event);
    void on_event(Instant now, const hub_event::DrainBegun& event);
    void on_event(Instant now, const hub_event::RoomCloseRequested& event);
    void on_event(Instant now, const hub_event::TimeReached& event);

    hub::HubConnection* find(ConnectionId id);
    std::optional<hub::Refusal> refuse_opening(hub::HubConnection& connection,
                                               const hub_event::ConnectionOpened& event);
    void refuse_framed(hub::HubConnection& connection, const hub::Refusal& refused);
    void act_on(hub::HubConnection& sender, hub::FrameVerdict verdict);
    void obey(hub::HubConnection& sender, std::vector<ClientMessage> messages);
    bool resume(hub::HubConnection& newcomer, signal::Join& join);
    void take_over(hub::HubConnection& former, hub::HubConnection& newcomer);
    void retire(hub::HubConnection& former);
    void release_place(hub::HubConnection& connection);
    void keep_place(hub::HubConnection& connection, Instant now);
    void send_away_due(Instant now);
    void handle_framing_news(ConnectionId id);
    void on_news(hub::HubConnection& connection, framing::ServerTransmit&& news);
    void on_news(hub::HubConnection& connection, framing::ConnectAsked&& news);
    void on_news(hub::HubConnection& connection, framing::ServerEventReceived&& news);
    void on_news(hub::HubConnection& connection, framing::ClientDisconnected&& news);
    void on_news(hub::HubConnection& connection, framing::BadPacket&& news);
    void flush_framing(hub::HubConnection& connection);
    bool refuse_frame(hub::HubConnection& sender, const hub::Refusal& refused);
    void log_rejection(hub::HubConnection& sender, const hub::Refusal& refused);
    void end(hub::HubConnection& connection, const hub::Refusal& refused, std::string_view logged_reason);
    void log_opening(const hub::HubConnection& connection);
    void log_end(ConnectionId connection, std::string_view reason);
    void forget(hub::HubConnection& connection, hub::Rooms::Parting parting = hub::Rooms::Parting::Left);
    void watch_membership(hub::HubConnection& connection, Instant now);
    // Sees to those whom others have let in or sent away.
    void follow_hosts(Instant now);

    HubOptions options;
    UnixTime unix_now{};
    std::optional<Instant> first_heard;  // When this hub began.
    Instant heard{};                     // When the latest event came.
    hub::Outbox outbox;
    hub::Admission admission;
    hub::Admission
        lost_admission;  // Of connections whose places are kept: beside the others, so that all can come back.
    hub::Gate gate;
    hub::JoinDeadlines join_deadlines;
    hub::Departures departures;
    hub::Places places;
    hub::Rooms rooms;
    std::unordered_map<ConnectionId, hub::HubConnection> connections;
    std::uint64_t rejected_frames = 0;
    std::uint64_t unknown_frames = 0;
    hub::Tally tally;
};

}  // namespace parley
