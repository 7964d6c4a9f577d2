// Text: see the header.
#include "core/base/text.hpp"

namespace parley {

namespace {

bool is_control(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 || byte == 0x7F;
}

bool is_continuation(char letter) {
    return (static_cast<unsigned char>(letter) & 0xC0U) == 0x80U;
}

bool is_unreserved(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           letter == '-' || letter == '.' || letter == '_' || letter == '~';
}

}  // namespace

std::string tidied(std::string_view text, std::size_t bytes_max) {
    std::string kept;
    kept.reserve(text.size());
    for (const char letter : text) {
        if (is_control(letter) || (letter == ' ' && kept.empty())) continue;
        kept.push_back(letter);
    }
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
