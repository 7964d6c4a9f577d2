// Quotas: what several connections may do together, and for how long that is remembered.
#include "core/hub/quota.hpp"

#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"

namespace parley::hub {
namespace {

const Instant start{};

std::string reason(const std::optional<Refusal>& refused) {
    return refused ? std::string(refused->word()) : "allowed";
}

TEST(Quota, HoldsConnectionsOfOneKeyToTheirNumber) {
    Quota quota(Quota::Of::Token, {.connections = 2});
    std::optional<Refusal> refused;
    const auto first = quota.enter("a", start, refused);
    auto second = quota.enter("a", start, refused);
    const auto other = quota.enter("b", start, refused);
    EXPECT_EQ(reason(refused), "allowed");
    {
        const auto third = quota.enter("a", start, refused);
        EXPECT_EQ(reason(refused), "token-connections");
        EXPECT_EQ(refused->consequence, Consequence::CloseTryLater);
    }
    second = {};
    refused.reset();
    const auto again = quota.enter("a", start, refused);
    EXPECT_EQ(reason(refused), "allowed") << "one too many has gone, and another";
}

struct RateRow {
    const char* name;
    RateLimits limits;
    std::uint32_t at_once;
    Duration then;
    std::uint32_t later;
    const char* reason;
};

class QuotaRate : public testing::TestWithParam<RateRow> {};

std::uint32_t taken(std::vector<Quota::Hold>& holds, const RateRow& row, Instant now, std::optional<Refusal>& refused) {
    for (std::uint32_t count = 0;; ++count) {
        Quota::Hold& hold = holds[count % holds.size()];
        refused = row.limits.joins_per_second != 0 ? hold.join(now) : hold.frame(now, limits::frame_bytes_max / 2);
        if (refused || count == 1000) return count;
    }
}

TEST_P(QuotaRate, IsSharedByAllConnectionsOfOneKey) {
    const RateRow& row = GetParam();
    Quota quota(Quota::Of::Address, row.limits);
    std::optional<Refusal> refused;
    std::vector<Quota::Hold> holds;
    for (int i = 0; i < 3; ++i) holds.push_back(quota.enter("a", start, refused));
    EXPECT_EQ(taken(holds, row, start, refused), row.at_once);
    EXPECT_EQ(reason(refused), row.reason);
    EXPECT_EQ(taken(holds, row, start + row.then, refused), row.later);
    std::vector<Quota::Hold> others;
    others.push_back(quota.enter("b", start, refused));
    EXPECT_EQ(taken(others, row, start, refused), row.at_once) << "others have their own";
}

INSTANTIATE_TEST_SUITE_P(Hub, QuotaRate,
                         testing::Values(RateRow{"Joins", {.joins_per_second = 3}, 30, 2s, 6, "address-joins"},
                                         RateRow{"Frames", {.frames_per_second = 5}, 50, 1s, 5, "address-frames"},
                                         RateRow{"Bytes", {.bytes_per_second = 32'768}, 10, 2s, 2, "address-bytes"},
                                         RateRow{
                                             "BytesBelowOneFrame", {.bytes_per_second = 1}, 2, 1s, 0, "address-bytes"},
                                         RateRow{"Nothing", {.connections = 9}, 1000, 1s, 1000, "allowed"}),
                         [](const auto& row) { return row.param.name; });

TEST(Quota, IsNotForgottenByClosingConnections) {
    Quota quota(Quota::Of::Address, {.joins_per_second = 1});
    std::optional<Refusal> refused;
    for (int i = 0; i < 10; ++i) EXPECT_FALSE(quota.enter("a", start, refused).join(start));
    EXPECT_EQ(reason(quota.enter("a", start, refused).join(start)), "address-joins");
    EXPECT_FALSE(quota.enter("a", start + 20s, refused).join(start + 20s));
}

TEST(Quota, ForgetsWhoIsGoneForLong) {
    Quota quota(Quota::Of::Address, {.joins_per_second = 1});
    std::optional<Refusal> refused;
    const auto staying = quota.enter("stays", start, refused);
    for (int i = 0; i < 100; ++i) quota.enter(std::to_string(i), start, refused);
    EXPECT_EQ(quota.accounts(), 101U);
    const auto later = quota.enter("later", start + 10s, refused);
    EXPECT_EQ(quota.accounts(), 2U);
}

TEST(Quota, CountsNothingWithoutLimitsOrKey) {
    Quota free(Quota::Of::Address, {});
    Quota quota(Quota::Of::Token, {.connections = 1});
    std::optional<Refusal> refused;
    const auto one = free.enter("a", start, refused);
    const auto nobody = quota.enter("", start, refused);
    const auto nobody_else = quota.enter("", start, refused);
    EXPECT_EQ(reason(refused), "allowed");
    EXPECT_EQ(free.accounts() + quota.accounts(), 0U);
}

}  // namespace
}  // namespace parley::hub
