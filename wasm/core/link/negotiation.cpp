// Negotiation: one function for each event, one switch over the states in each.
#include "core/link/negotiation.hpp"

#include <utility>

namespace parley::link {

std::string_view to_text(NegotiationState state) {
    switch (state) {
    case NegotiationState::Stable: return "stable";
    case NegotiationState::MakingOffer: return "making offer";
    case NegotiationState::HaveLocalOffer: return "have local offer";
    case NegotiationState::ApplyingOffer: return "applying offer";
    case NegotiationState::MakingAnswer: return "making answer";
    case NegotiationState::ApplyingAnswer: return "applying answer";
    case NegotiationState::Closed: return "closed";
    }
    return "closed";
}

NegotiationActions Negotiation::on_negotiation_needed(OperationId operation, std::uint32_t exchange) {
    switch (state_) {
    case NegotiationState::Stable:
        state_ = NegotiationState::MakingOffer;
        awaited_ = operation;
        exchange_ = exchange;
        return {action::SetLocalDescription{.operation = operation}};
    case NegotiationState::MakingOffer:
    case NegotiationState::HaveLocalOffer:
    case NegotiationState::ApplyingOffer:
    case NegotiationState::MakingAnswer:
    case NegotiationState::ApplyingAnswer:
        return {};  // The browser checks again on its return to stable (W3C WebRTC 4.7.3).
    case NegotiationState::Closed: return {};
    }
    return {};
}

NegotiationActions Negotiation::on_offer(OperationId operation, std::string sdp, std::uint32_t exchange) {
    switch (state_) {
    case NegotiationState::MakingOffer:
    case NegotiationState::HaveLocalOffer:
        if (!polite_) return {action::OfferIgnored{.exchange = exchange}};
        return apply_offer(operation, std::move(sdp), exchange);
    case NegotiationState::Stable:
    case NegotiationState::ApplyingAnswer:
    // The far side has given up the exchange that was under way: the newest offer counts.
    case NegotiationState::ApplyingOffer:
    case NegotiationState::MakingAnswer: return apply_offer(operation, std::move(sdp), exchange);
    case NegotiationState::Closed: return {};
    }
    return {};
}

NegotiationActions Negotiation::apply_offer(OperationId operation, std::string sdp, std::uint32_t exchange) {
    if (state_ == NegotiationState::HaveLocalOffer) taken_back_ = exchange_;
    state_ = NegotiationState::ApplyingOffer;
    awaited_ = operation;
    exchange_ = exchange;
    return {
        action::ExpectCandidates{.exchange = exchange},
        action::SetRemoteDescription{.operation = operation, .type = DescriptionType::Offer, .sdp = std::move(sdp)}};
}

NegotiationActions Negotiation::on_answer(OperationId operation, std::string sdp, std::uint32_t exchange) {
    switch (state_) {
    case NegotiationState::HaveLocalOffer:
        if (exchange != exchange_) return drop_answer(exchange);
        state_ = NegotiationState::ApplyingAnswer;
        awaited_ = operation;
        return {action::ExpectCandidates{.exchange = exchange},
                action::SetRemoteDescription{
                    .operation = operation, .type = DescriptionType::Answer, .sdp = std::move(sdp)}};
    case NegotiationState::Stable:
    case NegotiationState::MakingOffer:
    case NegotiationState::ApplyingOffer:
    case NegotiationState::MakingAnswer:
    case NegotiationState::ApplyingAnswer: return drop_answer(exchange);
    case NegotiationState::Closed: return {};
    }
    return {};
}

NegotiationActions Negotiation::drop_answer(std::uint32_t exchange) {
    const bool was_taken_back = exchange != 0 && exchange == taken_back_;
    if (was_taken_back) taken_back_ = 0;
    return {action::AnswerDropped{.was_taken_back = was_taken_back}};
}

NegotiationActions Negotiation::on_local_description_set(OperationId completed, DescriptionType type, std::string sdp) {
    if (!awaits(completed)) return {};
    switch (state_) {
    case NegotiationState::MakingOffer:
        if (type != DescriptionType::Offer) return on_operation_failed(completed, "the browser made no offer");
        awaited_ = {};
        state_ = NegotiationState::HaveLocalOffer;
        return {action::SendDescription{.type = type, .sdp = std::move(sdp), .exchange = exchange_}};
    case NegotiationState::MakingAnswer:
        if (type != DescriptionType::Answer) return on_operation_failed(completed, "the browser made no answer");
        awaited_ = {};
        state_ = NegotiationState::Stable;
        return {action::SendDescription{.type = type, .sdp = std::move(sdp), .exchange = exchange_},
                action::ExchangeCompleted{}};
    case NegotiationState::Stable:
    case NegotiationState::HaveLocalOffer:
    case NegotiationState::ApplyingOffer:
    case NegotiationState::ApplyingAnswer:
    case NegotiationState::Closed: return {};
    }
    return {};
}

NegotiationActions Negotiation::on_remote_description_set(OperationId completed, OperationId next) {
    if (!awaits(completed)) return {};
    switch (state_) {
    case NegotiationState::ApplyingOffer:
        state_ = NegotiationState::MakingAnswer;
        awaited_ = next;
        return {action::RemoteDescriptionApplied{.type = DescriptionType::Offer},
                action::SetLocalDescription{.operation = next}};
    case NegotiationState::ApplyingAnswer:
        state_ = NegotiationState::Stable;
        awaited_ = {};
        return {action::RemoteDescriptionApplied{.type = DescriptionType::Answer}, action::ExchangeCompleted{}};
    case NegotiationState::Stable:
    case NegotiationState::MakingOffer:
    case NegotiationState::HaveLocalOffer:
    case NegotiationState::MakingAnswer:
    case NegotiationState::Closed: return {};
    }
    return {};
}

NegotiationActions Negotiation::on_operation_failed(OperationId failed, const std::string& reason) {
    if (!awaits(failed)) return {};
    const bool while_applying_offer = state_ == NegotiationState::ApplyingOffer;
    awaited_ = {};
    switch (state_) {
    case NegotiationState::MakingOffer:
    case NegotiationState::ApplyingOffer:
    case NegotiationState::MakingAnswer:
    case NegotiationState::ApplyingAnswer:
        state_ = NegotiationState::Closed;
        return {action::NegotiationFailed{.reason = reason, .while_applying_offer = while_applying_offer}};
    case NegotiationState::Stable:
    case NegotiationState::HaveLocalOffer:
    case NegotiationState::Closed: return {};
    }
    return {};
}

}  // namespace parley::link
