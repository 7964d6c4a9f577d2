// Stories: what people live through, told one by one in the world of the simulator.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "sim/checks.hpp"
#include "sim/dialects.hpp"
#include "sim/views.hpp"
#include "sim/world.hpp"

namespace parley::sim {
namespace {

class Story : public testing::TestWithParam<std::string> {
  protected:
    BrowserTab& join(const std::string& name, const std::string& room = "room") {
        return world.join({.name = name, .room = room, .dialect = GetParam()});
    }
    std::string problems() { return listed(world.settle()); }

    static HubOptions hub_for_rooms_of_three() {
        HubOptions options;
        options.room_members = 3;
        return options;
    }

    World world{{.seed = 5, .hub = hub_for_rooms_of_three()}};
};

TEST_P(Story, ThreeJoinAndEachSeesTheOtherTwo) {
    BrowserTab& ana = join("Ana");
    join("Bo");
    join("Cy");
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(ana.snapshot().members.size(), 2U);
    for (BrowserTab* const tab : world.open_tabs()) {
        EXPECT_EQ(tab->snapshot().counters, Counters{}) << "nothing goes astray in a calm world";
        EXPECT_EQ(tab->connections_ever_opened(), 2U);
    }
}

TEST_P(Story, ThreeJoinOneAfterAnother) {
    for (const char* const name : {"Ana", "Bo", "Cy"}) {
        join(name);
        EXPECT_EQ(problems(), "");
    }
}

TEST_P(Story, OneLeavesAndTheOthersKeepTheirConnection) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    BrowserTab& cy = join("Cy");
    ASSERT_EQ(problems(), "");
    const std::uint32_t connection = connection_number(ana, cy);
    world.want_out(bo);
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(ana.snapshot().members.size(), 1U);
    EXPECT_EQ(connection_number(ana, cy), connection);
    EXPECT_EQ(bo.devices().local_tracks(), 0U);
}

TEST_P(Story, OneLeavesAndComesBack) {
    join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    world.want_out(bo);
    world.run_for(50ms);
    world.want_in(bo);
    EXPECT_EQ(problems(), "");
}

TEST_P(Story, AReloadedTabComesBackUnderItsNameAndANewIdUnlessThatIsItsName) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    const PeerId before = bo.snapshot().self;
    bo.close(false);
    BrowserTab& again = join("Bo");
    EXPECT_EQ(problems(), "");
    const bool id_is_name = facts_of(GetParam()).ids == signal::IdScheme::ChosenByPerson;
    EXPECT_EQ(again.snapshot().self == before, id_is_name);
    ASSERT_NE(view_of(ana, again), nullptr);
    EXPECT_EQ(view_of(ana, again)->name, "Bo");
}

TEST_P(Story, ATabThatVanishesIsGoneOnceTheServerNotices) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    bo.close(true);
    EXPECT_EQ(problems(), "");
    EXPECT_TRUE(ana.snapshot().members.empty());
}

TEST_P(Story, AFourthIsToldThatTheRoomIsFullAndGetsInWhenOneHasLeft) {
    BrowserTab& ana = join("Ana");
    join("Bo");
    join("Cy");
    ASSERT_EQ(problems(), "");
    BrowserTab& dee = join("Dee");
    ASSERT_EQ(problems(), "");
    EXPECT_EQ(dee.snapshot().phase, Phase::Lobby);
    ASSERT_TRUE(dee.snapshot().notice.has_value());
    EXPECT_EQ(dee.snapshot().notice->kind, NoticeKind::Error);
    world.want_out(ana);
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(dee.snapshot().phase, Phase::InRoom);
}

TEST_P(Story, TwoRoomsDoNotMix) {
    BrowserTab& ana = join("Ana", "red");
    join("Bo", "red");
    join("Cy", "blue");
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(ana.snapshot().members.size(), 1U);
}

TEST_P(Story, CallsGoOnWhileTheServerIsAwayAndItsMemoryIsRebuilt) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    const std::uint32_t connection = connection_number(ana, bo);
    world.server().stop();
    world.run_for(20s);
    EXPECT_EQ(ana.snapshot().signaling, SignalingLink::Reconnecting);
    EXPECT_EQ(link_state(ana, bo), LinkState::Connected);
    EXPECT_EQ(connection_number(ana, bo), connection);
    world.server().start();
    EXPECT_EQ(problems(), "");
}

