// Sleep: a machine is suspended, a page stands still, a clock jumps, and the call goes on afterwards.
#include <cstddef>
#include <string>

#include <gtest/gtest.h>

#include "core/dialect/registry.hpp"
#include "sim/checks.hpp"
#include "sim/dialects.hpp"
#include "sim/views.hpp"
#include "sim/world.hpp"
#include "support/proof.hpp"

namespace parley::sim {
namespace {

class Sleep : public testing::TestWithParam<std::string> {
  protected:
    static HubOptions hub() {
        HubOptions options;
        options.prove = test::prove;
        return options;
    }
    BrowserTab& join(const std::string& name) { return world.join({.name = name, .dialect = GetParam()}); }
    std::string problems() { return listed(world.settle()); }

    World world{{.seed = 3, .hub = hub()}};
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    BrowserTab& cy = join("Cy");

    void SetUp() override { ASSERT_EQ(problems(), ""); }
};

TEST_P(Sleep, OfSecondsIsSoonForgotten) {
    world.suspend(ana);
    world.run_for(4s);
    world.wake(ana, {});
    EXPECT_EQ(problems(), "");
}

TEST_P(Sleep, OfMinutesEndsWithACallToTheSamePeople) {
    for (const bool clock_stood : {false, true}) {
        for (const bool network_is_first : {false, true}) {
            world.suspend(ana);
            world.run_for(300s);
            world.wake(ana, {.clock_stood = clock_stood, .network_is_first = network_is_first});
            EXPECT_EQ(problems(), "") << "clock stood: " << clock_stood << ", network first: " << network_is_first;
            EXPECT_EQ(ana.snapshot().members.size(), 2U);
        }
    }
}

TEST_P(Sleep, OfTheMachineIsSeenByTheOthersWhoKeepTheirOwnLink) {
    const std::uint32_t untouched = connection_number(bo, cy);
    world.suspend(ana);
    world.run_for(10s);
    EXPECT_EQ(link_state(bo, ana), LinkState::Reconnecting);
    world.run_for(60s);
    world.wake(ana, {});
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(connection_number(bo, cy), untouched);
}

TEST_P(Sleep, OfThePageAloneLeavesItsLinksAlone) {
    const std::uint32_t connection = connection_number(ana, bo);
    ana.sleep();
    world.run_for(15s);
    EXPECT_EQ(link_state(bo, ana), LinkState::Reconnecting);
    world.wake(ana, {});
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(connection_number(ana, bo), connection);
}

TEST_P(Sleep, OfTwoWhoWakeOneAfterTheOther) {
    world.suspend(ana);
    world.run_for(20s);
    world.suspend(bo);
    world.run_for(100s);
    world.wake(ana, {});
    world.run_for(30s);
    world.wake(bo, {.clock_stood = true});
    EXPECT_EQ(problems(), "");
}

TEST_P(Sleep, DuringWhichSomebodyLeftAndSomebodyCame) {
    world.suspend(ana);
    world.run_for(1s);
    world.want_out(bo);
    BrowserTab& dee = join("Dee");
    world.run_for(8s);
    world.wake(ana, {});
    EXPECT_EQ(problems(), "");
    EXPECT_NE(view_of(ana, dee), nullptr);
    EXPECT_EQ(ana.snapshot().members.size(), 2U);
}

// The socket is dead and does not say so: the client has to ask. What the server has forgotten is waited for a minute.
TEST_P(Sleep, DuringWhichSomebodyLeftAndTheServerWasStartedAnewIsMadeUpForSoon) {
    for (const bool clock_stood : {false, true}) {
        BrowserTab& eli = join("Eli");
        ASSERT_EQ(problems(), "");
        world.suspend(ana);
        world.run_for(2s);
        world.want_out(eli);
        world.run_for(2s);
        world.server().stop();
        world.server().start();
        world.run_for(8s);
        world.wake(ana, {.clock_stood = clock_stood});
        EXPECT_EQ(listed(world.settle(100s)), "") << "clock stood: " << clock_stood;
        EXPECT_EQ(view_of(ana, eli), nullptr);
    }
}

TEST_P(Sleep, WhatCameMeanwhileIsHandledOnWakingAndNotBefore) {
    ana.sleep();
    bo.wish(intent::SetMicrophone{.on = false});
    world.run_for(5s);
    EXPECT_TRUE(view_of(ana, bo)->state.microphone_on);
    world.wake(ana, {});
    EXPECT_FALSE(view_of(ana, bo)->state.microphone_on);
    EXPECT_EQ(problems(), "");
}

TEST_P(Sleep, AClockThatJumpsForwardEndsNoCall) {
    const std::size_t connections = ana.connections_ever_opened();
    for (const Duration forward : {Duration(1s), Duration(30s), Duration(15min)}) {
        ana.jump_clock(forward);
        EXPECT_EQ(problems(), "");
    }
    // Who has no place to come back to takes a server that is late by its clock for one that is gone.
    if (dialect::find(GetParam())->framing == dialect::Framing::None) {
        EXPECT_EQ(ana.connections_ever_opened(), connections);
    }
    EXPECT_EQ(ana.snapshot().signaling, SignalingLink::Open);
}

INSTANTIATE_TEST_SUITE_P(Dialects, Sleep, testing::ValuesIn(all_dialects()),
                         [](const auto& row) { return test_name(row.param); });

}  // namespace
}  // namespace parley::sim
