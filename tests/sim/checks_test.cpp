// The checks themselves: a world that is broken on purpose must not pass for a good one.
#include "sim/checks.hpp"

#include <string>

#include <gtest/gtest.h>

namespace parley::sim {
namespace {

constexpr Duration patience = 90s;

std::string problems_at_the_end(World& world) {
    return listed(world.settle(patience));
}

testing::AssertionResult mentions(const std::string& problems, const std::string& what) {
    if (problems.find(what) != std::string::npos) return testing::AssertionSuccess();
    return testing::AssertionFailure() << "\"" << what << "\" is not among\n" << problems;
}

TEST(Checks, AnUndisturbedRoomHasNoProblems) {
    World world({});
    world.join({.name = "Ana"});
    world.join({.name = "Bo"});
    EXPECT_EQ(problems_at_the_end(world), "");
}

TEST(Checks, AnswersThatNeverArriveAreReported) {
    World world({});
    world.surroundings().signaling.set_loss(
        [](const std::string& frame) { return frame.find("\"answer\"") != std::string::npos; });
    world.join({.name = "Ana"});
    world.join({.name = "Bo"});
    EXPECT_TRUE(mentions(problems_at_the_end(world), "is not connected to"));
}

TEST(Checks, OneLostLeaveIsReported) {
    World world({});
    BrowserTab& ana = world.join({.name = "Ana"});
    world.join({.name = "Bo"});
    ASSERT_EQ(problems_at_the_end(world), "");
    world.surroundings().signaling.set_loss(
        [](const std::string& frame) { return frame.find("member-left") != std::string::npos; });
    ana.close(false);
    EXPECT_TRUE(mentions(problems_at_the_end(world), "Bo#2: sees 1 others instead of 0"));
}

TEST(Checks, AnEndThatNeverConnectsIsReported) {
    World world({});
    world.join({.name = "Ana"});
    TabOptions options = tab_of({.name = "Bo"});
    options.connections.never_connects = true;
    world.want_in(world.open_tab(options));
    EXPECT_TRUE(mentions(problems_at_the_end(world), "Bo#2: is not connected to Ana#1"));
}

TEST(Checks, AServerThatStaysDownIsReported) {
    World world({});
    world.join({.name = "Ana"});
    ASSERT_EQ(problems_at_the_end(world), "");
    world.server().stop();
    EXPECT_TRUE(mentions(problems_at_the_end(world), "Ana#1: has no signaling"));
}

TEST(Checks, AnOrderForSomethingThatIsGoneIsReported) {
    World world({});
    BrowserTab& ana = world.join({.name = "Ana"});
    ASSERT_EQ(problems_at_the_end(world), "");
    ana.execute(effect::RestartIce{.connection = {.index = 9, .generation = 9}});
    EXPECT_TRUE(mentions(problems_at_the_end(world), "an order names a connection that is not open"));
}

TEST(Checks, AConnectionThatIsLeftOverIsReported) {
    World world({});
    BrowserTab& ana = world.join({.name = "Ana"});
    ASSERT_EQ(problems_at_the_end(world), "");
    ana.execute(effect::OpenPeerConnection{.connection = {.index = 9, .generation = 9}, .ice_servers = {}});
    EXPECT_TRUE(mentions(problems_at_the_end(world), "has other connections than those to the members"));
}

}  // namespace
}  // namespace parley::sim
