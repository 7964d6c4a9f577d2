// Link health: when a link is mended, and how.
#include "core/link/link_health.hpp"

#include <gtest/gtest.h>

namespace parley::link {
namespace {

constexpr LinkHealth::Rights first_side{.first = true, .may_restart = true, .may_rebuild = true};
constexpr LinkHealth::Rights second_side{.first = false, .may_restart = true, .may_rebuild = true};
constexpr LinkHealth::Rights waiting_side{.first = false, .may_restart = false, .may_rebuild = false};

class LinkHealthTest : public testing::Test {
  protected:
    static Instant at(Duration since_start) { return Instant(Duration(1000s) + since_start); }

    LinkHealth connected(LinkHealth::Rights rights) {
        LinkHealth health(rights);
        health.on_started(at(0s));
        health.on_connection_state(at(1s), ConnectionState::Connected, random_);
        return health;
    }

    // The time from `now` on after which the next mending is due, and which it is.
    std::pair<Duration, Mending> next_mending(LinkHealth& health, Instant now) {
        const auto deadline = health.next_deadline();
        if (!deadline) return {0s, Mending::None};
        return {*deadline - now, health.on_time(*deadline, random_)};
    }

    Random random_{1};
};

TEST_F(LinkHealthTest, AConnectedLinkNeedsNoTimer) {
    LinkHealth health = connected(first_side);
    EXPECT_EQ(health.state(), LinkState::Connected);
    EXPECT_FALSE(health.next_deadline());
}

TEST_F(LinkHealthTest, AnInterruptionIsGivenTimeToHealBeforeIceIsRestarted) {
    LinkHealth health = connected(first_side);
    health.on_connection_state(at(10s), ConnectionState::Disconnected, random_);
    EXPECT_EQ(health.state(), LinkState::Reconnecting);
    EXPECT_FALSE(health.reason().empty());
    const auto [pause, mending] = next_mending(health, at(10s));
    EXPECT_GT(pause, 0s);
    EXPECT_EQ(mending, Mending::RestartIce);
}

TEST_F(LinkHealthTest, AnInterruptionThatHealsIsForgotten) {
    LinkHealth health = connected(first_side);
    health.on_connection_state(at(10s), ConnectionState::Disconnected, random_);
    health.on_connection_state(at(11s), ConnectionState::Connected, random_);
    EXPECT_EQ(health.state(), LinkState::Connected);
    EXPECT_FALSE(health.next_deadline());
}

TEST_F(LinkHealthTest, ARestartByTheOtherSideIsShownUntilItIsDone) {
    LinkHealth health = connected(second_side);
    health.on_connection_state(at(10s), ConnectionState::Connecting, random_);
    EXPECT_EQ(health.state(), LinkState::Reconnecting);
    EXPECT_TRUE(health.next_deadline());
    health.on_connection_state(at(11s), ConnectionState::Connected, random_);
    EXPECT_EQ(health.state(), LinkState::Connected);
    EXPECT_FALSE(health.next_deadline());
}

TEST_F(LinkHealthTest, TheSideThatOfferedFirstMendsFirst) {
    LinkHealth first = connected(first_side);
    LinkHealth second = connected(second_side);
    first.on_connection_state(at(10s), ConnectionState::Failed, random_);
    second.on_connection_state(at(10s), ConnectionState::Failed, random_);
    const auto [first_pause, first_mending] = next_mending(first, at(10s));
    const auto [second_pause, second_mending] = next_mending(second, at(10s));
    EXPECT_EQ(first_mending, Mending::RestartIce);
    EXPECT_EQ(second_mending, Mending::RestartIce);
    EXPECT_LT(first_pause, second_pause);
}

TEST_F(LinkHealthTest, RestartsThatDoNotHelpLeadToANewConnection) {
    LinkHealth health = connected(first_side);
    Instant now = at(10s);
    bool rebuilt = false;
    for (int failures = 0; failures < 4 && !rebuilt; ++failures) {
        health.on_connection_state(now, ConnectionState::Failed, random_);
        now = *health.next_deadline();
        rebuilt = health.on_time(now, random_) == Mending::Rebuild;
    }
    EXPECT_TRUE(rebuilt);
}

TEST_F(LinkHealthTest, APathThatWasNeverFoundIsShownAsFailedAndTriedAgain) {
    LinkHealth health(first_side);
    health.on_started(at(0s));
    health.on_connection_state(at(5s), ConnectionState::Failed, random_);
    EXPECT_EQ(health.state(), LinkState::Failed);
    EXPECT_EQ(health.reason(), "No network path was found.");
    EXPECT_EQ(next_mending(health, at(5s)).second, Mending::Rebuild);
    EXPECT_EQ(health.state(), LinkState::Reconnecting);
}

TEST_F(LinkHealthTest, ARejectedDescriptionIsShownWithItsReasonAndTriedAgain) {
    LinkHealth health(second_side);
    health.on_started(at(0s));
    health.on_rejected(at(1s), "bad fingerprint", random_);
    EXPECT_EQ(health.state(), LinkState::Failed);
    EXPECT_NE(health.reason().find("bad fingerprint"), std::string::npos);
    EXPECT_EQ(next_mending(health, at(1s)).second, Mending::Rebuild);
}

TEST_F(LinkHealthTest, PausesBetweenAttemptsGrowUpToABound) {
    LinkHealth health(first_side);
    Instant now = at(0s);
    Duration last = 0s;
    for (int attempt = 0; attempt < 10; ++attempt) {
        health.on_started(now);
        health.on_connection_state(now, ConnectionState::Failed, random_);
        const auto [pause, mending] = next_mending(health, now);
        EXPECT_EQ(mending, Mending::Rebuild);
        if (attempt < 5) {
            EXPECT_GT(pause, last);
        }
        EXPECT_LE(pause, 38s);
        last = pause;
        now += pause;
    }
}

TEST_F(LinkHealthTest, SilenceOfTheOtherSideIsAFailure) {
    LinkHealth health(first_side);
    health.on_started(at(0s));
    EXPECT_EQ(*health.next_deadline(), at(LinkHealth::connect_timeout));
    EXPECT_EQ(health.on_time(at(LinkHealth::connect_timeout), random_), Mending::None);
    EXPECT_EQ(health.state(), LinkState::Failed);
}

TEST_F(LinkHealthTest, ASideThatMayNotOfferWaitsForTheOther) {
    LinkHealth health(waiting_side);
    health.on_started(at(0s));
    health.on_connection_state(at(5s), ConnectionState::Failed, random_);
    EXPECT_EQ(health.state(), LinkState::Failed);
    EXPECT_FALSE(health.next_deadline());
    health.on_started(at(9s));
    EXPECT_EQ(health.state(), LinkState::Reconnecting);
}

}  // namespace
}  // namespace parley::link
