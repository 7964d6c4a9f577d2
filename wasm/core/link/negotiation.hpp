// Negotiation: perfect negotiation (W3C WebRTC 10.7) of one connection as a machine. Events in, actions out.
//
//                 negotiation needed            local offer set
//     Stable ─────────────────────▶ MakingOffer ──────────────▶ HaveLocalOffer
//      ▲ ▲ │                                                        │ answer
//      │ │ │ offer       applied            remote applied          ▼
//      │ │ └──▶ ApplyingOffer ──▶ MakingAnswer ──┐ ┌───────── ApplyingAnswer
//      │ │                                       │ │
//      │ └───────── local answer set ────────────┘ │        any ──▶ Closed
//      └───────────────────────────────────────────┘
//
// Rules
// - Every operation handed to the browser has a number. A completion with another number than the one awaited belongs
//   to an exchange that was overtaken and changes nothing.
// - An offer that meets an own one (MakingOffer, HaveLocalOffer) is a collision: the impolite side ignores it, the
//   polite side applies it, and the browser rolls the own offer back by itself (JSEP, RFC 8829 section 4.1.8.2).
// - Offers go by several ways, and one that was rolled back may arrive after the collision: the answer to it tells.
// - An offer that comes while an answer is being applied is none: the browser's operations chain is stable by then.
// - The browser asks again for a negotiation that could not start, so nothing is remembered here.
// - A rejected description ends the machine; the link opens another connection.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"
#include "core/border/media.hpp"

namespace parley::link {

enum class NegotiationState : std::uint8_t {
    Stable,
    MakingOffer,
    HaveLocalOffer,
    ApplyingOffer,
    MakingAnswer,
    ApplyingAnswer,
    Closed,
};

std::string_view to_text(NegotiationState state);

namespace action {

struct SetLocalDescription {
    OperationId operation;
    bool operator==(const SetLocalDescription&) const = default;
};
struct SetRemoteDescription {
    OperationId operation;
    DescriptionType type = DescriptionType::Offer;
    std::string sdp;
    bool operator==(const SetRemoteDescription&) const = default;
};
struct SendDescription {
    DescriptionType type = DescriptionType::Offer;
    std::string sdp;
    std::uint32_t exchange = 0;
    bool operator==(const SendDescription&) const = default;
};
// A description of the far side with this exchange is about to be applied; its candidates wait until then.
struct ExpectCandidates {
    std::uint32_t exchange = 0;
    bool operator==(const ExpectCandidates&) const = default;
};
// A remote description is in force: candidates may be added, and senders attached before an answer is made.
struct RemoteDescriptionApplied {
    DescriptionType type = DescriptionType::Offer;
    bool operator==(const RemoteDescriptionApplied&) const = default;
};
// An offer and its answer are in force on this side.
struct ExchangeCompleted {
    bool operator==(const ExchangeCompleted&) const = default;
};
// A collision that this side won: the exchange is void, its candidates with it.
struct OfferIgnored {
    std::uint32_t exchange = 0;
    bool operator==(const OfferIgnored&) const = default;
};
// An answer to no current offer of ours. `was_taken_back`: to the latest one that we rolled back; the far side got it
// so late that it took it for a new one, and has descriptions in force that we have not.
struct AnswerDropped {
    bool was_taken_back = false;
    bool operator==(const AnswerDropped&) const = default;
};
// The browser rejected a description. The machine is closed.
struct NegotiationFailed {
    std::string reason;
    bool while_applying_offer = false;
    bool operator==(const NegotiationFailed&) const = default;
};

}  // namespace action

using NegotiationAction =
    std::variant<action::SetLocalDescription, action::SetRemoteDescription, action::SendDescription,
                 action::ExpectCandidates, action::RemoteDescriptionApplied, action::ExchangeCompleted,
                 action::OfferIgnored, action::AnswerDropped, action::NegotiationFailed>;
using NegotiationActions = std::vector<NegotiationAction>;

class Negotiation {
  public:
    explicit Negotiation(bool polite) : polite_(polite) {}

    // `operation` and `exchange` are fresh numbers, used if the event leads to an operation or an own offer.
    NegotiationActions on_negotiation_needed(OperationId operation, std::uint32_t exchange);
    NegotiationActions on_offer(OperationId operation, std::string sdp, std::uint32_t exchange);
    NegotiationActions on_answer(OperationId operation, std::string sdp, std::uint32_t exchange);
    NegotiationActions on_local_description_set(OperationId completed, DescriptionType type, std::string sdp);
    // `next` is a fresh number for the operation that may follow.
    NegotiationActions on_remote_description_set(OperationId completed, OperationId next);
    NegotiationActions on_operation_failed(OperationId failed, const std::string& reason);
    void close() { state_ = NegotiationState::Closed; }

    NegotiationState state() const { return state_; }
    // An offer of the far side was taken up and has no answer yet.
    bool is_answering() const {
        return state_ == NegotiationState::ApplyingOffer || state_ == NegotiationState::MakingAnswer;
    }
    // The exchange that local candidates belong to.
    std::uint32_t exchange() const { return exchange_; }
    // Whether `operation` is the one awaited.
    bool awaits(OperationId operation) const { return awaited_ && awaited_ == operation; }

  private:
    NegotiationActions drop_answer(std::uint32_t exchange);
    NegotiationActions apply_offer(OperationId operation, std::string sdp, std::uint32_t exchange);

    NegotiationState state_ = NegotiationState::Stable;
    bool polite_;
    OperationId awaited_;
    std::uint32_t exchange_ = 0;
    std::uint32_t taken_back_ = 0;  // The latest exchange of ours that was rolled back; zero for none.
};

}  // namespace parley::link
