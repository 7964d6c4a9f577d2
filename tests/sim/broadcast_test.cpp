// Rooms without a server: every frame reaches everybody, and nobody tells who has come or gone but they themselves.
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/views.hpp"
#include "sim/world.hpp"

namespace parley::sim {
namespace {

class WithoutServer : public testing::Test {
  protected:
    static BrowserTab& join(World& in, const std::string& name, const std::string& room = "room") {
        return in.join({.name = name, .room = room, .dialect = "broadcast"});
    }
    BrowserTab& join(const std::string& name) { return join(world, name); }
    std::string problems() { return listed(world.settle()); }
    MediaNetwork& media() { return world.surroundings().media; }

    World world{{.seed = 7}};
};

TEST_F(WithoutServer, ThreeMeetInTheirRoomAndNobodyElse) {
    BrowserTab& ana = join("Ana");
    join("Bo");
    join("Cy");
    BrowserTab& dee = join(world, "Dee", "another room");
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(ana.snapshot().members.size(), 2U);
    EXPECT_TRUE(dee.snapshot().members.empty());
    EXPECT_EQ(dee.snapshot().counters, Counters{});
}

TEST_F(WithoutServer, WhoComesInTheSameInstantMeetsByOneOfferEach) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        World crowd({.seed = seed});
        for (const char* const name : {"Ana", "Bo", "Cy"}) join(crowd, name);
        ASSERT_EQ(listed(crowd.settle()), "") << "with seed " << seed;
        for (BrowserTab* const tab : crowd.open_tabs()) {
            EXPECT_EQ(tab->connections_ever_opened(), 2U);
            EXPECT_EQ(tab->snapshot().counters.ignored_offers, 0U);
            EXPECT_EQ(tab->snapshot().counters.malformed_frames, 0U);
        }
    }
}

TEST_F(WithoutServer, WhoLeavesIsGoneAtOnceAndMayComeBack) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    const PeerId before = bo.snapshot().self;
    world.want_out(bo);
    world.run_for(1s);
    EXPECT_TRUE(ana.snapshot().members.empty());
    world.want_in(bo);
    EXPECT_EQ(problems(), "");
    EXPECT_NE(bo.snapshot().self, before);
}

TEST_F(WithoutServer, ATabThatVanishesIsFoundOutWithinHalfAMinute) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    BrowserTab& cy = join("Cy");
    ASSERT_EQ(problems(), "");
    const std::uint32_t connection = connection_number(ana, cy);
    bo.close(true);
    world.run_for(30s);
    EXPECT_EQ(ana.snapshot().members.size(), 1U);
    EXPECT_EQ(cy.snapshot().members.size(), 1U);
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(connection_number(ana, cy), connection);
}

TEST_F(WithoutServer, ATabThatVanishesBeforeItIsConnectedIsFoundOutToo) {
    BrowserTab& ana = join("Ana");
    ASSERT_EQ(problems(), "");
    BrowserTab& bo = join("Bo");
    while (ana.snapshot().members.empty()) world.run_for(10ms);
    bo.close(true);
    world.run_for(60s);
    EXPECT_TRUE(ana.snapshot().members.empty());
    EXPECT_EQ(problems(), "");
}

// Who answers is there, however bad the path.
TEST_F(WithoutServer, NobodyIsDroppedWhoseLinkAloneIsBroken) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    media().cut(ana.tab(), bo.tab());
    for (int minutes = 0; minutes < 10; ++minutes) {
        world.run_for(60s);
        EXPECT_EQ(ana.snapshot().members.size(), 1U);
        EXPECT_NE(link_state(ana, bo), LinkState::Connected);
    }
    media().heal_all();
    EXPECT_EQ(problems(), "");
}

