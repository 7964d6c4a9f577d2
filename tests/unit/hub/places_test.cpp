// Places: members whose connection was lost come back, unnoticed where nothing was missed, and nobody else in their
// name.
#include <optional>
#include <string>
#include <utility>
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
using testing::SizeIs;

HubOptions with_places() {
    HubOptions options;
    options.prove = prove;
    options.place_kept = 60s;
    return options;
}

struct Guest {
    ConnectionId connection;
    signal::Joined joined;
};

Guest enter(HubBench& bench, std::optional<signal::Claim> claim = {}) {
    signal::Join join = join_message("room");
    join.can_come_back = true;
    join.claim = std::move(claim);
    Guest guest{.connection = bench.open(), .joined = {}};
    bench.say(guest.connection, join);
    for (HubMessage& message : bench.heard(guest.connection)) {
        if (auto* const joined = std::get_if<signal::Joined>(&message)) guest.joined = std::move(*joined);
    }
    EXPECT_TRUE(guest.joined.place.has_value());
    return guest;
}

signal::Claim claim_of(const Guest& guest, std::uint64_t received = 0) {
    return {.id = guest.joined.self, .token = guest.joined.place.value().token, .received = received};
}

template <typename Message>
std::size_t count(const std::vector<HubMessage>& messages) {
    std::size_t found = 0;
    for (const HubMessage& message : messages) found += std::holds_alternative<Message>(message) ? 1 : 0;
    return found;
}

class Places : public testing::Test {
  protected:
    HubBench bench{with_places()};
    Guest ana = enter(bench);
    Guest ben = enter(bench);

    void SetUp() override {
        // What came of meeting each other.
        EXPECT_THAT(bench.heard(ana.connection), SizeIs(1));
        EXPECT_THAT(bench.heard(ben.connection), IsEmpty());
    }
    void change_state_of(const Guest& guest, bool camera_on) {
        bench.say(guest.connection, signal::SetState{.state = {.microphone_on = true, .camera_on = camera_on}});
    }
};

TEST_F(Places, AreKeptUnnoticedAndGivenBackWithWhatWasMissed) {
    bench.lose(ben.connection);
    EXPECT_THAT(bench.heard(ana.connection), IsEmpty());
    change_state_of(ana, true);
    bench.pass(59s);
    const ConnectionId again = bench.open();
    signal::Join join = join_message("room");
    join.can_come_back = true;
    join.claim = claim_of(ben);
    bench.say(again, join);
    const auto heard = bench.heard(again);
    ASSERT_THAT(heard, SizeIs(2));
    const auto& joined = std::get<signal::Joined>(heard[0]);
    EXPECT_EQ(joined.self, ben.joined.self);
    EXPECT_EQ(joined.place.value().received, 0U);
    EXPECT_TRUE(std::get<signal::MemberChanged>(heard[1]).state.camera_on);
    EXPECT_THAT(bench.heard(ana.connection), IsEmpty());
    // And it is a member as before.
    bench.say(again, signal::SetState{.state = {.microphone_on = false, .camera_on = true}});
    EXPECT_EQ(count<signal::MemberChanged>(bench.heard(ana.connection)), 1U);
}

TEST_F(Places, TellHowManyFramesHaveArrivedAndRepeatNoneThatCame) {
    change_state_of(ben, true);
    change_state_of(ana, true);
    change_state_of(ana, false);
    EXPECT_THAT(bench.heard(ben.connection), SizeIs(2));
    bench.lose(ben.connection);
    const Guest again = enter(bench, claim_of(ben, 2));
    EXPECT_EQ(again.joined.place.value().received, 1U);
    EXPECT_THAT(bench.heard(again.connection), IsEmpty());
}

TEST_F(Places, AreGivenUpWhenTheirTimeIsOver) {
    bench.lose(ben.connection);
    bench.pass(60s);
    EXPECT_THAT(bench.heard(ana.connection),
                ElementsAre(HubMessage(signal::MemberLeft{.id = ben.joined.self, .was_lost = true})));
    EXPECT_EQ(bench.hub().statistics().members, 1U);
    const Guest again = enter(bench, claim_of(ben));
    EXPECT_EQ(again.joined.self, ben.joined.self) << "links that have lived on are under this id";
    EXPECT_FALSE(again.joined.place.value().received.has_value());
}

TEST_F(Places, AreGivenUpAtOnceByWhoSaysGoodbye) {
    bench.close(ben.connection);
    EXPECT_EQ(count<signal::MemberLeft>(bench.heard(ana.connection)), 1U);
}

TEST_F(Places, AreTakenOverFromAConnectionThatIsDeadWithoutTheHubKnowing) {
    const Guest again = enter(bench, claim_of(ben));
    EXPECT_EQ(again.joined.self, ben.joined.self);
    EXPECT_TRUE(bench.closed(ben.connection).has_value());
    EXPECT_THAT(bench.heard(ana.connection), IsEmpty());
    EXPECT_EQ(bench.hub().statistics().connections, 2U);
}

