// Glare and restarts: both sides want to negotiate at once, or one mends a link before it is lost.
#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/dialects.hpp"
#include "sim/views.hpp"
#include "sim/world.hpp"

namespace parley::sim {
namespace {

class Glare : public testing::TestWithParam<std::string> {
  protected:
    // Where one side alone may offer, no two offers meet.
    bool offers_can_meet() const { return facts_of(GetParam()).far_side_rolls_back; }
};

TEST_P(Glare, TwoWhoRestartInTheSameInstantStayOnOneConnection) {
    constexpr std::uint64_t seeds = 25;
    std::uint32_t collisions = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        World world({.seed = seed});
        BrowserTab& ana = world.join({.name = "Ana", .dialect = GetParam()});
        BrowserTab& bo = world.join({.name = "Bo", .dialect = GetParam()});
        ASSERT_EQ(listed(world.settle()), "");
        const std::uint32_t connection = connection_number(ana, bo);
        ana.restart_all_connections();
        bo.restart_all_connections();
        EXPECT_EQ(listed(world.settle()), "") << "with seed " << seed;
        EXPECT_EQ(connection_number(ana, bo), connection);
        collisions += ana.snapshot().counters.ignored_offers + bo.snapshot().counters.ignored_offers;
    }
    EXPECT_EQ(collisions > 0, offers_can_meet()) << collisions << " offers met";
}

TEST_P(Glare, TwoWhoBuildNewConnectionsInTheSameMomentAgreeOnOne) {
    constexpr std::uint64_t seeds = 25;
    std::uint32_t collisions = 0;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        World world({.seed = seed});
        // Offers are long under way and timers inexact, so that both sides' attempts meet.
        world.surroundings().signaling.set_latency({.least = 400ms, .most = 1s});
        for (const char* const name : {"Ana", "Bo"}) {
            TabOptions options = tab_of({.name = name, .dialect = GetParam()});
            options.timer_lateness.most = 20s;
            world.want_in(world.open_tab(options));
        }
        world.surroundings().media.cut(1, 2);
        world.run_for(300s);
        world.surroundings().media.heal_all();
        EXPECT_EQ(listed(world.settle()), "") << "with seed " << seed;
        for (BrowserTab* const tab : world.open_tabs()) collisions += tab->snapshot().counters.ignored_offers;
    }
    EXPECT_EQ(collisions > 0, offers_can_meet()) << collisions << " offers met";
}

INSTANTIATE_TEST_SUITE_P(Dialects, Glare, testing::ValuesIn(all_dialects()),
                         [](const auto& row) { return test_name(row.param); });

TEST(Restart, ALinkThatIsDisconnectedRestartsIceBeforeItFails) {
    World world({});
    for (const char* const name : {"Ana", "Bo"}) {
        TabOptions options = tab_of({.name = name});
        options.connections.giving_up = {.least = 60s, .most = 60s};
        world.want_in(world.open_tab(options));
    }
    ASSERT_EQ(listed(world.settle()), "");
    BrowserTab& ana = *world.tabs().front();
    ModelPeerConnection* const connection = ana.connection(ana.snapshot().members.at(0).connection);
    ASSERT_NE(connection, nullptr);
    const std::uint32_t before = connection->current_local()->ufrag;
    world.surroundings().media.cut(1, 2);
    world.run_for(15s);
    EXPECT_NE(connection->current_local()->ufrag, before);
}

}  // namespace
}  // namespace parley::sim
