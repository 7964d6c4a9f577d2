// Event frames: JSON arrays ["event", argument], the form in which Socket.IO carries what is said.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/dialect/codec.hpp"
#include "core/dialect/fields.hpp"
#include "core/json/value.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect {

struct Event {
    std::string name;
    json::Value argument;  // The first; others are passed over. Null where there is none.
};

Result<Event, Malformed> read_event(std::string_view frame);
// Empty for what is no event.
std::string event_name(std::string_view frame);

// Decodes one event. `read_messages(event, fields, messages)` adds to the messages, and is false for an event to pass
// over. `fields` are those of the argument; where it is no object, every field is missing.
template <typename Message, typename ReadMessages>
Decoded<Message> decode_event(std::string_view frame, ReadMessages read_messages) {
    const Result<Event, Malformed> event = read_event(frame);
    if (!event) return event.error();
    std::optional<Malformed> problem;
    Fields fields(event.value().argument, problem);
    std::vector<Message> messages;
    const bool is_known = read_messages(event.value(), fields, messages);
    if (problem) return *problem;
    if (!is_known) return Unknown{event.value().name};
    return messages;
}

// Writes the beginning of an event whose argument is an object; the object's fields follow.
json::Writer& begin_event(json::Writer& writer, std::string_view name);
// Ends the object and the event, which is one more frame.
void end_event(json::Writer& writer, std::vector<std::string>& frames);

}  // namespace parley::dialect
