// File names: see the header.
#include "core/base/file_name.hpp"

#include <cstddef>
#include <cstdint>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"

namespace parley {

namespace {

constexpr std::size_t ending_bytes_max = 16;

struct Letter {
    std::uint32_t code = 0;
    std::size_t bytes = 1;
};

// Of valid UTF-8; a byte that is none counts as a letter that is dropped.
Letter letter_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t index) { return std::uint32_t{static_cast<unsigned char>(text[index])}; };
    const std::uint32_t first = byte(at);
    const std::size_t bytes = first < 0x80 ? 1 : first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (bytes == 0 || at + bytes > text.size()) return {};
    if (bytes == 1) return {.code = first, .bytes = 1};
    std::uint32_t code = first & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) return {};
        code = (code << 6U) | (byte(at + i) & 0x3FU);
    }
    return {.code = code, .bytes = bytes};
}

bool is_kept(std::uint32_t code) {
    const bool is_control = code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
    const bool turns = code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
                       (code >= 0x2066 && code <= 0x2069);
    const bool is_unseen = code == 0x200B || code == 0x2060 || code == 0xFEFF;
    const bool has_meaning =
        code < 0x80 && std::string_view("<>:\"|?*").find(static_cast<char>(code)) != std::string_view::npos;
    return !is_control && !turns && !is_unseen && !has_meaning;
}

std::string_view without_ends(std::string_view text) {
    constexpr std::string_view ends = ". ";
    const std::size_t begin = text.find_first_not_of(ends);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(ends) - begin + 1);
}

}  // namespace

std::string file_name_from(std::string_view text) {
    text = text.substr(text.find_last_of("/\\") + 1);
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        if (is_kept(letter.code)) kept.append(text.substr(at, letter.bytes));
        at += letter.bytes;
    }
    std::string name(without_ends(kept));
    if (name.size() > limits::file_name_bytes_max) {
        const std::size_t dot = name.find_last_of('.');
        const bool has_ending = dot != std::string::npos && name.size() - dot <= ending_bytes_max;
        const std::string ending = has_ending ? name.substr(dot) : std::string();
        name = tidied(name, limits::file_name_bytes_max - ending.size()) + ending;
    }
    return name.empty() ? "file" : name;
}

}  // namespace parley
