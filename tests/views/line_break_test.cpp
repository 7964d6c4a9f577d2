// Line breaks: where a text is cut, with letters of width one.
#include "ui/line_break.hpp"

#include <gtest/gtest.h>

namespace parley::ui {
namespace {

using Lines = std::vector<std::string>;

struct Row {
    const char* what;
    const char* text;
    float width;
    std::size_t lines_max;
    Lines expected;
};

TEST(LineBreak, CutsAtBlanks) {
    const Row rows[] = {
        {"all fits", "one two", 10, 3, {"one two"}},
        {"fills each line", "aa bb cc dd", 5, 3, {"aa bb", "cc dd"}},
        {"a long word stands alone", "a verylongword b", 4, 5, {"a", "verylongword", "b"}},
        {"the last line keeps the rest", "aa bb cc dd ee", 5, 2, {"aa bb", "cc dd ee"}},
        {"one line only", "aa bb cc", 2, 1, {"aa bb cc"}},
        {"blanks are squeezed", "  aa   bb ", 10, 2, {"aa bb"}},
        {"nothing", "", 10, 2, {}},
    };
    for (const Row& row : rows) {
        EXPECT_EQ(break_lines(row.text, row.width, row.lines_max,
                              [](std::string_view text) { return static_cast<float>(text.size()); }),
                  row.expected)
            << row.what;
    }
}

TEST(LineBreak, CutsBesideIdeographsButNotBeforePunctuation) {
    const auto three_bytes_each = [](std::string_view text) { return static_cast<float>(text.size()); };
    // "We are here, you too." in Chinese: the comma stays with what is before it.
    const std::string text = "\u6211\u4EEC\u5728\uFF0C\u4F60\u4E5F\u5728\u3002";
    EXPECT_EQ(break_lines(text, 9, 5, three_bytes_each),
              (Lines{"\u6211\u4EEC", "\u5728\uFF0C\u4F60", "\u4E5F\u5728\u3002"}));
    EXPECT_EQ(break_lines("\u6211\uFF08\u4F60\uFF09", 6, 5, three_bytes_each), (Lines{"\u6211", "\uFF08\u4F60\uFF09"}));
    EXPECT_EQ(break_lines("UDP\u6D4B\u8BD5", 6, 5, three_bytes_each), (Lines{"UDP\u6D4B", "\u8BD5"}));
}

TEST(LineBreak, KnowsWhereATextBegins) {
    EXPECT_FALSE(begins_right_to_left("Ana \u0639"));
    EXPECT_TRUE(begins_right_to_left("12 \u0639\u0631 Ana"));
    EXPECT_TRUE(begins_right_to_left("\u05E9"));
    EXPECT_TRUE(begins_right_to_left("\u200FAna"));
    EXPECT_FALSE(begins_right_to_left("\u4F60 \u0639"));
    EXPECT_FALSE(begins_right_to_left("12"));
    EXPECT_FALSE(begins_right_to_left(""));
}

TEST(WrapText, CutsWordsThatAreWiderThanALineButNoLetters) {
    struct WrapRow {
        const char* what;
        std::string text;
        float width;
        Lines expected;
    };
    const std::string thumb = "\U0001F44D\U0001F3FD";
    const std::string family = "\U0001F468\u200D\U0001F469";
    const std::string flag = "\U0001F1F8\U0001F1EA";
    const WrapRow rows[] = {
        {"nothing", "", 5, {}},
        {"blanks alone", "   ", 5, {}},
        {"what fits", "one two", 7, {"one two"}},
        {"at blanks", "one two three", 8, {"one two", "three"}},
        {"blanks within a line stay", " one  two ", 9, {"one  two"}},
        {"a long word", "abcdefghij k", 4, {"abcd", "efgh", "ij k"}},
        {"a long word after a short one", "a bcdefgh", 4, {"a", "bcde", "fgh"}},
        {"letters wider than a line", "ab", 0.5F, {"a", "b"}},
        {"a script without blanks", "\u4ECA\u5929\u7684\u8BA1", 6, {"\u4ECA\u5929", "\u7684\u8BA1"}},
        {"an accent stays with its letter", "ae\u0301o", 2, {"a", "e\u0301", "o"}},
        {"an emoji and its color", thumb + thumb, 8, {thumb, thumb}},
        {"joined emoji", family + family, 12, {family, family}},
        {"a flag", flag + flag, 12, {flag, flag}},
    };
    // Each byte is one wide: letters of several bytes cannot be cut by chance.
    const auto width_of = [](std::string_view text) { return static_cast<float>(text.size()); };
    for (const WrapRow& row : rows) {
        SCOPED_TRACE(row.what);
        Lines lines;
        for (const TextSpan& span : wrap_text(row.text, row.width, width_of)) {
            lines.push_back(row.text.substr(span.begin, span.end - span.begin));
        }
        EXPECT_EQ(lines, row.expected);
    }
}

}  // namespace
}  // namespace parley::ui
