// The broadcast dialect: no server, every frame reaches everybody who is in the room. Its reference is broadcast.md.
#pragma once

#include <memory>

#include "core/dialect/registry.hpp"

namespace parley::dialect::broadcast {

std::unique_ptr<ClientCodec> make_client_codec();

inline constexpr Dialect dialect{
    .name = "broadcast",
    .path = "/broadcast/{room}",
    .subprotocol = "",
    .facts = {.who_offers = signal::WhoOffers::LesserId,
              .ids = signal::IdScheme::ChosenByClient,
              .rooms = signal::RoomNaming::InPath,
              .has_hub = false},
    .make_client_codec = make_client_codec,
};

}  // namespace parley::dialect::broadcast
