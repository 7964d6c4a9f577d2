// The call-room dialect: over Socket.IO, for people who prove who they are with a token. Its reference is call_room.md.
#pragma once

#include <memory>
#include <string_view>

#include "core/base/time.hpp"
#include "core/dialect/registry.hpp"

namespace parley::dialect::call_room {

std::unique_ptr<ClientCodec> make_client_codec();
std::unique_ptr<HubCodec> make_hub_codec(const UnixTime& now);
// Whether a first frame on the shared path can only be of this dialect.
bool claims(std::string_view frame);

// Of every event, those that carry descriptions and candidates too: "webrtc:join-room", "webrtc:offer".
inline constexpr std::string_view event_prefix = "webrtc:";
// What a call is of which nobody said it.
inline constexpr std::string_view default_call_type = "video";

inline constexpr Dialect dialect{
    .name = "call-room",
    .path = "/socket.io/",
    .subprotocol = "",
    .framing = Framing::SocketIo,
    .facts = {.who_offers = signal::WhoOffers::Newcomer,
              .ids = signal::IdScheme::GivenByFraming,
              .rooms = signal::RoomNaming::InJoin,
              .far_side_rolls_back = false,
              .correlates = false,
              .carries_member_state = false,
              .closes_without_join = false,
              .refusal_closes = false,
              .late_candidate_is_error = false,
              .needs_identity = true},
    .make_client_codec = make_client_codec,
};

}  // namespace parley::dialect::call_room
