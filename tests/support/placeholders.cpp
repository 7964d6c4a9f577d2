// Binding, filling and comparing.
#include "support/placeholders.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <optional>

#include "core/base/limits.hpp"
#include "core/json/reader.hpp"

namespace parley::test {
namespace {

constexpr std::string_view anything = "$_";

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

void expand_repeats(std::string& text) {
    for (auto at = text.find('$'); at != std::string::npos; at = text.find('$', at + 1)) {
        char* after_count = nullptr;
        const long count = std::strtol(text.c_str() + at + 1, &after_count, 10);
        const auto brace = static_cast<std::size_t>(after_count - text.c_str());
        const auto end = text.find('}', brace);
        if (brace == at + 1 || text[brace] != '{' || end == std::string::npos) continue;
        const std::string piece = text.substr(brace + 1, end - brace - 1);
        std::string repeated;
        for (long i = 0; i < count; ++i) repeated += piece;
        text.replace(at, end + 1 - at, repeated);
    }
}

// What a name can stand for: a text, or a number as it is written.
std::optional<std::string> nameable(const json::Value& value) {
    if (value.text() != nullptr) return *value.text();
    if (const auto number = value.integer()) return std::to_string(*number);
    return std::nullopt;
}

// The digits before the JSON of a Socket.IO packet; none where nothing else follows them.
std::size_t framing_prefix(std::string_view frame) {
    const std::size_t digits = std::min(frame.find_first_not_of("0123456789"), frame.size());
    return digits < frame.size() && (frame[digits] == '{' || frame[digits] == '[') ? digits : 0;
}

}  // namespace

std::string Placeholders::fill(std::string_view text) const {
    std::string filled(text);
    // Backwards, so that "$anabel" is replaced before "$ana".
    for (auto entry = bound_.rbegin(); entry != bound_.rend(); ++entry) {
        replace_all(filled, entry->first, entry->second);
    }
    expand_repeats(filled);
    return filled;
}

bool Placeholders::match(std::string_view expected, std::string_view actual) {
    const std::size_t prefix = framing_prefix(expected);
    if (expected.substr(0, prefix) != actual.substr(0, prefix)) return false;
    expected.remove_prefix(prefix);
    actual.remove_prefix(std::min(prefix, actual.size()));
    const auto expected_value = json::read(expected);
    const auto actual_value = json::read(actual);
    if (!expected_value || !actual_value) return fill(expected) == actual;
    return match_values(expected_value.value(), actual_value.value());
}

std::string Placeholders::conceal(std::string text) const {
    for (const auto& [name, value] : bound_) replace_all(text, value, name);
    return text;
}

bool Placeholders::match_values(const json::Value& expected, const json::Value& actual) {
    if (const auto* text = expected.text(); text != nullptr && !text->empty() && text->front() == '$') {
        return match_name(*text, actual);
    }
    if (const auto* array = expected.array()) {
        return actual.array() != nullptr && match_arrays(*array, *actual.array());
    }
    if (const auto* object = expected.object()) return match_objects(*object, actual);
    return expected == actual;
}

bool Placeholders::match_arrays(const json::Array& expected, const json::Array& actual) {
    return std::equal(expected.begin(), expected.end(), actual.begin(), actual.end(),
                      [this](const json::Value& one, const json::Value& other) { return match_values(one, other); });
}

bool Placeholders::match_objects(const json::Object& expected, const json::Value& actual) {
    if (actual.object() == nullptr) return false;
    const bool is_open =
        std::any_of(expected.begin(), expected.end(), [](const json::Field& field) { return field.key == anything; });
    if (!is_open && actual.object()->size() != expected.size()) return false;
    return std::all_of(expected.begin(), expected.end(), [&](const json::Field& field) {
        if (field.key == anything) return true;
        const json::Value* const other = actual.find(field.key);
        return other != nullptr && match_values(field.value, *other);
    });
}

bool Placeholders::match_name(const std::string& name, const json::Value& actual) {
    if (name == anything) return true;
    const std::optional<std::string> text = nameable(actual);
    if (!text) return false;
    const auto known = bound_.find(name);
    if (known != bound_.end()) return known->second == *text;
    const bool has_other_name =
        std::any_of(bound_.begin(), bound_.end(), [&](const auto& entry) { return entry.second == *text; });
    if (has_other_name) return false;
    bound_.emplace(name, *text);
    return true;
}

}  // namespace parley::test
