// The project's own dialect, version 1. Its reference is parley.md beside this file.
#pragma once

#include <memory>

#include "core/base/time.hpp"
#include "core/dialect/registry.hpp"

namespace parley::dialect::parley_v1 {

std::unique_ptr<ClientCodec> make_client_codec();
std::unique_ptr<HubCodec> make_hub_codec(const UnixTime& now);

inline constexpr Dialect dialect{
    .name = "parley",
    .path = "/parley",
    .subprotocol = "parley.v1",
    .facts = {.who_offers = signal::WhoOffers::Newcomer,
              .ids = signal::IdScheme::AssignedByHub,
              .rooms = signal::RoomNaming::InJoin,
              .far_side_rolls_back = true,
              .correlates = true,
              .carries_member_state = true,
              .closes_without_join = true,
              .token_in_join = true,
              .moderates = true,
              .has_callsigns = true},
    .make_client_codec = make_client_codec,
};

}  // namespace parley::dialect::parley_v1
