// Repetition: see the header.
#include "core/link/repetition.hpp"

#include <algorithm>
#include <utility>

#include "core/base/limits.hpp"

namespace parley::link {

namespace {

// After which an offer without an answer is repeated; doubles each time.
constexpr Duration answer_patience = 6s;
constexpr Duration answer_patience_max = 60s;
constexpr Duration answer_pause = 1s;
constexpr Duration collision_pause = 1s;

}  // namespace

void Repetition::on_offer_sent(Instant now, OutgoingPayload offer, bool may_repeat) {
    offered_ = {std::move(offer)};
    repetitions_ = 0;
    may_doubt_ = true;
    if (may_repeat) wait(now);
}

void Repetition::on_exchange_completed() {
    offered_ = Payloads();  // With its memory, some kilobytes on each link.
    repeat_at_.reset();
}

void Repetition::wait(Instant now) {
    repeat_at_ = now + std::min(answer_patience_max, answer_patience * (1U << std::min(repetitions_, 4U)));
}

bool Repetition::take_due(Instant now, bool is_unanswered) {
    if (!repeat_at_ || now < *repeat_at_) return false;
    repeat_at_.reset();
    if (!is_unanswered) return false;
    ++repetitions_;
    wait(now);
    return true;
}

bool Repetition::take_collision(Instant now) {
    if (collided_at_ && now - *collided_at_ < collision_pause) return false;
    collided_at_ = now;
    return true;
}

void Repetition::on_answer_sent(OutgoingPayload answer, std::uint32_t exchange) {
    answered_ = {std::move(answer)};
    answered_exchange_ = exchange;
    ++answers_;
    answer_taken_at_.reset();
}

Repetition::Payloads Repetition::take_answer(Instant now) {
    if (answer_taken_at_ && now - *answer_taken_at_ < answer_pause) return {};
    answer_taken_at_ = now;
    return repeated(answered_);
}

void Repetition::on_answer_candidate(OutgoingPayload candidate) {
    if (!answered_.empty()) append(answered_, std::move(candidate));
}

void Repetition::forget_first_answer() {
    if (answers_ > 1) return;
    answered_ = Payloads();
    answered_exchange_ = 0;
}

bool Repetition::was_known(std::uint32_t exchange) {
    if (exchange == 0) return false;
    if (std::find(known_offers_.begin(), known_offers_.end(), exchange) != known_offers_.end()) return true;
    known_offers_.push_back(exchange);
    if (known_offers_.size() > limits::offers_remembered_max) known_offers_.erase(known_offers_.begin());
    return false;
}

void Repetition::append(Payloads& sent, OutgoingPayload candidate) {
    if (sent.size() <= limits::candidates_buffered_max) sent.push_back(std::move(candidate));
}

Repetition::Payloads Repetition::repeated(const Payloads& sent) {
    Payloads again = sent;
    for (OutgoingPayload& outgoing : again) outgoing.is_repeated = true;
    return again;
}

}  // namespace parley::link
