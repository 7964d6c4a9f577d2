// Link descriptions: what becomes of the far side's offers, answers and candidates.
#include <optional>
#include <utility>

#include "core/link/link.hpp"

namespace parley::link {

namespace {

// Two sides that open a connection at the same time see each other's offer within a round trip. An offer that comes
// later than this was made knowing ours, and means that ours was of no use.
constexpr Duration collision_window = 2500ms;

}  // namespace

void Link::on_description(Instant now, signal::Description description) {
    switch (description.type) {
    case DescriptionType::Offer: return on_offer(now, std::move(description));
    case DescriptionType::Answer: return on_answer(now, std::move(description));
    }
}

bool Link::replaces_ours(const signal::Description& offer) const {
    if (!role_.far_side_rolls_back) return true;
    return role_.correlates && offer.correlation.connection != connection_number_;
}

void Link::on_offer(Instant now, signal::Description offer) {
    if (!offers_.take(now)) {
        ++context_.counters.stale_descriptions;
        return;
    }
    const std::uint32_t number = offer.correlation.connection;
    if (connection_ && replaces_ours(offer)) {
        const bool collision = opened_here_ && !exchanged_ && now - opened_at_ < collision_window;
        if (collision && !role_.polite) {
            ++context_.counters.ignored_offers;
            return;
        }
        drop_connection();
    }
    if (!connection_) open(now, number, false);
    // The far side has taken it back, or it would not have made what came before it.
    if (order_.is_outdated(offer.sdp)) {
        ++context_.counters.stale_descriptions;
        return;
    }
    order_.take(offer.sdp);
    if (is_known_offer(now, offer)) return;
    // What another member passed on is tried on the connection that it names, or not at all.
    applied_offer_ = is_beyond_server_ ? std::nullopt : std::optional(offer);
    const std::uint32_t exchange = offer.correlation.exchange;
    // Where two ways carry offers, an old one may overtake the one that is being answered. That one is not answered any
    // more, so it counts when it comes again; if the far side has given it up instead, it drops the answer and offers.
    if (negotiation_->is_answering()) repetition_.forget_offer(negotiation_->exchange());
    perform(now, negotiation_->on_offer(context_.next_operation(), std::move(offer.sdp), exchange));
}

// Offers are repeated where no answer came, and may come late: each is dealt with once. The latest that was answered is
// answered again, also while an offer of ours is under way, which the far side does not take before it has its answer.
bool Link::is_known_offer(Instant now, const signal::Description& offer) {
    const std::uint32_t exchange = offer.correlation.exchange;
    if (!repetition_.was_known(exchange)) return false;
    if (repetition_.has_answered(exchange)) {
        send_again(repetition_.take_answer(now));
    } else if (exchange != negotiation_->exchange()) {
        ++context_.counters.stale_descriptions;
    }
    return true;
}

void Link::on_answer(Instant now, signal::Description answer) {
    if (!negotiation_ || !is_of_ours(answer.correlation)) {
        ++context_.counters.stale_descriptions;
        return;
    }
    order_.take(answer.sdp);
    const std::uint32_t exchange = exchange_of(answer.correlation);
    perform(now, negotiation_->on_answer(context_.next_operation(), std::move(answer.sdp), exchange));
}

void Link::on_candidate(signal::TrickledCandidate candidate) {
    if (connection_ && !is_of_ours(candidate.correlation)) {
        ++context_.counters.dropped_candidates;
        return;
    }
    if (negotiation_) candidate.correlation.exchange = exchange_of(candidate.correlation);
    auto admission = candidates_.admit(std::move(candidate));
    context_.counters.dropped_candidates += static_cast<std::uint32_t>(admission.dropped);
    if (!admission.add_now) return;
    context_.emit(effect::AddCandidate{
        .connection = connection_, .operation = context_.next_operation(), .candidate = std::move(*admission.add_now)});
}

}  // namespace parley::link
