// Writes JSON text piece by piece, without spaces, in the order of the calls. Commas and colons come by themselves.
//
//     Writer writer;
//     writer.begin_object().key("type").text("join").key("version").integer(1).end_object();
//     std::string frame = std::move(writer).take();
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/json/value.hpp"

namespace parley::json {

class Writer {
  public:
    Writer() { out_.reserve(usual_bytes); }

    Writer& begin_object();
    Writer& end_object();
    Writer& begin_array();
    Writer& end_array();
    Writer& key(std::string_view key);

    // The text must be valid UTF-8: what came in was checked by the reader, or by the browser.
    Writer& text(std::string_view value);
    Writer& integer(std::int64_t value);
    Writer& boolean(bool value);
    Writer& null();
    Writer& value(const Value& value);

    // The whole text. Every container must have been ended.
    std::string take() &&;

  private:
    // What most frames need, so that they grow once.
    static constexpr std::size_t usual_bytes = 384;

    void separate();
    // `closing` begins with the quote.
    void append_quoted(std::string_view text, std::string_view closing);

    std::string out_;
    std::uint32_t depth_ = 0;
    bool needs_comma_ = false;
};

}  // namespace parley::json
