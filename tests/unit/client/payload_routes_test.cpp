// Payload routes: the server while it is there, then the link's own channel, then a third member.
#include "core/client/payload_routes.hpp"

#include <gtest/gtest.h>

namespace parley::client {
namespace {

const PeerId ben{"ben"};
const PeerId cy{"cy"};
const PeerId dee{"dee"};
constexpr Instant start = Instant(Duration(1'000'000));

class PayloadRoutesTest : public testing::Test {
  protected:
    std::optional<PeerId> choose(bool is_server_there, const std::vector<PeerId>& reachable, bool another_way = false,
                                 Instant now = start) {
        return routes_.choose(now, ben, is_server_there, reachable, connectivity_, another_way);
    }

    PayloadRoutes routes_;
    Connectivity connectivity_;
};

TEST_F(PayloadRoutesTest, TheServerIsTakenWhileItIsThere) {
    EXPECT_EQ(choose(true, {ben, cy}), std::nullopt);
}

TEST_F(PayloadRoutesTest, WithoutTheServerALinkThatStandsCarriesItsOwnNegotiation) {
    EXPECT_EQ(choose(false, {cy, ben}), ben);
}

TEST_F(PayloadRoutesTest, WithoutBothAThirdMemberIsTakenWhoReachesTheOther) {
    connectivity_.on_report(cy, {.links = {{.peer = ben, .trouble = Trouble::NoPath}}});
    connectivity_.on_report(dee, {});
    EXPECT_EQ(choose(false, {cy, dee}), dee);
}

TEST_F(PayloadRoutesTest, WhoNeverReportedMayNotKnowHowToPassOn) {
    EXPECT_EQ(choose(false, {cy, dee}), std::nullopt);
}

TEST_F(PayloadRoutesTest, WhatWasNotAnsweredGoesByAnotherThirdMember) {
    connectivity_.on_report(cy, {});
    connectivity_.on_report(dee, {});
    const auto first = choose(false, {cy, dee}, true);
    EXPECT_EQ(choose(false, {cy, dee}), first) << "candidates follow their description";
    EXPECT_NE(choose(false, {cy, dee}, true), first);
}

TEST_F(PayloadRoutesTest, WhoWasHeardByAnotherWayIsAnsweredThatWayThoughTheServerIsThere) {
    routes_.on_payload_from_channel(start, ben, cy);
    EXPECT_EQ(choose(true, {cy}), cy);
    EXPECT_EQ(choose(true, {}), std::nullopt) << "the way is gone";
    EXPECT_EQ(choose(true, {cy}, false, start + 60s), std::nullopt) << "long ago";
    routes_.on_payload_from_server(ben);
    EXPECT_EQ(choose(true, {cy}), std::nullopt) << "the server brings what the other says again";
}

}  // namespace
}  // namespace parley::client
