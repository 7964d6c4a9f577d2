// Negotiation: every pair of state and event, for both roles, and the stories that perfect negotiation is made for.
#include "core/link/negotiation.hpp"

#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace parley::link {
namespace {

using enum NegotiationState;

constexpr std::uint32_t own_exchange = 11;
constexpr std::uint32_t their_exchange = 22;
constexpr OperationId first{.value = 1};
constexpr OperationId second{.value = 2};
constexpr OperationId fresh{.value = 9};
constexpr OperationId following{.value = 10};

// Brings a machine into `state` by the shortest way; says which operation is awaited there.
struct Prepared {
    Negotiation negotiation;
    OperationId awaited;
};

Prepared prepared(NegotiationState state, bool polite) {
    Negotiation negotiation(polite);
    switch (state) {
    case Stable: return {negotiation, {}};
    case MakingOffer: negotiation.on_negotiation_needed(first, own_exchange); return {negotiation, first};
    case HaveLocalOffer:
        negotiation.on_negotiation_needed(first, own_exchange);
        negotiation.on_local_description_set(first, DescriptionType::Offer, "own offer");
        return {negotiation, {}};
    case ApplyingOffer: negotiation.on_offer(first, "their offer", their_exchange); return {negotiation, first};
    case MakingAnswer:
        negotiation.on_offer(first, "their offer", their_exchange);
        negotiation.on_remote_description_set(first, second);
        return {negotiation, second};
    case ApplyingAnswer:
        negotiation.on_negotiation_needed(first, own_exchange);
        negotiation.on_local_description_set(first, DescriptionType::Offer, "own offer");
        negotiation.on_answer(second, "their answer", own_exchange);
        return {negotiation, second};
    case Closed: negotiation.close(); return {negotiation, {}};
    }
    return {negotiation, {}};
}

enum class Input {
    NegotiationNeeded,
    OfferToPolite,
    OfferToImpolite,
    Answer,
    AnswerToAnotherOffer,
    LocalOfferSet,
    LocalAnswerSet,
    RemoteDescriptionSet,
    OperationFailed,
    LateLocalDescription,
    LateRemoteDescription,
    LateFailure,
};

struct Row {
    std::string name;
    NegotiationState state;
    Input input;
    NegotiationState next;
    NegotiationActions actions;
};

std::ostream& operator<<(std::ostream& out, const Row& row) {
    return out << row.name;
}

NegotiationActions feed(Prepared& subject, Input input) {
    Negotiation& negotiation = subject.negotiation;
    constexpr OperationId late{.value = 77};
    switch (input) {
    case Input::NegotiationNeeded: return negotiation.on_negotiation_needed(fresh, 33);
    case Input::OfferToPolite:
    case Input::OfferToImpolite: return negotiation.on_offer(fresh, "new offer", 44);
    case Input::Answer: return negotiation.on_answer(fresh, "their answer", own_exchange);
    case Input::AnswerToAnotherOffer: return negotiation.on_answer(fresh, "late answer", 99);
    case Input::LocalOfferSet:
        return negotiation.on_local_description_set(subject.awaited, DescriptionType::Offer, "own offer");
    case Input::LocalAnswerSet:
        return negotiation.on_local_description_set(subject.awaited, DescriptionType::Answer, "own answer");
    case Input::RemoteDescriptionSet: return negotiation.on_remote_description_set(subject.awaited, following);
    case Input::OperationFailed: return negotiation.on_operation_failed(subject.awaited, "no");
    case Input::LateLocalDescription: return negotiation.on_local_description_set(late, DescriptionType::Offer, "late");
    case Input::LateRemoteDescription: return negotiation.on_remote_description_set(late, following);
    case Input::LateFailure: return negotiation.on_operation_failed(late, "late");
    }
    return {};
}

const NegotiationActions offer_applied = {
    action::ExpectCandidates{.exchange = 44},
    action::SetRemoteDescription{.operation = fresh, .type = DescriptionType::Offer, .sdp = "new offer"}};
const NegotiationActions offer_ignored = {action::OfferIgnored{.exchange = 44}};
const NegotiationActions answer_dropped = {action::AnswerDropped{}};

NegotiationActions failed(const std::string& reason, bool while_applying_offer = false) {
    return {action::NegotiationFailed{.reason = reason, .while_applying_offer = while_applying_offer}};
}

const std::vector<Row>& rows_that_act() {
    static const std::vector<Row> rows = {
        {"stable makes an offer when negotiation is needed",
         Stable,
         Input::NegotiationNeeded,
         MakingOffer,
         {action::SetLocalDescription{.operation = fresh}}},
        {"stable and polite applies an offer", Stable, Input::OfferToPolite, ApplyingOffer, offer_applied},
        {"stable and impolite applies an offer", Stable, Input::OfferToImpolite, ApplyingOffer, offer_applied},
        {"stable drops an answer", Stable, Input::Answer, Stable, answer_dropped},
        {"stable drops a late answer", Stable, Input::AnswerToAnotherOffer, Stable, answer_dropped},

        {"the offer made is sent",
         MakingOffer,
         Input::LocalOfferSet,
         HaveLocalOffer,
         {action::SendDescription{.type = DescriptionType::Offer, .sdp = "own offer", .exchange = own_exchange}}},
        {"an answer where an offer was to be made fails", MakingOffer, Input::LocalAnswerSet, Closed,
         failed("the browser made no offer")},
        {"polite gives way while making an offer", MakingOffer, Input::OfferToPolite, ApplyingOffer, offer_applied},
        {"impolite ignores an offer while making one", MakingOffer, Input::OfferToImpolite, MakingOffer, offer_ignored},
        {"making an offer drops an answer", MakingOffer, Input::Answer, MakingOffer, answer_dropped},
        {"making an offer drops a late answer", MakingOffer, Input::AnswerToAnotherOffer, MakingOffer, answer_dropped},
        {"an offer that cannot be made fails", MakingOffer, Input::OperationFailed, Closed, failed("no")},

        {"polite rolls back for an offer", HaveLocalOffer, Input::OfferToPolite, ApplyingOffer, offer_applied},
        {"impolite ignores a colliding offer", HaveLocalOffer, Input::OfferToImpolite, HaveLocalOffer, offer_ignored},
        {"the answer to the own offer is applied",
         HaveLocalOffer,
         Input::Answer,
         ApplyingAnswer,
         {action::ExpectCandidates{.exchange = own_exchange},
          action::SetRemoteDescription{.operation = fresh, .type = DescriptionType::Answer, .sdp = "their answer"}}},
        {"an answer to another offer is dropped", HaveLocalOffer, Input::AnswerToAnotherOffer, HaveLocalOffer,
         answer_dropped},

        {"an applied offer is answered",
         ApplyingOffer,
         Input::RemoteDescriptionSet,
         MakingAnswer,
         {action::RemoteDescriptionApplied{.type = DescriptionType::Offer},
          action::SetLocalDescription{.operation = following}}},
        {"a rejected offer fails", ApplyingOffer, Input::OperationFailed, Closed, failed("no", true)},
        {"a newer offer overtakes the one being applied (polite)", ApplyingOffer, Input::OfferToPolite, ApplyingOffer,
         offer_applied},
        {"a newer offer overtakes the one being applied (impolite)", ApplyingOffer, Input::OfferToImpolite,
         ApplyingOffer, offer_applied},
        {"applying an offer drops an answer", ApplyingOffer, Input::Answer, ApplyingOffer, answer_dropped},
        {"applying an offer drops a late answer", ApplyingOffer, Input::AnswerToAnotherOffer, ApplyingOffer,
         answer_dropped},

        {"the answer made is sent",
         MakingAnswer,
         Input::LocalAnswerSet,
         Stable,
         {action::SendDescription{.type = DescriptionType::Answer, .sdp = "own answer", .exchange = their_exchange},
          action::ExchangeCompleted{}}},
        {"an offer where an answer was to be made fails", MakingAnswer, Input::LocalOfferSet, Closed,
         failed("the browser made no answer")},
        {"an answer that cannot be made fails", MakingAnswer, Input::OperationFailed, Closed, failed("no")},
        {"a newer offer overtakes the answer (polite)", MakingAnswer, Input::OfferToPolite, ApplyingOffer,
         offer_applied},
        {"a newer offer overtakes the answer (impolite)", MakingAnswer, Input::OfferToImpolite, ApplyingOffer,
         offer_applied},
        {"making an answer drops an answer", MakingAnswer, Input::Answer, MakingAnswer, answer_dropped},
        {"making an answer drops a late answer", MakingAnswer, Input::AnswerToAnotherOffer, MakingAnswer,
         answer_dropped},

        {"an applied answer ends the exchange",
         ApplyingAnswer,
         Input::RemoteDescriptionSet,
         Stable,
         {action::RemoteDescriptionApplied{.type = DescriptionType::Answer}, action::ExchangeCompleted{}}},
        {"a rejected answer fails", ApplyingAnswer, Input::OperationFailed, Closed, failed("no")},
        {"an offer after the answer is no collision (polite)", ApplyingAnswer, Input::OfferToPolite, ApplyingOffer,
         offer_applied},
        {"an offer after the answer is no collision (impolite)", ApplyingAnswer, Input::OfferToImpolite, ApplyingOffer,
         offer_applied},
        {"a second answer is dropped", ApplyingAnswer, Input::Answer, ApplyingAnswer, answer_dropped},
        {"a late answer is dropped", ApplyingAnswer, Input::AnswerToAnotherOffer, ApplyingAnswer, answer_dropped},
    };
    return rows;
}

class NegotiationTable : public testing::TestWithParam<Row> {};

TEST_P(NegotiationTable, Acts) {
    const Row& row = GetParam();
    Prepared subject = prepared(row.state, row.input != Input::OfferToImpolite);
    ASSERT_EQ(subject.negotiation.state(), row.state);
    EXPECT_TRUE(feed(subject, row.input) == row.actions);
    EXPECT_EQ(to_text(subject.negotiation.state()), to_text(row.next));
}

INSTANTIATE_TEST_SUITE_P(Rows, NegotiationTable, testing::ValuesIn(rows_that_act()));

// Whatever stands in no row above changes nothing and asks for nothing.
TEST(Negotiation, EveryOtherPairOfStateAndEventChangesNothing) {
    int pairs = 0;
    for (const NegotiationState state :
         {Stable, MakingOffer, HaveLocalOffer, ApplyingOffer, MakingAnswer, ApplyingAnswer, Closed}) {
        for (int number = 0; number <= static_cast<int>(Input::LateFailure); ++number) {
            const auto input = static_cast<Input>(number);
            bool listed = false;
            for (const Row& row : rows_that_act()) listed = listed || (row.state == state && row.input == input);
            if (listed) continue;
            ++pairs;
            Prepared subject = prepared(state, input != Input::OfferToImpolite);
            EXPECT_TRUE(feed(subject, input).empty()) << to_text(state) << ", input " << number;
            EXPECT_EQ(to_text(subject.negotiation.state()), to_text(state)) << "input " << number;
        }
    }
    EXPECT_EQ(pairs + static_cast<int>(rows_that_act().size()), 7 * 12);
}

TEST(Negotiation, CompletionOfAnOvertakenOperationIsIgnored) {
    Negotiation polite(true);
    polite.on_negotiation_needed(first, own_exchange);
    polite.on_offer(second, "their offer", their_exchange);
    EXPECT_TRUE(polite.on_local_description_set(first, DescriptionType::Offer, "own offer").empty());
    EXPECT_EQ(polite.state(), ApplyingOffer);
    polite.on_remote_description_set(second, fresh);
    const auto actions = polite.on_local_description_set(fresh, DescriptionType::Answer, "own answer");
    EXPECT_TRUE(actions == (NegotiationActions{
                               action::SendDescription{
                                   .type = DescriptionType::Answer, .sdp = "own answer", .exchange = their_exchange},
                               action::ExchangeCompleted{}}));
}

// An offer that was rolled back may come late by another way; the far side answers it.
TEST(Negotiation, TheAnswerToAnOfferThatWasTakenBackIsToldFromOtherLateAnswersOnce) {
    Negotiation polite(true);
    polite.on_negotiation_needed(first, own_exchange);
    polite.on_local_description_set(first, DescriptionType::Offer, "own offer");
    polite.on_offer(second, "their offer", their_exchange);
    const auto answered = [&polite](std::uint32_t exchange) { return polite.on_answer(fresh, "late", exchange); };
    EXPECT_TRUE(answered(99) == answer_dropped);
    EXPECT_TRUE(answered(own_exchange) == (NegotiationActions{action::AnswerDropped{.was_taken_back = true}}));
    EXPECT_TRUE(answered(own_exchange) == answer_dropped);
    EXPECT_EQ(polite.state(), ApplyingOffer);
}

TEST(Negotiation, BothSidesOfferAtOnceAndOneExchangeRemains) {
    Negotiation polite(true);
    Negotiation impolite(false);
    polite.on_negotiation_needed({.value = 1}, 1);
    impolite.on_negotiation_needed({.value = 2}, 2);
    polite.on_local_description_set({.value = 1}, DescriptionType::Offer, "p");
    impolite.on_local_description_set({.value = 2}, DescriptionType::Offer, "i");
    EXPECT_TRUE(impolite.on_offer({.value = 3}, "p", 1) == NegotiationActions{action::OfferIgnored{.exchange = 1}});
    polite.on_offer({.value = 4}, "i", 2);
    polite.on_remote_description_set({.value = 4}, {.value = 5});
    polite.on_local_description_set({.value = 5}, DescriptionType::Answer, "a");
    impolite.on_answer({.value = 6}, "a", 2);
    impolite.on_remote_description_set({.value = 6}, {.value = 7});
    EXPECT_EQ(polite.state(), Stable);
    EXPECT_EQ(impolite.state(), Stable);
    EXPECT_EQ(polite.exchange(), impolite.exchange());
}

}  // namespace
}  // namespace parley::link
