// The bounded reader: the only file that knows the JSON library, of which it uses the lexer alone. The library's own
// parser would bring printf and the texts of its exceptions into the headless module, some ten kilobytes when packed.
#include "core/json/reader.hpp"

#ifndef JSON_NOEXCEPTION
#define JSON_NOEXCEPTION
#endif

#include <cmath>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

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
using Token = Lexer::token_type;

// Recursive descent (RFC 8259, 2); the recursion is as deep as the bounds allow. Functions return false when they have
// found a problem, and leave the token behind what they read otherwise.
class Parser {
  public:
    Parser(std::string_view text, const Bounds& bounds) : bounds_(bounds), lexer_(LexerInput(text)) {}

    Result<Value, Problem> parse() {
        Value root;
        advance();
        if (!read_value(root, 0)) return Failure{problem_};
        if (token_ != Token::end_of_input) return Failure{Problem{ProblemKind::NotJson, offset()}};
        return root;
    }

  private:
    void advance() { token_ = lexer_.scan(); }
    std::size_t offset() const { return lexer_.get_position().chars_read_total; }

    bool fail(ProblemKind kind) {
        problem_ = Problem{kind, kind == ProblemKind::NotJson ? offset() : 0};
        return false;
    }

    bool read_value(Value& value, std::size_t depth) {
        if (++values_ > bounds_.values_max) return fail(ProblemKind::TooManyValues);
        switch (token_) {
        case Token::literal_null: return take(value, Null{});
        case Token::literal_true: return take(value, true);
        case Token::literal_false: return take(value, false);
        case Token::value_string: return take(value, std::move(lexer_.get_string()));
        case Token::value_integer: return take(value, lexer_.get_number_integer());
        case Token::value_unsigned: return take_unsigned(value, lexer_.get_number_unsigned());
        case Token::value_float:
            if (!std::isfinite(lexer_.get_number_float())) return fail(ProblemKind::NotJson);
            return take(value, Decimal{lexer_.get_number_float(), lexer_.get_string()});
        case Token::begin_array:
            if (depth >= bounds_.depth_max) return fail(ProblemKind::TooDeep);
            return read_array(value, depth + 1);
        case Token::begin_object:
            if (depth >= bounds_.depth_max) return fail(ProblemKind::TooDeep);
            return read_object(value, depth + 1);
        case Token::end_array:
        case Token::end_object:
        case Token::name_separator:
        case Token::value_separator:
        case Token::parse_error:
        case Token::end_of_input:
        case Token::uninitialized:
        case Token::literal_or_value: return fail(ProblemKind::NotJson);
        }
        return fail(ProblemKind::NotJson);
    }

    bool take(Value& value, Value::Content content) {
        value.content() = std::move(content);
        advance();
        return true;
    }

    bool take_unsigned(Value& value, std::uint64_t number) {
        if (number <= static_cast<std::uint64_t>(INT64_MAX)) return take(value, static_cast<std::int64_t>(number));
        return take(value, Decimal{static_cast<double>(number), std::to_string(number)});
    }

    bool read_array(Value& value, std::size_t depth) {
        Array elements;
        advance();
        while (token_ != Token::end_array) {
            if (!elements.empty() && !skip(Token::value_separator)) return false;
            if (!read_value(elements.emplace_back(), depth)) return false;
        }
        return take(value, std::move(elements));
    }

    bool read_object(Value& value, std::size_t depth) {
        Object fields;
        advance();
        while (token_ != Token::end_object) {
            if (!fields.empty() && !skip(Token::value_separator)) return false;
            if (!read_field(fields, depth)) return false;
        }
        return take(value, std::move(fields));
    }

    bool read_field(Object& fields, std::size_t depth) {
        if (token_ != Token::value_string) return fail(ProblemKind::NotJson);
        if (fields.size() >= bounds_.fields_max) return fail(ProblemKind::TooManyFields);
        std::string key = std::move(lexer_.get_string());
        for (const Field& field : fields) {
            if (field.key == key) return fail(ProblemKind::RepeatedKey);
        }
        fields.push_back(Field{std::move(key), Value{}});
        advance();
        return skip(Token::name_separator) && read_value(fields.back().value, depth);
    }

    bool skip(Token expected) {
        if (token_ != expected) return fail(ProblemKind::NotJson);
        advance();
        return true;
    }

    const Bounds bounds_;
    Lexer lexer_;
    Token token_ = Token::uninitialized;
    std::size_t values_ = 0;
    Problem problem_;
};

// The library takes a zero byte for the end of the text, and skips a byte order mark; neither is JSON (RFC 8259, 8.1).
std::optional<std::size_t> first_overlooked(std::string_view text) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") return 0;
    const std::size_t zero = text.find('\0');
    return zero == std::string_view::npos ? std::nullopt : std::optional(zero);
}

}  // namespace

std::string to_text(const Problem& problem) {
    switch (problem.kind) {
    case ProblemKind::TooLong: return "too many bytes";
    case ProblemKind::TooDeep: return "arrays and objects are nested too deeply";
    case ProblemKind::TooManyValues: return "too many values";
    case ProblemKind::TooManyFields: return "too many fields in one object";
    case ProblemKind::RepeatedKey: return "a key stands twice in one object";
    case ProblemKind::NotJson: return "not valid JSON at byte " + std::to_string(problem.offset);
    }
    return {};
}

Result<Value, Problem> read(std::string_view text, const Bounds& bounds) {
    if (text.size() > bounds.bytes_max) return Failure{Problem{ProblemKind::TooLong}};
    if (const auto offset = first_overlooked(text)) return Failure{Problem{ProblemKind::NotJson, *offset}};
    return Parser(text, bounds).parse();
}

}  // namespace parley::json
