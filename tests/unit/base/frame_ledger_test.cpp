// Frame ledger: what is kept, what is counted, and what is asked for in vain.
#include "core/base/frame_ledger.hpp"

#include <gtest/gtest.h>

namespace parley {
namespace {

using Frames = std::vector<std::string>;

TEST(FrameLedger, GivesWhatTheOtherEndMissed) {
    FrameLedger ledger;
    for (const char* const frame : {"a", "b", "c"}) ledger.add(frame);
    EXPECT_EQ(ledger.count(), 3U);
    EXPECT_EQ(ledger.after(0), (Frames{"a", "b", "c"}));
    EXPECT_EQ(ledger.after(2), Frames{"c"});
    EXPECT_EQ(ledger.after(3), Frames{});
}

TEST(FrameLedger, HasNothingForOneThatClaimsMoreThanWasSent) {
    FrameLedger ledger;
    ledger.add("a");
    EXPECT_EQ(ledger.after(2), std::nullopt);
}

TEST(FrameLedger, KeepsTheLatestWithinItsBounds) {
    FrameLedger ledger;
    const std::string large(FrameLedger::bytes_max / 2 - FrameLedger::frame_overhead_bytes, 'x');
    ledger.add("first");
    ledger.add(large);
    EXPECT_TRUE(ledger.after(0).has_value());
    ledger.add(large);
    EXPECT_EQ(ledger.after(0), std::nullopt) << "the oldest made room";
    EXPECT_EQ(ledger.after(1), (Frames{large, large}));
    EXPECT_EQ(ledger.count(), 3U);
}

TEST(FrameLedger, BoundsEmptyFramesToo) {
    FrameLedger ledger;
    for (std::size_t i = 0; i <= FrameLedger::bytes_max / FrameLedger::frame_overhead_bytes; ++i) ledger.add({});
    EXPECT_EQ(ledger.after(0), std::nullopt);
}

TEST(FrameLedger, BeginsAgain) {
    FrameLedger ledger;
    ledger.add("a");
    ledger.restart();
    EXPECT_EQ(ledger.count(), 0U);
    EXPECT_EQ(ledger.after(0), Frames{});
}

}  // namespace
}  // namespace parley
