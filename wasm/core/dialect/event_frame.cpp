// Event frames: see the header.
#include "core/dialect/event_frame.hpp"

#include <utility>
#include <variant>

#include "core/base/limits.hpp"
#include "core/dialect/typed_frame.hpp"

namespace parley::dialect {

Result<Event, Malformed> read_event(std::string_view frame) {
    Result<json::Value, Malformed> read = read_value(frame, limits::frame_bytes_max);
    if (!read) return Failure{read.error()};
    json::Value value = std::move(read).value();
    auto* elements = std::get_if<json::Array>(&value.content());
    auto* name =
        elements == nullptr || elements->empty() ? nullptr : std::get_if<std::string>(&elements->front().content());
    if (name == nullptr || name->empty() || name->size() > limits::message_bytes_max) {
        return Failure{Malformed{"frame: a JSON array is expected that begins with the name of an event"}};
    }
    Event event{.name = std::move(*name), .argument = {}};
    if (elements->size() > 1) event.argument = std::move((*elements)[1]);
    return event;
}

std::string event_name(std::string_view frame) {
    Result<Event, Malformed> event = read_event(frame);
    return event ? std::move(event).value().name : std::string();
}

json::Writer& begin_event(json::Writer& writer, std::string_view name) {
    return writer.begin_array().text(name).begin_object();
}

void end_event(json::Writer& writer, std::vector<std::string>& frames) {
    writer.end_object().end_array();
    frames.push_back(std::move(writer).take());
}

}  // namespace parley::dialect
