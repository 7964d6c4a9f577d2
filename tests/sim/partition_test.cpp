// Partitions: the server, or another member, is out of reach for a while, both ways or one way only.
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/dialects.hpp"
#include "sim/views.hpp"
#include "sim/world.hpp"
#include "support/proof.hpp"

namespace parley::sim {
namespace {

using Way = SignalingNetwork::Way;

// Members with places to come back to, and others.
class Partition : public testing::TestWithParam<std::string> {
  protected:
    static HubOptions hub() {
        HubOptions options;
        options.prove = test::prove;
        return options;
    }
    BrowserTab& join(const std::string& name) { return world.join({.name = name, .dialect = GetParam()}); }
    std::string problems() { return listed(world.settle()); }
    SignalingNetwork& signaling() { return world.surroundings().signaling; }
    MediaNetwork& media() { return world.surroundings().media; }

    World world{{.seed = 4, .hub = hub()}};
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    std::uint32_t connection = 0;

    void SetUp() override {
        ASSERT_EQ(problems(), "");
        connection = connection_number(ana, bo);
    }
};

TEST_P(Partition, OfSecondsFromTheServerIsNotNoticedAndLosesNothing) {
    signaling().block_all(Way::Both);
    ana.wish(intent::SetMicrophone{.on = false});
    world.run_for(10s);
    EXPECT_EQ(ana.snapshot().signaling, SignalingLink::Open);
    signaling().unblock_all();
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(connection_number(ana, bo), connection);
    EXPECT_FALSE(view_of(bo, ana)->state.microphone_on);
}

TEST_P(Partition, OfMinutesFromTheServerEndsNoCallMeanwhile) {
    signaling().block_all(Way::Both);
    world.run_for(200s);
    EXPECT_EQ(ana.snapshot().signaling, SignalingLink::Reconnecting);
    EXPECT_EQ(link_state(ana, bo), LinkState::Connected);
    EXPECT_EQ(connection_number(ana, bo), connection);
    signaling().unblock_all();
    EXPECT_EQ(problems(), "");
}

TEST_P(Partition, OneWayOnlyHealsWhicheverWayItIs) {
    for (const Way way : {Way::ToServer, Way::ToClient}) {
        for (const Duration time : {Duration(5s), Duration(100s)}) {
            signaling().block(ana, way);
            world.run_for(time);
            // Other dialects do not say whether a member has left or was lost.
            if (GetParam() == "parley" || time < 60s) {
                EXPECT_EQ(link_state(ana, bo), LinkState::Connected);
            }
            signaling().unblock(ana);
            EXPECT_EQ(problems(), "");
        }
    }
}

TEST_P(Partition, SomebodyWhoComesMeanwhileGetsInAfterwards) {
    signaling().block_all(Way::Both);
    BrowserTab& cy = join("Cy");
    world.run_for(60s);
    EXPECT_NE(cy.snapshot().phase, Phase::InRoom);
    signaling().unblock_all();
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(cy.snapshot().members.size(), 2U);
}

TEST_P(Partition, APathThatCarriesPacketsOneWayOnlyIsDeadForBothAndHeals) {
    for (BrowserTab* const from : {&ana, &bo}) {
        BrowserTab& to = from == &ana ? bo : ana;
        media().cut_one_way(from->tab(), to.tab());
        world.run_for(7s);
        EXPECT_NE(link_state(ana, bo), LinkState::Connected);
        EXPECT_NE(link_state(bo, ana), LinkState::Connected);
        world.run_for(60s);
        media().heal_all();
        EXPECT_EQ(problems(), "");
    }
}

INSTANTIATE_TEST_SUITE_P(Dialects, Partition, testing::ValuesIn(all_dialects()),
                         [](const auto& row) { return test_name(row.param); });

class PlacePartition : public Partition {};

TEST_P(PlacePartition, WhatTheServerSaysComesThroughWhileOurWordsWait) {
    signaling().block(ana, Way::ToServer);
    ana.wish(intent::SetMicrophone{.on = false});
    bo.wish(intent::SetCamera{.on = false});
    world.run_for(2s);
    EXPECT_FALSE(view_of(ana, bo)->state.camera_on);
    EXPECT_TRUE(view_of(bo, ana)->state.microphone_on);
    signaling().unblock(ana);
    EXPECT_EQ(problems(), "");
    EXPECT_FALSE(view_of(bo, ana)->state.microphone_on);
}

TEST_P(PlacePartition, OurWordsComeThroughWhileTheServerIsNotHeard) {
    signaling().block(ana, Way::ToClient);
    ana.wish(intent::SetMicrophone{.on = false});
    bo.wish(intent::SetCamera{.on = false});
    world.run_for(2s);
    EXPECT_TRUE(view_of(ana, bo)->state.camera_on);
    EXPECT_FALSE(view_of(bo, ana)->state.microphone_on);
    signaling().unblock(ana);
    EXPECT_EQ(problems(), "");
    EXPECT_FALSE(view_of(ana, bo)->state.camera_on);
}

TEST_P(PlacePartition, TheServerRemembersWhoWasOutOfReachForAMinute) {
    const PeerId id = ana.snapshot().self;
    signaling().block(ana, Way::Both);
    for (int second = 0; second < 70; ++second) {
        world.run_for(1s);
        EXPECT_EQ(bo.snapshot().members.size(), 1U);
    }
    signaling().unblock(ana);
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(ana.snapshot().self, id);
    EXPECT_EQ(connection_number(ana, bo), connection);
}

TEST_P(PlacePartition, AServerThatTookAnotherKeyMeanwhileGivesNewIds) {
    const PeerId id = ana.snapshot().self;
    world.server().stop();
    world.server().change_key();
    world.run_for(5s);
    world.server().start();
    EXPECT_EQ(problems(), "");
    EXPECT_NE(ana.snapshot().self, id);
}

INSTANTIATE_TEST_SUITE_P(Dialects, PlacePartition, testing::Values("parley"),
                         [](const auto& row) { return test_name(row.param); });

}  // namespace
}  // namespace parley::sim
