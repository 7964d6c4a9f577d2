// Reception: what is settled when a connection opens, before it says anything: its dialect, its room, its cookie.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/border/hub_event.hpp"
#include "core/border/hub_options.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/refusal.hpp"

namespace parley::hub {

// Nothing where no dialect is spoken on the path. `unix_now` outlives the connection.
std::optional<HubConnection> receive(const hub_event::ConnectionOpened& event, const HubOptions& options, Instant now,
                                     const UnixTime& unix_now);

// Reads the room that the address names, for dialects whose rooms stand there.
std::optional<Refusal> read_room(HubConnection& connection, const hub_event::ConnectionOpened& event);

// What a connection does by opening; nothing for most dialects.
std::optional<ClientMessage> opening_message(const HubConnection& connection);

// The value of a cookie in a Cookie header (RFC 6265, 4.2.1); empty where there is none.
std::string_view cookie(std::string_view header, std::string_view name);

}  // namespace parley::hub
