// Scanner: the tokens of a JSON text (RFC 8259, 2), one after the other.
//
// What frames are mostly made of (ASCII, short escapes, small integers) it reads by itself, a run of characters at a
// time; any other token goes to the lexer of the JSON library, which looks at each character alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/json/value.hpp"

namespace parley::json {

enum class Token : std::uint8_t {
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    Colon,
    Comma,
    Null,
    True,
    False,
    Text,
    Integer,
    Decimal,
    End,
    Broken,  // No JSON. Nothing is to be read after it.
};

class Scanner {
  public:
    // The text outlives this. It has no zero byte and no byte order mark, which the library overlooks.
    explicit Scanner(std::string_view text) : text_(text) {}

    Token next();

    // What the latest token of that kind says. May be moved from.
    std::string& text() { return content_; }
    std::int64_t integer() const { return integer_; }
    Decimal& decimal() { return decimal_; }
    // Bytes read so far; the end counts as one.
    std::size_t offset() const { return at_; }

  private:
    Token take(Token token);
    Token take_word(std::string_view word, Token token);
    Token take_text();
    Token take_number();
    Token take_by_library();

    std::string_view text_;
    std::size_t at_ = 0;
    std::string content_;
    std::int64_t integer_ = 0;
    Decimal decimal_;
};

}  // namespace parley::json
