// Reading of the query: percent-decoding and the rules for a room's name.
#include "core/hub/room_address.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/base/limits.hpp"
#include "core/signal/facts.hpp"

namespace parley::hub {
namespace {

std::optional<std::uint8_t> hex_digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<std::uint8_t>(c - 'A' + 10);
    return std::nullopt;
}

// Nothing for an escape that is not '%' and two hexadecimal digits. A plus is a space in forms, and itself in paths.
std::optional<std::string> unescape(std::string_view text, char plus) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            plain += text[i] == '+' ? plus : text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        const auto high = hex_digit(text[i + 1]);
        const auto low = hex_digit(text[i + 2]);
        if (!high || !low) return std::nullopt;
        plain += static_cast<char>(*high * 16 + *low);
        i += 2;
    }
    return plain;
}

struct Utf8Range {
    std::uint8_t first_max;   // Of the lead byte.
    std::size_t length;       // Of the whole sequence.
    std::uint8_t second_min;  // Of the byte after the lead: shuts out overlong forms, surrogates and above U+10FFFF.
    std::uint8_t second_max;
};

// RFC 3629, section 4, by lead byte from C2 on; the first range also leaves out the control characters up to U+009F.
constexpr Utf8Range utf8_ranges[] = {{0xC2, 2, 0xA0, 0xBF}, {0xDF, 2, 0x80, 0xBF}, {0xE0, 3, 0xA0, 0xBF},
                                     {0xEC, 3, 0x80, 0xBF}, {0xED, 3, 0x80, 0x9F}, {0xEF, 3, 0x80, 0xBF},
                                     {0xF0, 4, 0x90, 0xBF}, {0xF3, 4, 0x80, 0xBF}, {0xF4, 4, 0x80, 0x8F}};

bool is_between(char c, std::uint8_t low, std::uint8_t high) {
    const auto byte = static_cast<std::uint8_t>(c);
    return byte >= low && byte <= high;
}

// The bytes of the well-formed character beyond ASCII at the start of `text`, or zero.
std::size_t utf8_length(std::string_view text) {
    if (!is_between(text[0], 0xC2, 0xF4)) return 0;
    for (const Utf8Range& range : utf8_ranges) {
        if (!is_between(text[0], 0, range.first_max)) continue;
        if (text.size() < range.length || !is_between(text[1], range.second_min, range.second_max)) return 0;
        for (std::size_t i = 2; i < range.length; ++i) {
            if (!is_between(text[i], 0x80, 0xBF)) return 0;
        }
        return range.length;
    }
    return 0;
}

bool is_printable_text(std::string_view text) {
    while (!text.empty()) {
        const bool is_ascii = is_between(text[0], 0x20, 0x7E);
        const std::size_t length = is_ascii ? 1 : utf8_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::string_view first_value(std::string_view query, std::string_view key) {
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(pair.size() == query.size() ? pair.size() : pair.size() + 1);
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == key) return pair.substr(equals + 1);
    }
    return {};
}

bool is_region(std::string_view name) {
    const auto is_allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return name.size() <= limits::region_bytes_max && std::all_of(name.begin(), name.end(), is_allowed);
}

Result<RoomId, std::string> checked(const std::optional<std::string>& name) {
    if (!name) return Failure{std::string("The room in the address has a broken % escape.")};
    if (name->size() > limits::room_id_bytes_max) return Failure{std::string("The room in the address is too long.")};
    if (!is_printable_text(*name)) return Failure{std::string("The room in the address is not plain UTF-8 text.")};
    return RoomId{*name};
}

}  // namespace

Result<RoomId, std::string> room_from_query(std::string_view query) {
    const std::string_view escaped = first_value(query, "room");
    if (escaped.empty()) return RoomId{std::string(signal::default_room)};
    return checked(unescape(escaped, ' '));
}

bool names_room(std::string_view query) {
    return !first_value(query, "room").empty();
}

std::string region_of(std::string_view query, std::string_view otherwise) {
    const std::string_view said = first_value(query, "region");
    const std::string_view region = said.empty() ? otherwise : said;
    return is_region(region) ? std::string(region) : std::string();
}

std::string_view token_from_query(std::string_view query) {
    return first_value(query, "token");
}

Result<RoomId, std::string> room_from_path(std::string_view segment) {
    if (segment.empty()) return Failure{std::string("The path names no room.")};
    return checked(unescape(segment, '+'));
}

}  // namespace parley::hub
