// Initials: of names in many scripts.
#include "ui/initials.hpp"

#include <gtest/gtest.h>

namespace parley::ui {
namespace {

struct Row {
    const char* what;
    const char* name;
    const char* expected;
};

TEST(Initials, StandForAnyName) {
    const Row rows[] = {
        {"one word", "ana", "A"},
        {"two words", "Ana Bellandi", "AB"},
        {"first and last of many", "karl otto von berg", "KB"},
        {"blanks around", "  Ana   B  ", "AB"},
        {"an accent of its own", "\u00C9mile Zola", "\u00C9Z"},
        {"a combining accent", "E\u0301mile", "E\u0301"},
        {"Arabic: letters would join", "\u0633\u0627\u0631\u0629 \u0639\u0644\u064A", "\u0633"},
        {"Chinese", "\u738B \u660E", "\u738B"},
        {"an emoji with a skin tone", "\U0001F44B\U0001F3FD wave", "\U0001F44B\U0001F3FD"},
        {"a family joined of three", "\U0001F468\u200D\U0001F469\u200D\U0001F467",
         "\U0001F468\u200D\U0001F469\u200D\U0001F467"},
        {"a flag", "\U0001F1F8\U0001F1EA\U0001F1F8\U0001F1EA", "\U0001F1F8\U0001F1EA"},
        {"a mark of direction first", "\u200Fana", "A"},
        {"nothing", "", "?"},
        {"blanks only", " \u00A0 ", "?"},
        {"a cut character", "\xC3", "?"},
    };
    for (const Row& row : rows) EXPECT_EQ(initials(row.name), row.expected) << row.what;
}

}  // namespace
}  // namespace parley::ui
