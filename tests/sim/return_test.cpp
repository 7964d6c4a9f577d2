// Returns: the server is lost and found again, and the calls between the members never notice.
#include <string>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/views.hpp"
#include "sim/world.hpp"
#include "support/proof.hpp"

namespace parley::sim {
namespace {

class Return : public testing::Test {
  protected:
    static HubOptions hub() {
        HubOptions options;
        options.prove = test::prove;
        return options;
    }
    BrowserTab& join(const std::string& name) { return world.join({.name = name}); }
    std::string problems() { return listed(world.settle()); }
    void lose_server_for(Duration time) {
        world.server().stop();
        world.run_for(time);
        world.server().start();
    }

    World world{{.seed = 11, .hub = hub()}};
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    PeerId id;
    std::uint32_t connection = 0;

    void SetUp() override {
        ASSERT_EQ(problems(), "");
        id = ana.snapshot().self;
        connection = connection_number(ana, bo);
    }
    void expect_the_same_call() {
        EXPECT_EQ(problems(), "");
        EXPECT_EQ(ana.snapshot().self, id);
        EXPECT_EQ(connection_number(ana, bo), connection);
        EXPECT_EQ(view_of(bo, ana)->id, id);
    }
};

TEST_F(Return, FromALostSocketKeepsIdAndConnection) {
    ana.cut_socket(0ms);
    expect_the_same_call();
}

TEST_F(Return, IsUnnoticedByTheOthers) {
    ana.cut_socket(0ms);
    for (int i = 0; i < 100; ++i) {
        world.run_for(100ms);
        EXPECT_EQ(bo.snapshot().members.size(), 1U);
    }
}

TEST_F(Return, AtTheSameTimeByBoth) {
    ana.cut_socket(0ms);
    bo.cut_socket(0ms);
    expect_the_same_call();
}

TEST_F(Return, AfterOneSideAloneWasSeenToLoseTheSocket) {
    ana.cut_socket(20s);
    expect_the_same_call();
}

TEST_F(Return, AtOnceWhenTheNetworkIsThereAgainAndTheOldSocketDoesNotKnow) {
    constexpr Duration longer_than_anybody_waits = 100h;
    ana.cut_socket(longer_than_anybody_waits);
    world.run_for(10s);
    ana.tell(event::NetworkChanged{.online = true});
    world.run_for(1s);
    EXPECT_EQ(ana.snapshot().signaling, SignalingLink::Open);
    bo.wish(intent::SetMicrophone{.on = false});
    expect_the_same_call();
    EXPECT_FALSE(view_of(ana, bo)->state.microphone_on);
}

TEST_F(Return, AtOnceWhenThePageIsSeenAgain) {
    world.server().stop();
    world.run_for(60s);
    world.server().start();
    ana.tell(event::PageShown{});
    world.run_for(1s);
    EXPECT_EQ(ana.snapshot().signaling, SignalingLink::Open);
    expect_the_same_call();
}

TEST_F(Return, AfterARestartThatLostAllMemory) {
    lose_server_for(10s);
    expect_the_same_call();
}

TEST_F(Return, AfterTwoRestartsInARow) {
    lose_server_for(500ms);
    world.run_for(200ms);
    lose_server_for(5s);
    expect_the_same_call();
}

TEST_F(Return, ToTheNextServerIsUnnoticedByTheOthers) {
    world.server().replace(3s);
    for (int i = 0; i < 100; ++i) {
        world.run_for(100ms);
        EXPECT_EQ(ana.snapshot().members.size(), 1U);
        EXPECT_EQ(bo.snapshot().members.size(), 1U);
        EXPECT_EQ(link_state(ana, bo), LinkState::Connected);
    }
    EXPECT_EQ(ana.snapshot().signaling, SignalingLink::Open);
    EXPECT_EQ(bo.snapshot().signaling, SignalingLink::Open);
    expect_the_same_call();
}

TEST_F(Return, ToTheNextServerBringsWhatWasSaidWhileEachHadOneOfThem) {
    world.server().replace(20s);
    world.run_for(5s);
    ASSERT_EQ(world.server().hub().statistics().members, 1U);
    ana.wish(intent::SetMicrophone{.on = false});
    bo.wish(intent::SetMicrophone{.on = false});
    ana.restart_all_connections();
    world.run_for(2s);
    bo.restart_all_connections();
    expect_the_same_call();
    EXPECT_FALSE(view_of(bo, ana)->state.microphone_on);
    EXPECT_FALSE(view_of(ana, bo)->state.microphone_on);
}

TEST_F(Return, ToTheNextServerMeetsWhoCameThereFirst) {
    world.server().replace(20s);
    BrowserTab& cy = join("Cy");
    world.run_for(5s);
    EXPECT_EQ(cy.snapshot().members.size(), 1U) << "of Bo, who is at the former one, nobody knows here";
    expect_the_same_call();
    EXPECT_EQ(cy.snapshot().members.size(), 2U);
}

TEST_F(Return, ToTheNextServerIsNotHinderedByAThird) {
    world.server().replace(10s);
    world.run_for(2s);
    world.server().replace(1s);
    expect_the_same_call();
}

TEST_F(Return, BringsTheStateThatChangedMeanwhile) {
    ana.cut_socket(0ms);
    bo.cut_socket(0ms);
    world.run_for(1ms);
    ana.wish(intent::SetMicrophone{.on = false});
    expect_the_same_call();
    EXPECT_FALSE(view_of(bo, ana)->state.microphone_on);
}

TEST_F(Return, BringsTheStateThatChangedWhileTheServerForgotAll) {
    world.server().stop();
    world.run_for(3s);
    ana.wish(intent::SetMicrophone{.on = false});
    world.run_for(3s);
    world.server().start();
    expect_the_same_call();
    EXPECT_FALSE(view_of(bo, ana)->state.microphone_on);
}

// Seeds 27969, 31332, 40623 and six more.
TEST_F(Return, BringsTheStateThatChangedBetweenTheJoinAndItsAnswer) {
    world.server().stop();
    world.run_for(60s);
    world.surroundings().signaling.set_latency({.least = 200ms, .most = 200ms});
    world.server().start();
    ana.tell(event::PageShown{});
    world.run_for(600ms);
    ASSERT_EQ(ana.snapshot().signaling, SignalingLink::Reconnecting);
    ana.wish(intent::SetMicrophone{.on = false});
    expect_the_same_call();
    EXPECT_FALSE(view_of(bo, ana)->state.microphone_on);
}

// Seed 926.
TEST_F(Return, RepeatsAnOfferToWhoWasNotBackYet) {
    world.server().stop();
    world.run_for(60s);
    world.server().start();
    ana.tell(event::PageShown{});
    world.run_for(1s);
    ana.restart_all_connections();
    world.run_for(500ms);
    ASSERT_EQ(bo.snapshot().signaling, SignalingLink::Reconnecting);
    expect_the_same_call();
}

TEST_F(Return, MeetsWhoCameMeanwhile) {
    ana.cut_socket(2s);
    BrowserTab& cy = join("Cy");
    expect_the_same_call();
    EXPECT_EQ(cy.snapshot().members.size(), 2U);
}

TEST_F(Return, MeetsWhoCameRightAfterARestart) {
    lose_server_for(5s);
    BrowserTab& cy = join("Cy");
    expect_the_same_call();
    EXPECT_EQ(cy.snapshot().members.size(), 2U);
}

TEST_F(Return, MissesWhoLeftMeanwhile) {
    BrowserTab& cy = join("Cy");
    ASSERT_EQ(problems(), "");
    ana.cut_socket(0ms);
    world.run_for(1ms);
    world.want_out(cy);
    expect_the_same_call();
    EXPECT_EQ(ana.snapshot().members.size(), 1U);
}

TEST_F(Return, LetsGoOfWhoDoesNotComeBackAfterARestart) {
    BrowserTab& cy = join("Cy");
    ASSERT_EQ(problems(), "");
    world.server().stop();
    world.run_for(1s);
    cy.close(false);
    world.run_for(1s);
    world.server().start();
    expect_the_same_call();
    EXPECT_EQ(ana.snapshot().members.size(), 1U);
}

TEST_F(Return, AfterTheTimeOfThePlaceMakesNewLinks) {
    ana.cut_socket(0ms);
    world.surroundings().signaling.set_latency({.least = 100s, .most = 100s});
    world.run_for(90s);
    EXPECT_EQ(link_state(ana, bo), LinkState::Connected) << "as long as nobody knows better";
    world.surroundings().signaling.set_latency({.least = 1ms, .most = 100ms});
    EXPECT_EQ(problems(), "");
}

}  // namespace
}  // namespace parley::sim
