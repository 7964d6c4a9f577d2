// The direct-call dialect: people call each other by ids they chose, and invite each other into rooms. Its reference is
// direct_call.md.
#pragma once

#include <memory>
#include <string_view>

#include "core/base/time.hpp"
#include "core/dialect/registry.hpp"

namespace parley::dialect::direct_call {

std::unique_ptr<ClientCodec> make_client_codec();
std::unique_ptr<HubCodec> make_hub_codec(const UnixTime& now);
// Whether a first frame on the shared path can only be of this dialect.
bool claims(std::string_view frame);

inline constexpr Dialect dialect{
    .name = "direct-call",
    .path = "/ws",
    .subprotocol = "",
    .framing = Framing::None,
    .facts = {.who_offers = signal::WhoOffers::Caller,
              .ids = signal::IdScheme::ChosenByPerson,
              .rooms = signal::RoomNaming::InAddress,
              .far_side_rolls_back = false,
              .correlates = false,
              .carries_member_state = false,
              .closes_without_join = true,
              .refusal_closes = false,
              .greets = true},
    .make_client_codec = make_client_codec,
};

}  // namespace parley::dialect::direct_call