TEST_P(Story, ALostSocketIsReplacedAndTheCallGoesOnMeanwhile) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    ana.cut_socket(0ms);
    world.run_for(5ms);
    EXPECT_EQ(link_state(ana, bo), LinkState::Connected);
    EXPECT_EQ(problems(), "");
}

TEST_P(Story, AnInterruptedPathShowsAsReconnectingAndHeals) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    BrowserTab& cy = join("Cy");
    ASSERT_EQ(problems(), "");
    const std::uint32_t untouched = connection_number(ana, cy);
    world.surroundings().media.cut(ana.tab(), bo.tab());
    world.run_for(8s);
    EXPECT_TRUE(link_state(ana, bo) == LinkState::Reconnecting || link_state(bo, ana) == LinkState::Reconnecting);
    EXPECT_EQ(link_state(ana, cy), LinkState::Connected);
    world.surroundings().media.heal_all();
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(connection_number(ana, cy), untouched);
}

TEST_P(Story, APathThatIsAwayForMinutesHealsToo) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    world.surroundings().media.cut(ana.tab(), bo.tab());
    world.run_for(300s);
    EXPECT_NE(link_state(ana, bo), LinkState::Connected);
    EXPECT_FALSE(view_of(ana, bo)->link_reason.empty());
    world.surroundings().media.heal_all();
    EXPECT_EQ(problems(), "");
}

TEST_P(Story, ADescriptionThatIsRejectedShowsAsFailedAndIsRetriedAndTheOthersAreUntouched) {
    bool was_rejected = false;
    world.surroundings().faults.chosen = [&](const std::string& tab, std::string_view operation) {
        return tab == "Ana#1" && operation == "setRemoteDescription" && !std::exchange(was_rejected, true);
    };
    BrowserTab& ana = join("Ana");
    world.run_for(2s);
    BrowserTab& bo = join("Bo");
    while (!was_rejected) world.run_for(1ms);
    EXPECT_EQ(link_state(ana, bo), LinkState::Failed);
    EXPECT_FALSE(view_of(ana, bo)->link_reason.empty());
    BrowserTab& cy = join("Cy");
    EXPECT_EQ(problems(), "");
    EXPECT_GE(ana.snapshot().counters.failed_operations, 1U);
    EXPECT_EQ(cy.snapshot().counters.failed_operations, 0U);
}

TEST_P(Story, MutingAndTurningTheCameraOffIsSeenByTheOthers) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    ASSERT_EQ(problems(), "");
    const std::uint32_t connection = connection_number(ana, bo);
    bo.wish(intent::SetMicrophone{.on = false});
    bo.wish(intent::SetCamera{.on = false});
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(view_of(ana, bo)->state, MemberState{});
    bo.wish(intent::SetCamera{.on = true});
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(view_of(ana, bo)->state.camera_on, has_video(GetParam()));
    EXPECT_EQ(connection_number(ana, bo), connection) << "a device never needs another connection";
}

TEST_P(Story, ADuplicatedTabIsAnotherMemberUnlessItsNameIsItsId) {
    BrowserTab& ana = join("Ana");
    BrowserTab& bo = join("Bo");
    BrowserTab& second = world.open_tab(TabOptions(ana.options()));
    world.want_in(second);
    EXPECT_EQ(problems(), "");
    const bool id_is_name = facts_of(GetParam()).ids == signal::IdScheme::ChosenByPerson;
    EXPECT_EQ(bo.snapshot().members.size(), id_is_name ? 1U : 2U);
    EXPECT_EQ(second.snapshot().phase, id_is_name ? Phase::Lobby : Phase::InRoom);
}

