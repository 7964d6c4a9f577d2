// The registry: dialects by name and path, and their facts.
#include "core/dialect/registry.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "unit/dialect/dialect_fixtures.hpp"

namespace parley::dialect {
namespace {

using namespace test;

TEST(Registry, FindsEveryDialectByNameAndByPath) {
    for (const std::string_view name : names()) {
        SCOPED_TRACE(name);
        const Dialect* dialect = find(name);
        ASSERT_NE(dialect, nullptr);
        EXPECT_EQ(dialect->name, name);
        const auto at_path = find_by_path(path_with_room(*dialect, "a"));
        EXPECT_NE(std::find(at_path.begin(), at_path.end(), dialect), at_path.end());
        EXPECT_NE(dialect->make_client_codec(), nullptr);
        EXPECT_NE(make_hub_codec(name), nullptr);
    }
    EXPECT_EQ(names(), (std::vector<std::string_view>{"parley", "room-event", "peer-list", "voice-room", "call-room",
                                                      "direct-call"}));
}

TEST(Registry, KnowsADialectThatNoHubSpeaks) {
    const Dialect* const broadcast = find_entrance("broadcast");
    ASSERT_NE(broadcast, nullptr);
    EXPECT_EQ(path_with_room(*broadcast, "fox den"), "/broadcast/fox%20den");
    EXPECT_TRUE(find_by_path("/broadcast/fox").empty());
    EXPECT_EQ(broadcast->facts, (signal::Facts{.who_offers = signal::WhoOffers::LesserId,
                                               .ids = signal::IdScheme::ChosenByClient,
                                               .rooms = signal::RoomNaming::InPath,
                                               .has_hub = false}));
}

TEST(Registry, LetsNobodyInByWhatStandsBesideARoom) {
    for (const std::string_view name : names()) EXPECT_EQ(find_entrance(name), find(name));
    for (const std::string_view other : {"room-event-chat", "room-event-viewers", ""}) {
        EXPECT_EQ(find_entrance(other), nullptr) << other;
    }
}

TEST(Registry, KnowsNothingElse) {
    for (const std::string_view other : {"", "Parley", "parley ", "/parley", "/ws/", "ws"}) {
        SCOPED_TRACE(other);
        EXPECT_EQ(find(other), nullptr);
        EXPECT_TRUE(find_by_path(std::string("/x") + std::string(other)).empty());
    }
}

TEST(Registry, StatesTheFactsOfParley) {
    const Dialect& parley = *find("parley");
    EXPECT_EQ(parley.path, "/parley");
    EXPECT_EQ(parley.subprotocol, "parley.v1");
    EXPECT_EQ(parley.facts, (signal::Facts{.who_offers = signal::WhoOffers::Newcomer,
                                           .ids = signal::IdScheme::AssignedByHub,
                                           .rooms = signal::RoomNaming::InJoin,
                                           .far_side_rolls_back = true,
                                           .correlates = true,
                                           .carries_member_state = true,
                                           .closes_without_join = true,
                                           .token_in_join = true,
                                           .moderates = true,
                                           .has_callsigns = true}));
}

TEST(Registry, StatesTheFactsOfPeerList) {
    const Dialect& peer_list = *find("peer-list");
    EXPECT_EQ(peer_list.path, "/ws");
    EXPECT_EQ(peer_list.subprotocol, "");
    EXPECT_EQ(peer_list.facts, (signal::Facts{.who_offers = signal::WhoOffers::Newcomer,
                                              .ids = signal::IdScheme::ChosenByClient,
                                              .rooms = signal::RoomNaming::InAddress,
                                              .far_side_rolls_back = false,
                                              .correlates = false,
                                              .carries_member_state = false,
                                              .closes_without_join = true}));
}

}  // namespace
}  // namespace parley::dialect
