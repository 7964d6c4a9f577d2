// TURN credentials: good for one member and for a time, as coturn's `use-auth-secret` checks them.
//
// The relay and this server share a secret and nothing else (draft-uberti-behave-turn-rest-00): the username says when
// it ends and whose it is, the password is the username's keyed hash.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/border/hub_options.hpp"
#include "server/turn_options.hpp"

namespace parley::server {

struct TurnCredentials {
    std::string username;  // "EXPIRY:ID"
    std::string password;  // base64(HMAC-SHA1(secret, username))
    bool operator==(const TurnCredentials&) const = default;
};

// `expiry` in seconds since 1970.
TurnCredentials time_limited_credentials(std::string_view secret, std::string_view id, std::int64_t expiry);

// From the file, or else from the environment; a line end behind it is no part of it. Throws StartError where there is
// none, or none of the right length.
std::string read_turn_secret(const TurnOptions& options);

// Those of the region and those of no region, in this order; all where no server is of this region, or it is empty.
std::vector<TurnServer> servers_for(std::string_view region, const std::vector<TurnServer>& servers);

// Seconds since 1970 as the system's calendar has them now: the relay compares with its own, so what was true when this
// program was started is of no use.
std::int64_t calendar_seconds();

// What a hub asks for relays; null where there are none. Throws as read_turn_secret().
std::function<RelayGrant(const RelayWish&)> make_relay_grants(
    const TurnOptions& options, std::function<std::int64_t()> calendar = calendar_seconds);

}  // namespace parley::server
