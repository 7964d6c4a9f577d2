// Moderation: what outlives a lost connection or a restart of the hub, and the limits at the door.
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "support/hub_bench.hpp"
#include "support/proof.hpp"

namespace parley::test {
namespace {

using signal::ErrorCode;
using testing::ElementsAre;
using testing::IsEmpty;

HubOptions with_places() {
    HubOptions options;
    options.prove = prove;
    options.place_kept = 60s;
    return options;
}

struct Guest {
    ConnectionId connection;
    signal::Joined joined;
    PeerId id() const { return joined.self; }
    signal::Claim claim() const { return {.id = joined.self, .token = joined.place.value().token, .received = 0}; }
};

signal::Join join_with(std::optional<signal::Claim> claim, bool knocks = false) {
    signal::Join join = join_message("room");
    join.can_come_back = true;
    join.claim = std::move(claim);
    join.knocks = knocks;
    return join;
}

Guest enter(HubBench& bench, std::optional<signal::Claim> claim = {}) {
    Guest guest{.connection = bench.open(), .joined = {}};
    bench.say(guest.connection, join_with(std::move(claim)));
    for (HubMessage& message : bench.heard(guest.connection)) {
        if (auto* const joined = std::get_if<signal::Joined>(&message)) guest.joined = std::move(*joined);
    }
    return guest;
}

ConnectionId knock(HubBench& bench, std::optional<signal::Claim> claim = {}) {
    const ConnectionId connection = bench.open();
    bench.say(connection, join_with(std::move(claim), true));
    return connection;
}

template <typename Message>
std::vector<Message> all(const std::vector<HubMessage>& messages) {
    std::vector<Message> found;
    for (const HubMessage& message : messages) {
        if (const auto* one = std::get_if<Message>(&message)) found.push_back(*one);
    }
    return found;
}

PeerId last_host(HubBench& bench, ConnectionId connection) {
    const auto changes = all<signal::ModerationChanged>(bench.heard(connection));
    return changes.empty() ? PeerId{} : changes.back().host;
}

class Moderation : public testing::Test {
  protected:
    HubBench bench{with_places()};
    Guest ana = enter(bench);
    Guest ben = enter(bench);

