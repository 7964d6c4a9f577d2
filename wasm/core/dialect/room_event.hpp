// The room-event dialect: rooms in the path, ids given by the server, newcomers offer. Its reference is room_event.md.
#pragma once

#include <memory>
#include <string_view>

#include "core/base/time.hpp"
#include "core/dialect/registry.hpp"

namespace parley::dialect::room_event {

std::unique_ptr<ClientCodec> make_client_codec();
std::unique_ptr<HubCodec> make_hub_codec(const UnixTime& now);

// A room's chat: every text frame goes to everyone who has this open, the sender too.
std::unique_ptr<ClientCodec> make_chat_client_codec();
std::unique_ptr<HubCodec> make_chat_codec(const UnixTime& now);

inline constexpr Dialect chat_dialect{
    .name = "room-event-chat",
    .path = "/room/{room}/chat/websocket",
    .subprotocol = "",
    .framing = Framing::None,
    .facts = {.rooms = signal::RoomNaming::InPath, .on_open = signal::OnOpen::Enters, .closes_without_join = false},
    .make_client_codec = make_chat_client_codec,
    .entrance = Entrance::None,
};

inline constexpr Dialect dialect{
    .name = "room-event",
    .path = "/room/{room}/websocket",
    .subprotocol = "",
    .framing = Framing::None,
    .facts = {.who_offers = signal::WhoOffers::Newcomer,
              .ids = signal::IdScheme::AssignedByHub,
              .rooms = signal::RoomNaming::InPath,
              .on_open = signal::OnOpen::Joins,
              .far_side_rolls_back = false,
              .correlates = false,
              .carries_member_state = false,
              .closes_without_join = false,
              .chats_over_server = true},
    .make_client_codec = make_client_codec,
    .chat = &chat_dialect,
};

// The number of those who have this open, as text, at every change. Only a hub speaks it.
std::unique_ptr<HubCodec> make_viewers_codec(const UnixTime& now);

inline constexpr Dialect viewers_dialect{
    .name = "room-event-viewers",
    .path = "/room/{room}/viewer/websocket",
    .subprotocol = "",
    .framing = Framing::None,
    .facts = {.rooms = signal::RoomNaming::InPath,
              .on_open = signal::OnOpen::Enters,
              .closes_without_join = false,
              .tells_presence = true},
    .entrance = Entrance::None,
};

}  // namespace parley::dialect::room_event
