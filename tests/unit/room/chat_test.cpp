// The machine of the chat: one order, nothing twice, and nobody who spoils it for others.
#include "core/room/chat.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"

namespace parley::room {
namespace {

using Outcome = Chat::Outcome;

const PeerId ana{"a"};
const PeerId ben{"b"};
const PeerId cy{"c"};
constexpr Instant start{1000ms};

signal::Written written(std::uint32_t number, std::string text) {
    return {.number = number, .text = std::move(text)};
}

signal::Told told(const PeerId& author, std::uint32_t number, std::string text) {
    return {.author = author, .name = author.value, .written = written(number, std::move(text))};
}

std::string texts(const Chat& chat) {
    std::string all;
    for (const ChatMessage& message : chat.messages()) all += (all.empty() ? "" : " ") + message.text;
    return all;
}

// Of a person who writes no faster than anybody may.
std::uint32_t write(Chat& chat, const PeerId& self, const std::string& text) {
    return chat.write(start, self, self.value, text)->number;
}

TEST(Chat, WhatAServerBringsIsNumberedHereAndTheSameTwiceIsTwoMessages) {
    Chat chat;
    write(chat, ana, "one");
    EXPECT_EQ(chat.take_said(start, ben, "Ben", "two"), Outcome::Added);
    EXPECT_EQ(chat.take_said(start, ben, "Ben", "two"), Outcome::Added);
    EXPECT_EQ(chat.take(start, cy, "Cy", written(4, "three")), Outcome::Added);
    EXPECT_EQ(texts(chat), "one two two three");
    EXPECT_EQ(chat.unread(), 3U);
}

TEST(Chat, WhatComesByTheServerAndByTheLinkIsOneMessageWhoeverTheServerSaysItIsFrom) {
    const PeerId former{"ben-before"};
    for (const PeerId& said_by : {ben, former, PeerId{}}) {
        Chat chat;
        EXPECT_EQ(chat.take_said(start, said_by, "Ben", "one"), Outcome::Added);
        EXPECT_EQ(chat.take(start, ben, "Ben", written(7, "one")), Outcome::Known);
        EXPECT_EQ(chat.take(start, ben, "Ben", written(8, "two")), Outcome::Added);
        EXPECT_EQ(chat.take_said(start, said_by, "Ben", "two"), Outcome::Known);
        EXPECT_EQ(texts(chat), "one two");
        EXPECT_EQ(chat.entries().front().shown.author, ben);
        EXPECT_FALSE(chat.entries().front().shown.over_server);
        EXPECT_EQ(chat.take_said(start, cy, "Cy", "one"), Outcome::Added);
        EXPECT_EQ(texts(chat), "one two one");
    }
}

TEST(Chat, AuthorsWithoutAnIdShareOneAllowance) {
    Chat chat;
    for (std::uint32_t i = 0; i < limits::chat_burst; ++i) {
        EXPECT_EQ(chat.take_said(start, {}, i % 2 == 0 ? "Dan" : "Eve", "again"), Outcome::Added);
    }
    EXPECT_EQ(chat.take_said(start, {}, "Fay", "too many"), Outcome::TooMany);
    EXPECT_EQ(chat.take_said(start, ben, "Ben", "not I"), Outcome::Added);
}

TEST(Chat, OurOwnMessagesAreCountedAndMarked) {
    Chat chat;
    EXPECT_EQ(write(chat, ana, "one"), 1U);
    EXPECT_EQ(write(chat, ana, "two"), 2U);
    EXPECT_EQ(texts(chat), "one two");
    EXPECT_EQ(
        chat.messages()[1],
        (ChatMessage{.sequence = 2, .author = ana, .name = "a", .text = "two", .is_own = true, .was_told = false}));
    EXPECT_EQ(chat.unread(), 0U);
}

TEST(Chat, AnAnswerStandsBelowWhatItAnswersWhicheverCameFirst) {
    Chat at_ana;
    const std::uint32_t question = write(at_ana, ana, "question");
    Chat at_ben;
    at_ben.take(start, ana, "Ana", written(question, "question"));
    const std::uint32_t answer = write(at_ben, ben, "answer");
    EXPECT_GT(answer, question);
    Chat at_cy;
    at_cy.take(start, ben, "Ben", written(answer, "answer"));
    at_cy.take(start, ana, "Ana", written(question, "question"));
    EXPECT_EQ(texts(at_cy), "question answer");
}

TEST(Chat, WhatWasWrittenAtTheSameTimeStandsInTheSameOrderEverywhere) {
    Chat at_ana;
    Chat at_ben;
    const std::uint32_t by_ana = write(at_ana, ana, "ana");
    const std::uint32_t by_ben = write(at_ben, ben, "ben");
    at_ana.take(start, ben, "Ben", written(by_ben, "ben"));
    at_ben.take(start, ana, "Ana", written(by_ana, "ana"));
    EXPECT_EQ(texts(at_ana), "ana ben");
    EXPECT_EQ(texts(at_ben), "ana ben");
}

TEST(Chat, WhatComesTwiceIsThereOnce) {
    Chat chat;
    EXPECT_EQ(chat.take(start, ben, "Ben", written(1, "hello")), Outcome::Added);
    EXPECT_EQ(chat.take(start, ben, "Ben", written(1, "hello")), Outcome::Known);
    EXPECT_EQ(chat.take_told(start, cy, told(ben, 1, "something else")), Outcome::Known);
    EXPECT_EQ(texts(chat), "hello");
    EXPECT_EQ(chat.unread(), 1U);
}

TEST(Chat, WhoCountsAnewUnderAFormerIdIsHeard) {
    Chat chat;
    chat.take(start, ben, "Ben", written(1, "before"));
    EXPECT_EQ(chat.take(start, ben, "Ben", written(1, "after")), Outcome::Added);
    EXPECT_EQ(chat.take(start, ben, "Ben", written(1, "after")), Outcome::Known);
    EXPECT_EQ(texts(chat), "before after");
}

TEST(Chat, TheAuthorsOwnWordReplacesWhatWasTold) {
    Chat chat;
    chat.take_told(start, cy, told(ben, 1, "told"));
    EXPECT_TRUE(chat.messages()[0].was_told);
    EXPECT_EQ(chat.take(start, ben, "Ben", written(1, "said")), Outcome::Added);
    EXPECT_EQ(texts(chat), "said");
    EXPECT_FALSE(chat.messages()[0].was_told);
    EXPECT_EQ(chat.unread(), 1U);
}

TEST(Chat, AFloodIsBoundedAndSlowsNobodyElseDown) {
    Chat chat;
    std::uint32_t added = 0;
    for (std::uint32_t number = 1; number <= 1000; ++number) {
        if (chat.take(start, ben, "Ben", written(number, "spam")) == Outcome::Added) ++added;
    }
    EXPECT_EQ(added, limits::chat_burst);
    EXPECT_EQ(chat.take(start, ben, "Ben", written(2000, "spam")), Outcome::TooMany);
    EXPECT_EQ(chat.take_told(start, ben, told(cy, 1, "spam")), Outcome::TooMany);
    EXPECT_EQ(chat.take(start, cy, "Cy", written(1, "hello")), Outcome::Added);
    EXPECT_NE(chat.write(start, ana, "Ana", "hello"), nullptr);
    EXPECT_EQ(chat.take(start + 1s, ben, "Ben", written(2000, "better")), Outcome::Added);
}

TEST(Chat, OurselvesWeWriteNoFasterThanOthersTake) {
    Chat chat;
    for (std::uint32_t count = 0; count < limits::chat_sent_burst; ++count) {
        EXPECT_NE(chat.write(start, ana, "Ana", "more"), nullptr);
    }
    EXPECT_EQ(chat.write(start, ana, "Ana", "too much"), nullptr);
    EXPECT_NE(chat.write(start + 1s, ana, "Ana", "later"), nullptr);
    EXPECT_LT(limits::chat_sent_burst, limits::chat_burst);
    EXPECT_LT(limits::chat_sent_per_second, limits::chat_per_second);
}

TEST(Chat, TheOldestGoWhenThereAreTooMany) {
    Chat chat;
    Instant now = start;
    for (std::uint32_t number = 1; number <= limits::chat_messages_max + 5; ++number) {
        now += 1s;
        ASSERT_EQ(chat.take(now, ben, "Ben", written(number, std::to_string(number))), Outcome::Added);
    }
    EXPECT_EQ(chat.messages().size(), limits::chat_messages_max);
    EXPECT_EQ(chat.messages()[0].text, "6");
    EXPECT_EQ(chat.unread(), limits::chat_messages_max);
    EXPECT_EQ(chat.take(now, ben, "Ben", written(3, "3")), Outcome::Known);
    EXPECT_EQ(chat.messages()[0].text, "6");
}

TEST(Chat, ANumberFarAheadNeitherStaysBelowNorStopsTheCount) {
    Chat chat;
    write(chat, ana, "one");
    EXPECT_EQ(chat.take(start, ben, "Ben", written(limits::chat_number_max, "liar")), Outcome::Added);
    const std::uint32_t next = write(chat, ana, "two");
    EXPECT_EQ(next, 1 + limits::chat_number_lead_max + 1);
    EXPECT_EQ(chat.take(start, cy, "Cy", written(next + 1, "three")), Outcome::Added);
    EXPECT_EQ(texts(chat), "one liar two three");
}

TEST(Chat, UnreadAreThoseOfOthersSinceTheyWereRead) {
    Chat chat;
    chat.take(start, ben, "Ben", written(1, "x"));
    chat.take_told(start, ben, told(cy, 1, "y"));
    write(chat, ana, "z");
    EXPECT_EQ(chat.unread(), 2U);
    chat.mark_read();
    EXPECT_EQ(chat.unread(), 0U);
    chat.take(start, ben, "Ben", written(9, "w"));
    EXPECT_EQ(chat.unread(), 1U);
}

TEST(Chat, AnAuthorIsCalledAsItIsCalledNow) {
    Chat chat;
    chat.take(start, ben, "Guest b", written(1, "x"));
    write(chat, ana, "y");
    chat.set_name(ben, "Ben");
    chat.set_name(ana, "Anonymous");
    EXPECT_EQ(chat.messages()[0].name, "Ben");
    EXPECT_EQ(chat.messages()[1].name, "a");
}

TEST(Chat, WhatNobodyHasGotIsOursUnderANewIdToo) {
    Chat chat;
    write(chat, ana, "sent");
    chat.mark_sent(1);
    write(chat, ana, "kept");
    chat.change_self(cy);
    EXPECT_EQ(chat.messages()[0].author, ana);
    EXPECT_EQ(chat.messages()[1].author, cy);
}

TEST(Chat, IsEmptyAfterARoom) {
    Chat chat;
    write(chat, ana, "x");
    chat.take(start, ben, "Ben", written(1, "x"));
    chat.clear();
    EXPECT_TRUE(chat.messages().empty());
    EXPECT_EQ(chat.unread(), 0U);
    EXPECT_EQ(write(chat, ana, "x"), 1U);
}

}  // namespace
}  // namespace parley::room
