// Reading of grants; see the header.
#include "core/hub/access.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "core/hub/reception.hpp"
#include "core/hub/room_address.hpp"

namespace parley::hub {
namespace {

constexpr Rights no_rights{.join = false, .publish = false, .moderate = false, .record = false};

Refusal unauthorized(std::string message, std::string_view reason) {
    Refusal refused = refusal(signal::ErrorCode::Unauthorized, std::move(message), Consequence::Close);
    refused.reason = reason;
    return refused;
}

// RFC 6750, 2.1; the scheme's name is the same in any case (RFC 9110, 11.1).
std::string_view bearer(std::string_view authorization) {
    constexpr std::string_view scheme = "bearer ";
    const bool is_bearer = authorization.size() > scheme.size() &&
                           std::equal(scheme.begin(), scheme.end(), authorization.begin(), [](char expected, char c) {
                               return (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) == expected;
                           });
    if (!is_bearer) return {};
    authorization.remove_prefix(std::min(authorization.find_first_not_of(' ', scheme.size()), authorization.size()));
    return authorization;
}

}  // namespace

Identity identity_of(const hub_event::TokenChecked& checked, const HubOptions& options) {
    Identity identity{.user = checked.user, .name = checked.name, .grant = checked.grant};
    if (options.requires_tokens && !identity.grant.rooms) identity.grant.rooms.emplace();
    if (options.requires_tokens && !identity.grant.rights) identity.grant.rights = no_rights;
    return identity;
}

std::string_view token_of(const hub_event::ConnectionOpened& event) {
    for (const std::string_view token :
         std::array{bearer(event.authorization), token_from_query(event.query), cookie(event.cookies, "accessToken")}) {
        if (!token.empty() && token.size() <= limits::token_bytes_max) return token;
    }
    return {};
}

std::string take_token_for(HubConnection& sender, ClientMessage& message) {
    // What came with the request serves once, where nothing better is said. A framing has used it already.
    const auto offered = [&] { return sender.framing ? std::string() : std::exchange(sender.offered_token.value, {}); };
    const auto said_or_offered = [&](std::string& said) {
        std::string other = offered();
        return said.empty() ? other : std::exchange(said, {});
    };
    return std::visit(overloaded{[&](signal::Join& join) { return said_or_offered(join.token); },
                                 [&](signal::RegisterCallsign& wish) { return said_or_offered(wish.token); },
                                 [&](signal::Enter&) { return offered(); },
                                 [&](signal::Register&) { return offered(); }, [](auto&) { return std::string(); }},
                      message);
}

Refusal refuse_token(const hub_event::TokenChecked& checked) {
    // A place in the table, so that the word outlives the event.
    static constexpr std::array<std::string_view, 9> words{"token-malformed", "token-algorithm", "token-key",
                                                           "token-signature", "token-expired",   "token-early",
                                                           "token-issuer",    "token-audience",  "token-user"};
    const auto word = std::find(words.begin(), words.end(), checked.reason);
    Refusal refused = unauthorized(checked.problem, word == words.end() ? "token-bad" : *word);
    return refused;
}

std::optional<Refusal> refuse_guesser(Duration pause) {
    if (pause <= Duration::zero()) return std::nullopt;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(pause).count();
    Refusal refused =
        refusal(signal::ErrorCode::TooFast,
                "Too many bad tokens came from your network. Try again in " + std::to_string(seconds) + " seconds.",
                Consequence::CloseTryLater);
    refused.reason = "token-guessing";
    return refused;
}

bool is_same_person(const HubConnection& one, const HubConnection& other) {
    const auto user = [](const HubConnection& connection) {
        return connection.identity ? connection.identity->user : std::string();
    };
    return user(one) == user(other);
}

std::optional<Refusal> refuse_access(const HubOptions& options, const HubConnection& connection, const RoomId& room) {
    if (auto refused = refuse_access(options, connection)) return refused;
    if (!connection.identity || !connection.identity->grant.rooms) return std::nullopt;
    const std::vector<std::string>& rooms = *connection.identity->grant.rooms;
    const bool is_named = std::any_of(rooms.begin(), rooms.end(),
                                      [&](const std::string& pattern) { return matches_room(pattern, room.value); });
    if (is_named) return std::nullopt;
    return unauthorized("Your token is for another room.", "token-room");
}

std::optional<Refusal> refuse_access(const HubOptions& options, const HubConnection& connection) {
    if (!connection.identity) {
        if (!options.requires_tokens) return std::nullopt;
        return unauthorized("This server lets nobody in without a token. Sign in where you got its address.",
                            "token-missing");
    }
    if (rights_of(connection).join) return std::nullopt;
    return unauthorized("Your token does not let you join.", "token-right");
}

Rights rights_of(const HubConnection& connection) {
    return connection.identity ? connection.identity->grant.rights.value_or(Rights{}) : Rights{};
}

bool is_named_moderator(const HubConnection& connection) {
    return connection.identity && connection.identity->grant.rights && connection.identity->grant.rights->moderate;
}

bool matches_room(std::string_view pattern, std::string_view room) {
    if (!pattern.ends_with('*')) return pattern == room;
    pattern.remove_suffix(1);
    return room.starts_with(pattern);
}

}  // namespace parley::hub