    void lock() {
        bench.say(ana.connection, signal::SetLock{.locked = true});
        bench.heard(ana.connection);
        bench.heard(ben.connection);
    }
};

TEST_F(Moderation, NothingChangesWhileTheHostsConnectionIsLost) {
    lock();
    bench.lose(ana.connection);
    bench.pass(59s);
    EXPECT_THAT(bench.heard(ben.connection), IsEmpty());
    const ConnectionId cy = knock(bench);
    EXPECT_EQ(all<signal::Waiting>(bench.heard(cy)).size(), 1U);
    // The host hears of it when it is back.
    const ConnectionId again = bench.open();
    bench.say(again, join_with(ana.claim()));
    const auto heard = bench.heard(again);
    EXPECT_EQ(all<signal::Joined>(heard).at(0).host, ana.id());
    EXPECT_TRUE(all<signal::Joined>(heard).at(0).is_locked);
    ASSERT_EQ(all<signal::Knocked>(heard).size(), 1U);
    bench.say(again, signal::AnswerKnock{.id = all<signal::Knocked>(heard)[0].id, .admits = true});
    EXPECT_EQ(all<signal::Joined>(bench.heard(cy)).size(), 1U);
}

TEST_F(Moderation, TheNextOneIsHostOnceAHostThatWasLostIsGivenUp) {
    lock();
    bench.lose(ana.connection);
    const ConnectionId cy = knock(bench);
    bench.pass(60s);
    const auto heard = bench.heard(ben.connection);
    EXPECT_THAT(all<signal::ModerationChanged>(heard),
                ElementsAre(signal::ModerationChanged{.host = ben.id(), .is_locked = true}));
    EXPECT_EQ(all<signal::Knocked>(heard).size(), 1U) << "a new host is told who waits";
    EXPECT_EQ(all<signal::Joined>(bench.heard(cy)).size(), 0U);
}

TEST_F(Moderation, WhoTheServerHasLostIsNoNewcomerToALockedRoom) {
    lock();
    bench.lose(ben.connection);
    bench.pass(60s);
    const Guest again = enter(bench, ben.claim());
    EXPECT_EQ(again.id(), ben.id());
    EXPECT_TRUE(again.joined.is_locked);
}

TEST_F(Moderation, TheIdOfOneWhomTheServerHasLostOpensNoLockWithoutItsToken) {
    lock();
    bench.lose(ben.connection);
    bench.pass(60s);
    const ConnectionId other = bench.open({.path = "/ws", .query = "room=room"});
    bench.say(other, signal::Join{.room = {}, .id = ben.id(), .name = {}, .state = {}});
    EXPECT_THAT(bench.errors(other), ElementsAre(ErrorCode::RoomLocked));
    EXPECT_EQ(enter(bench, ben.claim()).id(), ben.id());
}

TEST_F(Moderation, TheIdOfOneWhoIsBackAndLeavesIsForgotten) {
    lock();
    bench.lose(ben.connection);
    bench.pass(60s);
    const Guest again = enter(bench, ben.claim());
    bench.say(again.connection, signal::Leave{});
    const ConnectionId late = bench.open();
    bench.say(late, join_with(ben.claim()));
    EXPECT_THAT(bench.errors(late), ElementsAre(ErrorCode::RoomLocked));
}

TEST_F(Moderation, WhoHasLeftALockedRoomKnocksLikeAnybody) {
    lock();
    bench.say(ben.connection, signal::Leave{});
    const ConnectionId again = bench.open();
    bench.say(again, join_with(ben.claim()));
    EXPECT_THAT(bench.errors(again), ElementsAre(ErrorCode::RoomLocked));
}

TEST_F(Moderation, WhoWasRemovedDoesNotComeBackWhileAnybodyIsThere) {
    bench.say(ana.connection, signal::Remove{.id = ben.id()});
    EXPECT_THAT(bench.errors(ben.connection), ElementsAre(ErrorCode::Removed));
    for (const bool knocks : {false, true}) {
        const ConnectionId again = bench.open();
        bench.say(again, join_with(ben.claim(), knocks));
        EXPECT_THAT(bench.errors(again), ElementsAre(ErrorCode::Removed));
        EXPECT_TRUE(bench.closed(again));
    }
    bench.close(ana.connection);
    EXPECT_EQ(enter(bench, ben.claim()).id(), ben.id()) << "the room was empty";
}

TEST_F(Moderation, WhoIsAwayCanBeRemovedToo) {
    bench.lose(ben.connection);
    bench.heard(ana.connection);
    bench.say(ana.connection, signal::Remove{.id = ben.id()});
    EXPECT_THAT(bench.heard(ana.connection), ElementsAre(HubMessage(signal::MemberLeft{.id = ben.id()})));
    const ConnectionId again = bench.open();
    bench.say(again, join_with(ben.claim()));
    EXPECT_THAT(bench.errors(again), ElementsAre(ErrorCode::Removed));
}

TEST_F(Moderation, TwoWhoShowOnePlaceAtTheDoorBecomeTwoMembers) {
    bench.say(ben.connection, signal::Leave{});
    lock();
    const ConnectionId one = knock(bench, ben.claim());
    const ConnectionId other = knock(bench, ben.claim());
    const auto knocks = all<signal::Knocked>(bench.heard(ana.connection));
    ASSERT_EQ(knocks.size(), 2U);
    EXPECT_NE(knocks[0].id, knocks[1].id);
    for (const signal::Knocked& one_knock : knocks) {
        bench.say(ana.connection, signal::AnswerKnock{.id = one_knock.id, .admits = true});
    }
    EXPECT_EQ(all<signal::Joined>(bench.heard(one)).size(), 1U);
    EXPECT_EQ(all<signal::Joined>(bench.heard(other)).size(), 1U);
    EXPECT_EQ(bench.hub().statistics().members, 3U);
}

TEST_F(Moderation, WhoKnocksAndThenShowsAPlaceIsBackAtIt) {
    lock();
    bench.lose(ben.connection);
    const ConnectionId again = knock(bench);
    bench.heard(again);
    bench.say(again, join_with(ben.claim()));
    EXPECT_EQ(all<signal::Joined>(bench.heard(again)).at(0).self, ben.id());
    EXPECT_EQ(all<signal::KnockEnded>(bench.heard(ana.connection)).size(), 1U);
}

TEST_F(Moderation, NoMoreWaitAtADoorThanTheLimit) {
    lock();
    std::vector<ConnectionId> waiting;
    for (std::size_t i = 0; i < limits::knocks_waiting_max; ++i) waiting.push_back(knock(bench));
    bench.pass(10s);
    const ConnectionId late = knock(bench);
    EXPECT_THAT(bench.errors(late), ElementsAre(ErrorCode::Busy));
    EXPECT_EQ(bench.closed(late).value().code, 1013);
    bench.close(waiting[0]);
    EXPECT_EQ(all<signal::Waiting>(bench.heard(knock(bench))).size(), 1U);
}

TEST_F(Moderation, NobodyKnocksForEverAndEver) {
    lock();
    for (std::size_t i = 0; i < limits::knocks_burst; ++i) bench.close(knock(bench));
    const ConnectionId late = knock(bench);
    EXPECT_THAT(bench.errors(late), ElementsAre(ErrorCode::TooFast));
    bench.pass(1s);
    EXPECT_EQ(all<signal::Waiting>(bench.heard(knock(bench))).size(), 1U);
}

TEST_F(Moderation, AHostDoesNotKeepAskingWithoutEnd) {
    for (std::size_t i = 0; i < limits::asks_burst; ++i) bench.say(ana.connection, signal::Ask{.to = ben.id()});
    EXPECT_THAT(bench.errors(ana.connection), IsEmpty());
    bench.say(ana.connection, signal::Ask{.to = ben.id()});
    EXPECT_THAT(bench.errors(ana.connection), ElementsAre(ErrorCode::TooFast));
    EXPECT_FALSE(bench.closed(ana.connection));
    EXPECT_EQ(all<signal::Asked>(bench.heard(ben.connection)).size(), limits::asks_burst);
}

TEST_F(Moderation, AHubThatEndsKeepsNobodyAtTheDoor) {
    lock();
    const ConnectionId cy = knock(bench);
    bench.drain(0ms);
    EXPECT_EQ(bench.closed(cy).value().code, 1012);
    bench.pass_in_steps(200s);
    EXPECT_EQ(bench.hub().statistics().members, 0U);
}

// ---- after a restart

class ModerationAfterARestart : public testing::Test {
  protected:
    // Ana came one second before Ben.
    HubBench before{with_places(), 1};
    Guest ana = enter(before);
    Guest ben = (before.pass(1s), enter(before));
    HubBench bench{later(), 2};

