// Access: what somebody's token lets them do, and in which rooms.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/border/hub_event.hpp"
#include "core/border/hub_options.hpp"
#include "core/border/token_grant.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/refusal.hpp"

namespace parley::hub {

// Who a good token says somebody is. Where tokens are required, a claim that is missing grants nothing.
Identity identity_of(const hub_event::TokenChecked& checked, const HubOptions& options);

// The token that the request brought along which opened a connection: `Authorization: Bearer`, `token` of the query, or
// the cookie `accessToken`, in this order. Empty for none, and for one that is too long to be any.
std::string_view token_of(const hub_event::ConnectionOpened& event);

// Takes the token out that is to be checked before this message is heeded; empty for none, and the second time.
std::string take_token_for(HubConnection& sender, ClientMessage& message);

// What the client hears of a bad token.
Refusal refuse_token(const hub_event::TokenChecked& checked);
// Nothing for no pause: see TokenGuard.
std::optional<Refusal> refuse_guesser(Duration pause);
// Whether both have proven to be the same, or neither anything.
bool is_same_person(const HubConnection& one, const HubConnection& other);

// Nothing for whoever may be in this room, as far as tokens tell.
std::optional<Refusal> refuse_access(const HubOptions& options, const HubConnection& connection, const RoomId& room);
// The same for whoever is in no room, and can be called from some.
std::optional<Refusal> refuse_access(const HubOptions& options, const HubConnection& connection);

// What the connection's person may do in the room it is in.
Rights rights_of(const HubConnection& connection);
// Whether a token says so, and not only that there is none.
bool is_named_moderator(const HubConnection& connection);

// Whether the name is that of the pattern, or begins with what stands before its '*'.
bool matches_room(std::string_view pattern, std::string_view room);

}  // namespace parley::hub
