// Event fields: the parts of events that the Socket.IO dialects spell alike: people, descriptions and candidates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/ids.hpp"
#include "core/dialect/fields.hpp"
#include "core/json/writer.hpp"
#include "core/signal/message.hpp"

namespace parley::dialect {

// A name that a person chose, cut to what is shown; empty for anything else. No name is worth losing a member.
std::string read_username(const Fields& fields, std::string_view key);
// Who somebody is outside of the room. Empty for what is no text, and for what only repeats the id.
std::string read_user(const Fields& fields, std::string_view key, const PeerId& id);

// {socketId, userId, username?}.
signal::Member read_person(Fields& fields);
// The same fields, within an object. Whoever is nobody outside of the room is its id.
void write_person(json::Writer& writer, const PeerId& id, std::string_view user, std::string_view name);

// `kind` is "offer", "answer" or "ice-candidate"; nothing for another.
std::optional<signal::Payload> read_event_payload(std::string_view kind, Fields& fields);
// Begins the event, named by `prefix` and kind, that carries the payload; who it is for follows. False, and nothing
// written, for the end of candidates: clients of these dialects never say it, and some stumble over it.
bool begin_payload_event(json::Writer& writer, std::string_view prefix, const signal::Payload& payload);

}  // namespace parley::dialect
