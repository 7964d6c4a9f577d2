// The guard against who tries tokens out: pauses that grow, and are forgotten.
#include "core/hub/token_guard.hpp"

#include <string>

#include <gtest/gtest.h>

namespace parley::hub {
namespace {

const Instant start{};

struct PauseRow {
    std::uint32_t failures;
    Duration pause;
};

class TokenPause : public testing::TestWithParam<PauseRow> {};

TEST_P(TokenPause, DoublesWithEachFailure) {
    TokenGuard guard;
    for (std::uint32_t i = 0; i < GetParam().failures; ++i) guard.failed("a", start);
    EXPECT_EQ(guard.blocked_for("a", start), GetParam().pause);
    EXPECT_EQ(guard.blocked_for("b", start), 0s) << "others are not slowed down";
    EXPECT_EQ(guard.blocked_for("a", start + GetParam().pause), 0s);
}

INSTANTIATE_TEST_SUITE_P(Hub, TokenPause,
                         testing::Values(PauseRow{0, 0s}, PauseRow{1, 0s}, PauseRow{10, 0s}, PauseRow{11, 1s},
                                         PauseRow{12, 2s}, PauseRow{13, 4s}, PauseRow{19, 256s}, PauseRow{20, 300s},
                                         PauseRow{10'000, 300s}),
                         [](const auto& row) { return "After" + std::to_string(row.param.failures); });

TEST(TokenGuard, BeginsAnewAfterAWhile) {
    TokenGuard guard;
    for (int i = 0; i < 14; ++i) guard.failed("a", start);
    const Instant later = start + TokenGuard::remembered;
    guard.failed("a", later);
    EXPECT_EQ(guard.blocked_for("a", later), 0s);
    guard.failed("b", later);
    EXPECT_EQ(guard.addresses(), 2U);
}

TEST(TokenGuard, RemembersABoundedNumberOfAddresses) {
    TokenGuard guard;
    for (int i = 0; i < 15; ++i) guard.failed("worst", start + 1s);
    for (std::size_t i = 0; i < TokenGuard::addresses_max + 100; ++i) guard.failed(std::to_string(i), start);
    EXPECT_EQ(guard.addresses(), TokenGuard::addresses_max);
    EXPECT_GT(guard.blocked_for("worst", start + 1s), 0s) << "the one that was silent longest goes first";
}

}  // namespace
}  // namespace parley::hub
