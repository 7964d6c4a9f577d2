// Invitations: what outlives a lost connection, and the limits on calling.
#include <string>
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

HubOptions with_keys() {
    HubOptions options;
    options.prove = prove;
    options.place_kept = 60s;
    return options;
}

struct Reachable {
    ConnectionId connection;
    std::string key;
};

// Without a key where the hub refused.
Reachable enter(HubBench& bench, const std::string& callsign, const std::string& key = {}) {
    Reachable person{.connection = bench.open(), .key = {}};
    bench.say(person.connection, signal::RegisterCallsign{.callsign = {callsign}, .key = key});
    for (const HubMessage& message : bench.heard(person.connection)) {
        if (const auto* const registered = std::get_if<signal::CallsignRegistered>(&message)) {
            person.key = registered->key;
            EXPECT_EQ(registered->seconds_kept, 60U);
        }
    }
    return person;
}

HubMessage changed(const std::string& callsign, InvitationState outcome) {
    return signal::InvitationChanged{.callsign = {callsign}, .outcome = outcome};
}

void invite(HubBench& bench, ConnectionId from, const std::string& callsign) {
    bench.say(from, signal::InviteCallsign{.callsign = {callsign}});
}

TEST(Invitations, ALostCallsignIsKeptForWhoHasItsKey) {
    HubBench bench(with_keys());
    const auto [ana, ana_id] = bench.join("room");
    const Reachable ben = enter(bench, "ben");
    ASSERT_FALSE(ben.key.empty());
    bench.lose(ben.connection);
    bench.pass(59s);
    invite(bench, ana, "ben");
    EXPECT_THAT(bench.heard(ana), ElementsAre(changed("ben", InvitationState::Unreachable)));
    EXPECT_EQ(enter(bench, "ben").key, "");
    const Reachable back = enter(bench, "Ben", ben.key);
    ASSERT_FALSE(back.key.empty());
    EXPECT_NE(back.key, ben.key);
    invite(bench, ana, "ben");
    EXPECT_THAT(bench.heard(ana), ElementsAre(changed("ben", InvitationState::Ringing)));
    EXPECT_EQ(bench.heard(back.connection).size(), 1U);
}

TEST(Invitations, ALostCallsignEndsWithItsTime) {
    HubBench bench(with_keys());
    const Reachable ben = enter(bench, "ben");
    bench.lose(ben.connection);
    bench.pass_in_steps(60s);
    EXPECT_FALSE(bench.hub().next_deadline());
    EXPECT_NE(enter(bench, "ben").key, "");
}

TEST(Invitations, WhoLosesTheConnectionWhileItRingsIsNotReachable) {
    HubBench bench(with_keys());
    const auto [ana, ana_id] = bench.join("room");
    const Reachable ben = enter(bench, "ben");
    invite(bench, ana, "ben");
    bench.heard(ana);
    bench.lose(ben.connection);
    EXPECT_THAT(bench.heard(ana), ElementsAre(changed("ben", InvitationState::Unreachable)));
}

TEST(Invitations, TheKeyTakesACallsignFromAConnectionThatStillStands) {
    HubBench bench(with_keys());
    const auto [ana, ana_id] = bench.join("room");
    const Reachable ben = enter(bench, "ben");
    const Reachable back = enter(bench, "ben", ben.key);
    EXPECT_FALSE(back.key.empty());
    ASSERT_TRUE(bench.closed(ben.connection));
    EXPECT_EQ(bench.closed(ben.connection)->code, 1000);
    EXPECT_EQ(bench.closed(ben.connection)->reason, "replaced");
    invite(bench, ana, "ben");
    EXPECT_EQ(bench.heard(back.connection).size(), 1U);
    // The old key is void.
    EXPECT_EQ(enter(bench, "ben", ben.key).key, "");
}

TEST(Invitations, WhoIsReachableByAConnectionTakesNoPlaceWithIt) {
    HubBench bench(with_keys());
    const ConnectionId ana = bench.open();
    signal::Join join = join_message("room");
    join.can_come_back = true;
    bench.say(ana, join);
    const auto heard = bench.heard(ana);
    ASSERT_FALSE(heard.empty());
    const auto& joined = std::get<signal::Joined>(heard.front());
    bench.lose(ana);
    const Reachable ben = enter(bench, "ben");
    join.claim = signal::Claim{.id = joined.self, .token = joined.place.value().token, .received = 0};
    bench.say(ben.connection, join);
    EXPECT_THAT(bench.errors(ben.connection), ElementsAre(ErrorCode::AlreadyInRoom));
    const auto [cy, cy_id] = bench.join("other");
    invite(bench, cy, "ben");
    EXPECT_THAT(bench.heard(cy), ElementsAre(changed("ben", InvitationState::Ringing)));
}

TEST(Invitations, WithoutAKeyOfTheHubsNoCallsignIsKept) {
    HubBench bench;
    const ConnectionId ben = bench.open();
    bench.say(ben, signal::RegisterCallsign{.callsign = {"ben"}});
    bench.lose(ben);
    const ConnectionId other = bench.open();
    bench.say(other, signal::RegisterCallsign{.callsign = {"ben"}});
    EXPECT_THAT(bench.errors(other), IsEmpty());
}

TEST(Invitations, OneCallsSoManyPeopleAtATime) {
    HubBench bench(with_keys());
    const auto [ana, ana_id] = bench.join("room");
    for (std::size_t i = 0; i <= limits::invitations_pending_max; ++i) enter(bench, "p" + std::to_string(i));
    for (std::size_t i = 0; i < limits::invitations_pending_max; ++i) invite(bench, ana, "p" + std::to_string(i));
    EXPECT_THAT(bench.errors(ana), IsEmpty());
    bench.pass(2s);
    invite(bench, ana, "p" + std::to_string(limits::invitations_pending_max));
    EXPECT_THAT(bench.errors(ana), ElementsAre(ErrorCode::Busy));
    EXPECT_FALSE(bench.closed(ana));
    bench.say(ana, signal::CancelInvitation{.callsign = {"p0"}});
    invite(bench, ana, "p" + std::to_string(limits::invitations_pending_max));
    EXPECT_THAT(bench.errors(ana), IsEmpty());
}

TEST(Invitations, NobodyTriesCallsignsFast) {
    HubBench bench(with_keys());
    const auto [ana, ana_id] = bench.join("room");
    for (std::size_t i = 0; i < limits::invitations_burst; ++i) invite(bench, ana, "guess" + std::to_string(i));
    EXPECT_THAT(bench.errors(ana), IsEmpty());
    invite(bench, ana, "guess");
    EXPECT_THAT(bench.errors(ana), ElementsAre(ErrorCode::TooFast));
    EXPECT_FALSE(bench.closed(ana));
    bench.pass(1s);
    invite(bench, ana, "guess");
    EXPECT_THAT(bench.heard(ana), ElementsAre(changed("guess", InvitationState::Unreachable)));
}

TEST(Invitations, IdsAreToldToNobodyButWhoIsCalled) {
    HubBench bench(with_keys());
    const auto [ana, ana_id] = bench.join("room");
    const Reachable ben = enter(bench, "ben");
    invite(bench, ana, "ben");
    const auto heard = bench.heard(ben.connection);
    ASSERT_EQ(heard.size(), 1U);
    const std::string id = std::get<signal::Invitation>(heard.front()).id;
    EXPECT_GT(id.size(), 20U);
    EXPECT_THAT(bench.heard(ana), ElementsAre(changed("ben", InvitationState::Ringing)));
}

}  // namespace
}  // namespace parley::test
