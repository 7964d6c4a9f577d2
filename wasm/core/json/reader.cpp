// The bounded reader: the only file that knows the JSON library, of which it uses the event (SAX) parser alone.
#include "core/json/reader.hpp"

#ifndef JSON_NOEXCEPTION
#define JSON_NOEXCEPTION
#endif

#include <optional>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace parley::json {

namespace {

using Library = nlohmann::json;

// Builds the tree while the parser runs; returning false anywhere ends the parse.
class TreeBuilder {
  public:
    explicit TreeBuilder(const Bounds& bounds) : bounds_(bounds) {}

    // The names and signatures below are the library's.
    bool null() { return add(Null{}) != nullptr; }
    bool boolean(bool value) { return add(value) != nullptr; }
    bool number_integer(std::int64_t value) { return add(value) != nullptr; }
    bool number_unsigned(std::uint64_t value) {
        if (value <= static_cast<std::uint64_t>(INT64_MAX)) return add(static_cast<std::int64_t>(value)) != nullptr;
        return add(Decimal{static_cast<double>(value), std::to_string(value)}) != nullptr;
    }
    bool number_float(double value, const std::string& text) { return add(Decimal{value, text}) != nullptr; }
    bool string(std::string& value) { return add(std::move(value)) != nullptr; }
    bool binary(Library::binary_t& /*value*/) { return fail(ProblemKind::NotJson); }  // Never in text.
    bool start_object(std::size_t /*count*/) { return open(Object{}); }
    bool start_array(std::size_t /*count*/) { return open(Array{}); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& key) {
        auto& fields = std::get<Object>(open_.back()->content());
        if (fields.size() >= bounds_.fields_max) return fail(ProblemKind::TooManyFields);
        if (open_.back()->find(key) != nullptr) return fail(ProblemKind::RepeatedKey);
        fields.push_back(Field{std::move(key), Value{}});
        return true;
    }
    template <typename Exception>
    bool parse_error(std::size_t position, const std::string& /*token*/, const Exception& /*exception*/) {
        return fail(ProblemKind::NotJson, position);
    }

    Result<Value, Problem> take() && {
        if (problem_) return Failure{*problem_};
        return std::move(root_);
    }

  private:
    bool fail(ProblemKind kind, std::size_t offset = 0) {
        problem_ = Problem{kind, offset};
        return false;
    }

    // Where the next value goes. A pointer to a container stays valid while it is open: its parent grows only later.
    Value* place() {
        if (open_.empty()) return &root_;
        if (auto* elements = std::get_if<Array>(&open_.back()->content())) return &elements->emplace_back();
        return &std::get<Object>(open_.back()->content()).back().value;
    }

    Value* add(Value::Content content) {
        if (++values_ > bounds_.values_max) {
            fail(ProblemKind::TooManyValues);
            return nullptr;
        }
        Value* value = place();
        value->content() = std::move(content);
        return value;
    }

    bool open(Value::Content container) {
        if (open_.size() >= bounds_.depth_max) return fail(ProblemKind::TooDeep);
        Value* value = add(std::move(container));
        if (value == nullptr) return false;
        open_.push_back(value);
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    const Bounds bounds_;
    Value root_;
    std::vector<Value*> open_;
    std::size_t values_ = 0;
    std::optional<Problem> problem_;
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
    TreeBuilder builder(bounds);
    Library::sax_parse(text.data(), text.data() + text.size(), &builder);
    return std::move(builder).take();
}

}  // namespace parley::json
