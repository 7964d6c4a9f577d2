// Typed frames: JSON objects told apart by their field "type", the form that most dialects share.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"
#include "core/dialect/codec.hpp"
#include "core/dialect/fields.hpp"
#include "core/json/value.hpp"
#include "core/json/writer.hpp"

namespace parley::dialect {

// JSON within the limits.
Result<json::Value, Malformed> read_value(std::string_view frame, std::size_t bytes_max);
// The same, and an object.
Result<json::Value, Malformed> read_frame(std::string_view frame, std::size_t bytes_max);

// Decodes one frame that is an object with a "type". `read_message(type, fields)` returns the message, or nothing for
// a frame to pass over.
template <typename Message, typename ReadMessage>
Decoded<Message> decode_typed(std::string_view frame, std::size_t bytes_max, ReadMessage read_message) {
    const Result<json::Value, Malformed> read = read_frame(frame, bytes_max);
    if (!read) return read.error();
    std::optional<Malformed> problem;
    Fields fields(read.value(), problem);
    const std::string type = fields.text("type", limits::message_bytes_max);
    std::optional<Message> message = read_message(type, fields);
    if (problem) return *problem;
    if (!message) return Unknown{type};
    std::vector<Message> messages;
    messages.push_back(*std::move(message));
    return messages;
}

// Writes the beginning of a frame; its other fields follow.
json::Writer& begin_frame(json::Writer& writer, std::string_view type);
// Ends the frame, which is the only one for its message.
std::vector<std::string> end_frame(json::Writer& writer);

// An error frame: "code", "message", and under `peer_key` the member it is about.
std::vector<std::string> write_error(const signal::Error& error, std::string_view peer_key);
// Its fields alone, for dialects that add to them or put them elsewhere.
void write_error_fields(json::Writer& writer, const signal::Error& error, std::string_view peer_key);
signal::Error read_error(Fields& fields, std::string_view peer_key);

}  // namespace parley::dialect