TEST_F(Places, AreOnlyForWhoCanProveThem) {
    bench.lose(ben.connection);
    signal::Claim forged = claim_of(ben);
    forged.token = claim_of(ana).token;
    EXPECT_NE(enter(bench, forged).joined.self, ben.joined.self);
    forged.token = "nonsense";
    EXPECT_NE(enter(bench, forged).joined.self, ben.joined.self);
    EXPECT_EQ(bench.hub().statistics().members, 4U);
}

TEST_F(Places, OfAnotherRoomAreNotProvenByTheTokenOfThisOne) {
    signal::Join join = join_message("another");
    join.can_come_back = true;
    join.claim = claim_of(ben);
    const ConnectionId elsewhere = bench.open();
    bench.say(elsewhere, join);
    const auto heard = bench.heard(elsewhere);
    EXPECT_NE(std::get<signal::Joined>(heard.at(0)).self, ben.joined.self);
    EXPECT_FALSE(bench.closed(ben.connection).has_value());
}

TEST_F(Places, AreTakenAgainUnderTheSameIdAfterARestart) {
    HubBench restarted{with_places(), 2};
    const Guest first = enter(restarted, claim_of(ben));
    EXPECT_EQ(first.joined.self, ben.joined.self);
    EXPECT_FALSE(first.joined.place.value().received.has_value());
    const Guest second = enter(restarted, claim_of(ana));
    EXPECT_EQ(second.joined.self, ana.joined.self);
    ASSERT_THAT(second.joined.members, SizeIs(1));
    EXPECT_EQ(second.joined.members[0].id, ben.joined.self);
}

TEST_F(Places, AreNotTakenAgainWithAnotherKey) {
    HubOptions options = with_places();
    options.prove = [](std::string_view text) { return "another " + prove(text); };
    HubBench restarted{options, 2};
    EXPECT_NE(enter(restarted, claim_of(ben)).joined.self, ben.joined.self);
}

TEST_F(Places, OfWhichTooMuchWasMissedEndAndTheirMemberJoinsAnewUnderItsId) {
    bench.lose(ben.connection);
    const std::string sdp(40'000, 'x');
    for (int i = 0; i < 4; ++i) {
        bench.say(ana.connection, signal::Relay{.to = ben.joined.self,
                                                .claimed_from = {},
                                                .payload = signal::Description{.sdp = sdp, .correlation = {}},
                                                .frame = {}});
    }
    const Guest again = enter(bench, claim_of(ben));
    EXPECT_EQ(again.joined.self, ben.joined.self);
    ASSERT_TRUE(again.joined.place);
    EXPECT_FALSE(again.joined.place->received) << "counting begins anew";
    const auto heard = bench.heard(ana.connection);
    ASSERT_EQ(count<signal::MemberLeft>(heard), 1U);
    for (const auto& message : heard) {
        const auto* const left = std::get_if<signal::MemberLeft>(&message);
        if (left != nullptr) {
            EXPECT_TRUE(left->was_lost) << "the others keep their links";
        }
    }
    EXPECT_EQ(count<signal::MemberJoined>(heard), 1U);
}

TEST_F(Places, CountForTheCapacityWhileTheyAreKept) {
    HubOptions options = with_places();
    options.room_members = 2;
    HubBench small{options};
    enter(small);
    const Guest second = enter(small);
    small.lose(second.connection);
    const ConnectionId third = small.open();
    small.say(third, join_message("room"));
    EXPECT_EQ(small.errors(third), std::vector{signal::ErrorCode::RoomFull});
}

TEST(PlacesOfOneAddress, AreAsManyAsItsConnectionsMayBe) {
    HubOptions options = with_places();
    options.connections_per_address = 2;
    HubBench bench{options};
    std::vector<Guest> guests;
    for (int i = 0; i < 3; ++i) {
        guests.push_back(enter(bench));
        bench.lose(guests.back().connection);
    }
    EXPECT_EQ(bench.hub().statistics().members, 2U) << "the third is not kept";
    // All whose places are kept can come back from where they were.
    EXPECT_EQ(enter(bench, claim_of(guests[0])).joined.self, guests[0].joined.self);
    EXPECT_EQ(enter(bench, claim_of(guests[1])).joined.self, guests[1].joined.self);
}

TEST(PlacesOfOthers, AreNotKeptForClientsThatCannotComeBack) {
    HubBench bench{with_places()};
    const auto [ana, ana_id] = bench.join("room");
    const auto [ben, ben_id] = bench.join("room");
    bench.heard(ana);
    bench.lose(ben);
    EXPECT_EQ(count<signal::MemberLeft>(bench.heard(ana)), 1U);
}

}  // namespace
}  // namespace parley::test
