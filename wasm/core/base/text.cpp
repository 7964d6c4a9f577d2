// Text: see the header.
#include "core/base/text.hpp"

#include <algorithm>

namespace parley {

namespace {

// How many bytes the control character has that the text begins with; 0 where it begins with another one.
std::size_t control_length(std::string_view text) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    const unsigned lead = byte(0);
    if (lead < 0x20 || lead == 0x7F) return 1;
    if (lead == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) return 2;
    if (lead != 0xE2) return 0;
    const bool turns = byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE;
    const bool isolates = byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;
    return turns || isolates ? 3 : 0;
}

bool is_continuation(char letter) {
    return (static_cast<unsigned char>(letter) & 0xC0U) == 0x80U;
}

bool is_unreserved(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           letter == '-' || letter == '.' || letter == '_' || letter == '~';
}

}  // namespace

std::string without_controls(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = control_length(text.substr(at));
        if (length == 0) kept.push_back(text[at]);
        at += std::max<std::size_t>(length, 1);
    }
    return kept;
}

std::string tidied(std::string_view text, std::size_t bytes_max) {
    std::string kept = without_controls(text);
    kept.erase(0, kept.find_first_not_of(' '));
    if (kept.size() > bytes_max) {
        std::size_t end = bytes_max;
        while (end > 0 && is_continuation(kept[end])) --end;
        kept.resize(end);
    }
    while (!kept.empty() && kept.back() == ' ') kept.pop_back();
    return kept;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char letter : text) {
        if (is_unreserved(letter)) {
            encoded.push_back(letter);
            continue;
        }
        const auto byte = static_cast<unsigned char>(letter);
        encoded.push_back('%');
        encoded.push_back(digits[byte >> 4U]);
        encoded.push_back(digits[byte & 0x0FU]);
    }
    return encoded;
}

}  // namespace parley