TEST_P(Story, WhoHasNoDevicesJoinsAllTheSame) {
    TabOptions options = tab_of({.name = "Ana", .dialect = GetParam()});
    options.microphone = DeviceManners::Refused;
    options.camera = DeviceManners::Missing;
    BrowserTab& ana = world.open_tab(options);
    world.want_in(ana);
    BrowserTab& bo = join("Bo");
    EXPECT_EQ(problems(), "");
    EXPECT_EQ(ana.snapshot().microphone.state, DeviceState::Refused);
    EXPECT_EQ(ana.snapshot().camera.state, has_video(GetParam()) ? DeviceState::Missing : DeviceState::Off);
    EXPECT_EQ(view_of(ana, bo)->state.camera_on, has_video(GetParam()));
}

TEST_P(Story, PeopleWhoJoinInTheSameInstantMeet) {
    for (const char* const name : {"Ana", "Bo", "Cy"}) {
        TabOptions options = tab_of({.name = name, .dialect = GetParam()});
        options.client.join_at_once = true;
        world.open_tab(options);
    }
    EXPECT_EQ(problems(), "");
}

INSTANTIATE_TEST_SUITE_P(Dialects, Story, testing::ValuesIn(all_dialects()),
                         [](const auto& row) { return test_name(row.param); });

class FramedStory : public testing::TestWithParam<std::string> {};

TEST_P(FramedStory, ASocketThatDiesInSilenceIsFoundOutByPings) {
    World world({});
    BrowserTab& ana = world.join({.name = "Ana", .dialect = GetParam()});
    BrowserTab& bo = world.join({.name = "Bo", .dialect = GetParam()});
    ASSERT_EQ(listed(world.settle()), "");
    constexpr Duration longer_than_anybody_waits = 100h;
    ana.cut_socket(longer_than_anybody_waits);
    world.run_for(20s);
    EXPECT_EQ(ana.snapshot().signaling, SignalingLink::Open);
    world.run_for(30s);
    EXPECT_EQ(listed(world.settle()), "");
    EXPECT_EQ(bo.snapshot().members.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(Dialects, FramedStory, testing::Values("voice-room", "call-room"),
                         [](const auto& row) { return test_name(row.param); });

TEST(TokenStory, WhoShowsNoGoodTokenIsToldSoAndStaysInTheLobby) {
    for (const std::string token : {"", "nonsense"}) {
        World world({});
        TabOptions options = tab_of({.name = "Ana", .dialect = "call-room"});
        options.client.token = token;
        BrowserTab& ana = world.open_tab(options);
        world.want_in(ana);
        world.run_for(5s);
        EXPECT_EQ(ana.snapshot().phase, Phase::Lobby) << "with the token \"" << token << '"';
        EXPECT_TRUE(ana.snapshot().notice.has_value());
        EXPECT_EQ(ana.open_sockets(), 0U);
        EXPECT_EQ(world.server().hub().statistics().connections, 0U);
    }
}

TEST(NameStory, WhoseNameTheServerStillGivesToTheLostConnectionStaysInTheRoomUntilItIsFree) {
    constexpr std::uint64_t seeds = 25;
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        World world({.seed = seed});
        BrowserTab& ana = world.join({.name = "Ana", .dialect = "direct-call"});
        world.join({.name = "Bo", .dialect = "direct-call"});
        ASSERT_EQ(listed(world.settle()), "");
        ana.cut_socket(60s);
        for (int second = 0; second < 90; ++second) {
            world.run_for(1s);
            EXPECT_EQ(ana.snapshot().phase, Phase::InRoom) << "with seed " << seed;
        }
        EXPECT_EQ(listed(world.settle()), "") << "with seed " << seed;
    }
}

TEST(NameStory, WhereTheNameIsTheIdItsSecondBearerIsToldSoAndGetsInWhenTheFirstHasLeft) {
    World world({});
    BrowserTab& first = world.join({.name = "Ana", .dialect = "direct-call"});
    ASSERT_EQ(listed(world.settle()), "");
    BrowserTab& second = world.join({.name = "Ana", .dialect = "direct-call"});
    world.run_for(5s);
    EXPECT_EQ(first.snapshot().phase, Phase::InRoom);
    EXPECT_EQ(second.snapshot().phase, Phase::Lobby);
    EXPECT_TRUE(second.snapshot().notice.has_value());
    world.want_out(first);
    EXPECT_EQ(listed(world.settle()), "");
    EXPECT_EQ(second.snapshot().phase, Phase::InRoom);
}

}  // namespace
}  // namespace parley::sim
