// Nested JSON: descriptions and candidates that stand in a frame as objects or as the JSON text of such objects.
#pragma once

#include <string>
#include <string_view>

#include "core/border/media.hpp"
#include "core/dialect/fields.hpp"
#include "core/json/writer.hpp"
#include "core/signal/message.hpp"

namespace parley::dialect {

// An SDP that must be there: plain text, or an object {type, sdp}.
std::string read_sdp(Fields& frame, std::string_view key);
// The same, or the JSON text of such an object.
std::string read_nested_sdp(Fields& frame, std::string_view key);
// Whether the field is text that may hold a JSON object.
bool is_nested_object(const Fields& frame, std::string_view key);

// The JSON text of {type, sdp}.
void write_description_text(json::Writer& writer, const signal::Description& description);
// The JSON text of an RTCIceCandidateInit.
void write_candidate_text(json::Writer& writer, const Candidate& candidate);

}  // namespace parley::dialect
