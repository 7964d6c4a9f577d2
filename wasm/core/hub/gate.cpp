// Asking in the order that costs least; see the header.
#include "core/hub/gate.hpp"

#include <iterator>
#include <memory>
#include <utility>
#include <variant>

#include "core/base/limits.hpp"
#include "core/hub/access.hpp"

namespace parley::hub {

std::optional<Refusal> Gate::open(HubConnection& connection, Instant now) {
    std::optional<Refusal> refused;
    connection.address_hold = addresses_.enter(connection.address.value, now, refused);
    return refused;
}

std::optional<Refusal> Gate::pass(HubConnection& sender, Instant now, std::size_t bytes) {
    if (sender.token_wait && sender.token_wait->frames.size() >= limits::token_wait_frames_max) {
        return refusal(signal::ErrorCode::TooFast, "Too many frames before your token was checked.",
                       Consequence::Close);
    }
    if (auto refused = sender.address_hold.frame(now, bytes)) return refused;
    return sender.token_hold.frame(now, bytes);
}

std::optional<Refusal> Gate::check(HubConnection& connection, const std::string& token, Instant now) {
    if (auto refused = refuse_guesser(guard_.blocked_for(connection.address.value, now))) return refused;
    outbox_.check_token(connection.id, token);
    return std::nullopt;
}

bool Gate::stops(HubConnection& sender, std::vector<ClientMessage>& messages, std::size_t next, Instant now,
                 std::optional<Refusal>& refused) {
    const std::string token = options_.checks_tokens ? take_token_for(sender, messages[next]) : std::string();
    if (token.empty()) {
        if (!std::holds_alternative<signal::Join>(messages[next])) return false;
        refused = sender.address_hold.join(now);
        if (!refused) refused = sender.token_hold.join(now);
        return refused.has_value();
    }
    refused = check(sender, token, now);
    if (refused) return true;
    sender.token_wait = std::make_unique<TokenWait>();
    const auto first = messages.begin() + static_cast<std::ptrdiff_t>(next);
    sender.token_wait->messages.assign(std::move_iterator(first), std::move_iterator(messages.end()));
    return true;
}

std::optional<Refusal> Gate::take(HubConnection& connection, const hub_event::TokenChecked& checked, Instant now) {
    if (checked.is_forged) guard_.failed(connection.address.value, now);
    if (!checked.is_valid) return refuse_token(checked);
    std::optional<Refusal> refused;
    connection.token_hold = tokens_.enter(checked.token, now, refused);
    if (!refused) connection.identity = identity_of(checked, options_);
    return refused;
}

}  // namespace parley::hub
