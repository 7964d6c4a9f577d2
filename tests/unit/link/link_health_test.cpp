// Link health: when a link is mended, and how.
#include "core/link/link_health.hpp"

#include <algorithm>

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
        return {*deadline - now, health.on_time(*deadline, true, random_)};
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

TEST_F(LinkHealthTest, ARestartThatGetsStuckIsRepeated) {
    for (const LinkHealth::Rights rights : {first_side, second_side}) {
        LinkHealth health = connected(rights);
        health.on_connection_state(at(10s), ConnectionState::Connecting, random_);
        Instant now = at(10s);
        for (int repetition = 0; repetition < 2; ++repetition) {
            const auto [pause, mending] = next_mending(health, now);
            EXPECT_EQ(mending, Mending::RestartIce);
            EXPECT_EQ(health.state(), LinkState::Reconnecting);
            now += pause;
        }
        health.on_connection_state(now, ConnectionState::Connected, random_);
        EXPECT_FALSE(health.next_deadline());
    }
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
    for (int failures = 0; failures < 12 && !rebuilt; ++failures) {
        health.on_connection_state(now, ConnectionState::Failed, random_);
        now = *health.next_deadline();
        rebuilt = health.on_time(now, true, random_) == Mending::Rebuild;
    }
    EXPECT_TRUE(rebuilt);
}

TEST_F(LinkHealthTest, AFailureWithoutIceNeedsAnotherConnectionSoonAndNoRestart) {
    for (const LinkHealth::Rights rights : {first_side, second_side}) {
        LinkHealth health = connected(rights);
        health.on_failed_without_ice(at(10s));
        EXPECT_EQ(health.state(), LinkState::Reconnecting);
        EXPECT_FALSE(health.has_path());
        const auto [pause, mending] = next_mending(health, at(10s));
        EXPECT_EQ(mending, Mending::Rebuild);
        EXPECT_LE(pause, 1s);
    }
}

TEST_F(LinkHealthTest, AFailureWithoutIceNeedsAnotherConnectionAlsoWhereNothingCanBeSignaled) {
    LinkHealth health = connected(first_side);
    health.on_failed_without_ice(at(10s));
    EXPECT_EQ(health.on_time(*health.next_deadline(), false, random_), Mending::Rebuild);
}

TEST_F(LinkHealthTest, AFailureWithoutIceThatPassesIsTheBeginningOfARestart) {
    LinkHealth health = connected(first_side);
    health.on_connection_state(at(10s), ConnectionState::Failed, random_);
    ASSERT_EQ(next_mending(health, at(10s)).second, Mending::RestartIce);
    health.on_failed_without_ice(at(10s + 100ms));
    health.on_connection_state(at(10s + 101ms), ConnectionState::Connecting, random_);
    EXPECT_EQ(health.on_time(at(12s), true, random_), Mending::None);
    health.on_connection_state(at(12s), ConnectionState::Connected, random_);
    EXPECT_EQ(health.state(), LinkState::Connected);
    EXPECT_FALSE(health.next_deadline());
}

TEST_F(LinkHealthTest, AFailureWithoutIceBeforeItEverConnectedIsTriedAgainAfterAPause) {
    LinkHealth health(first_side);
    health.on_started(at(0s));
    health.on_failed_without_ice(at(1s));
    EXPECT_EQ(next_mending(health, at(1s)).second, Mending::None);
    EXPECT_EQ(health.state(), LinkState::Failed);
    const auto [pause, mending] = next_mending(health, at(2s));
    EXPECT_EQ(mending, Mending::Rebuild);
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
    EXPECT_EQ(health.on_time(at(LinkHealth::connect_timeout), true, random_), Mending::None);
    EXPECT_EQ(health.state(), LinkState::Failed);
}

TEST_F(LinkHealthTest, SilenceIsShownAtOnceAndMendedLikeAnInterruption) {
    LinkHealth health = connected(first_side);
    health.on_silent(at(10s));
    EXPECT_EQ(health.state(), LinkState::Reconnecting);
    EXPECT_EQ(health.trouble(), Trouble::Silent);
    EXPECT_EQ(next_mending(health, at(10s)).second, Mending::RestartIce);
}

