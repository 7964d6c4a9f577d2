// What the operator of a hub gets: counts, reports of rooms, news, and the end of a room.
#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "support/hub_bench.hpp"
#include "support/proof.hpp"

namespace parley::test {
namespace {

using signal::ErrorCode;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = hub_effect::RoomNews::Kind;

HubCounters::OfDialect of_dialect(const HubBench& bench, std::string_view name) {
    for (const auto& counts : bench.hub().counters().dialects) {
        if (counts.dialect == name) return counts;
    }
    ADD_FAILURE() << name;
    return {};
}

std::uint64_t rejections(const HubBench& bench, std::string_view reason) {
    for (const auto& counts : bench.hub().counters().rejections) {
        if (counts.reason == reason) return counts.count;
    }
    ADD_FAILURE() << reason;
    return 0;
}

std::uint64_t relays(const HubBench& bench, RelayKind kind) {
    return of_dialect(bench, "parley").relays[static_cast<std::size_t>(kind)];
}

signal::Relay relay_to(const PeerId& to, signal::Payload payload) {
    signal::Relay relay;
    relay.to = to;
    relay.payload = std::move(payload);
    return relay;
}

TEST(HubCounters, CountWhatMembersSayByKindAndReceiver) {
    HubBench bench;
    const auto ana = bench.join("fox");
    const auto ben = bench.join("fox");
    bench.join("fox");
    const signal::Correlation exchange{.connection = 1, .exchange = 1};
    bench.say(ana.first, relay_to(ben.second, signal::Description{DescriptionType::Offer, "v=0", exchange}));
    bench.say(ben.first, relay_to(ana.second, signal::Description{DescriptionType::Answer, "v=0", exchange}));
    bench.say(ana.first, relay_to(ben.second, signal::TrickledCandidate{.candidate = {}, .correlation = exchange}));
    bench.say(ana.first, signal::SetState{.state = {.microphone_on = true}});
    EXPECT_EQ(relays(bench, RelayKind::Offer), 1U);
    EXPECT_EQ(relays(bench, RelayKind::Answer), 1U);
    EXPECT_EQ(relays(bench, RelayKind::Candidate), 1U);
    EXPECT_EQ(relays(bench, RelayKind::State), 2U);
    EXPECT_EQ(relays(bench, RelayKind::Chat), 0U);
    EXPECT_EQ(of_dialect(bench, "parley").members, 3U);
    EXPECT_EQ(of_dialect(bench, "parley").connections_opened, 3U);
    bench.close(ana.first);
    EXPECT_EQ(of_dialect(bench, "parley").members, 2U);
    EXPECT_EQ(bench.hub().counters().members_joined, 3U);
    EXPECT_EQ(bench.hub().counters().rooms_opened, 1U);
}

TEST(HubCounters, MeasureTheFirstJoinOfAConnectionOnly) {
    HubBench bench;
    const ConnectionId ana = bench.open();
    bench.pass(30ms);
    bench.say(ana, join_message("fox"));
    bench.say(ana, signal::Leave{});
    bench.pass(2s);
    bench.say(ana, join_message("owl"));
    const Durations times = bench.hub().counters().join_times;
    EXPECT_EQ(times.sum, 30ms);
    const auto bucket = std::find(Durations::bounds.begin(), Durations::bounds.end(), 50ms) - Durations::bounds.begin();
    EXPECT_EQ(times.counts[static_cast<std::size_t>(bucket)], 1U);
}

TEST(HubCounters, NameTheReasonOfEachRejection) {
    HubOptions options;
    options.room_members = 1;
    options.connections_per_address = 3;
    HubBench bench(options);
    bench.join("fox");
    const ConnectionId second = bench.open();
    bench.say(second, join_message("fox"));
    EXPECT_EQ(rejections(bench, "room-full"), 1U);
    bench.open({.path = "/nothing"});
    EXPECT_EQ(rejections(bench, "unknown-path"), 1U);
    bench.open();
    bench.open();
    bench.open();
    EXPECT_EQ(rejections(bench, "address-connections"), 1U);
    bench.pass(options.join_timeout);
    EXPECT_EQ(rejections(bench, "join-timeout"), 2U);
    EXPECT_EQ(rejections(bench, "malformed-frame"), 0U);
}

TEST(HubCounters, TellTheLostFromThoseWhoCameBack) {
    HubOptions options;
    options.prove = prove;
    HubBench bench(options);
    signal::Join join = join_message("fox");
    join.can_come_back = true;
    const ConnectionId ana = bench.open();
    bench.say(ana, join);
    bench.lose(ana);
    EXPECT_EQ(bench.hub().counters().members_lost, 1U);
    EXPECT_EQ(bench.hub().counters().members_resumed, 0U);
    EXPECT_EQ(of_dialect(bench, "parley").members, 1U);
    const auto report = bench.hub().room({"fox"});
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->members.front().is_lost);
}

TEST(RoomReports, ComePageByPageInTheOrderOfNames) {
    HubBench bench;
    for (const char* name : {"owl", "fox", "ant"}) bench.join(name);
    const auto names = [](const std::vector<RoomSummary>& rooms) {
        std::vector<std::string> names;
        for (const auto& room : rooms) names.push_back(room.name);
        return names;
    };
    EXPECT_THAT(names(bench.hub().rooms({}, 2)), ElementsAre("ant", "fox"));
    EXPECT_THAT(names(bench.hub().rooms({"fox"}, 2)), ElementsAre("owl"));
    EXPECT_THAT(names(bench.hub().rooms({"owl"}, 2)), IsEmpty());
}

TEST(RoomReports, NameTheMembers) {
    HubBench bench;
    const ConnectionId ana = bench.open({.address = "192.0.2.7"});
    signal::Join join = join_message("fox");
    join.name = "Ana";
    bench.say(ana, join);
    const auto ben = bench.join("fox");
    const auto report = bench.hub().room({"fox"});
    ASSERT_TRUE(report);
    EXPECT_EQ(report->summary.members, 2U);
    ASSERT_THAT(report->members, SizeIs(2));
    EXPECT_EQ(report->members[0].name, "Ana");
    EXPECT_EQ(report->members[0].dialect, "parley");
    EXPECT_EQ(report->members[0].connection, ana.value);
    EXPECT_EQ(report->members[0].address.value, "192.0.2.7");
    EXPECT_EQ(report->members[1].id, ben.second.value);
    EXPECT_FALSE(bench.hub().room({"owl"}));
}

TEST(ClosingARoom, TellsEverybodyWhyAndSendsThemAway) {
    HubBench bench;
    const auto ana = bench.join("fox");
    const auto ben = bench.join("fox");
    const auto other = bench.join("owl");
    bench.close_room("fox", "Maintenance.");
    for (const ConnectionId member : {ana.first, ben.first}) {
        EXPECT_THAT(bench.errors(member), ElementsAre(ErrorCode::RoomClosed));
        ASSERT_TRUE(bench.closed(member));
        EXPECT_EQ(bench.closed(member)->code, 1008);
        EXPECT_EQ(bench.closed(member)->reason, "room-closed");
    }
    EXPECT_FALSE(bench.closed(other.first));
    EXPECT_EQ(bench.hub().statistics().rooms, 1U);
    EXPECT_EQ(bench.logged("room-close-asked"), 1U);
}

TEST(ClosingARoom, ReachesThoseAtItsDoorAndThoseWhoAreLost) {
    HubOptions options;
    options.prove = prove;
    HubBench bench(options);
    signal::Join join = join_message("fox");
    join.can_come_back = true;
    const ConnectionId host = bench.open();
    bench.say(host, join);
    const ConnectionId lost = bench.open();
    bench.say(lost, join);
    bench.say(host, signal::SetLock{.locked = true});
    bench.lose(lost);
    const ConnectionId knocker = bench.open();
    signal::Join knock = join_message("fox");
    knock.knocks = true;
    bench.say(knocker, knock);
    bench.heard(knocker);
    bench.close_room("fox", "");
    EXPECT_THAT(bench.errors(knocker), ElementsAre(ErrorCode::RoomClosed));
    EXPECT_TRUE(bench.closed(knocker));
    EXPECT_TRUE(bench.closed(host));
    EXPECT_EQ(bench.hub().statistics().rooms, 0U);
    EXPECT_EQ(bench.hub().statistics().members, 0U);
}

TEST(ClosingARoom, ChangesNothingWhereThereIsNone) {
    HubBench bench;
    const auto ana = bench.join("fox");
    bench.close_room("owl", "");
    EXPECT_FALSE(bench.closed(ana.first));
    EXPECT_EQ(bench.logged("room-close-asked"), 0U);
}

TEST(RoomNews, TellOfRoomsAndMembersInOrder) {
    HubOptions options;
    options.tells_rooms = true;
    HubBench bench(options);
    const auto ana = bench.join("fox");
    const auto ben = bench.join("fox");
    bench.close(ana.first);
    bench.close(ben.first);
    std::vector<Kind> kinds;
    std::vector<std::size_t> members;
    for (const auto& news : bench.news()) {
        EXPECT_EQ(news.room.value, "fox");
        kinds.push_back(news.kind);
        members.push_back(news.members);
    }
    EXPECT_THAT(kinds, ElementsAre(Kind::RoomStarted, Kind::MemberJoined, Kind::MemberJoined, Kind::MemberLeft,
                                   Kind::MemberLeft, Kind::RoomEnded));
    EXPECT_THAT(members, ElementsAre(0U, 1U, 2U, 1U, 0U, 0U));
    EXPECT_EQ(bench.news()[1].member, ana.second);
    EXPECT_EQ(bench.news()[1].dialect, "parley");
}

TEST(RoomNews, AreOnlyForHostsThatAsk) {
    HubBench bench;
    bench.join("fox");
    EXPECT_THAT(bench.news(), IsEmpty());
}

TEST(LogOfAnOpening, ShowsOfTheAddressWhatTheHostLetsThrough) {
    HubOptions options;
    options.show_address = [](std::string_view address) { return "near " + std::string(address); };
    HubBench bench(options);
    bench.open({.address = "192.0.2.7"});
    EXPECT_THAT(bench.logs().front().fields, Contains(hub_effect::Field{.key = "address", .value = "near 192.0.2.7"}));
    HubBench silent;
    silent.open({.address = "192.0.2.7"});
    for (const auto& field : silent.logs().front().fields) EXPECT_NE(field.key, "address");
}

}  // namespace
}  // namespace parley::test
