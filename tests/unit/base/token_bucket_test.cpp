// The token bucket: bursts, refilling, silence.
#include "core/base/token_bucket.hpp"

#include <gtest/gtest.h>

namespace parley {
namespace {

constexpr Instant start{};

int take_all(TokenBucket& bucket, Instant now) {
    int taken = 0;
    while (bucket.take(now)) ++taken;
    return taken;
}

TEST(TokenBucket, GivesABurstAtOnceAndNotOneMore) {
    TokenBucket bucket(5, 1, start);
    EXPECT_EQ(take_all(bucket, start), 5);
}

TEST(TokenBucket, RefillsAtItsRate) {
    TokenBucket bucket(5, 2, start);
    take_all(bucket, start);
    EXPECT_FALSE(bucket.take(start + 499ms));
    EXPECT_TRUE(bucket.take(start + 500ms));
    EXPECT_FALSE(bucket.take(start + 999ms));
    EXPECT_TRUE(bucket.take(start + 1000ms));
}

TEST(TokenBucket, LosesNoFractionWhenAskedOften) {
    TokenBucket bucket(1, 3, start);
    take_all(bucket, start);
    int taken = 0;
    for (Instant now = start; now <= start + 10s; now += 1ms) taken += bucket.take(now) ? 1 : 0;
    EXPECT_EQ(taken, 29);
}

TEST(TokenBucket, NeverHoldsMoreThanItsBurst) {
    TokenBucket bucket(5, 100, start);
    EXPECT_EQ(take_all(bucket, start + 10s), 5);
}

TEST(TokenBucket, SurvivesYearsOfSilence) {
    TokenBucket bucket(4'000'000'000U, 4'000'000'000U, start);
    EXPECT_TRUE(bucket.take(start + std::chrono::hours(24 * 365 * 1000)));
}

TEST(TokenBucket, WithoutARateIsNeverRefilled) {
    TokenBucket bucket(2, 0, start);
    take_all(bucket, start);
    EXPECT_FALSE(bucket.take(start + 1h));
}

TEST(TokenBucket, TakesATimeBeforeTheLastForTheLast) {
    TokenBucket bucket(1, 1, start + 10s);
    take_all(bucket, start + 10s);
    EXPECT_FALSE(bucket.take(start));
    EXPECT_TRUE(bucket.take(start + 11s));
}

}  // namespace
}  // namespace parley
