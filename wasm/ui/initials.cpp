// Initials: enough of Unicode's grapheme clusters (UAX 29) to keep accents, emoji and flags whole.
#include "ui/initials.hpp"

#include <cstddef>
#include <cstdint>

namespace parley::ui {

namespace {

struct CodePoint {
    char32_t value = 0;
    std::size_t bytes = 0;  // 0 at the end of the text
};

CodePoint code_point_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + bytes > text.size()) return {};
    char32_t value = bytes == 1 ? lead : lead & (0x7FU >> bytes);
    for (std::size_t offset = 1; offset < bytes; ++offset) {
        value = (value << 6U) | (static_cast<unsigned char>(text[at + offset]) & 0x3FU);
    }
    return {.value = value, .bytes = bytes};
}

constexpr char32_t zero_width_joiner = 0x200D;

bool extends(char32_t value) {
    return (value >= 0x300 && value <= 0x36F) || (value >= 0xFE00 && value <= 0xFE0F) ||
           (value >= 0x1F3FB && value <= 0x1F3FF) || value == zero_width_joiner;
}

bool is_regional_indicator(char32_t value) {
    return value >= 0x1F1E6 && value <= 0x1F1FF;
}

bool is_space(char32_t value) {
    return value == ' ' || value == 0xA0 || value == 0x3000;
}

// Marks of direction and the like, which show nothing by themselves.
bool is_invisible(char32_t value) {
    return value < 0x20 || (value >= 0x200B && value <= 0x200F) || (value >= 0x202A && value <= 0x202E) ||
           (value >= 0x2060 && value <= 0x2069) || value == 0xFEFF;
}

std::string_view first_cluster(std::string_view word) {
    const CodePoint first = code_point_at(word, 0);
    std::size_t end = first.bytes;
    bool joined = false;
    for (CodePoint next = code_point_at(word, end); next.bytes != 0; next = code_point_at(word, end)) {
        const bool flag = end == first.bytes && is_regional_indicator(first.value) && is_regional_indicator(next.value);
        if (!extends(next.value) && !joined && !flag) break;
        joined = next.value == zero_width_joiner;
        end += next.bytes;
    }
    return word.substr(0, end);
}

std::string upper(std::string_view cluster) {
    std::string text(cluster);
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() -= 'a' - 'A';
    return text;
}

}  // namespace

std::string initials(std::string_view name) {
    std::string_view first;
    std::string_view last;
    bool in_word = false;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint point = code_point_at(name, at);
        if (point.bytes == 0) break;
        if (is_space(point.value)) in_word = false;
        if (!is_space(point.value) && !is_invisible(point.value) && !in_word) {
            in_word = true;
            last = first_cluster(name.substr(at));
            if (first.empty()) first = last;
        }
        at += point.bytes;
    }
    if (first.empty()) return "?";
    constexpr char32_t first_joining = 0x590;
    const bool alone = first.data() == last.data() || code_point_at(first, 0).value >= first_joining ||
                       code_point_at(last, 0).value >= first_joining;
    return alone ? upper(first) : upper(first) + upper(last);
}

}  // namespace parley::ui
