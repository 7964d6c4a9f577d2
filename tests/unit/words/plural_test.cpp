// Plurals: the rules of five languages, number by number.
#include "core/words/plural.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace parley {
namespace {

using enum PluralCategory;

struct Case {
    const char* language;
    std::uint64_t number;
    PluralCategory category;
};

// The samples of CLDR 44, "Language Plural Rules", cardinals.
constexpr Case cases[] = {
    {"en", 0, Other},   {"en", 1, One},     {"en", 2, Other},   {"en", 11, Other}, {"en", 101, Other},
    {"de", 0, Other},   {"de", 1, One},     {"de", 2, Other},   {"de", 21, Other}, {"es", 0, Other},
    {"es", 1, One},     {"es", 2, Other},   {"es", 100, Other}, {"zh", 0, Other},  {"zh", 1, Other},
    {"zh", 2, Other},   {"ar", 0, Zero},    {"ar", 1, One},     {"ar", 2, Two},    {"ar", 3, Few},
    {"ar", 10, Few},    {"ar", 11, Many},   {"ar", 26, Many},   {"ar", 99, Many},  {"ar", 100, Other},
    {"ar", 101, Other}, {"ar", 102, Other}, {"ar", 103, Few},   {"ar", 110, Few},  {"ar", 111, Many},
    {"ar", 200, Other}, {"ar", 1003, Few},  {"ar", 1011, Many}, {"tlh", 1, One},   {"tlh", 2, Other},
};

TEST(Plurals, FollowCldr) {
    for (const Case& one : cases) {
        EXPECT_EQ(to_text(plural_category(one.language, one.number)), to_text(one.category))
            << one.language << ' ' << one.number;
    }
}

TEST(Plurals, EveryCategoryThatANumberTakesIsOneOfTheLanguage) {
    for (const char* language : {"en", "de", "es", "zh", "ar"}) {
        const std::vector<PluralCategory> categories = plural_categories(language);
        for (std::uint64_t number = 0; number < 250; ++number) {
            const PluralCategory category = plural_category(language, number);
            EXPECT_NE(std::find(categories.begin(), categories.end(), category), categories.end())
                << language << ' ' << number;
        }
    }
}

TEST(Plurals, CategoriesAreSpelledAsInCldr) {
    for (const PluralCategory category : {Zero, One, Two, Few, Many, Other}) {
        EXPECT_EQ(plural_category_from(to_text(category)), category);
    }
    EXPECT_EQ(plural_category_from("several"), std::nullopt);
}

}  // namespace
}  // namespace parley
