// The bounded reader: builds values from tokens, and counts while it does.
#include "core/json/reader.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "core/json/scanner.hpp"

namespace parley::json {

namespace {

// Most objects of frames have no more fields: reserved at the first one.
constexpr std::size_t usual_fields = 6;

// Recursive descent (RFC 8259, 2); the recursion is as deep as the bounds allow. Functions return false when they have
// found a problem, and leave the token behind what they read otherwise.
class Parser {
  public:
    Parser(std::string_view text, const Bounds& bounds) : bounds_(bounds), scanner_(text) {}

    Result<Value, Problem> parse() {
        Value root;
        advance();
        if (!read_value(root, 0)) return Failure{problem_};
        if (token_ != Token::End) return Failure{Problem{ProblemKind::NotJson, offset()}};
        return root;
    }

  private:
    void advance() { token_ = scanner_.next(); }
    std::size_t offset() const { return scanner_.offset(); }

    bool fail(ProblemKind kind) {
        problem_ = Problem{kind, kind == ProblemKind::NotJson ? offset() : 0};
        return false;
    }

    bool read_value(Value& value, std::size_t depth) {
        if (++values_ > bounds_.values_max) return fail(ProblemKind::TooManyValues);
        switch (token_) {
        case Token::Null: return take(value, Null{});
        case Token::True: return take(value, true);
        case Token::False: return take(value, false);
        case Token::Text: return take(value, std::move(scanner_.text()));
        case Token::Integer: return take(value, scanner_.integer());
        case Token::Decimal:
            if (!std::isfinite(scanner_.decimal().number)) return fail(ProblemKind::NotJson);
            return take(value, std::move(scanner_.decimal()));
        case Token::BeginArray:
            if (depth >= bounds_.depth_max) return fail(ProblemKind::TooDeep);
            return read_array(value, depth + 1);
        case Token::BeginObject:
            if (depth >= bounds_.depth_max) return fail(ProblemKind::TooDeep);
            return read_object(value, depth + 1);
        case Token::EndArray:
        case Token::EndObject:
        case Token::Colon:
        case Token::Comma:
        case Token::End:
        case Token::Broken: return fail(ProblemKind::NotJson);
        }
        return fail(ProblemKind::NotJson);
    }

    template <typename Content>
    bool take(Value& value, Content content) {
        value.content().template emplace<Content>(std::move(content));
        advance();
        return true;
    }

    bool read_array(Value& value, std::size_t depth) {
        Array elements;
        advance();
        while (token_ != Token::EndArray) {
            if (!elements.empty() && !skip(Token::Comma)) return false;
            if (!read_value(elements.emplace_back(), depth)) return false;
        }
        return take(value, std::move(elements));
    }

    bool read_object(Value& value, std::size_t depth) {
        Object fields;
        advance();
        while (token_ != Token::EndObject) {
            if (!fields.empty() && !skip(Token::Comma)) return false;
            if (!read_field(fields, depth)) return false;
        }
        return take(value, std::move(fields));
    }

    bool read_field(Object& fields, std::size_t depth) {
        if (token_ != Token::Text) return fail(ProblemKind::NotJson);
        if (fields.size() >= bounds_.fields_max) return fail(ProblemKind::TooManyFields);
        std::string key = std::move(scanner_.text());
        for (const Field& field : fields) {
            if (field.key == key) return fail(ProblemKind::RepeatedKey);
        }
        if (fields.empty()) fields.reserve(usual_fields);
        fields.push_back(Field{std::move(key), Value{}});
        advance();
        return skip(Token::Colon) && read_value(fields.back().value, depth);
    }

    bool skip(Token expected) {
        if (token_ != expected) return fail(ProblemKind::NotJson);
        advance();
        return true;
    }

    const Bounds bounds_;
    Scanner scanner_;
    Token token_ = Token::End;
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
