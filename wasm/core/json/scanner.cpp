// The only file that knows the JSON library, of which it uses the lexer alone. The library's own parser would bring
// printf and the texts of its exceptions into the headless module, some ten kilobytes when packed.
#include "core/json/scanner.hpp"

#ifndef JSON_NOEXCEPTION
#define JSON_NOEXCEPTION
#endif

#include <utility>

#include <nlohmann/json.hpp>

#include "core/json/plain_run.hpp"

namespace parley::json {

namespace {

// What the library's lexer asks for: the types of numbers and texts, and where characters come from.
struct LexerTypes {
    // NOLINTBEGIN(readability-identifier-naming): the names are the library's.
    using number_integer_t = std::int64_t;
    using number_unsigned_t = std::uint64_t;
    using number_float_t = double;
    using string_t = std::string;
    // NOLINTEND(readability-identifier-naming)
};

class LexerInput {
  public:
    using char_type = char;  // NOLINT(readability-identifier-naming)

    explicit LexerInput(std::string_view text) : rest_(text) {}

    std::char_traits<char>::int_type get_character() {
        if (rest_.empty()) return std::char_traits<char>::eof();
        const char character = rest_.front();
        rest_.remove_prefix(1);
        return std::char_traits<char>::to_int_type(character);
    }

  private:
    std::string_view rest_;
};

using Lexer = nlohmann::detail::lexer<LexerTypes, LexerInput>;

bool is_space(char character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

bool is_digit(char character) {
    return character >= '0' && character <= '9';
}

// What an escape of two characters stands for (RFC 8259, 7), or zero where there is no such escape.
char unescaped(char letter) {
    switch (letter) {
    case '"':
    case '\\':
    case '/': return letter;
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    default: return 0;
    }
}

}  // namespace

Token Scanner::next() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
    if (at_ >= text_.size()) return take(Token::End);
    switch (text_[at_]) {
    case '{': return take(Token::BeginObject);
    case '}': return take(Token::EndObject);
    case '[': return take(Token::BeginArray);
    case ']': return take(Token::EndArray);
    case ':': return take(Token::Colon);
    case ',': return take(Token::Comma);
    case 'n': return take_word("null", Token::Null);
    case 't': return take_word("true", Token::True);
    case 'f': return take_word("false", Token::False);
    case '"': return take_text();
    default: return text_[at_] == '-' || is_digit(text_[at_]) ? take_number() : take(Token::Broken);
    }
}

Token Scanner::take(Token token) {
    ++at_;
    return token;
}

Token Scanner::take_word(std::string_view word, Token token) {
    if (text_.substr(at_, word.size()) != word) return take_by_library();
    at_ += word.size();
    return token;
}

Token Scanner::take_text() {
    content_.clear();
    std::size_t end = at_ + 1;
    while (true) {
        const std::size_t begin = end;
        // What is not ASCII may be wrong.
        end = end_of_plain_run<Within::Ascii>(text_, end);
        content_.append(text_.data() + begin, end - begin);
        if (end >= text_.size()) return take_by_library();
        if (text_[end] == '"') break;
        const bool is_escape = text_[end] == '\\' && end + 1 < text_.size();
        const char meant = is_escape ? unescaped(text_[end + 1]) : '\0';
        if (meant == '\0') return take_by_library();
        content_ += meant;
        end += 2;
    }
    at_ = end + 1;
    return Token::Text;
}

Token Scanner::take_number() {
    constexpr std::size_t digits_max = 18;  // Of any integer of 64 bits.
    const bool is_negative = text_[at_] == '-';
    const std::size_t begin = at_ + (is_negative ? 1 : 0);
    std::size_t end = begin;
    std::int64_t number = 0;
    for (; end < text_.size() && end - begin <= digits_max && is_digit(text_[end]); ++end) {
        if (end - begin < digits_max) number = number * 10 + (text_[end] - '0');
    }
    const std::size_t digits = end - begin;
    const char after = end < text_.size() ? text_[end] : '\0';
    const bool is_integer = digits == 1 || (digits > 1 && digits <= digits_max && text_[begin] != '0');
    if (!is_integer || after == '.' || after == 'e' || after == 'E') return take_by_library();
    integer_ = is_negative ? -number : number;
    at_ = end;
    return Token::Integer;
}

Token Scanner::take_by_library() {
    using Kind = Lexer::token_type;
    Lexer lexer(LexerInput(text_.substr(at_)));
    const Kind kind = lexer.scan();
    at_ += lexer.get_position().chars_read_total;
    if (kind == Kind::value_string) {
        content_ = std::move(lexer.get_string());
        return Token::Text;
    }
    if (kind == Kind::value_integer) {
        integer_ = lexer.get_number_integer();
        return Token::Integer;
    }
    if (kind == Kind::value_unsigned) {
        const std::uint64_t number = lexer.get_number_unsigned();
        integer_ = static_cast<std::int64_t>(number);
        if (number <= static_cast<std::uint64_t>(INT64_MAX)) return Token::Integer;
        decimal_ = Decimal{static_cast<double>(number), std::to_string(number)};
        return Token::Decimal;
    }
    if (kind != Kind::value_float) return Token::Broken;
    decimal_ = Decimal{lexer.get_number_float(), lexer.get_string()};
    return Token::Decimal;
}

}  // namespace parley::json
