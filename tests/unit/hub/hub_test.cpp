// The hub through its doors: who is let in, who is closed and when, what is counted and logged.
#include "core/hub/hub.hpp"

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "support/hub_bench.hpp"

namespace parley {
namespace {

using signal::ErrorCode;
using test::HubBench;
using test::join_message;
using Codes = std::vector<ErrorCode>;

signal::Relay offer_to(const PeerId& to) {
    return {.to = to,
            .claimed_from = {},
            .payload = signal::Description{.type = DescriptionType::Offer, .sdp = "v=0", .correlation = {1, 2}},
            .frame = {}};
}

TEST(Hub, ClosesAConnectionOfAnUnknownPath) {
    HubBench bench;
    const auto stranger = bench.open({.path = "/elsewhere"});
    ASSERT_TRUE(bench.closed(stranger));
    EXPECT_EQ(bench.closed(stranger)->code, 1008);
    EXPECT_EQ(bench.closed(stranger)->reason, "unknown-path");
    EXPECT_EQ(bench.hub().statistics().connections, 0U);
}

TEST(Hub, ClosesAConnectionThatJoinsNothingInTime) {
    HubBench bench({.join_timeout = 10s, .ice_servers = {}});
    const auto idle = bench.open();
    EXPECT_EQ(bench.hub().next_deadline(), bench.now() + 10s);
    bench.pass(9'999ms);
    EXPECT_FALSE(bench.closed(idle));
    bench.pass(1ms);
    EXPECT_EQ(bench.errors(idle), Codes{ErrorCode::NotInRoom});
    ASSERT_TRUE(bench.closed(idle));
    EXPECT_EQ(bench.closed(idle)->code, 1008);
    EXPECT_EQ(bench.closed(idle)->reason, "not-in-room");
    EXPECT_EQ(bench.logs().back(), (hub_effect::Log{.step = "connection-closed-by-hub",
                                                    .fields = {{"connection", "1"}, {"reason", "join-timeout"}}}));
    EXPECT_EQ(bench.hub().next_deadline(), std::nullopt);
}

TEST(Hub, GivesEachConnectionItsOwnTimeToJoin) {
    HubBench bench({.join_timeout = 10s, .ice_servers = {}});
    const auto first = bench.open();
    bench.pass(4s);
    const auto second = bench.open();
    bench.pass(6s);
    EXPECT_TRUE(bench.closed(first));
    EXPECT_FALSE(bench.closed(second));
    EXPECT_EQ(bench.hub().next_deadline(), bench.now() + 4s);
}

TEST(Hub, SetsNoDeadlineForAMember) {
    HubBench bench;
    const auto [ana, id] = bench.join("fox");
    EXPECT_EQ(bench.hub().next_deadline(), std::nullopt);
    bench.pass(24h);
    EXPECT_FALSE(bench.closed(ana));
}

TEST(Hub, GivesWhoLeftARoomTheSameTimeToJoinAnother) {
    HubBench bench({.join_timeout = 10s, .ice_servers = {}});
    const auto [ana, id] = bench.join("fox");
    bench.pass(1h);
    bench.say(ana, signal::Leave{});
    EXPECT_EQ(bench.hub().next_deadline(), bench.now() + 10s);
    bench.say(ana, join_message("owl"));
    EXPECT_EQ(bench.hub().next_deadline(), std::nullopt);
}

TEST(Hub, TurnsAwayOneTooManyFromAnAddress) {
    HubBench bench({.connections_per_address = 2, .ice_servers = {}});
    const auto first = bench.open();
    bench.open();
    const auto third = bench.open();
    const auto elsewhere = bench.open({.address = "192.0.2.2"});
    EXPECT_EQ(bench.errors(third), Codes{ErrorCode::ServerFull});
    ASSERT_TRUE(bench.closed(third));
    EXPECT_EQ(bench.closed(third)->code, 1013);
    EXPECT_FALSE(bench.closed(elsewhere));
    bench.close(first);
    EXPECT_FALSE(bench.closed(bench.open()));
}

TEST(Hub, TurnsAwayWhoWouldOpenOneRoomTooMany) {
    HubBench bench({.rooms = 1, .ice_servers = {}});
    const auto [ana, id] = bench.join("fox");
    const auto other = bench.open();
    bench.say(other, join_message("owl"));
    EXPECT_EQ(bench.errors(other), Codes{ErrorCode::ServerFull});
    ASSERT_TRUE(bench.closed(other));
    EXPECT_EQ(bench.closed(other)->code, 1013);
    bench.join("fox");
    EXPECT_EQ(bench.hub().statistics().members, 2U);
}

TEST(Hub, RemovesARoomWithItsLastMember) {
    HubBench bench({.rooms = 1, .ice_servers = {}});
    const auto [ana, id] = bench.join("fox");
    bench.close(ana);
    EXPECT_EQ(bench.hub().statistics().rooms, 0U);
    bench.join("owl");
    EXPECT_EQ(bench.hub().statistics().rooms, 1U);
}

TEST(Hub, HandsOutIceServersAndTheCapacity) {
    const IceServer turn{.url = "turn:turn.example.org", .username = "user", .credential = "secret"};
    HubBench bench({.room_members = 5, .ice_servers = {turn}});
    const auto ana = bench.open();
    bench.say(ana, join_message("fox"));
    const auto heard = bench.heard(ana);
    ASSERT_EQ(heard.size(), 1U);
    const auto* joined = std::get_if<signal::Joined>(&heard[0]);
    ASSERT_NE(joined, nullptr);
    EXPECT_EQ(joined->ice_servers, std::vector{turn});
    EXPECT_EQ(joined->capacity, 5U);
}

// Grants credentials that tell for whom, where and as the how manieth they were asked for.
auto told_relays() {
    return [count = 0](const RelayWish& wish) mutable -> RelayGrant {
        return {.servers = {{.url = "turn:" + std::string(wish.region) + ".example.org",
                             .username = std::to_string(++count) + ":" + std::string(wish.member),
                             .credential = "k"}},
                .seconds = 600};
    };
}

TEST(Hub, GivesEachMemberRelaysOfItsOwnAndFreshOnesWhenItAsks) {
    const IceServer stun{.url = "stun:stun.example.org", .username = "", .credential = ""};
    HubBench bench({.ice_servers = {stun}, .grant_relays = told_relays()});
    std::vector<std::string> ids;
    for (const char* query : {"region=eu", "a=1&region=us-2", "region=EU", "region=", ""}) {
        const auto member = bench.open({.query = query});
        bench.say(member, join_message("fox"));
        const auto heard = bench.heard(member);
        const auto* joined = heard.empty() ? nullptr : std::get_if<signal::Joined>(&heard[0]);
        ASSERT_NE(joined, nullptr);
        EXPECT_EQ(joined->ice_seconds, 600U);
        ASSERT_EQ(joined->ice_servers.size(), 2U);
        EXPECT_EQ(joined->ice_servers[0], stun);
        EXPECT_EQ(joined->ice_servers[1].username, std::to_string(ids.size() + 1) + ":" + joined->self.value);
        ids.push_back(joined->ice_servers[1].url);
    }
    EXPECT_EQ(ids, (std::vector<std::string>{"turn:eu.example.org", "turn:us-2.example.org", "turn:.example.org",
                                             "turn:.example.org", "turn:.example.org"}));
    const auto ana = bench.open({.query = "region=eu"});
    bench.say(ana, join_message("owl"));
    const auto self = std::get<signal::Joined>(bench.heard(ana).at(0)).self;
    bench.say(ana, signal::RenewIceServers{});
    const signal::IceServersRenewed fresh{.ice_servers = {stun, {"turn:eu.example.org", "7:" + self.value, "k"}},
                                          .ice_seconds = 600};
    EXPECT_EQ(bench.heard(ana), std::vector<HubMessage>{fresh});
}

TEST(Hub, GivesRelaysToMembersOnly) {
    int grants = 0;
    HubBench bench({.ice_servers = {}, .grant_relays = [&grants](const RelayWish&) {
                        ++grants;
                        return RelayGrant{};
                    }});
    const auto ana = bench.open();
    bench.say(ana, signal::RenewIceServers{});
    EXPECT_EQ(bench.errors(ana), std::vector{signal::ErrorCode::NotInRoom});
    EXPECT_EQ(grants, 0);
}

TEST(Hub, AssignsTheSameIdsForTheSameSeed) {
    const auto id_of_first = [](std::uint64_t seed) { return HubBench({}, seed).join("fox").second; };
    EXPECT_EQ(id_of_first(3), id_of_first(3));
    EXPECT_NE(id_of_first(3), id_of_first(4));
}

TEST(Hub, GivesANewIdForEachMembership) {
    HubBench bench;
    const auto [ana, first_id] = bench.join("fox");
    bench.say(ana, signal::Leave{});
    bench.say(ana, join_message("fox"));
    const auto heard = bench.heard(ana);
    ASSERT_FALSE(heard.empty());
    const auto* joined = std::get_if<signal::Joined>(&heard.back());
    ASSERT_NE(joined, nullptr);
    EXPECT_NE(joined->self, first_id);
}

TEST(Hub, ClosesWhoSendsTooFastAndNobodyElse) {
    HubBench bench({.frames_burst = 3, .frames_per_second = 1, .ice_servers = {}});
    const auto [flooder, flooder_id] = bench.join("fox");
    const auto [ana, ana_id] = bench.join("fox");
    bench.heard(flooder);
    for (int i = 0; i < 3; ++i) bench.say(flooder, offer_to(ana_id));
    EXPECT_EQ(bench.errors(flooder), Codes{ErrorCode::TooFast});
    ASSERT_TRUE(bench.closed(flooder));
    EXPECT_EQ(bench.closed(flooder)->code, 1008);
    const auto heard = bench.heard(ana);
    ASSERT_EQ(heard.size(), 4U);
    EXPECT_EQ(heard[2], HubMessage{signal::MemberLeft{.id = flooder_id}});
    EXPECT_EQ(heard[3], HubMessage{signal::ModerationChanged{.host = ana_id}});
    EXPECT_FALSE(bench.closed(ana));
}

TEST(Hub, LetsASteadySenderGoOnForEver) {
    HubBench bench({.frames_burst = 2, .frames_per_second = 10, .ice_servers = {}});
    const auto [ana, ana_id] = bench.join("fox");
    const auto [ben, ben_id] = bench.join("fox");
    for (int i = 0; i < 1000; ++i) {
        bench.pass(100ms);
        bench.say(ana, offer_to(ben_id));
    }
    EXPECT_FALSE(bench.closed(ana));
    EXPECT_EQ(bench.heard(ben).size(), 1000U);
}

struct BadFrame {
    const char* name;
    std::string text;
    ErrorCode code;
};

void PrintTo(const BadFrame& row, std::ostream* out) {
    *out << row.name;
}

class HubAndABadFrame : public testing::TestWithParam<BadFrame> {};

TEST_P(HubAndABadFrame, AnswersItAndClosesWhenItIsTooMuch) {
    HubBench bench;
    const auto [sender, sender_id] = bench.join("fox");
    const auto [ana, ana_id] = bench.join("fox");
    bench.heard(sender);
    for (std::uint32_t i = 1; i < limits::malformed_frames_max; ++i) bench.send(sender, GetParam().text);
    EXPECT_EQ(bench.errors(sender), Codes(limits::malformed_frames_max - 1, GetParam().code));
    EXPECT_FALSE(bench.closed(sender));
    EXPECT_TRUE(bench.heard(ana).empty());

    bench.send(sender, GetParam().text);
    EXPECT_EQ(bench.errors(sender), Codes{GetParam().code});
    ASSERT_TRUE(bench.closed(sender));
    EXPECT_EQ(bench.closed(sender)->code, 1008);
    EXPECT_EQ(bench.heard(ana), (std::vector<HubMessage>{signal::MemberLeft{.id = sender_id},
                                                         signal::ModerationChanged{.host = ana_id}}));
    EXPECT_EQ(bench.hub().statistics().rejected_frames, limits::malformed_frames_max);
}

INSTANTIATE_TEST_SUITE_P(Hub, HubAndABadFrame,
                         testing::Values(BadFrame{"NoJson", "hello", ErrorCode::MalformedFrame},
                                         BadFrame{"Empty", "", ErrorCode::MalformedFrame},
                                         BadFrame{"NoObject", "[1]", ErrorCode::MalformedFrame},
                                         BadFrame{"NoType", "{}", ErrorCode::MalformedFrame},
                                         BadFrame{"TooDeep", std::string(100, '['), ErrorCode::TooLarge},
                                         BadFrame{"TooLarge", std::string(limits::frame_bytes_max + 1, ' '),
                                                  ErrorCode::TooLarge}),
                         [](const auto& row) { return row.param.name; });

TEST(Hub, CountsBinaryFramesAsMalformed) {
    HubBench bench;
    const auto [sender, id] = bench.join("fox");
    for (std::uint32_t i = 0; i < limits::malformed_frames_max; ++i) bench.send_binary(sender);
    EXPECT_EQ(bench.errors(sender), Codes(limits::malformed_frames_max, ErrorCode::MalformedFrame));
    ASSERT_TRUE(bench.closed(sender));
    EXPECT_EQ(bench.closed(sender)->code, 1008);
}

TEST(Hub, CountsUnknownFramesAndSaysNothing) {
    HubBench bench;
    const auto [sender, id] = bench.join("fox");
    for (int i = 0; i < 100; ++i) bench.send(sender, R"({"type":"dance"})");
    EXPECT_TRUE(bench.heard(sender).empty());
    EXPECT_FALSE(bench.closed(sender));
    EXPECT_EQ(bench.hub().statistics().unknown_frames, 100U);
    EXPECT_EQ(bench.hub().statistics().rejected_frames, 0U);
}

TEST(Hub, LetsUnknownFramesCostAsMuchAsOthers) {
    HubBench bench({.frames_burst = 5, .frames_per_second = 1, .ice_servers = {}});
    const auto [sender, id] = bench.join("fox");
    for (int i = 0; i < 5; ++i) bench.send(sender, R"({"type":"dance"})");
    EXPECT_EQ(bench.errors(sender), Codes{ErrorCode::TooFast});
    EXPECT_TRUE(bench.closed(sender));
}

TEST(Hub, IgnoresWhatComesFromAConnectionItClosed) {
    HubBench bench({.join_timeout = 1s, .ice_servers = {}});
    const auto idle = bench.open();
    bench.pass(1s);
    bench.heard(idle);
    const HubStatistics before = bench.hub().statistics();
    bench.say(idle, join_message("fox"));
    bench.send_binary(idle);
    bench.close(idle);
    EXPECT_TRUE(bench.heard(idle).empty());
    EXPECT_EQ(bench.hub().statistics(), before);
}

TEST(Hub, TellsAChangedStateToTheOthersAndAnUnchangedOneToNobody) {
    HubBench bench;
    const auto [ana, ana_id] = bench.join("fox");
    const auto [ben, ben_id] = bench.join("fox");
    bench.heard(ana);
    const MemberState muted{.microphone_on = false, .camera_on = true};
    bench.say(ana, signal::SetState{.state = muted});
    bench.say(ana, signal::SetState{.state = muted});
    EXPECT_EQ(bench.heard(ben), (std::vector<HubMessage>{signal::MemberChanged{.id = ana_id, .state = muted}}));
    EXPECT_TRUE(bench.heard(ana).empty());

    const auto eve = bench.open();
    bench.say(eve, join_message("fox"));
    const auto heard = bench.heard(eve);
    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(std::get_if<signal::Joined>(&heard[0])->members.at(0).state, muted);
}

TEST(Hub, KeepsStatistics) {
    HubBench bench;
    const auto [ana, ana_id] = bench.join("fox");
    const auto [ben, ben_id] = bench.join("fox");
    const auto [eve, eve_id] = bench.join("owl");
    bench.open();
    bench.say(ana, offer_to(ben_id));
    bench.say(ana, offer_to(eve_id));
    bench.send(ana, R"({"type":"dance"})");
    EXPECT_EQ(bench.hub().statistics(), (HubStatistics{.connections = 4,
                                                       .rooms = 2,
                                                       .members = 3,
                                                       .relayed_messages = 1,
                                                       .rejected_frames = 1,
                                                       .unknown_frames = 1}));
    bench.close(ana);
    bench.say(ben, signal::Leave{});
    EXPECT_EQ(bench.hub().statistics().connections, 3U);
    EXPECT_EQ(bench.hub().statistics().rooms, 1U);
    EXPECT_EQ(bench.hub().statistics().members, 1U);
}

TEST(Hub, LogsOneLineForEachLifecycleStep) {
    HubBench bench;
    const auto [ana, ana_id] = bench.join("fox");
    const auto [ben, ben_id] = bench.join("fox");
    bench.close(ana);
    bench.say(ben, signal::Leave{});
    const auto line = [](const char* step, const char* connection, const char* members) {
        return hub_effect::Log{.step = step,
                               .fields = {{"connection", connection}, {"room", "fox"}, {"members", members}}};
    };
    const auto of_member = [](const char* step, const char* connection, const PeerId& member, const char* members) {
        return hub_effect::Log{
            .step = step,
            .fields = {{"connection", connection}, {"room", "fox"}, {"member", member.value}, {"members", members}}};
    };
    const auto opened = [](const char* connection) {
        return hub_effect::Log{.step = "connection-opened",
                               .fields = {{"connection", connection}, {"dialect", "parley"}}};
    };
    EXPECT_EQ(bench.logs(),
              (std::vector<hub_effect::Log>{
                  opened("1"), line("room-opened", "1", "0"), of_member("member-joined", "1", ana_id, "1"), opened("2"),
                  of_member("member-joined", "2", ben_id, "2"), of_member("member-left", "1", ana_id, "1"),
                  of_member("member-left", "2", ben_id, "0"), line("room-closed", "2", "0")}));
}

TEST(Hub, LogsTheFirstRejectionAndTheCloseOfAFlood) {
    HubBench bench;
    const auto [sender, id] = bench.join("fox");
    for (int i = 0; i < 100; ++i) bench.send(sender, "hello");
    EXPECT_EQ(bench.logged("frame-rejected"), 1U);
    EXPECT_EQ(bench.logged("connection-closed-by-hub"), 1U);
    EXPECT_EQ(bench.logs().back(), (hub_effect::Log{.step = "connection-closed-by-hub",
                                                    .fields = {{"connection", "1"}, {"reason", "malformed-frame"}}}));
}

TEST(Hub, LogsNoAddress) {
    HubBench bench({.connections_per_address = 1, .ice_servers = {}});
    bench.open({.address = "203.0.113.77"});
    bench.open({.address = "203.0.113.77"});
    bench.open({.path = "/elsewhere", .address = "203.0.113.77"});
    bench.pass(1min);
    for (const auto& line : bench.logs()) {
        for (const auto& field : line.fields) EXPECT_EQ(field.value.find("203.0.113"), std::string::npos) << line.step;
    }
}

}  // namespace
}  // namespace parley
