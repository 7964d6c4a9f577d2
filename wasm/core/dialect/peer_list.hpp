// The peer-list dialect: one room for a whole server, ids chosen by clients. Its reference is peer_list.md.
#pragma once

#include <memory>

#include "core/base/time.hpp"
#include "core/dialect/registry.hpp"

namespace parley::dialect::peer_list {

std::unique_ptr<ClientCodec> make_client_codec();
std::unique_ptr<HubCodec> make_hub_codec(const UnixTime& now);

inline constexpr Dialect dialect{
    .name = "peer-list",
    .path = "/ws",
    .subprotocol = "",
    .facts = {.who_offers = signal::WhoOffers::Newcomer,
              .ids = signal::IdScheme::ChosenByClient,
              .rooms = signal::RoomNaming::InAddress,
              .far_side_rolls_back = false,
              .correlates = false,
              .carries_member_state = false,
              .closes_without_join = true},
    .make_client_codec = make_client_codec,
};

}  // namespace parley::dialect::peer_list
