// Room address: the room that a connection's query names, for dialects whose rooms stand in the address; and the
// region, for all.
#pragma once

#include <string>
#include <string_view>

#include "core/base/ids.hpp"
#include "core/base/result.hpp"

namespace parley::hub {

// The first `room=` of a raw query ("a=1&room=blue%20fox"), unescaped as browsers escape forms ('+' is a space).
// The default room where it is absent or empty. An error, in words for a person, when it is no valid name:
// broken escapes, broken UTF-8, control characters, or more than limits::room_id_bytes_max bytes.
Result<RoomId, std::string> room_from_query(std::string_view query);
// Whether the query has a `room=` that is not empty.
bool names_room(std::string_view query);
// The first `token=` as it stands: tokens need no escapes (RFC 7515, 2). Empty for none.
std::string_view token_from_query(std::string_view query);

// The first `region=` of a raw query, or `otherwise` where there is none: small letters, digits and hyphens, at most
// limits::region_bytes_max of them. Empty for anything else.
std::string region_of(std::string_view query, std::string_view otherwise);

// The name that stands, escaped, as one segment of a path. The same errors, and one when it is empty.
Result<RoomId, std::string> room_from_path(std::string_view segment);

}  // namespace parley::hub
