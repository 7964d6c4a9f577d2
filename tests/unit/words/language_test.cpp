// Languages: every table is whole, and nothing in a table is believed.
#include "core/words/language.hpp"

#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "core/words/say.hpp"
#include "support/language_tables.hpp"

namespace parley {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Phrase phrase_at(std::size_t index) {
    return static_cast<Phrase>(index);
}

Language read(std::string_view tag, const std::string& phrases, std::vector<std::string>& problems) {
    return Language(tag, "{\"phrases\":{" + phrases + "}}", problems);
}

TEST(Languages, EveryTableIsWhole) {
    EXPECT_EQ(std::size(test::language_tables), 4U);
    for (const test::LanguageTable& one : test::language_tables) {
        std::vector<std::string> problems;
        const Language language(one.tag, one.table, problems);
        EXPECT_EQ(language.tag(), one.tag);
        // Wrong places, missing forms and names that no phrase has are all told.
        EXPECT_THAT(problems, IsEmpty());
        for (std::size_t index = 0; index < phrase_count(); ++index) {
            EXPECT_TRUE(language.has(phrase_at(index))) << one.tag << ": " << english(phrase_at(index)).name;
        }
    }
}

TEST(Languages, EveryPhraseHasANameOfItsOwn) {
    std::set<std::string_view> names;
    for (std::size_t index = 0; index < phrase_count(); ++index) {
        EXPECT_TRUE(names.insert(english(phrase_at(index)).name).second);
        EXPECT_EQ(phrase_named(english(phrase_at(index)).name), phrase_at(index));
    }
    EXPECT_EQ(phrase_named("NoSuchPhrase"), std::nullopt);
}

TEST(Languages, WhatIsWrongInATableIsEnglishAndTold) {
    struct Case {
        const char* name;
        std::string phrases;
        const char* problem;
    };
    const Case cases[] = {
        {"a name of nothing", R"("Nonsense":"Unsinn")", "no phrase is called Nonsense"},
        {"no text", R"("Leave":7)", "Leave is no text"},
        {"an empty one", R"("Leave":"")", "Leave is empty"},
        {"a long one", "\"Leave\":\"" + std::string(limits::phrase_bytes_max + 1, 'x') + "\"", "Leave is too long"},
        {"a line end", R"("Leave":"Ge\nhen")", "Leave has control characters"},
        {"a place too many", R"("Leave":"Gehen {1}")", "Leave has other places than in English"},
        {"a place too few", R"("Pin":"Anheften")", "Pin has other places than in English"},
        {"a place twice", R"("Pin":"{1}{1}")", "Pin has other places than in English"},
        {"an open brace", R"("Leave":"Gehen {")", "Leave has other places than in English"},
        {"forms where no number decides", R"("Leave":{"one":"a","other":"b"})", "Leave is no text"},
        {"no forms where one decides", R"("Bytes":"{1} Bytes")", "forms are missing of Bytes"},
        {"a form too few", R"("Bytes":{"other":"{1} Bytes"})", "forms are missing of Bytes"},
        {"a form of another language", R"("Bytes":{"two":"{1} Byte","other":"{1} Bytes"})",
         "forms are missing of Bytes"},
    };
    for (const Case& one : cases) {
        SCOPED_TRACE(one.name);
        std::vector<std::string> problems;
        const Language language = read("de", one.phrases + R"(,"Chat":"Plausch")", problems);
        EXPECT_THAT(problems, ElementsAre("language de: " + std::string(one.problem)));
        EXPECT_EQ(language.pattern(Phrase::Leave), "Leave");
        EXPECT_EQ(language.pattern(Phrase::Bytes, PluralCategory::One), "{1} byte");
        EXPECT_EQ(language.pattern(Phrase::Chat), "Plausch");
    }
}

TEST(Languages, WhatIsNoTableIsEnglish) {
    for (const char* table : {"", "[]", "{}", "nonsense", R"({"phrases":[]})"}) {
        std::vector<std::string> problems;
        const Language language("de", table, problems);
        EXPECT_EQ(language.tag(), "en");
        EXPECT_EQ(problems.size(), 1U) << table;
    }
}

TEST(Languages, UnknownOnesAreEnglish) {
    std::vector<std::string> problems;
    EXPECT_EQ(Language("tlh", R"({"phrases":{"Chat":"ja'chuq"}})", problems).pattern(Phrase::Chat), "Chat");
    EXPECT_THAT(problems, ElementsAre("language tlh is not known"));
    problems.clear();
    EXPECT_EQ(Language("", "", problems).tag(), "en");
    EXPECT_EQ(Language("en", "", problems).tag(), "en");
    EXPECT_THAT(problems, IsEmpty());
}

TEST(Saying, FillsThePlacesInTheirOrder) {
    EXPECT_EQ(std::string(say(Phrase::Leave)), "Leave");
    EXPECT_EQ(say(Phrase::MemberOffers, "Ben", "plan.pdf"), "Ben offers plan.pdf");
    // What is put in is no pattern.
    EXPECT_EQ(say(Phrase::MemberOffers, "{2}", "{1}"), "{2} offers {1}");
    std::vector<std::string> problems;
    const Language german = read("de", R"("MemberOffers":"{2} kommt von {1}")", problems);
    const Speaking speaking(german);
    EXPECT_EQ(say(Phrase::MemberOffers, "Ben", "plan.pdf"), "plan.pdf kommt von Ben");
}

TEST(Saying, CountsAsTheLanguageOfThePhraseDoes) {
    EXPECT_EQ(say_counted(Phrase::PeopleCount, 1), "1 person");
    EXPECT_EQ(say_counted(Phrase::PeopleCount, 0), "0 people");
    for (const test::LanguageTable& one : test::language_tables) {
        if (one.tag != "ar") continue;
        std::vector<std::string> problems;
        const Language arabic(one.tag, one.table, problems);
        const Speaking speaking(arabic);
        std::set<std::string> forms;
        for (const std::uint64_t number : {0, 1, 2, 3, 11, 100}) {
            forms.insert(say_counted(Phrase::PeopleCount, number));
        }
        EXPECT_EQ(forms.size(), 6U);
    }
    std::vector<std::string> problems;
    const Language without = read("ar", R"("Chat":"\u0634")", problems);
    const Speaking speaking(without);
    EXPECT_EQ(say_counted(Phrase::PeopleCount, 2), "2 people");
}

TEST(Saying, ScopesLieWithinEachOther) {
    std::vector<std::string> problems;
    const Language german = read("de", R"("Chat":"Plausch")", problems);
    const Language spanish = read("es", R"("Chat":"Charla")", problems);
    const Speaking first(german);
    {
        const Speaking second(spanish);
        EXPECT_EQ(std::string(say(Phrase::Chat)), "Charla");
    }
    EXPECT_EQ(std::string(say(Phrase::Chat)), "Plausch");
}

TEST(Saying, JoinsWhatIsThere) {
    EXPECT_EQ(joined(Phrase::Comma, "a", "b"), "a, b");
    EXPECT_EQ(joined(Phrase::Comma, "", "b"), "b");
    EXPECT_EQ(joined(Phrase::Comma, "a", ""), "a");
}

// UAX 9: a name in Latin letters at the beginning must not turn an Arabic sentence.
TEST(Saying, KeepsTheDirectionOfASentenceApartFromWhatIsPutIn) {
    std::vector<std::string> problems;
    const Language arabic = read("ar", R"("Pin":"\u062B {1}")", problems);
    const Speaking speaking(arabic);
    EXPECT_EQ(say(Phrase::Pin, "Ana"), "\u200F\u062B \u2068Ana\u2069");
}

}  // namespace
}  // namespace parley
