// Value: one JSON value in memory (RFC 8259), as small as the dialects need it. Fields keep the order of the text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace parley::json {

class Value;
struct Field;

struct Null {
    bool operator==(const Null&) const = default;
};
// A number that is no integer of 64 bits. The text is kept, so that writing it back loses nothing.
struct Decimal {
    double number = 0;
    std::string text;
    bool operator==(const Decimal& other) const { return number == other.number; }
};
using Array = std::vector<Value>;
using Object = std::vector<Field>;

class Value {
  public:
    using Content = std::variant<Null, bool, std::int64_t, Decimal, std::string, Array, Object>;

    Value() = default;
    explicit Value(Content content);

    const Content& content() const { return content_; }
    Content& content() { return content_; }

    bool is_null() const { return std::holds_alternative<Null>(content_); }
    // Null pointers where the value is of another kind. They live as long as the value is not changed.
    const bool* boolean() const { return std::get_if<bool>(&content_); }
    const std::string* text() const { return std::get_if<std::string>(&content_); }
    const Array* array() const { return std::get_if<Array>(&content_); }
    const Object* object() const { return std::get_if<Object>(&content_); }
    // Also for decimals that stand for an integer ("1.0", "1e2"): some libraries write every number as a decimal.
    std::optional<std::int64_t> integer() const;
    // The field of an object; a null pointer where there is none or the value is no object.
    const Value* find(std::string_view key) const;

    // Objects are equal whatever the order of their fields.
    bool operator==(const Value& other) const;

  private:
    Content content_;
};

struct Field {
    std::string key;
    Value value;
    bool operator==(const Field&) const = default;
};

}  // namespace parley::json
