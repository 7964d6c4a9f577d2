// Stall watch: a picture stands still after some looks without a frame, and moves again with the first one.
#include "render/stall_watch.hpp"

#include <gtest/gtest.h>

namespace parley::render {
namespace {

TEST(StallWatch, NoticesAPictureThatStandsStill) {
    StallWatch watch;
    for (int look = 1; look < StallWatch::looks_max; ++look) {
        EXPECT_FALSE(watch.looked(false));
        EXPECT_FALSE(watch.is_stalled());
    }
    EXPECT_TRUE(watch.looked(false));
    EXPECT_TRUE(watch.is_stalled());
    EXPECT_FALSE(watch.looked(false)) << "that is no news";
}

TEST(StallWatch, TakesTheFirstFrameForLife) {
    StallWatch watch;
    for (int look = 0; look < 2 * StallWatch::looks_max; ++look) watch.looked(false);
    EXPECT_TRUE(watch.looked(true));
    EXPECT_FALSE(watch.is_stalled());
}

TEST(StallWatch, BearsWithSlowPictures) {
    StallWatch watch;
    for (int look = 0; look < 20; ++look) EXPECT_FALSE(watch.looked(look % 2 == 0));
    EXPECT_FALSE(watch.is_stalled());
}

}  // namespace
}  // namespace parley::render
