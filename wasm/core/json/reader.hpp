// Reads JSON text (RFC 8259) from anybody: every size is bounded, and text that is not clean is refused as a whole.
//
// Refused besides wrong syntax: invalid UTF-8, lone surrogates, numbers outside of a double, anything after the value,
// and a key that stands twice in one object. JSON readers disagree on which of two equal keys counts, so a frame that
// is checked here and passed on unchanged could say something else to its receiver.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/limits.hpp"
#include "core/base/result.hpp"
#include "core/json/value.hpp"

namespace parley::json {

struct Bounds {
    std::size_t bytes_max = limits::frame_bytes_max;
    std::size_t depth_max = limits::json_depth_max;    // Arrays and objects within each other; a bare value has 0.
    std::size_t values_max = limits::json_values_max;  // Of any kind, arrays and objects included.
    std::size_t fields_max = limits::json_fields_max;  // Of one object.
};

enum class ProblemKind : std::uint8_t { TooLong, TooDeep, TooManyValues, TooManyFields, RepeatedKey, NotJson };

struct Problem {
    ProblemKind kind = ProblemKind::NotJson;
    std::size_t offset = 0;  // Where the syntax breaks, in bytes; only for NotJson.
    bool operator==(const Problem&) const = default;
};

// For a person who writes a client: "not valid JSON at byte 17".
std::string to_text(const Problem& problem);

Result<Value, Problem> read(std::string_view text, const Bounds& bounds = {});

}  // namespace parley::json
