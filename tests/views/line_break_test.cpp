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

}  // namespace
}  // namespace parley::ui