    static HubOptions later() {
        HubOptions options = with_places();
        options.unix_offset_ms = 10'000;
        return options;
    }
};

TEST_F(ModerationAfterARestart, WhoHasBeenThereLongestIsHostWhoeverComesFirst) {
    const Guest first = enter(bench, ben.claim());
    EXPECT_EQ(first.joined.host, ben.id());
    const Guest second = enter(bench, ana.claim());
    EXPECT_EQ(second.joined.host, ana.id());
    EXPECT_EQ(last_host(bench, first.connection), ana.id());
}

TEST_F(ModerationAfterARestart, ANewcomerGivesWayToThoseOfBefore) {
    const Guest eve = enter(bench);
    EXPECT_EQ(eve.joined.host, eve.id());
    bench.say(eve.connection, signal::SetLock{.locked = true});
    bench.heard(eve.connection);
    const Guest second = enter(bench, ben.claim());
    EXPECT_EQ(second.joined.host, ben.id()) << "nor does a newcomer's lock keep them out";
    EXPECT_EQ(last_host(bench, eve.connection), ben.id());
}

TEST_F(ModerationAfterARestart, ALateTokenIsThatOfANewcomer) {
    const Guest eve = enter(bench);
    bench.pass(120s);
    bench.say(eve.connection, signal::SetLock{.locked = true});
    const ConnectionId late = bench.open();
    bench.say(late, join_with(ana.claim()));
    EXPECT_THAT(bench.errors(late), ElementsAre(ErrorCode::RoomLocked));
}

TEST_F(ModerationAfterARestart, NobodyMakesHimselfOlder) {
    enter(bench, ana.claim());
    signal::Claim forged = ben.claim();
    forged.token.replace(forged.token.find('-') + 1, forged.token.find('.') - forged.token.find('-') - 1, "-5");
    const Guest second = enter(bench, forged);
    EXPECT_NE(second.id(), ben.id());
    EXPECT_EQ(second.joined.host, ana.id());
}

}  // namespace
}  // namespace parley::test
