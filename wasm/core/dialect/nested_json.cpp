// Nested JSON: see the header.
#include "core/dialect/nested_json.hpp"

#include <utility>

#include "core/dialect/media_fields.hpp"
#include "core/dialect/typed_frame.hpp"

namespace parley::dialect {

std::string read_sdp(Fields& frame, std::string_view key) {
    const json::Value* value = frame.find(key);
    if (value != nullptr && value->object() != nullptr) return frame.object(key).text("sdp", limits::sdp_bytes_max);
    return frame.text(key, limits::sdp_bytes_max);
}

std::string read_nested_sdp(Fields& frame, std::string_view key) {
    if (!is_nested_object(frame, key)) return read_sdp(frame, key);
    const Result<json::Value, Malformed> read = read_frame(*frame.find(key)->text(), limits::frame_bytes_max);
    if (!read) {
        frame.fail("within the text of field \"" + std::string(key) + "\", " + read.error().reason, read.error().code);
        return {};
    }
    return frame.element(read.value()).text("sdp", limits::sdp_bytes_max);
}

bool is_nested_object(const Fields& frame, std::string_view key) {
    const json::Value* value = frame.find(key);
    const std::string* text = value == nullptr ? nullptr : value->text();
    return text != nullptr && !text->empty() && text->front() == '{';
}

void write_description_text(json::Writer& writer, const signal::Description& description) {
    json::Writer nested;
    nested.begin_object().key("type").text(to_text(description.type)).key("sdp").text(description.sdp).end_object();
    writer.text(std::move(nested).take());
}

void write_candidate_text(json::Writer& writer, const Candidate& candidate) {
    json::Writer nested;
    write_candidate(nested, candidate);
    writer.text(std::move(nested).take());
}

}  // namespace parley::dialect
