// Mixed rooms: people who came by different dialects, two by two in every order, and all of them at once.
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <utility>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/dialects.hpp"
#include "sim/views.hpp"
#include "sim/world.hpp"

namespace parley::sim {
namespace {

// Who is there first, and who comes.
class MixedPair : public testing::TestWithParam<std::tuple<std::string, std::string>> {
  protected:
    BrowserTab& join(const std::string& name, const std::string& dialect) {
        return world.join({.name = name, .dialect = dialect});
    }
    std::string problems() { return listed(world.settle()); }

    // Nothing goes astray in a calm world, but a greeting means nothing to who does not know where the other comes
    // from.
    static Counters counters_expected(const BrowserTab& tab, const BrowserTab& other) {
        const signal::Facts& own = facts_of(tab.options().client.dialect);
        const bool knows_the_other = own.greets || own.carries_member_state;
        const bool is_greeted = facts_of(other.options().client.dialect).greets;
        Counters expected;
        expected.malformed_frames = is_greeted && !knows_the_other ? 1 : 0;
        return expected;
    }

    World world{{}};
    BrowserTab& ana = join("Ana", std::get<0>(GetParam()));
};

TEST_P(MixedPair, BothMeetOnOneConnectionAndKnowEachOther) {
    ASSERT_EQ(problems(), "");
    BrowserTab& bo = join("Bo", std::get<1>(GetParam()));
    EXPECT_EQ(problems(), "");
    for (const auto& [tab, other] : {std::pair(&ana, &bo), std::pair(&bo, &ana)}) {
        EXPECT_EQ(tab->connections_ever_opened(), 1U) << tab->label();
        EXPECT_EQ(tab->snapshot().counters, counters_expected(*tab, *other)) << tab->label();
    }
    EXPECT_EQ(world.server().hub().statistics().rejected_frames, 0U);
    EXPECT_EQ(world.server().hub().statistics().unknown_frames, 0U);
    ASSERT_NE(view_of(ana, bo), nullptr);
    EXPECT_EQ(view_of(ana, bo)->name, "Bo");
}

TEST_P(MixedPair, EachMayLoseItsSocketAndTheyMeetAgain) {
    BrowserTab& bo = join("Bo", std::get<1>(GetParam()));
    ASSERT_EQ(problems(), "");
    for (BrowserTab* const tab : {&ana, &bo}) {
        tab->cut_socket(5s);
        EXPECT_EQ(problems(), "") << "after " << tab->label() << " lost its socket";
    }
}

TEST_P(MixedPair, TheyMeetAgainOnAServerThatHasForgottenThem) {
    BrowserTab& bo = join("Bo", std::get<1>(GetParam()));
    ASSERT_EQ(problems(), "");
    world.server().stop();
    world.run_for(20s);
    EXPECT_EQ(link_state(ana, bo), LinkState::Connected);
    world.server().start();
    EXPECT_EQ(problems(), "");
}

INSTANTIATE_TEST_SUITE_P(Dialects, MixedPair,
                         testing::Combine(testing::ValuesIn(all_dialects()), testing::ValuesIn(all_dialects())),
                         [](const auto& row) {
                             return test_name(std::get<0>(row.param)) + "Then" + test_name(std::get<1>(row.param));
                         });

TEST(MixedRoom, TwoOfEachDialectComeInTheSameMomentAndEachPairOpensOneConnection) {
    constexpr std::uint64_t seeds = 25;
    const std::size_t people = 2 * all_dialects().size();
    HubOptions options;
    options.room_members = people;
    options.voice_members = people;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        World world({.seed = seed, .hub = options});
        for (const char* const name : {"Ana", "Bo"}) {
            for (const std::string& dialect : all_dialects()) {
                world.join({.name = name + test_name(dialect), .dialect = dialect});
            }
        }
        EXPECT_EQ(listed(world.settle()), "") << "with seed " << seed;
        for (BrowserTab* const tab : world.open_tabs()) {
            EXPECT_EQ(tab->snapshot().members.size(), people - 1) << tab->label();
            EXPECT_EQ(tab->connections_ever_opened(), people - 1) << tab->label() << " with seed " << seed;
        }
    }
}

TEST(MixedRoom, AVoiceMemberIsShutOutOfACallThatIsTooLargeForItsDialectAndOthersAreNot) {
    HubOptions options;
    options.voice_members = 2;
    World world({.hub = options});
    world.join({.name = "Ana"});
    world.join({.name = "Bo", .dialect = "voice-room"});
    ASSERT_EQ(listed(world.settle()), "");
    BrowserTab& cy = world.join({.name = "Cy", .dialect = "voice-room"});
    BrowserTab& dee = world.join({.name = "Dee", .dialect = "room-event"});
    EXPECT_EQ(listed(world.settle()), "");
    EXPECT_EQ(dee.snapshot().members.size(), 2U);
    EXPECT_EQ(cy.snapshot().phase, Phase::Lobby);
    ASSERT_TRUE(cy.snapshot().notice.has_value());
    EXPECT_EQ(cy.snapshot().notice->kind, NoticeKind::Error);
}

}  // namespace
}  // namespace parley::sim
