// Frames of the direct-call dialect, {type, from?, to?, room?, sdp?, candidate?}: what both of its ends share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dialect/fields.hpp"
#include "core/dialect/typed_frame.hpp"
#include "core/json/writer.hpp"
#include "core/signal/message.hpp"

namespace parley::dialect::direct_call {

// Nothing where `type` is no type of a payload.
std::optional<signal::Payload> read_payload(std::string_view type, Fields& fields);
// Nothing also for empty text.
std::optional<RoomId> read_room_if_any(Fields& fields);

// No frame for the end of candidates, which clients of this dialect never say.
std::vector<std::string> write_payload(const signal::Payload& payload, const PeerId& from, const PeerId& to);
// A frame about a room, which may be empty, as may `to`.
std::vector<std::string> write_about_room(std::string_view type, const PeerId& from, const PeerId& to,
                                          const RoomId& room);

}  // namespace parley::dialect::direct_call
