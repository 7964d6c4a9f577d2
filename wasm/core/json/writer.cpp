// The writer, by hand: a third of the weight that the JSON library's own would add to the headless module.
#include "core/json/writer.hpp"

#include <utility>

#include "core/base/assert.hpp"
#include "core/base/overloaded.hpp"

namespace parley::json {

namespace {

// The letter of a two-character escape (RFC 8259, 7), or zero where there is none.
char short_escape(char character) {
    switch (character) {
    case '"':
    case '\\': return character;
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return 0;
    }
}

bool must_escape(char character) {
    return static_cast<unsigned char>(character) < 0x20U || character == '"' || character == '\\';
}

void append_escaped(std::string& out, char character) {
    out += '\\';
    if (const char letter = short_escape(character); letter != 0) {
        out += letter;
        return;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    const auto code = static_cast<unsigned char>(character);
    out += "u00";
    out += digits[code >> 4U];
    out += digits[code & 15U];
}

}  // namespace

Writer& Writer::begin_object() {
    separate();
    out_ += '{';
    ++depth_;
    needs_comma_ = false;
    return *this;
}

Writer& Writer::end_object() {
    PARLEY_ASSERT(depth_ > 0);
    out_ += '}';
    --depth_;
    needs_comma_ = true;
    return *this;
}

Writer& Writer::begin_array() {
    separate();
    out_ += '[';
    ++depth_;
    needs_comma_ = false;
    return *this;
}

Writer& Writer::end_array() {
    PARLEY_ASSERT(depth_ > 0);
    out_ += ']';
    --depth_;
    needs_comma_ = true;
    return *this;
}

Writer& Writer::key(std::string_view key) {
    separate();
    append_quoted(key);
    out_ += ':';
    needs_comma_ = false;
    return *this;
}

Writer& Writer::text(std::string_view value) {
    separate();
    append_quoted(value);
    needs_comma_ = true;
    return *this;
}

Writer& Writer::integer(std::int64_t value) {
    separate();
    out_ += std::to_string(value);
    needs_comma_ = true;
    return *this;
}

Writer& Writer::boolean(bool value) {
    separate();
    out_ += value ? "true" : "false";
    needs_comma_ = true;
    return *this;
}

Writer& Writer::null() {
    separate();
    out_ += "null";
    needs_comma_ = true;
    return *this;
}

Writer& Writer::value(const Value& value) {
    std::visit(overloaded{
                   [this](Null) { null(); },
                   [this](bool flag) { boolean(flag); },
                   [this](std::int64_t number) { integer(number); },
                   [this](const Decimal& decimal) {
                       separate();
                       out_ += decimal.text;
                       needs_comma_ = true;
                   },
                   [this](const std::string& content) { text(content); },
                   [this](const Array& elements) {
                       begin_array();
                       for (const Value& element : elements) this->value(element);
                       end_array();
                   },
                   [this](const Object& fields) {
                       begin_object();
                       for (const Field& field : fields) key(field.key).value(field.value);
                       end_object();
                   },
               },
               value.content());
    return *this;
}

std::string Writer::take() && {
    PARLEY_ASSERT(depth_ == 0);
    return std::move(out_);
}

void Writer::separate() {
    if (needs_comma_) out_ += ',';
}

void Writer::append_quoted(std::string_view text) {
    out_ += '"';
    std::size_t written = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!must_escape(text[i])) continue;
        out_.append(text, written, i - written);
        append_escaped(out_, text[i]);
        written = i + 1;
    }
    out_.append(text, written, text.size() - written);
    out_ += '"';
}

}  // namespace parley::json
