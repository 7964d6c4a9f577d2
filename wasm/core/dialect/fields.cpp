// Reading and checking of the fields that frames are made of.
#include "core/dialect/fields.hpp"

#include <utility>

#include "core/base/text.hpp"

namespace parley::dialect {

using signal::ErrorCode;

namespace {

bool is_id(const std::string* text) {
    return text != nullptr && text->size() <= limits::peer_id_bytes_max && !has_control_characters(*text);
}

bool is_utf8_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

std::string expected_text(std::size_t bytes_min, std::size_t bytes_max) {
    return "text of " + std::to_string(bytes_min) + " to " + std::to_string(bytes_max) + " bytes";
}

std::string expected_line(std::size_t bytes_min, std::size_t bytes_max) {
    return expected_text(bytes_min, bytes_max) + " without control characters";
}

}  // namespace

bool has_control_characters(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20U || byte == 0x7FU) return true;
        // U+0080 to U+009F are C2 80 to C2 9F in UTF-8.
        if (byte == 0xC2U && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0U) return true;
    }
    return false;
}

std::string_view shortened(std::string_view text, std::size_t bytes_max) {
    if (text.size() <= bytes_max) return text;
    while (bytes_max > 0 && is_utf8_continuation(text[bytes_max])) --bytes_max;
    return text.substr(0, bytes_max);
}

std::string Fields::text(std::string_view key, std::size_t bytes_max) {
    std::string text = text_if_any(key, bytes_max);
    if (text.empty()) fail_field(key, expected_text(1, bytes_max));
    return text;
}

std::string Fields::text_if_any(std::string_view key, std::size_t bytes_max) {
    const json::Value* value = find(key);
    if (value == nullptr) return {};
    if (value->text() == nullptr) {
        fail_field(key, expected_text(0, bytes_max));
        return {};
    }
    if (value->text()->size() > bytes_max) {
        fail_field(key, expected_text(0, bytes_max), ErrorCode::TooLarge);
        return {};
    }
    return *value->text();
}

std::vector<std::string> Fields::texts_if_any(std::string_view key, std::size_t count_max, std::size_t bytes_max) {
    const json::Value* value = find(key);
    if (value != nullptr && value->text() != nullptr) return {text(key, bytes_max)};
    std::vector<std::string> texts;
    for (const json::Value& element : elements_if_any(key, count_max)) {
        const std::string* text = element.text();
        if (text == nullptr || text->size() > bytes_max) {
            fail_field(key, "an array, each " + expected_text(0, bytes_max));
            return {};
        }
        texts.push_back(*text);
    }
    return texts;
}

PeerId Fields::peer(std::string_view key) {
    std::optional<PeerId> id = peer_if_any(key);
    if (!id) fail_field(key, expected_line(1, limits::peer_id_bytes_max), ErrorCode::InvalidId);
    return std::move(id).value_or(PeerId{});
}

std::optional<PeerId> Fields::peer_if_any(std::string_view key) {
    const json::Value* value = find(key);
    if (value == nullptr) return std::nullopt;
    const std::string* text = value->text();
    if (!is_id(text)) {
        fail_field(key, expected_line(1, limits::peer_id_bytes_max), ErrorCode::InvalidId);
        return std::nullopt;
    }
    if (text->empty()) return std::nullopt;
    return PeerId{*text};
}

std::vector<PeerId> Fields::peers_if_any(std::string_view key, std::size_t count_max) {
    std::vector<PeerId> peers;
    for (const json::Value& element : elements_if_any(key, count_max)) {
        const std::string* text = element.text();
        if (!is_id(text) || text->empty()) {
            fail_field(key, "ids", ErrorCode::InvalidId);
            return {};
        }
        peers.push_back(PeerId{*text});
    }
    return peers;
}

RoomId Fields::room(std::string_view key) {
    const json::Value* value = find(key);
    const std::string* text = value == nullptr ? nullptr : value->text();
    if (text == nullptr || text->empty() || text->size() > limits::room_id_bytes_max || has_control_characters(*text)) {
        fail_field(key, expected_line(1, limits::room_id_bytes_max), ErrorCode::InvalidRoom);
        return {};
    }
    return RoomId{*text};
}

std::string Fields::name(std::string_view key) {
    const json::Value* value = find(key);
    if (value == nullptr) return {};
    const std::string* text = value->text();
    if (text == nullptr || text->size() > limits::display_name_bytes_max || has_control_characters(*text)) {
        fail_field(key, expected_line(0, limits::display_name_bytes_max), ErrorCode::InvalidName);
        return {};
    }
    return without_controls(*text);
}

bool Fields::flag(std::string_view key) {
    const json::Value* value = find(key);
    if (value == nullptr) return false;
    if (value->boolean() == nullptr) {
        fail_field(key, "true or false");
        return false;
    }
    return *value->boolean();
}

std::optional<std::uint32_t> Fields::number_if_any(std::string_view key, std::uint32_t max) {
    const json::Value* value = find(key);
    if (value == nullptr) return std::nullopt;
    const std::optional<std::int64_t> number = value->integer();
    if (!number || *number < 0 || *number > static_cast<std::int64_t>(max)) {
        fail_field(key, "an integer of 0 to " + std::to_string(max));
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(*number);
}

Fields Fields::object(std::string_view key) {
    const json::Value* value = find(key);
    if (value == nullptr || value->object() == nullptr) {
        fail_field(key, "an object");
        return Fields(*problem_);
    }
    return Fields(*value, *problem_);
}

std::span<const json::Value> Fields::elements_if_any(std::string_view key, std::size_t count_max) {
    const json::Value* value = find(key);
    if (value == nullptr) return {};
    const json::Array* elements = value->array();
    if (elements == nullptr || elements->size() > count_max) {
        fail_field(key, "an array of at most " + std::to_string(count_max),
                   elements == nullptr ? ErrorCode::MalformedFrame : ErrorCode::TooLarge);
        return {};
    }
    return {*elements};
}

Fields Fields::element(const json::Value& value) {
    if (value.object() == nullptr) {
        fail("an element of an array is not an object");
        return Fields(*problem_);
    }
    return Fields(value, *problem_);
}

void Fields::fail(std::string reason, ErrorCode code) {
    if (!*problem_) *problem_ = Malformed{std::move(reason), code};
}

const json::Value* Fields::find(std::string_view key) const {
    const json::Value* value = object_ == nullptr ? nullptr : object_->find(key);
    return value == nullptr || value->is_null() ? nullptr : value;
}

void Fields::fail_field(std::string_view key, std::string_view expectation, ErrorCode code) {
    fail("field \"" + std::string(key) + "\": expected " + std::string(expectation), code);
}

}  // namespace parley::dialect
