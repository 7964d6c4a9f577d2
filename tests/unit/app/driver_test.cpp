// The pump: order, no re-entry, one timer, one announcement.
#include "app/driver.hpp"

#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace parley::app {
namespace {

// A host in virtual time that keeps what it was told, and may answer an effect at once, from inside the pump.
class FakeHost final : public Host {
  public:
    Instant now() override { return time; }
    void arm(std::optional<Instant> deadline) override { armed.push_back(deadline); }
    void execute(const Effect& effect) override {
        EXPECT_FALSE(executing) << "an effect was executed inside another";
        executing = true;
        effects.push_back(effect);
        if (on_effect) on_effect(effect);
        executing = false;
    }
    void snapshot_changed() override {
        ++announcements;
        if (on_change) on_change();
    }

    template <typename Kind>
    std::optional<std::size_t> position_of() const {
        for (std::size_t i = 0; i < effects.size(); ++i) {
            if (std::holds_alternative<Kind>(effects[i])) return i;
        }
        return std::nullopt;
    }
    template <typename Kind>
    Kind first() const {
        return std::get<Kind>(effects.at(position_of<Kind>().value()));
    }

    Instant time{1000ms};
    std::vector<std::optional<Instant>> armed;
    std::vector<Effect> effects;
    int announcements = 0;
    bool executing = false;
    std::function<void(const Effect&)> on_effect;
    std::function<void()> on_change;
};

ClientOptions options() {
    ClientOptions options;
    options.signal_url = "ws://here";
    options.room = "blue-door";
    options.name = "Ana";
    return options;
}

class DriverTest : public testing::Test {
  protected:
    FakeHost host;
    Driver driver{options(), 1, host};
};

TEST_F(DriverTest, ExecutesWhatTheStartOrders) {
    driver.start();
    EXPECT_TRUE(host.position_of<effect::RequestMedia>());
}

TEST_F(DriverTest, AnswersGivenInsideAnEffectAreHandledAfterIt) {
    host.on_effect = [this](const Effect& effect) {
        const auto* request = std::get_if<effect::RequestMedia>(&effect);
        if (request == nullptr) return;
        driver.post(event::MediaGranted{.operation = request->operation});
        EXPECT_EQ(driver.snapshot().camera.state, DeviceState::Requesting);
    };
    driver.start();
    EXPECT_EQ(driver.snapshot().camera.state, DeviceState::On);
}

TEST_F(DriverTest, AllEffectsOfOneItemComeBeforeTheNextItem) {
    driver.start();
    host.on_effect = [this](const Effect& effect) {
        if (std::holds_alternative<effect::StoreValue>(effect)) driver.post(intent::Leave{});
    };
    driver.post(intent::Join{});
    const auto stored = host.position_of<effect::StoreValue>();
    const auto opened = host.position_of<effect::OpenSocket>();
    const auto closed = host.position_of<effect::CloseSocket>();
    ASSERT_TRUE(stored && opened && closed);
    EXPECT_LT(*stored, *opened);
    EXPECT_LT(*opened, *closed);
    EXPECT_EQ(driver.snapshot().phase, Phase::Lobby);
}

TEST_F(DriverTest, AnnouncesOnceHoweverMuchAPumpChanged) {
    driver.start();
    host.announcements = 0;
    host.on_effect = [this](const Effect& effect) {
        if (std::holds_alternative<effect::OpenSocket>(effect)) driver.post(intent::SetCamera{.on = false});
    };
    driver.post(intent::Join{});
    EXPECT_EQ(host.announcements, 1);
}

TEST_F(DriverTest, AnnouncesNothingWhenNothingChanged) {
    driver.start();
    host.announcements = 0;
    driver.post(event::TimeReached{});
    EXPECT_EQ(host.announcements, 0);
}

TEST_F(DriverTest, AWishMadeWhileTheChangeIsAnnouncedIsSettledInTheSamePump) {
    driver.start();
    host.announcements = 0;
    host.on_change = [this] {
        if (driver.snapshot().phase == Phase::Joining) driver.post(intent::Leave{});
    };
    driver.post(intent::Join{});
    EXPECT_EQ(driver.snapshot().phase, Phase::Lobby);
    EXPECT_EQ(host.announcements, 2);
}

TEST_F(DriverTest, SaysWhenTheLatestItemWasHandled) {
    driver.start();
    EXPECT_EQ(driver.handled_at(), Instant(1000ms));
    host.time = Instant(1500ms);
    driver.post(intent::Join{});
    host.time = Instant(1700ms);
    EXPECT_EQ(driver.handled_at(), Instant(1500ms));
}

TEST_F(DriverTest, ArmsTheTimerOnlyWhenTheDeadlineChanges) {
    driver.start();
    driver.post(intent::Join{});
    ASSERT_FALSE(host.armed.empty());
    ASSERT_TRUE(host.armed.back());
    const std::size_t before = host.armed.size();
    driver.post(intent::SetCamera{.on = false});
    EXPECT_EQ(host.armed.size(), before);
}

TEST_F(DriverTest, ArmsTheSameDeadlineAgainAfterAnEarlyWakeUp) {
    driver.start();
    driver.post(intent::Join{});
    const std::optional<Instant> deadline = host.armed.back();
    const std::size_t before = host.armed.size();
    driver.post(event::TimeReached{});
    ASSERT_EQ(host.armed.size(), before + 1);
    EXPECT_EQ(host.armed.back(), deadline);
}

TEST_F(DriverTest, CancelsTheTimerWhenNothingIsDueAnyMore) {
    driver.start();
    driver.post(intent::Join{});
    driver.post(intent::Leave{});
    EXPECT_EQ(host.armed.back(), std::nullopt);
}

TEST_F(DriverTest, TimeThatIsReachedReachesTheSession) {
    driver.start();
    driver.post(intent::Join{});
    host.time = host.armed.back().value();
    driver.post(event::TimeReached{});
    EXPECT_EQ(driver.snapshot().phase, Phase::Lobby);
    EXPECT_TRUE(driver.snapshot().notice);
}

TEST_F(DriverTest, TheSnapshotIsAsNewAsTheRevision) {
    driver.start();
    const std::uint64_t before = driver.revision();
    EXPECT_EQ(driver.snapshot().revision, before);
    driver.post(intent::Join{});
    EXPECT_GT(driver.revision(), before);
    EXPECT_EQ(driver.snapshot().revision, driver.revision());
}

}  // namespace
}  // namespace parley::app
