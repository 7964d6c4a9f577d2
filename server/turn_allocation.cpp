// Asks without credentials first, because only the refusal names the realm and the nonce (RFC 8489, 9.2.3).
#include "server/turn_allocation.hpp"

#include <utility>

namespace parley::server {

namespace {

using enum StunAttributeType;

// UDP, as in an IP header, and three bytes that mean nothing (RFC 8656, 18.7).
const std::string udp_transport{'\x11', '\0', '\0', '\0'};

}  // namespace

TurnAllocation::TurnAllocation(TurnCredentials credentials, std::function<StunTransaction()> draw)
    : credentials_(std::move(credentials)), draw_(std::move(draw)) {
    transaction_ = draw_();
    request_ = encode({.type = StunType::AllocateRequest,
                       .transaction = transaction_,
                       .attributes = {{.type = RequestedTransport, .value = udp_transport}}});
}

bool TurnAllocation::on_message(std::string_view bytes) {
    const auto message = decode_stun(bytes);
    const bool is_over = state_ == AllocationState::Allocated || state_ == AllocationState::Refused;
    if (is_over || !message || message->transaction != transaction_) return false;
    if (message->type == StunType::AllocateError) return on_error(*message);
    if (message->type == StunType::AllocateSuccess) on_success(*message, bytes);
    return false;
}

bool TurnAllocation::on_error(const StunMessage& message) {
    constexpr int unauthenticated = 401;
    constexpr int stale_nonce = 438;
    constexpr int wrong_credentials = 441;
    error_ = error_in(message).value_or(StunError{});
    if (state_ == AllocationState::Asking && error_.code == unauthenticated) return authenticate(message);
    if (state_ == AllocationState::Authenticating && error_.code == stale_nonce && !had_stale_nonce_) {
        had_stale_nonce_ = true;
        return authenticate(message);
    }
    const bool are_wrong = error_.code == unauthenticated || error_.code == wrong_credentials;
    refuse(are_wrong ? AllocationProblem::WrongCredentials : AllocationProblem::Refused);
    return false;
}

bool TurnAllocation::authenticate(const StunMessage& challenge) {
    const std::string* const realm = challenge.find(Realm);
    const std::string* const nonce = challenge.find(Nonce);
    if (realm == nullptr || nonce == nullptr) {
        refuse(AllocationProblem::NoLongTerm);
        return false;
    }
    state_ = AllocationState::Authenticating;
    realm_ = *realm;
    nonce_ = *nonce;
    key_ = long_term_key(credentials_.username, realm_, credentials_.password);
    StunMessage request = signed_request(StunType::AllocateRequest);
    request.attributes.insert(request.attributes.begin(), {.type = RequestedTransport, .value = udp_transport});
    request_ = encode(request, key_);
    return true;
}

void TurnAllocation::on_success(const StunMessage& message, std::string_view bytes) {
    if (state_ == AllocationState::Asking) return refuse(AllocationProblem::OpenToAll);
    if (!is_authentic(bytes, key_)) return refuse(AllocationProblem::Unauthentic);
    const std::string* const relayed = message.find(XorRelayedAddress);
    const auto endpoint = relayed == nullptr ? std::nullopt : xored_address(*relayed, transaction_);
    if (!endpoint || endpoint->address().is_unspecified() || endpoint->port() == 0) {
        return refuse(AllocationProblem::NoRelayedAddress);
    }
    relayed_ = {.endpoint = *endpoint, .seconds = number_in(message.find(Lifetime)).value_or(0)};
    state_ = AllocationState::Allocated;
}

void TurnAllocation::refuse(AllocationProblem problem) {
    state_ = AllocationState::Refused;
    problem_ = problem;
}

StunMessage TurnAllocation::signed_request(StunType type) {
    transaction_ = draw_();
    return {.type = type,
            .transaction = transaction_,
            .attributes = {{.type = Username, .value = credentials_.username},
                           {.type = Realm, .value = realm_},
                           {.type = Nonce, .value = nonce_}}};
}

std::string TurnAllocation::release() {
    StunMessage request = signed_request(StunType::RefreshRequest);
    request.attributes.insert(request.attributes.begin(), {.type = Lifetime, .value = big_endian(0)});
    return encode(request, key_);
}

}  // namespace parley::server
