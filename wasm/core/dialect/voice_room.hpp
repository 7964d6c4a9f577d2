// The voice-room dialect: voice only, over Socket.IO; being in the room and being in voice are two things. Its
// reference is voice_room.md.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "core/base/limits.hpp"
#include "core/base/time.hpp"
#include "core/dialect/registry.hpp"

namespace parley::dialect::voice_room {

std::unique_ptr<ClientCodec> make_client_codec();
std::unique_ptr<HubCodec> make_hub_codec(const UnixTime& now);
// Whether a first frame on the shared path can only be of this dialect.
bool claims(std::string_view frame);

// What a person without a name is called.
inline constexpr std::string_view unnamed = "Guest";
// The events that carry descriptions and candidates: "webrtc-offer", "webrtc-answer", "webrtc-ice-candidate".
inline constexpr std::string_view payload_prefix = "webrtc-";
// Of one room, in the call or not.
inline constexpr std::size_t people_max = limits::room_audience_max + limits::room_members_max;

inline constexpr Dialect dialect{
    .name = "voice-room",
    .path = "/socket.io/",
    .subprotocol = "",
    .framing = Framing::SocketIo,
    .facts = {.who_offers = signal::WhoOffers::Present,
              .ids = signal::IdScheme::GivenByFraming,
              .rooms = signal::RoomNaming::InJoin,
              .media = signal::MediaKinds::Audio,
              .far_side_rolls_back = false,
              .correlates = false,
              .carries_member_state = false,
              .closes_without_join = false,
              .refusal_closes = false,
              .late_candidate_is_error = false,
              .tells_presence = true,
              .chats_over_server = true},
    .make_client_codec = make_client_codec,
};

}  // namespace parley::dialect::voice_room
