// The writer, by hand: a third of the weight that the JSON library's own would add to the headless module.
#include "core/json/writer.hpp"

#include <utility>

#include "core/base/assert.hpp"
#include "core/base/overloaded.hpp"
#include "core/json/plain_run.hpp"

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
    append_quoted(key, "\":");
    needs_comma_ = false;
    return *this;
}

Writer& Writer::text(std::string_view value) {
    append_quoted(value, "\"");
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

void Writer::append_quoted(std::string_view text, std::string_view closing) {
    // A description; its line ends take two characters instead of one.
    if (text.size() > usual_bytes) out_.reserve(out_.size() + text.size() + text.size() / 8);
    out_ += needs_comma_ ? std::string_view(",\"") : std::string_view("\"");
    std::size_t written = 0;
    while (true) {
        const std::size_t end = end_of_plain_run<Within::AnyText>(text, written);
        out_ += text.substr(written, end - written);
        if (end == text.size()) break;
        append_escaped(out_, text[end]);
        written = end + 1;
    }
    out_ += closing;
}

}  // namespace parley::json
