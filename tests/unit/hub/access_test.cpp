// Tokens at the hub: where they are shown, what they open, who moderates, and what those get who have none.
#include "core/hub/access.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "support/hub_bench.hpp"
#include "support/proof.hpp"

namespace parley {
namespace {

using signal::ErrorCode;
using test::HubBench;
using Codes = std::vector<ErrorCode>;

HubOptions strict() {
    HubOptions options{.checks_tokens = true, .requires_tokens = true, .ice_servers = {}};
    options.prove = test::prove;
    return options;
}

signal::Join join_with(const std::string& token, const std::string& room = "fox") {
    signal::Join join = test::join_message(room);
    join.token = token;
    return join;
}

const signal::Joined* joined(const std::vector<HubMessage>& heard) {
    const auto found = std::find_if(heard.begin(), heard.end(),
                                    [](const HubMessage& one) { return std::holds_alternative<signal::Joined>(one); });
    return found == heard.end() ? nullptr : std::get_if<signal::Joined>(&*found);
}

std::string last_reason(const HubBench& bench) {
    for (auto line = bench.logs().rbegin(); line != bench.logs().rend(); ++line) {
        if (line->step == "frame-rejected") return line->fields.back().value;
    }
    return "none";
}

struct Person {
    ConnectionId connection;
    PeerId id;
};

Person enter(HubBench& bench, const std::string& token, const std::string& room = "fox") {
    const ConnectionId connection = bench.open();
    bench.say(connection, join_with(token, room));
    const auto heard = bench.heard(connection);
    const auto* const in = joined(heard);
    EXPECT_NE(in, nullptr) << token << " opens nothing";
    return {connection, in == nullptr ? PeerId{} : in->self};
}

struct TokenRow {
    const char* name;
    const char* token;
    const char* reason;  // "none" for one that is let in.
};

class RequiredToken : public testing::TestWithParam<TokenRow> {};

TEST_P(RequiredToken, DecidesWhoJoins) {
    HubBench bench(strict());
    const auto ana = bench.open();
    bench.say(ana, join_with(GetParam().token));
    EXPECT_EQ(last_reason(bench), GetParam().reason);
    const bool is_in = std::string(GetParam().reason) == "none";
    EXPECT_EQ(bench.hub().statistics().members, is_in ? 1U : 0U);
    if (is_in) return;
    EXPECT_EQ(bench.errors(ana), Codes{ErrorCode::Unauthorized});
    ASSERT_TRUE(bench.closed(ana));
    EXPECT_EQ(bench.closed(ana)->code, 1008);
    EXPECT_EQ(bench.closed(ana)->reason, "unauthorized");
}

INSTANTIATE_TEST_SUITE_P(
    Hub, RequiredToken,
    testing::Values(TokenRow{"ForTheRoom", "good:u:Ana;rooms=fox;rights=join", "none"},
                    TokenRow{"ForSeveralRooms", "good:u:Ana;rooms=owl,fox;rights=join", "none"},
                    TokenRow{"ForRoomsThatBeginSo", "good:u:Ana;rooms=f*;rights=join", "none"},
                    TokenRow{"ForEveryRoom", "good:u:Ana;rooms=*;rights=join,publish", "none"},
                    TokenRow{"ForAnotherRoom", "good:u:Ana;rooms=owl;rights=join", "token-room"},
                    TokenRow{"ForALongerName", "good:u:Ana;rooms=foxes;rights=join", "token-room"},
                    TokenRow{"ForOthersThatBeginSo", "good:u:Ana;rooms=fox-*;rights=join", "token-room"},
                    TokenRow{"ForNoRoom", "good:u:Ana;rights=join", "token-room"},
                    TokenRow{"WithoutTheRightToJoin", "good:u:Ana;rooms=fox;rights=publish,moderate", "token-right"},
                    TokenRow{"WithoutRights", "good:u:Ana;rooms=fox", "token-right"},
                    TokenRow{"None", "", "token-missing"}, TokenRow{"Bad", "stolen", "token-expired"}),
    [](const auto& row) { return row.param.name; });

struct PlaceRow {
    const char* name;
    test::Entrance entrance;
    const char* in_join;
    const char* user;  // Whose token counted; empty for nobody's.
};

class TokenPlace : public testing::TestWithParam<PlaceRow> {};

TEST_P(TokenPlace, IsReadInThisOrder) {
    HubBench bench(strict());
    const auto ana = bench.open(GetParam().entrance);
    bench.say(ana, join_with(GetParam().in_join));
    std::string user;
    const auto again = bench.open();
    bench.say(again, join_with("good:x:X;rooms=fox;rights=join"));
    for (const HubMessage& message : bench.heard(again)) {
        const auto* const in = std::get_if<signal::Joined>(&message);
        if (in != nullptr && in->members.size() == 1) user = in->members.front().name;
    }
    EXPECT_EQ(user, GetParam().user);
}

constexpr const char* one = "good:1:One;rooms=fox;rights=join";
constexpr const char* two = "good:2:Two;rooms=fox;rights=join";

INSTANTIATE_TEST_SUITE_P(
    Hub, TokenPlace,
    testing::Values(PlaceRow{"Join", {}, one, "One"},
                    PlaceRow{"Query", {.query = std::string("a=b&token=") + one}, "", "One"},
                    PlaceRow{"Bearer", {.authorization = std::string("bEARER  ") + one}, "", "One"},
                    PlaceRow{"Cookie", {.cookies = std::string("x=y; accessToken=") + one + " "}, "", ""},
                    PlaceRow{"OtherScheme", {.authorization = std::string("Basic ") + one}, "", ""},
                    PlaceRow{"JoinBeforeQuery", {.query = std::string("token=") + two}, one, "One"},
                    PlaceRow{"BearerBeforeQuery",
                             {.query = std::string("token=") + two, .authorization = std::string("Bearer ") + one},
                             "",
                             "One"},
                    PlaceRow{"Nowhere", {}, "", ""}),
    [](const auto& row) { return row.param.name; });

TEST(TokenAccess, WaitsForTheAnswerInOrder) {
    HubBench bench(strict());
    const Person ben = enter(bench, "good:b:Ben;rooms=fox;rights=join");
    bench.hold_checks();
    const auto ana = bench.open();
    bench.say(ana, join_with(one));
    bench.say(ana, signal::Say{.text = "first"});
    bench.say(ana, signal::Say{.text = "second"});
    EXPECT_TRUE(bench.heard(ana).empty());
    EXPECT_TRUE(bench.heard(ben.connection).empty()) << "nobody hears of whoever may be a stranger";
    bench.answer_checks();
    EXPECT_NE(joined(bench.heard(ana)), nullptr);
    std::string said;
    for (const HubMessage& message : bench.heard(ben.connection)) {
        if (const auto* text = std::get_if<signal::Said>(&message)) said += text->text + " ";
    }
    EXPECT_EQ(said, "first second ");
}

TEST(TokenAccess, DropsWhatWasSaidBehindABadToken) {
    HubBench bench(strict());
    const Person ben = enter(bench, "good:b:Ben;rooms=fox;rights=join");
    bench.hold_checks();
    const auto ana = bench.open();
    bench.say(ana, join_with("stolen"));
    bench.say(ana, join_with(one));
    bench.answer_checks();
    EXPECT_EQ(bench.errors(ana), Codes{ErrorCode::Unauthorized});
    EXPECT_TRUE(bench.heard(ben.connection).empty());
}

TEST(TokenAccess, KeepsOnlySomeFramesWhileItWaits) {
    HubBench bench(strict());
    bench.hold_checks();
    const auto ana = bench.open();
    bench.say(ana, join_with(one));
    for (std::size_t i = 0; i <= limits::token_wait_frames_max; ++i) bench.say(ana, signal::Say{.text = "hello"});
    EXPECT_EQ(bench.errors(ana), Codes{ErrorCode::TooFast});
    EXPECT_TRUE(bench.closed(ana));
    bench.answer_checks();
    EXPECT_EQ(bench.hub().statistics().members, 0U);
}

TEST(TokenAccess, IsNeededForEachRoomOfAConnection) {
    HubBench bench(strict());
    const Person ana = enter(bench, one);
    bench.say(ana.connection, signal::Leave{});
    bench.say(ana.connection, join_with("good:1:One;rooms=owl;rights=join", "owl"));
    EXPECT_NE(joined(bench.heard(ana.connection)), nullptr);
    bench.say(ana.connection, signal::Leave{});
    bench.say(ana.connection, join_with("", "fox"));
    EXPECT_EQ(last_reason(bench), "token-room") << "the token shown last counts";
}

TEST(TokenAccess, NamesThePersonWhateverTheClientSays) {
    HubBench bench(strict());
    const Person ana = enter(bench, one);
    const auto ben = bench.open();
    bench.say(ben, join_with(two));
    const auto heard = bench.heard(ben);
    ASSERT_NE(joined(heard), nullptr);
    EXPECT_EQ(joined(heard)->members.front().name, "One");
}

TEST(TokenAccess, TellsRightsToAll) {
    HubBench bench(strict());
    const Person ana = enter(bench, "good:a:Ana;rooms=fox;rights=join,record");
    const auto ben = bench.open();
    bench.say(ben, join_with("good:b:Ben;rooms=fox;rights=join,publish,moderate,record"));
    const auto heard = bench.heard(ben);
    ASSERT_NE(joined(heard), nullptr);
    EXPECT_EQ(joined(heard)->rights, Rights{});
    EXPECT_EQ(joined(heard)->members.front().rights,
              (Rights{.join = true, .publish = false, .moderate = false, .record = true}));
    for (const HubMessage& message : bench.heard(ana.connection)) {
        const auto* const newcomer = std::get_if<signal::MemberJoined>(&message);
        if (newcomer != nullptr) EXPECT_EQ(newcomer->member.rights, Rights{});
    }
}

// ---- moderation

TEST(TokenModeration, IsForThoseWhoHaveTheRight) {
    HubBench bench(strict());
    const Person ana = enter(bench, "good:a:Ana;rooms=fox;rights=join");
    bench.say(ana.connection, signal::SetLock{.locked = true});
    EXPECT_EQ(bench.errors(ana.connection), Codes{ErrorCode::NotHost}) << "who was there first is not host by that";
    const Person ben = enter(bench, "good:b:Ben;rooms=fox;rights=join,moderate");
    const Person eve = enter(bench, "good:e:Eve;rooms=fox;rights=join,moderate");
    for (const Person& moderator : {ben, eve}) {
        bench.say(moderator.connection, signal::SetLock{.locked = true});
        bench.say(moderator.connection, signal::SetLock{.locked = false});
        EXPECT_EQ(bench.errors(moderator.connection), Codes{});
    }
    bench.say(ana.connection, signal::Remove{.id = ben.id});
    EXPECT_EQ(bench.errors(ana.connection), Codes{ErrorCode::NotHost});
    bench.say(eve.connection, signal::Remove{.id = ana.id});
    EXPECT_TRUE(bench.closed(ana.connection));
    bench.say(ben.connection, signal::HandOver{.to = eve.id});
    EXPECT_EQ(bench.errors(ben.connection), Codes{});
}

TEST(TokenModeration, IsHandedOverOnlyToThoseWhoHaveTheRight) {
    HubBench bench(strict());
    const Person ben = enter(bench, "good:b:Ben;rooms=fox;rights=join,moderate");
    const Person ana = enter(bench, "good:a:Ana;rooms=fox;rights=join");
    bench.say(ben.connection, signal::HandOver{.to = ana.id});
    EXPECT_EQ(bench.errors(ben.connection), Codes{ErrorCode::Other});
}

TEST(TokenModeration, OpensTheDoorWhenTheLastModeratorGoes) {
    HubBench bench(strict());
    const Person ana = enter(bench, "good:a:Ana;rooms=fox;rights=join");
    const Person ben = enter(bench, "good:b:Ben;rooms=fox;rights=join,moderate");
    bench.say(ben.connection, signal::SetLock{.locked = true});
    const auto eve = bench.open();
    signal::Join knock = join_with("good:e:Eve;rooms=fox;rights=join");
    knock.knocks = true;
    bench.say(eve, knock);
    EXPECT_EQ(joined(bench.heard(eve)), nullptr);
    bench.close(ben.connection);
    EXPECT_NE(joined(bench.heard(eve)), nullptr);
    bool is_told = false;
    for (const HubMessage& message : bench.heard(ana.connection)) {
        const auto* const changed = std::get_if<signal::ModerationChanged>(&message);
        is_told |= changed != nullptr && changed->host.empty() && !changed->is_locked;
    }
    EXPECT_TRUE(is_told) << "there is no host any more";
}

TEST(TokenModeration, LetsModeratorsThroughLockedDoors) {
    HubBench bench(strict());
    const Person ben = enter(bench, "good:b:Ben;rooms=fox;rights=join,moderate");
    bench.say(ben.connection, signal::SetLock{.locked = true});
    enter(bench, "good:e:Eve;rooms=fox;rights=join,moderate");
    const auto ana = bench.open();
    bench.say(ana, join_with(one));
    EXPECT_EQ(bench.errors(ana), Codes{ErrorCode::RoomLocked});
}

// ---- coming back

struct Back {
    Person person;
    signal::Claim claim;
};

Back place_of(HubBench& bench, const std::string& token) {
    const ConnectionId connection = bench.open();
    signal::Join join = join_with(token);
    join.can_come_back = true;
    bench.say(connection, join);
    const auto heard = bench.heard(connection);
    const auto* const in = joined(heard);
    if (in == nullptr || !in->place) {
        ADD_FAILURE() << "no place";
        return {};
    }
    bench.lose(connection);
    return {{connection, in->self}, {.id = in->self, .token = in->place->token, .received = 0}};
}

std::optional<signal::Joined> come_back(HubBench& bench, const Back& back, const std::string& token) {
    const ConnectionId connection = bench.open();
    signal::Join join = join_with(token);
    join.can_come_back = true;
    join.claim = back.claim;
    bench.say(connection, join);
    const auto heard = bench.heard(connection);
    const auto* const in = joined(heard);
    return in == nullptr ? std::nullopt : std::optional(*in);
}

TEST(TokenReturn, NeedsAGoodTokenAgain) {
    HubBench bench(strict());
    const Back ana = place_of(bench, one);
    EXPECT_FALSE(come_back(bench, ana, "stolen"));
    EXPECT_FALSE(come_back(bench, ana, ""));
    EXPECT_FALSE(come_back(bench, ana, "good:1:One;rooms=owl;rights=join"));
    const auto back = come_back(bench, ana, std::string(one) + ";id=renewed");
    ASSERT_TRUE(back);
    EXPECT_EQ(back->self, ana.person.id);
    EXPECT_TRUE(back->place && back->place->received);
}

TEST(TokenReturn, IsForTheSamePersonOnly) {
    HubBench bench(strict());
    const Back ana = place_of(bench, one);
    const auto thief = come_back(bench, ana, two);
    ASSERT_TRUE(thief);
    EXPECT_NE(thief->self, ana.person.id);
}

TEST(TokenReturn, TellsOthersOfNewRights) {
    HubBench bench(strict());
    const Person ben = enter(bench, two);
    const Back ana = place_of(bench, one);
    bench.heard(ben.connection);
    const auto back = come_back(bench, ana, "good:1:One;rooms=fox;rights=join,moderate");
    ASSERT_TRUE(back);
    EXPECT_EQ(back->self, ana.person.id);
    EXPECT_TRUE(back->rights.moderate);
    EXPECT_EQ(back->host, ana.person.id);
    bool is_told = false;
    for (const HubMessage& message : bench.heard(ben.connection)) {
        const auto* const newcomer = std::get_if<signal::MemberJoined>(&message);
        is_told |= newcomer != nullptr && newcomer->member.rights.moderate;
    }
    EXPECT_TRUE(is_told);
}

// ---- people without rooms, guesses and floods

TEST(TokenAccess, IsNeededToBeCalled) {
    HubBench bench(strict());
    const auto stranger = bench.open();
    bench.say(stranger, signal::RegisterCallsign{.callsign = {"ana"}});
    EXPECT_EQ(bench.errors(stranger), Codes{ErrorCode::Unauthorized});
    const auto ana = bench.open();
    bench.say(ana, signal::RegisterCallsign{.callsign = {"ana"}, .token = one});
    EXPECT_EQ(bench.errors(ana), Codes{});
    EXPECT_FALSE(bench.closed(ana));
}

TEST(TokenGuesses, AreRefusedUnheardAfterSome) {
    HubBench bench(strict());
    for (int i = 0; i < 11; ++i) bench.say(bench.open(), join_with("forged"));
    const auto ana = bench.open();
    bench.say(ana, join_with(one));
    EXPECT_EQ(bench.errors(ana), Codes{ErrorCode::TooFast});
    EXPECT_EQ(bench.closed(ana)->code, 1013);
    EXPECT_EQ(last_reason(bench), "token-guessing");
    EXPECT_EQ(bench.hub().guesses_refused_for(bench.now(), "192.0.2.1"), 1s);
    const auto elsewhere = bench.open({.address = "192.0.2.2"});
    bench.say(elsewhere, join_with(one));
    EXPECT_EQ(bench.errors(elsewhere), Codes{});
    bench.pass(1s);
    enter(bench, one);
}

TEST(TokenGuesses, AreNotThoseWhoseTokenHasExpired) {
    HubBench bench(strict());
    for (int i = 0; i < 20; ++i) bench.say(bench.open(), join_with("stolen"));
    enter(bench, one);
}

TEST(TokenLimits, CountAllConnectionsOfOneToken) {
    HubOptions options = strict();
    options.per_token = {.connections = 2};
    HubBench bench(options);
    const Person first = enter(bench, one);
    enter(bench, one);
    const auto third = bench.open();
    bench.say(third, join_with(one));
    EXPECT_EQ(bench.errors(third), Codes{ErrorCode::TooFast});
    EXPECT_EQ(bench.closed(third)->code, 1013);
    EXPECT_EQ(last_reason(bench), "token-connections");
    enter(bench, two);
    bench.close(first.connection);
    enter(bench, one);
}

TEST(AddressLimits, CountJoinsAndFramesOfAllConnections) {
    HubOptions options{.ice_servers = {}};
    options.per_address = {.joins_per_second = 1, .frames_per_second = 100};
    HubBench bench(options);
    for (int i = 0; i < 10; ++i) bench.join("fox-" + std::to_string(i));
    const auto late = bench.open();
    bench.say(late, test::join_message("fox"));
    EXPECT_EQ(last_reason(bench), "address-joins");
    const auto elsewhere = bench.open({.address = "192.0.2.2"});
    bench.say(elsewhere, test::join_message("fox"));
    EXPECT_EQ(bench.errors(elsewhere), Codes{});
}

TEST(OptionalTokens, LimitThoseWhoShowThem) {
    HubBench bench({.checks_tokens = true, .ice_servers = {}});
    enter(bench, "");
    enter(bench, "good:a:Ana");
    const auto ben = bench.open();
    bench.say(ben, join_with("good:b:Ben;rooms=owl"));
    EXPECT_EQ(last_reason(bench), "token-room");
}

}  // namespace
}  // namespace parley
