// Opening and closing of typed frames, and the error frame that they share.
#include "core/dialect/typed_frame.hpp"

#include "core/json/reader.hpp"

namespace parley::dialect {

using signal::ErrorCode;

Result<json::Value, Malformed> read_value(std::string_view frame, std::size_t bytes_max) {
    Result<json::Value, json::Problem> read = json::read(frame, {.bytes_max = bytes_max});
    if (read) return std::move(read).value();
    const bool too_large =
        read.error().kind != json::ProblemKind::NotJson && read.error().kind != json::ProblemKind::RepeatedKey;
    return Failure{
        Malformed{"frame: " + to_text(read.error()), too_large ? ErrorCode::TooLarge : ErrorCode::MalformedFrame}};
}

Result<json::Value, Malformed> read_frame(std::string_view frame, std::size_t bytes_max) {
    Result<json::Value, Malformed> read = read_value(frame, bytes_max);
    if (read && read.value().object() == nullptr) return Failure{Malformed{"frame: a JSON object is expected"}};
    return read;
}

json::Writer& begin_frame(json::Writer& writer, std::string_view type) {
    return writer.begin_object().key("type").text(type);
}

std::vector<std::string> end_frame(json::Writer& writer) {
    writer.end_object();
    std::vector<std::string> frames;
    frames.push_back(std::move(writer).take());
    return frames;
}

std::vector<std::string> write_error(const signal::Error& error, std::string_view peer_key) {
    json::Writer writer;
    write_error_fields(begin_frame(writer, "error"), error, peer_key);
    return end_frame(writer);
}

void write_error_fields(json::Writer& writer, const signal::Error& error, std::string_view peer_key) {
    writer.key("code").text(to_text(error.code));
    writer.key("message").text(shortened(error.message, limits::message_bytes_max));
    if (error.peer) writer.key(peer_key).text(error.peer->value);
}

signal::Error read_error(Fields& fields, std::string_view peer_key) {
    const std::string message = fields.text_if_any("message", limits::frame_bytes_max);
    return {.code = signal::error_code_from(fields.text_if_any("code", limits::message_bytes_max)),
            .message = std::string(shortened(message, limits::message_bytes_max)),
            .peer = fields.peer_if_any(peer_key)};
}

}  // namespace parley::dialect
