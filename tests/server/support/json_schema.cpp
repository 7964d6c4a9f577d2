// Walks value and schema side by side.
#include "server/support/json_schema.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace parley::test {

namespace {

using json::Value;

// What stands behind "#/a/b".
const Value* referred(std::string_view reference, const Value& document) {
    const Value* at = &document;
    reference.remove_prefix(std::min<std::size_t>(2, reference.size()));
    while (at != nullptr && !reference.empty()) {
        const auto slash = std::min(reference.find('/'), reference.size());
        at = at->find(reference.substr(0, slash));
        reference.remove_prefix(std::min(slash + 1, reference.size()));
    }
    return at;
}

bool is_of_type(const Value& value, std::string_view type) {
    if (type == "null") return value.is_null();
    if (type == "boolean") return value.boolean() != nullptr;
    if (type == "string") return value.text() != nullptr;
    if (type == "integer") return value.integer().has_value();
    if (type == "array") return value.array() != nullptr;
    return type == "object" && value.object() != nullptr;
}

bool is_one_of_types(const Value& value, const Value& types) {
    if (types.text() != nullptr) return is_of_type(value, *types.text());
    return std::any_of(types.array()->begin(), types.array()->end(),
                       [&](const Value& type) { return is_of_type(value, *type.text()); });
}

std::string object_problem(const Value& value, const Value& schema, const Value& document) {
    if (const Value* required = schema.find("required")) {
        for (const Value& key : *required->array()) {
            if (value.find(*key.text()) == nullptr) return ": has no " + *key.text();
        }
    }
    const Value* const properties = schema.find("properties");
    const Value* const others = schema.find("additionalProperties");
    for (const auto& field : *value.object()) {
        const Value* own = properties == nullptr ? nullptr : properties->find(field.key);
        if (own == nullptr && others != nullptr) {
            if (others->boolean() != nullptr && !*others->boolean()) return ": has " + field.key;
            own = others->object() == nullptr ? nullptr : others;
        }
        if (own == nullptr) continue;
        const std::string problem = schema_problem(field.value, *own, document);
        if (!problem.empty()) return "." + field.key + problem;
    }
    return {};
}

std::string simple_problem(const Value& value, std::string_view keyword, const Value& wanted) {
    if (keyword == "type") return is_one_of_types(value, wanted) ? "" : ": is of another type";
    if (keyword == "minimum") {
        return !value.integer() || *value.integer() >= *wanted.integer() ? "" : ": is too small";
    }
    if (keyword == "maximum") {
        return !value.integer() || *value.integer() <= *wanted.integer() ? "" : ": is too large";
    }
    if (keyword == "enum") {
        const auto& choices = *wanted.array();
        return std::find(choices.begin(), choices.end(), value) != choices.end() ? "" : ": is another word";
    }
    if (keyword == "format") {
        const bool is_date = value.text() == nullptr || (value.text()->size() == 24 && value.text()->back() == 'Z');
        return *wanted.text() == "date-time" && is_date ? "" : ": is no date";
    }
    constexpr std::string_view elsewhere[] = {"description",          "default", "properties", "required",
                                              "additionalProperties", "items",   "maxLength"};
    const bool is_known = std::find(std::begin(elsewhere), std::end(elsewhere), keyword) != std::end(elsewhere);
    return is_known ? "" : ": the schema's " + std::string(keyword) + " is not checked";
}

}  // namespace

std::string schema_problem(const Value& value, const Value& schema, const Value& document) {
    if (const Value* reference = schema.find("$ref")) {
        const Value* const target = referred(*reference->text(), document);
        return target == nullptr ? ": " + *reference->text() + " leads nowhere"
                                 : schema_problem(value, *target, document);
    }
    for (const auto& keyword : *schema.object()) {
        const std::string problem = simple_problem(value, keyword.key, keyword.value);
        if (!problem.empty()) return problem;
    }
    if (value.object() != nullptr) return object_problem(value, schema, document);
    const Value* const items = schema.find("items");
    if (value.array() == nullptr || items == nullptr) return {};
    for (std::size_t i = 0; i < value.array()->size(); ++i) {
        const std::string problem = schema_problem((*value.array())[i], *items, document);
        if (!problem.empty()) return "[" + std::to_string(i) + "]" + problem;
    }
    return {};
}

}  // namespace parley::test
