// Link loss: what heartbeats notice, and how a link is mended with the server, without it, and by way of a third
// member.
#include <string>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/views.hpp"
#include "sim/world.hpp"
#include "support/proof.hpp"

namespace parley::sim {
namespace {

class LinkLoss : public testing::Test {
  protected:
    static HubOptions hub() {
        HubOptions options;
        options.prove = test::prove;
        return options;
    }
    BrowserTab& join(const std::string& name) {
        TabOptions options = tab_of({.name = name});
        options.client.link_window_seconds = 300;
        BrowserTab& tab = world.open_tab(options);
        world.want_in(tab);
        return tab;
    }
    std::string problems() { return listed(world.settle()); }
    void cut(BrowserTab& one, BrowserTab& other) { world.surroundings().media.cut(one.tab(), other.tab()); }
    void heal() { world.surroundings().media.heal_all(); }
    LinkState link(BrowserTab& one, BrowserTab& other) { return view_of(one, other)->link; }
    bool is_connected(BrowserTab& one, BrowserTab& other) {
        return link(one, other) == LinkState::Connected && link(other, one) == LinkState::Connected;
    }
    // Until both say that they are connected; how long it took.
    Duration wait_for_connection(BrowserTab& one, BrowserTab& other, Duration patience) {
        Duration waited{};
        while (!is_connected(one, other) && waited < patience) {
            world.run_for(100ms);
            waited += 100ms;
        }
        return waited;
    }

    World world{{.seed = 5, .hub = hub()}};
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    BrowserTab& cy = join("Cy");
    std::uint32_t connection = 0;

    void SetUp() override {
        ASSERT_EQ(problems(), "");
        connection = connection_number(ana, bo);
    }
};

TEST_F(LinkLoss, IsShownWithinTwoSecondsByBothAndByNobodyElse) {
    cut(ana, bo);
    world.run_for(2s);
    EXPECT_EQ(link(ana, bo), LinkState::Reconnecting);
    EXPECT_EQ(link(bo, ana), LinkState::Reconnecting);
    EXPECT_FALSE(view_of(ana, bo)->link_reason.empty());
    EXPECT_EQ(link(cy, ana), LinkState::Connected);
    EXPECT_EQ(link(cy, bo), LinkState::Connected);
}

TEST_F(LinkLoss, IsKnownToEverybodyInTheRoom) {
    EXPECT_TRUE(view_of(cy, ana)->troubles.links.empty());
    cut(ana, bo);
    world.run_for(3s);
    ASSERT_EQ(view_of(cy, ana)->troubles.links.size(), 1U);
    EXPECT_EQ(view_of(cy, ana)->troubles.links.front().peer, bo.snapshot().self);
    EXPECT_EQ(view_of(cy, bo)->troubles.links.front().peer, ana.snapshot().self);
    heal();
    EXPECT_EQ(problems(), "");
    EXPECT_TRUE(view_of(cy, ana)->troubles.links.empty());
}

TEST_F(LinkLoss, ThatPassesLeavesTheConnectionAsItIs) {
    cut(ana, bo);
    world.run_for(2s);
    heal();
    EXPECT_LE(wait_for_connection(ana, bo, 10s), 3s);
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(connection_number(ana, bo), connection);
}

TEST_F(LinkLoss, OfAMinuteIsMendedSoonAfterwards) {
    cut(ana, bo);
    world.run_for(60s);
    heal();
    EXPECT_LE(wait_for_connection(ana, bo, 60s), 25s);
    EXPECT_EQ(problems(), "");
}

TEST_F(LinkLoss, WithoutTheServerIsMendedByWayOfAThirdMember) {
    world.server().stop();
    world.run_for(1s);
    cut(ana, bo);
    world.run_for(40s);
    EXPECT_FALSE(is_connected(ana, bo));
    heal();
    EXPECT_LE(wait_for_connection(ana, bo, 60s), 30s);
    EXPECT_TRUE(is_connected(ana, bo));
    EXPECT_NE(ana.snapshot().signaling, SignalingLink::Open);
    EXPECT_EQ(connection_number(ana, bo), connection);
    world.server().start();
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(connection_number(ana, bo), connection);
}

TEST_F(LinkLoss, WhereOnlyOneSideHasLostTheServerIsMendedByWayOfAThirdMember) {
    world.surroundings().signaling.block(ana, SignalingNetwork::Way::Both);
    ana.cut_socket(0ms);
    cut(ana, bo);
    world.run_for(40s);
    heal();
    EXPECT_LE(wait_for_connection(ana, bo, 60s), 30s);
    EXPECT_TRUE(is_connected(ana, bo));
    EXPECT_NE(ana.snapshot().signaling, SignalingLink::Open);
    EXPECT_EQ(connection_number(ana, bo), connection);
}

TEST_F(LinkLoss, WithoutTheServerALinkThatStandsNegotiatesOverItsOwnChannel) {
    world.server().stop();
    world.run_for(1s);
    ana.restart_all_connections();
    bo.restart_all_connections();
    world.run_for(20s);
    EXPECT_TRUE(is_connected(ana, bo));
    EXPECT_TRUE(is_connected(ana, cy));
    world.server().start();
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(connection_number(ana, bo), connection);
}

TEST_F(LinkLoss, OfDtlsIsMendedAtOnceByAnotherConnection) {
    world.surroundings().faults.transport_percent = 100;
    ana.restart_all_connections();
    world.run_for(1s);
    ASSERT_GT(world.surroundings().faults.transports_broken, 0U);
    world.surroundings().faults.transport_percent = 0;
    EXPECT_LE(wait_for_connection(ana, bo, 60s), 4s);
    EXPECT_EQ(problems(), "");
    EXPECT_NE(connection_number(ana, bo), connection);
}

TEST_F(LinkLoss, IsNotTakenForOneWhileAPageIsHidden) {
    ana.tell(event::PageHidden{});
    world.run_for(1s);
    for (int second = 0; second < 120; ++second) {
        world.run_for(1s);
        ASSERT_EQ(link(bo, ana), LinkState::Connected);
    }
    ana.tell(event::PageShown{});
    world.run_for(1s);
    cut(ana, bo);
    world.run_for(2s);
    EXPECT_EQ(link(bo, ana), LinkState::Reconnecting);
}

TEST_F(LinkLoss, IsNotTakenForOneForLongWhereTimersAreSlow) {
    TabOptions options = tab_of({.name = "Dee"});
    options.timer_lateness = {.least = 4s, .most = 6s};
    BrowserTab& dee = world.open_tab(options);
    world.want_in(dee);
    world.run_for(30s);
    for (int second = 0; second < 60; ++second) {
        world.run_for(1s);
        ASSERT_EQ(link(bo, dee), LinkState::Connected);
        ASSERT_EQ(link(dee, bo), LinkState::Connected);
    }
}

TEST_F(LinkLoss, ThatNothingMendsIsGivenUpAfterAWindowAndTriedAgainWhenTheNetworkComesBack) {
    cut(ana, bo);
    world.run_for(400s);
    EXPECT_EQ(link(ana, bo), LinkState::Failed);
    const std::size_t opened = ana.connections_ever_opened();
    world.run_for(400s);
    EXPECT_EQ(ana.connections_ever_opened(), opened) << "it rests";
    heal();
    ana.tell(event::NetworkChanged{.online = true});
    bo.tell(event::NetworkChanged{.online = true});
    EXPECT_EQ(problems(), "");
}

}  // namespace
}  // namespace parley::sim
