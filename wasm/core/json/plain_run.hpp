// Plain run: finds the end of what stands for itself within the quotes of a JSON text, eight bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace parley::json {

// RFC 8259, 7: neither a quote, a backslash nor a control character.
constexpr bool is_unescaped(char character) {
    return static_cast<unsigned char>(character) >= 0x20U && character != '"' && character != '\\';
}

constexpr bool is_ascii(char character) {
    return static_cast<unsigned char>(character) < 0x80U;
}

enum class Within : std::uint8_t { AnyText, Ascii };

// Where the run that begins at `from` ends: at the first other byte, or at the end of the text.
template <Within Characters>
std::size_t end_of_plain_run(std::string_view text, std::size_t from) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t high_bits = 0x80U * ones;
    std::size_t at = from;
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        // Subtracting sets the high bit of a byte that is smaller, unless it was set before. The borrow may set more,
        // but only beside one that counts.
        const std::uint64_t quotes = bytes ^ (ones * '"');
        const std::uint64_t backslashes = bytes ^ (ones * '\\');
        std::uint64_t found =
            ((bytes - ones * 0x20U) & ~bytes) | ((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes);
        if constexpr (Characters == Within::Ascii) found |= bytes;
        if ((found & high_bits) != 0) break;
    }
    while (at < text.size() && is_unescaped(text[at]) && (Characters == Within::AnyText || is_ascii(text[at]))) ++at;
    return at;
}

}  // namespace parley::json