TEST_F(LinkHealthTest, WhoIsHeardAgainIsConnectedAgainUnlessTheBrowserSaysOtherwise) {
    LinkHealth health = connected(first_side);
    health.on_silent(at(10s));
    health.on_heard();
    EXPECT_EQ(health.state(), LinkState::Connected);
    EXPECT_FALSE(health.next_deadline());
    health.on_silent(at(20s));
    health.on_connection_state(at(21s), ConnectionState::Disconnected, random_);
    health.on_heard();
    EXPECT_EQ(health.state(), LinkState::Reconnecting);
}

TEST_F(LinkHealthTest, AFarSideThatStandsStillLosesNoConnection) {
    LinkHealth health = connected(first_side);
    health.on_silent(at(10s));
    Duration last_pause = 0s;
    int restarts = 0;
    Instant now = at(10s);
    while (now < at(280s)) {
        const auto [pause, mending] = next_mending(health, now);
        ASSERT_NE(mending, Mending::Rebuild);
        if (mending == Mending::RestartIce) ++restarts;
        EXPECT_GE(pause + 1s, std::min(last_pause, Duration(20s))) << "pauses grow";
        last_pause = pause;
        now += pause;
    }
    EXPECT_GT(restarts, 5);
    EXPECT_EQ(health.state(), LinkState::Reconnecting);
    health.on_heard();
    EXPECT_EQ(health.state(), LinkState::Connected);
}

TEST_F(LinkHealthTest, WithoutAWayToOfferANewConnectionRestartsAreRepeated) {
    LinkHealth health = connected(first_side);
    health.on_connection_state(at(10s), ConnectionState::Disconnected, random_);
    for (int attempt = 0; attempt < 10; ++attempt) {
        const auto deadline = health.next_deadline();
        ASSERT_TRUE(deadline);
        EXPECT_EQ(health.on_time(*deadline, false, random_), Mending::RestartIce);
    }
}

TEST_F(LinkHealthTest, ALinkThatCannotBeMendedRestsAfterItsWindowUntilThereIsHope) {
    LinkHealth health = connected({.first = true, .may_restart = true, .may_rebuild = true, .window = 60s});
    health.on_connection_state(at(10s), ConnectionState::Failed, random_);
    Instant now = at(10s);
    while (const auto deadline = health.next_deadline()) {
        ASSERT_LT(*deadline, at(200s)) << "it never rests";
        now = *deadline;
        const Mending mending = health.on_time(now, true, random_);
        if (mending == Mending::Rebuild) health.on_started(now);
        if (mending != Mending::None) health.on_connection_state(now + 2s, ConnectionState::Failed, random_);
    }
    EXPECT_EQ(health.state(), LinkState::Failed);
    EXPECT_GE(now, at(60s));
    health.on_hope(at(500s));
    EXPECT_EQ(next_mending(health, at(500s)).second, Mending::Rebuild);
}

TEST_F(LinkHealthTest, HopeBringsTheNextAttemptForward) {
    LinkHealth health = connected(second_side);
    health.on_connection_state(at(10s), ConnectionState::Disconnected, random_);
    const auto planned = health.next_deadline();
    health.on_hope(at(10s));
    EXPECT_LT(*health.next_deadline(), *planned);
    EXPECT_EQ(next_mending(health, at(10s)).second, Mending::RestartIce);
}

TEST_F(LinkHealthTest, HopeChangesNothingForALinkThatIsWellOrAboutToConnect) {
    LinkHealth well = connected(first_side);
    well.on_hope(at(10s));
    EXPECT_FALSE(well.next_deadline());
    LinkHealth connecting(first_side);
    connecting.on_started(at(0s));
    connecting.on_hope(at(1s));
    EXPECT_EQ(*connecting.next_deadline(), at(LinkHealth::connect_timeout));
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
