// Room links: the addresses under /room/ by which people reach rooms, as clients of room-event know them.
#pragma once

#include <optional>

#include "server/http_message.hpp"

namespace parley::server {

// /room/create leads to a room that nobody had before, /room/NAME to the page with that room. Nothing for a path that
// is neither.
std::optional<Response> room_link(const Request& request);

}  // namespace parley::server
