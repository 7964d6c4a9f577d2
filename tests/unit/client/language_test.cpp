// The session's language: notices are in it, and a table that is wrong leads to English and to a line in the log.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/client/client_session.hpp"
#include "support/language_tables.hpp"

namespace parley {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::Not;

ClientOptions options_in(std::string_view tag, std::string_view table) {
    ClientOptions options;
    options.language = tag;
    options.language_table = table;
    // What every session tells at once: that it cannot do what it was asked for.
    options.dialect = "nonsense";
    return options;
}

std::vector<std::string> logged(ClientSession& session) {
    std::vector<std::string> lines;
    session.start(Instant());
    while (const std::optional<Effect> effect = session.poll_effect()) {
        if (const auto* log = std::get_if<effect::Log>(&*effect)) lines.push_back(log->line);
    }
    return lines;
}

TEST(SessionLanguage, NoticesAreInIt) {
    for (const test::LanguageTable& one : test::language_tables) {
        ClientSession session(options_in(one.tag, one.table), 1);
        EXPECT_EQ(session.language().tag(), one.tag);
        EXPECT_THAT(logged(session), Not(Contains(HasSubstr("language"))));
        EXPECT_THAT(session.snapshot().notice->text, HasSubstr("nonsense"));
        EXPECT_THAT(session.snapshot().notice->text, Not(HasSubstr("dialect \"")));
    }
}

TEST(SessionLanguage, IsEnglishWhereTheTableIsWrongAndSaysSo) {
    ClientSession session(options_in("de", "{"), 1);
    EXPECT_EQ(session.language().tag(), "en");
    EXPECT_EQ(session.snapshot().notice->text, "The dialect \"nonsense\" is unknown. Check the page's address.");
    EXPECT_THAT(logged(session), Contains(HasSubstr("language de: ")));
}

TEST(SessionLanguage, OfManyProblemsAFewAreTold) {
    std::string phrases;
    for (int number = 0; number < 1000; ++number) phrases += ",\"Nonsense" + std::to_string(number) + "\":\"x\"";
    ClientSession session(options_in("de", "{\"phrases\":{" + phrases.substr(1) + "}}"), 1);
    std::size_t told = 0;
    for (const std::string& line : logged(session)) told += line.starts_with("language de: ") ? 1U : 0U;
    EXPECT_EQ(told, 8U);
}

TEST(SessionLanguage, TwoSessionsSpeakTwo) {
    const test::LanguageTable& first = test::language_tables[0];
    const test::LanguageTable& second = test::language_tables[1];
    ClientSession one(options_in(first.tag, first.table), 1);
    ClientSession other(options_in(second.tag, second.table), 1);
    ClientSession third(options_in("", ""), 1);
    EXPECT_NE(one.snapshot().notice->text, other.snapshot().notice->text);
    EXPECT_THAT(third.snapshot().notice->text, HasSubstr("is unknown"));
}

}  // namespace
}  // namespace parley
