// Line breaks: see the header.
#include "ui/line_break.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace parley::ui {

namespace {

struct CodePoint {
    std::uint32_t value = 0;
    std::size_t bytes = 1;
};

// The text is valid UTF-8; what is not is taken byte by byte.
CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t index) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[index]));
    };
    const std::uint32_t lead = byte(at);
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (bytes == 1 || at + bytes > text.size()) return {.value = lead, .bytes = 1};
    std::uint32_t value = lead & (0xFFU >> (bytes + 1));
    for (std::size_t index = 1; index < bytes; ++index) value = (value << 6U) | (byte(at + index) & 0x3FU);
    return {.value = value, .bytes = bytes};
}

// Marks, joiners, variations and modifiers of emoji stay with the letter before them.
bool joins_before(std::uint32_t point) {
    struct Range {
        std::uint32_t first;
        std::uint32_t last;
    };
    constexpr Range ranges[] = {{0x300, 0x36F},   {0x483, 0x489},   {0x591, 0x5BD},     {0x610, 0x61A},
                                {0x64B, 0x65F},   {0x900, 0x903},   {0x93A, 0x94F},     {0xE31, 0xE31},
                                {0xE34, 0xE3A},   {0xE47, 0xE4E},   {0x200C, 0x200D},   {0x20D0, 0x20FF},
                                {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}};
    return std::any_of(std::begin(ranges), std::end(ranges),
                       [&](const Range& range) { return point >= range.first && point <= range.last; });
}

// Where what is seen as one letter ends.
std::size_t letter_end(std::string_view text, std::size_t at) {
    constexpr std::uint32_t joiner = 0x200D;
    const auto is_flag = [](std::uint32_t point) { return point >= 0x1F1E6 && point <= 0x1F1FF; };
    CodePoint last = code_point_at(text, at);
    const bool begins_flag = is_flag(last.value);
    at += last.bytes;
    for (bool is_second = true; at < text.size(); is_second = false) {
        const CodePoint next = code_point_at(text, at);
        const bool is_joined =
            last.value == joiner || joins_before(next.value) || (is_second && begins_flag && is_flag(next.value));
        if (!is_joined) break;
        last = next;
        at += next.bytes;
    }
    return at;
}

bool is_ideographic(std::uint32_t point) {
    return (point >= 0x2E80 && point <= 0x9FFF) || (point >= 0xF900 && point <= 0xFAFF) ||
           (point >= 0xFF00 && point <= 0xFF60) || (point >= 0x20000 && point <= 0x3FFFF);
}

// No line begins with these, or with what is half a pair of quotes (UAX 14, CL, EX, IS and NS).
bool may_not_begin_line(std::uint32_t point) {
    constexpr std::uint32_t points[] = {0x2019, 0x201D, 0x2026, 0x3001, 0x3002, 0x3009, 0x300B, 0x300D, 0x300F,
                                        0x3011, 0x3015, 0xFF01, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F,
                                        0xFF3D, 0xFF5D, '.',    ',',    ':',    ';',    '!',    '?',    ')'};
    return std::find(std::begin(points), std::end(points), point) != std::end(points);
}

// No line ends with these (UAX 14, OP).
bool may_not_end_line(std::uint32_t point) {
    constexpr std::uint32_t points[] = {0x2018, 0x201C, 0x3008, 0x300A, 0x300C, 0x300E,
                                        0x3010, 0x3014, 0xFF08, 0xFF3B, 0xFF5B, '('};
    return std::find(std::begin(points), std::end(points), point) != std::end(points);
}

// Where what stays together ends: at a space, or beside an ideograph (UAX 14, ID).
std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] != ' ') {
        const std::uint32_t letter = code_point_at(text, at).value;
        at = letter_end(text, at);
        if (at >= text.size() || text[at] == ' ') break;
        const std::uint32_t next = code_point_at(text, at).value;
        const bool may_break = is_ideographic(letter) || is_ideographic(next);
        if (may_break && !may_not_end_line(letter) && !may_not_begin_line(next)) break;
    }
    return at;
}

}  // namespace

bool begins_right_to_left(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        at += point.bytes;
        const std::uint32_t value = point.value;
        const bool is_right_to_left = value == 0x200F || (value >= 0x590 && value <= 0x8FF) ||
                                      (value >= 0xFB1D && value <= 0xFDFF) || (value >= 0xFE70 && value <= 0xFEFC);
        if (is_right_to_left) return true;
        const bool is_latin = (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
        if (is_latin || (value >= 0xC0 && value < 0x590) || (value >= 0x900 && value < 0x2000)) return false;
        if (is_ideographic(value)) return false;
    }
    return false;
}

std::vector<TextSpan> wrap_text(std::string_view text, float width,
                                const std::function<float(std::string_view)>& width_of) {
    std::vector<TextSpan> lines;
    const auto fits = [&](std::size_t begin, std::size_t end) {
        return width_of(text.substr(begin, end - begin)) <= width;
    };
    std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
    std::size_t end = begin;  // Of what is in the line so far.
    while (begin < text.size()) {
        const std::size_t word = std::min(text.find_first_not_of(' ', end), text.size());
        const std::size_t until = word_end(text, word);
        if (word < text.size() && fits(begin, until)) {
            end = until;
            continue;
        }
        if (end == begin) {
            // The word alone is too wide.
            end = letter_end(text, begin);
            for (std::size_t next = end; next < until; end = next) {
                next = letter_end(text, end);
                if (!fits(begin, next)) break;
            }
        }
        lines.push_back({.begin = begin, .end = end});
        begin = std::min(text.find_first_not_of(' ', end), text.size());
        end = begin;
    }
    return lines;
}

std::vector<std::string> break_lines(std::string_view text, float width, std::size_t lines_max,
                                     const std::function<float(std::string_view)>& width_of) {
    std::vector<std::string> lines;
    std::string line;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t begin = std::min(text.find_first_not_of(' ', start), text.size());
        if (begin == text.size()) break;
        const std::size_t end = word_end(text, begin);
        const std::string word(text.substr(begin, end - begin));
        const std::string longer = line.empty() ? word : line + (begin > start ? " " : "") + word;
        if (!line.empty() && lines.size() + 1 < lines_max && width_of(longer) > width) {
            lines.push_back(std::move(line));
            line = word;
        } else {
            line = longer;
        }
        start = end;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    return lines;
}

}  // namespace parley::ui
