// Repetition: what is sent once more, and when.
#include "core/link/repetition.hpp"

#include <gtest/gtest.h>

#include "core/base/limits.hpp"

namespace parley::link {
namespace {

OutgoingPayload description(DescriptionType type) {
    return {.to = PeerId{"bo"}, .payload = signal::Description{.type = type, .sdp = "v=0"}, .is_repeated = false};
}
OutgoingPayload candidate() {
    return {.to = PeerId{"bo"}, .payload = signal::TrickledCandidate{}, .is_repeated = false};
}

class RepetitionTest : public testing::Test {
  protected:
    static Instant at(Duration since_start) { return Instant(Duration(1000s) + since_start); }
    Repetition repetition;
};

TEST_F(RepetitionTest, AnUnansweredOfferIsDueAgainAndAgainWithGrowingPauses) {
    repetition.on_offer_sent(at(0s), description(DescriptionType::Offer), true);
    repetition.on_offer_candidate(candidate());
    Instant last = at(0s);
    Duration pause_before{};
    for (int round = 0; round < 6; ++round) {
        const Instant due = *repetition.next_deadline();
        EXPECT_FALSE(repetition.take_due(due - 1ms, true));
        EXPECT_TRUE(repetition.take_due(due, true));
        EXPECT_GE(due - last, pause_before);
        EXPECT_LE(due - last, 60s);
        pause_before = due - last;
        last = due;
    }
    ASSERT_EQ(repetition.offer().size(), 2U);
    for (const OutgoingPayload& outgoing : repetition.offer()) EXPECT_TRUE(outgoing.is_repeated);
}

TEST_F(RepetitionTest, AnOfferThatWasAnsweredOrRolledBackIsNotDueAnyMore) {
    repetition.on_offer_sent(at(0s), description(DescriptionType::Offer), true);
    EXPECT_FALSE(repetition.take_due(at(100s), false));
    EXPECT_FALSE(repetition.next_deadline());
    repetition.on_offer_sent(at(100s), description(DescriptionType::Offer), true);
    repetition.on_exchange_completed();
    EXPECT_FALSE(repetition.next_deadline());
    EXPECT_TRUE(repetition.offer().empty());
}

TEST_F(RepetitionTest, AnOfferWithoutCorrelationIsNotRepeatedByItself) {
    repetition.on_offer_sent(at(0s), description(DescriptionType::Offer), false);
    EXPECT_FALSE(repetition.next_deadline());
    EXPECT_EQ(repetition.offer().size(), 1U);
}

TEST_F(RepetitionTest, TheAnswerIsKeptForTheOfferThatItWasTo) {
    repetition.on_answer_candidate(candidate());
    EXPECT_TRUE(repetition.take_answer(at(0s)).empty()) << "a candidate before the answer belongs to something else";
    repetition.on_answer_sent(description(DescriptionType::Answer), 7);
    repetition.on_answer_candidate(candidate());
    EXPECT_TRUE(repetition.has_answered(7));
    EXPECT_FALSE(repetition.has_answered(8));
    EXPECT_EQ(repetition.take_answer(at(0s)).size(), 2U);
    EXPECT_TRUE(repetition.take_answer(at(0s) + 999ms).empty()) << "whoever asks so fast has not lost it";
    EXPECT_EQ(repetition.take_answer(at(1s)).size(), 2U);
    repetition.forget_first_answer();
    EXPECT_TRUE(repetition.take_answer(at(9s)).empty());
    EXPECT_FALSE(repetition.has_answered(7));
}

TEST_F(RepetitionTest, OnlyTheFirstAnswerIsForgottenWhenTheFarSideHasConnected) {
    repetition.on_answer_sent(description(DescriptionType::Answer), 7);
    repetition.on_answer_sent(description(DescriptionType::Answer), 8);
    repetition.forget_first_answer();
    EXPECT_TRUE(repetition.has_answered(8));
    EXPECT_EQ(repetition.take_answer(at(0s)).size(), 1U);
}

TEST_F(RepetitionTest, CollisionsInARowCountOnceASecond) {
    EXPECT_TRUE(repetition.take_collision(at(0s)));
    EXPECT_FALSE(repetition.take_collision(at(0s) + 999ms));
    EXPECT_TRUE(repetition.take_collision(at(1s)));
}

TEST_F(RepetitionTest, AnOfferIsReasonForDoubtOnce) {
    EXPECT_FALSE(repetition.take_doubt());
    for (int offer = 0; offer < 2; ++offer) {
        repetition.on_offer_sent(at(0s), description(DescriptionType::Offer), true);
        EXPECT_TRUE(repetition.take_doubt());
        EXPECT_FALSE(repetition.take_doubt());
    }
}

TEST_F(RepetitionTest, AnOfferIsNewOnceUnlessItWasIgnored) {
    EXPECT_FALSE(repetition.was_known(7));
    EXPECT_TRUE(repetition.was_known(7));
    repetition.forget_offer(7);
    EXPECT_FALSE(repetition.was_known(7));
    EXPECT_FALSE(repetition.was_known(0));
    EXPECT_FALSE(repetition.was_known(0)) << "zero names no exchange";
}

TEST_F(RepetitionTest, WhatIsKeptIsBounded) {
    repetition.on_offer_sent(at(0s), description(DescriptionType::Offer), true);
    for (std::size_t i = 0; i < 10 * limits::candidates_buffered_max; ++i) repetition.on_offer_candidate(candidate());
    EXPECT_LE(repetition.offer().size(), limits::candidates_buffered_max + 1);
    for (std::uint32_t exchange = 1; exchange <= 10 * limits::offers_remembered_max; ++exchange) {
        repetition.was_known(exchange);
    }
    EXPECT_FALSE(repetition.was_known(1)) << "the oldest are forgotten";
}

}  // namespace
}  // namespace parley::link
