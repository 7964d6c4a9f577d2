// Candidate buffer: what waits, what is added at once, what is dropped.
#include "core/link/candidate_buffer.hpp"

#include <string>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"

namespace parley::link {
namespace {

signal::TrickledCandidate candidate(const std::string& name, std::uint32_t exchange) {
    signal::TrickledCandidate trickled;
    trickled.candidate.candidate = name;
    trickled.correlation.exchange = exchange;
    return trickled;
}

std::vector<std::string> names(const std::vector<Candidate>& candidates) {
    std::vector<std::string> result;
    for (const Candidate& one : candidates) result.push_back(one.candidate);
    return result;
}

TEST(CandidateBuffer, CandidatesWaitForTheirDescription) {
    CandidateBuffer buffer;
    EXPECT_FALSE(buffer.admit(candidate("a", 1)).add_now);
    EXPECT_EQ(buffer.expect(1), 0U);
    EXPECT_FALSE(buffer.admit(candidate("b", 1)).add_now);
    EXPECT_EQ(names(buffer.settle()), (std::vector<std::string>{"a", "b"}));
    const auto admission = buffer.admit(candidate("c", 1));
    ASSERT_TRUE(admission.add_now);
    EXPECT_EQ(admission.add_now->candidate, "c");
}

TEST(CandidateBuffer, CandidatesOfAnotherExchangeAreDroppedWhenADescriptionComes) {
    CandidateBuffer buffer;
    buffer.admit(candidate("stale", 1));
    buffer.admit(candidate("good", 2));
    EXPECT_EQ(buffer.expect(2), 1U);
    EXPECT_EQ(names(buffer.settle()), std::vector<std::string>{"good"});
}

TEST(CandidateBuffer, CandidatesOfTheNextExchangeWaitWhileTheOldIsInForce) {
    CandidateBuffer buffer;
    buffer.expect(1);
    buffer.settle();
    EXPECT_FALSE(buffer.admit(candidate("next", 2)).add_now);
    EXPECT_TRUE(buffer.admit(candidate("now", 1)).add_now);
    buffer.expect(2);
    EXPECT_EQ(names(buffer.settle()), std::vector<std::string>{"next"});
}

TEST(CandidateBuffer, CandidatesWaitWhileARestartIsApplied) {
    CandidateBuffer buffer;
    buffer.expect(1);
    buffer.settle();
    buffer.expect(2);
    EXPECT_FALSE(buffer.admit(candidate("a", 2)).add_now);
    EXPECT_FALSE(buffer.admit(candidate("old", 1)).add_now);
    EXPECT_EQ(names(buffer.settle()), std::vector<std::string>{"a"});
}

TEST(CandidateBuffer, CandidatesOfAnIgnoredOfferAreDropped) {
    CandidateBuffer buffer;
    buffer.admit(candidate("early", 7));
    EXPECT_EQ(buffer.ignore(7), 1U);
    EXPECT_EQ(buffer.admit(candidate("late", 7)).dropped, 1U);
    EXPECT_TRUE(names(buffer.settle()).empty());
}

TEST(CandidateBuffer, WithoutCorrelationAllCandidatesBelongToTheCurrentDescription) {
    CandidateBuffer buffer;
    buffer.admit(candidate("a", 0));
    buffer.expect(0);
    EXPECT_EQ(names(buffer.settle()), std::vector<std::string>{"a"});
    EXPECT_TRUE(buffer.admit(candidate("b", 0)).add_now);
}

TEST(CandidateBuffer, TheOldestIsDroppedWhenTooManyWait) {
    CandidateBuffer buffer;
    for (std::size_t i = 0; i < limits::candidates_buffered_max; ++i) {
        EXPECT_EQ(buffer.admit(candidate(std::to_string(i), 1)).dropped, 0U);
    }
    EXPECT_EQ(buffer.admit(candidate("last", 1)).dropped, 1U);
    buffer.expect(1);
    const auto kept = names(buffer.settle());
    EXPECT_EQ(kept.size(), limits::candidates_buffered_max);
    EXPECT_EQ(kept.front(), "1");
    EXPECT_EQ(kept.back(), "last");
}

}  // namespace
}  // namespace parley::link
