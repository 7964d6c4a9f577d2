// Drain: a hub that is about to end sends everybody away, in order and spread, and nobody is missed.
#include <string>
#include <variant>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/hub_bench.hpp"
#include "support/proof.hpp"

namespace parley::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

HubOptions with_places(Duration kept = 60s) {
    HubOptions options;
    options.prove = prove;
    options.place_kept = kept;
    return options;
}

// As a client that can come back.
ConnectionId enter(HubBench& bench, const std::string& room) {
    signal::Join join = join_message(room);
    join.can_come_back = true;
    const ConnectionId connection = bench.open();
    bench.say(connection, join);
    return connection;
}

void expect_sent_away(const HubBench& bench, ConnectionId connection) {
    ASSERT_TRUE(bench.closed(connection));
    EXPECT_EQ(bench.closed(connection)->code, 1012);
    EXPECT_EQ(bench.closed(connection)->reason, "restart");
}

TEST(Drain, SendsEverybodyAwayEvenlySpreadOverItsTime) {
    HubBench bench;
    std::vector<ConnectionId> members;
    for (int i = 0; i < 4; ++i) members.push_back(bench.join("fox").first);
    bench.drain(4s);
    std::vector<std::size_t> gone;
    for (int second = 0; second < 4; ++second) {
        std::size_t closed = 0;
        for (const ConnectionId member : members) closed += bench.closed(member) ? 1 : 0;
        gone.push_back(closed);
        bench.pass(1s);
    }
    EXPECT_THAT(gone, ElementsAre(1, 2, 3, 4));
    for (const ConnectionId member : members) expect_sent_away(bench, member);
    EXPECT_EQ(bench.hub().statistics().connections, 0U);
}

TEST(Drain, OfNoTimeSendsEverybodyAwayAtOnce) {
    HubBench bench;
    const ConnectionId in_room = bench.join("fox").first;
    const ConnectionId nowhere = bench.open();
    bench.drain(0s);
    expect_sent_away(bench, in_room);
    expect_sent_away(bench, nowhere);
}

TEST(Drain, SendsTheMembersOfARoomAwayOneAfterTheOther) {
    HubBench bench;
    const ConnectionId owl = bench.join("owl").first;
    const ConnectionId first = bench.join("fox").first;
    const ConnectionId other_owl = bench.join("owl").first;
    const ConnectionId second = bench.join("fox").first;
    bench.drain(4s);
    bench.pass_in_steps(1s);
    expect_sent_away(bench, first);
    expect_sent_away(bench, second);
    EXPECT_FALSE(bench.closed(owl));
    EXPECT_FALSE(bench.closed(other_owl));
}

TEST(Drain, TellsNobodyThatOthersHaveGone) {
    HubBench bench(with_places());
    const ConnectionId ana = bench.join("fox").first;
    const ConnectionId ben = enter(bench, "fox");
    const ConnectionId cem = enter(bench, "fox");
    bench.heard(ben);
    bench.heard(cem);
    bench.drain(3s);
    bench.pass_in_steps(1s);
    expect_sent_away(bench, ana);
    expect_sent_away(bench, ben);
    EXPECT_THAT(bench.heard(ben), IsEmpty());
    EXPECT_THAT(bench.heard(cem), IsEmpty());
    EXPECT_FALSE(bench.closed(cem));
}

TEST(Drain, KeepsEveryPlaceToItsEnd) {
    HubBench bench(with_places(1s));
    const ConnectionId lost = enter(bench, "fox");
    const ConnectionId first = enter(bench, "fox");
    const ConnectionId last = enter(bench, "fox");
    bench.heard(last);
    bench.lose(lost);
    bench.drain(20s);
    expect_sent_away(bench, first);
    bench.pass_in_steps(9'999ms);
    EXPECT_THAT(bench.heard(last), IsEmpty()) << "they may long be back at the next server";
    bench.pass_in_steps(10'001ms);
    EXPECT_THAT(bench.heard(last), IsEmpty());
    expect_sent_away(bench, last);
    bench.pass_in_steps(1s);
    EXPECT_EQ(bench.hub().statistics(), HubStatistics{}) << "and nothing is left of them";
    EXPECT_EQ(bench.hub().next_deadline(), std::nullopt);
}

TEST(Drain, LetsThoseWhoAreStillThereSpeakToEachOther) {
    HubBench bench;
    bench.join("a-room-before");
    const auto [ana, ana_id] = bench.join("fox");
    const auto [ben, ben_id] = bench.join("fox");
    bench.heard(ana);
    bench.drain(3s);
    bench.say(ben, signal::SetState{.state = {.microphone_on = true, .camera_on = true}});
    const auto heard = bench.heard(ana);
    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(std::get<signal::MemberChanged>(heard[0]).id, ben_id);
}

TEST(Drain, LetsNobodyIn) {
    HubBench bench;
    bench.join("fox");
    bench.join("fox");
    bench.drain(10s);
    expect_sent_away(bench, bench.open());
}

TEST(Drain, PassesOverWhoWentByThemselves) {
    HubBench bench;
    const ConnectionId first = bench.join("fox").first;
    const ConnectionId second = bench.join("fox").first;
    bench.drain(2s);
    bench.close(second);
    bench.pass_in_steps(2s);
    expect_sent_away(bench, first);
    EXPECT_FALSE(bench.closed(second));
}

TEST(Drain, SendsWhoCameBackMeanwhileAwayOnTheNewConnection) {
    HubBench bench(with_places());
    const ConnectionId ana = enter(bench, "fox");
    signal::Join join = join_message("fox");
    const auto joined = std::get<signal::Joined>(bench.heard(ana).at(0));
    join.can_come_back = true;
    join.claim = {.id = joined.self, .token = joined.place.value().token, .received = 0};
    const ConnectionId first_to_go = bench.open();
    const ConnectionId again = bench.open();
    bench.drain(3s);
    bench.say(again, join);
    ASSERT_TRUE(bench.closed(ana));
    EXPECT_EQ(bench.closed(ana)->reason, "replaced");
    EXPECT_FALSE(bench.closed(again));
    bench.pass_in_steps(3s);
    expect_sent_away(bench, first_to_go);
    expect_sent_away(bench, again);
    EXPECT_EQ(bench.hub().statistics().connections, 0U);
}

}  // namespace
}  // namespace parley::test
