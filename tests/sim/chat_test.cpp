// Chat: what people write reaches everybody once and in one order, whatever befalls the links and the server.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/world.hpp"

namespace parley::sim {
namespace {

class ChatStory : public testing::Test {
  protected:
    BrowserTab& join(const std::string& name) {
        return world.join({.name = name, .room = "room", .dialect = "parley"});
    }
    std::string problems() { return listed(world.settle()); }
    static void say(BrowserTab& tab, const std::string& text) { tab.wish(intent::SendChat{.text = text}); }
    static std::vector<std::string> texts(BrowserTab& tab) {
        std::vector<std::string> all;
        for (const ChatMessage& message : tab.snapshot().chat) all.push_back(message.text);
        return all;
    }

    World world{{.seed = 5}};
};

using Texts = std::vector<std::string>;

TEST_F(ChatStory, ThreeWriteAndReadTheSame) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    BrowserTab& cy = join("Cy");
    ASSERT_EQ(problems(), "");
    say(ana, "one");
    world.run_for(1s);
    say(bo, "two");
    world.run_for(1s);
    say(cy, "three");
    say(ana, "three as well");
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(texts(ana).size(), 4U);
    EXPECT_EQ(texts(ana), texts(bo));
    EXPECT_EQ(texts(ana), texts(cy));
    EXPECT_EQ(ana.snapshot().unread, 2U);
    EXPECT_EQ(ana.snapshot().counters, Counters{});
}

TEST_F(ChatStory, WhatIsWrittenWhileThereIsNoPathComesWhenThereIsOne) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    world.surroundings().media.cut(ana.tab(), bo.tab());
    say(ana, "at once");
    // Long enough for the connection to be thrown away.
    world.run_for(90s);
    say(ana, "much later");
    say(bo, "meanwhile");
    EXPECT_EQ(texts(bo), Texts{"meanwhile"});
    world.surroundings().media.heal_all();
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(texts(ana), texts(bo));
    EXPECT_EQ(texts(ana).size(), 3U);
}

TEST_F(ChatStory, TheServerIsNotNeeded) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    world.server().stop();
    world.run_for(5s);
    say(ana, "hello");
    world.run_for(5s);
    EXPECT_EQ(texts(bo), Texts{"hello"});
    world.server().start();
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(texts(bo), Texts{"hello"});
}

TEST_F(ChatStory, WhoComesLaterReadsWhatWasWrittenAlsoByThoseWhoHaveLeft) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    say(ana, "from Ana");
    world.run_for(1s);
    say(bo, "from Bo");
    world.run_for(1s);
    world.want_out(bo);
    ASSERT_EQ(problems(), "");
    BrowserTab& cy = join("Cy");
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(texts(cy), (Texts{"from Ana", "from Bo"}));
    EXPECT_FALSE(cy.snapshot().chat[0].was_told);
    EXPECT_TRUE(cy.snapshot().chat[1].was_told);
    EXPECT_EQ(cy.snapshot().chat[1].name, "Bo");
    EXPECT_EQ(cy.snapshot().counters.dropped_chat, 0U);
    EXPECT_EQ(ana.snapshot().unread, 1U);
}

TEST_F(ChatStory, WhatWasWrittenAloneIsThereForTheFirstWhoComes) {
    BrowserTab& ana = join("Ana");
    ASSERT_EQ(problems(), "");
    say(ana, "anybody here?");
    BrowserTab& bo = join("Bo");
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(texts(bo), Texts{"anybody here?"});
}

}  // namespace
}  // namespace parley::sim