TEST_F(WithoutServer, LosingTheTransportEndsNoCallAndMakesNobodyAnother) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    const PeerId self = ana.snapshot().self;
    const std::uint32_t connection = connection_number(ana, bo);
    world.medium().set_up(false);
    ana.cut_socket(100ms);
    world.run_for(1s);
    EXPECT_EQ(ana.snapshot().signaling, SignalingLink::Reconnecting);
    ana.wish(intent::SetMicrophone{.on = false});
    BrowserTab& cy = join("Cy");
    world.run_for(60s);
    EXPECT_EQ(link_state(ana, bo), LinkState::Connected);
    world.medium().set_up(true);
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(ana.snapshot().self, self);
    EXPECT_EQ(connection_number(ana, bo), connection);
    EXPECT_NE(view_of(ana, cy), nullptr);
    EXPECT_FALSE(view_of(cy, ana)->state.microphone_on);
}

TEST_F(WithoutServer, AMachineThatSleepsIsGoneAndIsMetAgainWhenItWakes) {
    for (const bool clock_stood : {false, true}) {
        World night({.seed = 9});
        BrowserTab& ana = join(night, "Ana");
        BrowserTab& bo = join(night, "Bo");
        BrowserTab& cy = join(night, "Cy");
        ASSERT_EQ(listed(night.settle()), "");
        night.suspend(ana);
        night.run_for(120s);
        EXPECT_EQ(bo.snapshot().members.size(), 1U);
        EXPECT_EQ(link_state(bo, cy), LinkState::Connected);
        night.wake(ana, {.clock_stood = clock_stood});
        EXPECT_EQ(listed(night.settle()), "") << "clock stood: " << clock_stood;
        EXPECT_EQ(ana.snapshot().members.size(), 2U);
    }
}

TEST_F(WithoutServer, APageThatStandsStillKeepsItsConnections) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    const std::uint32_t connection = connection_number(ana, bo);
    ana.sleep();
    world.run_for(100s);
    EXPECT_EQ(bo.snapshot().members.size(), 1U);
    world.wake(ana, {});
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(connection_number(ana, bo), connection);
}

TEST_F(WithoutServer, WhoComesLaterReadsWhatWasWritten) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    ana.wish(intent::SendChat{.text = "from Ana"});
    ASSERT_EQ(problems(), "");
    world.want_out(ana);
    ASSERT_EQ(problems(), "");
    ASSERT_EQ(bo.snapshot().chat.size(), 1U);
    BrowserTab& cy = join("Cy");
    EXPECT_EQ(problems(), "");
    ASSERT_EQ(cy.snapshot().chat.size(), 1U);
    EXPECT_EQ(cy.snapshot().chat[0].text, "from Ana");
}

// Many small disasters, one after the other: whoever is there in the end sees all the others.
TEST_F(WithoutServer, AllIsWellInTheEndWhateverHappened) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        World storm({.seed = seed});
        Chance& chance = storm.surroundings().chance;
        for (const char* const name : {"Ana", "Bo", "Cy"}) join(storm, name);
        for (int step = 0; step < 12; ++step) {
            storm.run_for(Duration(static_cast<Duration::rep>(chance.below(15'000))));
            BrowserTab& tab = storm.any_awake_tab();
            switch (chance.below(8)) {
            case 0: tab.cut_socket(5s); break;
            case 1: storm.surroundings().media.cut(tab.tab(), storm.any_awake_tab().tab()); break;
            case 2: storm.surroundings().media.heal_all(); break;
            case 3: storm.is_wanting_in(tab) ? storm.want_out(tab) : storm.want_in(tab); break;
            case 4:
                if (storm.awake_tabs().size() > 2) tab.close(chance.percent(50));
                break;
            case 5: join(storm, "Dee"); break;
            case 6:
                if (storm.awake_tabs().size() > 2) storm.suspend(tab);
                break;
            default:
                for (BrowserTab* const other : storm.open_tabs()) storm.wake(*other, {});
            }
        }
        storm.surroundings().media.heal_all();
        for (BrowserTab* const other : storm.open_tabs()) storm.wake(*other, {});
        ASSERT_EQ(listed(storm.settle()), "") << "with seed " << seed;
    }
}

}  // namespace
}  // namespace parley::sim
