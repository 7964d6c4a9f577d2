// Frames of the room-event dialect, {"event": E, "data": {…}}: what both of its ends share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/dialect/codec.hpp"
#include "core/dialect/fields.hpp"
#include "core/dialect/typed_frame.hpp"
#include "core/json/value.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect::room_event {

struct Event {
    std::string name;
    const json::Value& data;  // An object, empty where the frame has none.
    Fields fields;            // Of the data.
};

// Decodes one event. `read_messages(event, messages)` adds to the messages, and is false for an event to pass over.
template <typename Message, typename ReadMessages>
Decoded<Message> decode_event(std::string_view frame, ReadMessages read_messages) {
    const Result<json::Value, Malformed> read = read_frame(frame, limits::frame_bytes_max);
    if (!read) return read.error();
    std::optional<Malformed> problem;
    Fields fields(read.value(), problem);
    const json::Value nothing{json::Object{}};
    const json::Value* const data = fields.find("data");
    const bool is_object = data != nullptr && data->object() != nullptr;
    const json::Value& object = is_object ? *data : nothing;
    Event event{
        .name = fields.text("event", limits::message_bytes_max), .data = object, .fields = Fields(object, problem)};
    std::vector<Message> messages;
    const bool is_known = read_messages(event, messages);
    if (is_known && data != nullptr && !is_object) fields.fail("field \"data\": expected an object");
    if (problem) return *problem;
    if (!is_known) return Unknown{std::move(event.name)};
    return messages;
}

// Nothing where the event carries no payload.
std::optional<signal::Payload> read_payload(Event& event);
// A name that a person chose, cut to what is shown; empty for anything else. No name is worth losing an offer.
std::string read_username(const Event& event);

// Writes the beginning of a frame; the other fields of its data follow.
json::Writer& begin_event(json::Writer& writer, std::string_view event);
// Ends the data and the frame.
std::string end_event(json::Writer& writer);

// `to` is for the way to the hub only. No frame for the end of candidates, which clients of this dialect never say.
std::vector<std::string> write_payload(const signal::Payload& payload, const PeerId& from, const PeerId& to,
                                       std::string_view username);
std::string write_screen_share(const PeerId& id, bool is_on);

}  // namespace parley::dialect::room_event
