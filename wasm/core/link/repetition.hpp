// Repetition: what one link sent and may have to send once more, since every way loses what is on it when it breaks.
//
// An offer without an answer is repeated with growing pauses, with the candidates that followed it. An offer that comes
// once more gets the answer that it had.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/time.hpp"
#include "core/link/link_context.hpp"

namespace parley::link {

class Repetition {
  public:
    using Payloads = std::vector<OutgoingPayload>;  // A description and its candidates, marked as repeated.

    // ---- our offers
    // Without correlation an answer to the first could not be told from one to the second: then it is sent only once.
    void on_offer_sent(Instant now, OutgoingPayload offer, bool may_repeat);
    void on_offer_candidate(OutgoingPayload candidate) { append(offered_, std::move(candidate)); }
    void on_exchange_completed();
    // Whether the time has come. `is_unanswered` says whether the offer still waits: then there is a next time.
    bool take_due(Instant now, bool is_unanswered);
    std::optional<Instant> next_deadline() const { return repeat_at_; }
    Payloads offer() const { return repeated(offered_); }
    // Whether it may be repeated because it met one of the far side's: not for each of those that come in a row, which
    // may be the far side's answer to ours.
    bool take_collision(Instant now);
    // Whether nothing has come back, said once for each offer.
    bool take_doubt() { return std::exchange(may_doubt_, false); }

    // ---- our answers
    void on_answer_sent(OutgoingPayload answer, std::uint32_t exchange);
    void on_answer_candidate(OutgoingPayload candidate);
    // The far side has connected, for which it needed the first answer: it will not ask for that one again.
    void forget_first_answer();
    // An answer to an offer of ours says that the far side has had ours to its former one.
    void on_far_answer() { answered_exchange_ = 0; }
    // Whether the latest answer is the one to the offer of this exchange.
    bool has_answered(std::uint32_t exchange) const { return exchange == answered_exchange_; }
    // Nothing when it was taken less than a second ago: whoever asks faster has not lost it.
    Payloads take_answer(Instant now);

    // ---- the far side's offers
    // Whether an offer of this exchange has come before; from now on it has. Zero names none.
    bool was_known(std::uint32_t exchange);
    // It counts when it comes again.
    void forget_offer(std::uint32_t exchange) { std::erase(known_offers_, exchange); }

  private:
    static void append(Payloads& sent, OutgoingPayload candidate);
    static Payloads repeated(const Payloads& sent);
    void wait(Instant now);

    Payloads offered_;
    std::optional<Instant> repeat_at_;  // When the offer is repeated if it is still unanswered.
    std::uint32_t repetitions_ = 0;     // Of that offer.
    bool may_doubt_ = false;            // Likewise.
    std::optional<Instant> collided_at_;
    Payloads answered_;
    std::uint32_t answered_exchange_ = 0;  // Of the offer that was answered, until an exchange of ours follows.
    std::optional<Instant> answer_taken_at_;
    std::uint32_t answers_ = 0;  // So many were sent over this connection.
    std::vector<std::uint32_t> known_offers_;
};

}  // namespace parley::link
