// Questions about JSON values.
#include "core/json/value.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace parley::json {

namespace {

// Above 2^53 a double no longer tells neighbouring integers apart.
constexpr double exact_integer_max = 9007199254740992.0;

bool equal_objects(const Value& left, const Value& right) {
    const Object& fields = *left.object();
    return fields.size() == right.object()->size() &&
           std::all_of(fields.begin(), fields.end(), [&](const Field& field) {
               const Value* other = right.find(field.key);
               return other != nullptr && *other == field.value;
           });
}

}  // namespace

Value::Value(Content content) : content_(std::move(content)) {}

std::optional<std::int64_t> Value::integer() const {
    if (const auto* integer = std::get_if<std::int64_t>(&content_)) return *integer;
    const auto* decimal = std::get_if<Decimal>(&content_);
    if (decimal == nullptr || std::fabs(decimal->number) > exact_integer_max) return std::nullopt;
    if (std::trunc(decimal->number) != decimal->number) return std::nullopt;
    return static_cast<std::int64_t>(decimal->number);
}

const Value* Value::find(std::string_view key) const {
    const Object* fields = object();
    if (fields == nullptr) return nullptr;
    for (const Field& field : *fields) {
        if (field.key == key) return &field.value;
    }
    return nullptr;
}

bool Value::operator==(const Value& other) const {
    if (object() != nullptr && other.object() != nullptr) return equal_objects(*this, other);
    return content_ == other.content_;
}

}  // namespace parley::json
