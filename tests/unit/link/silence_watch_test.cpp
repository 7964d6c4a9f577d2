// Silence watch: when the far side is taken for silent.
#include "core/link/silence_watch.hpp"

#include <gtest/gtest.h>

namespace parley::link {
namespace {

constexpr Instant start = Instant(Duration(1'000'000));

TEST(SilenceWatch, ExpectsNothingBeforeTheFirstPromise) {
    SilenceWatch watch;
    watch.on_sign_of_life(start);
    EXPECT_FALSE(watch.next_deadline());
    EXPECT_FALSE(watch.is_watching());
}

TEST(SilenceWatch, NoticesWithinTwoSecondsThatAFarSideThatBeatsAsUsualIsSilent) {
    SilenceWatch watch;
    watch.on_promise(start, 700ms);
    ASSERT_TRUE(watch.next_deadline());
    EXPECT_LE(*watch.next_deadline(), start + 2s);
    watch.on_time(*watch.next_deadline());
    EXPECT_TRUE(watch.is_silent());
    EXPECT_FALSE(watch.next_deadline());
}

TEST(SilenceWatch, WaitsAsLongAsItWasPromised) {
    SilenceWatch watch;
    watch.on_promise(start, 60s);
    watch.on_time(start + 59s);
    EXPECT_FALSE(watch.is_silent());
    watch.on_time(start + 60s + SilenceWatch::tolerance);
    EXPECT_TRUE(watch.is_silent());
}

TEST(SilenceWatch, TakesAnythingForASignOfLife) {
    SilenceWatch watch;
    watch.on_promise(start, 700ms);
    watch.on_sign_of_life(start + 1s);
    watch.on_time(start + 2s);
    EXPECT_FALSE(watch.is_silent());
    watch.on_time(start + 3s);
    EXPECT_TRUE(watch.is_silent());
    watch.on_sign_of_life(start + 4s);
    EXPECT_FALSE(watch.is_silent());
    EXPECT_TRUE(watch.next_deadline());
}

TEST(SilenceWatch, LooksOnceMoreWhereItsOwnTimerWasLate) {
    SilenceWatch watch;
    watch.on_promise(start, 700ms);
    watch.on_time(start + 10s);
    EXPECT_FALSE(watch.is_silent()) << "what came in meanwhile may wait behind the timer";
    watch.on_time(start + 20s);
    EXPECT_TRUE(watch.is_silent());
}

TEST(SilenceWatch, ForgetsItAllWhenTheChannelCloses) {
    SilenceWatch watch;
    watch.on_promise(start, 700ms);
    watch.stop();
    watch.on_time(start + 10s);
    EXPECT_FALSE(watch.is_silent());
    EXPECT_FALSE(watch.next_deadline());
}

}  // namespace
}  // namespace parley::link
