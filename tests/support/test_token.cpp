// Reading of test tokens.
#include "support/test_token.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace parley::test {

namespace {

std::vector<std::string> parted(std::string_view text, char mark) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::string_view part = text.substr(0, text.find(mark));
        parts.emplace_back(part);
        text.remove_prefix(std::min(part.size() + 1, text.size()));
    }
    return parts;
}

void read_claim(std::string_view claim, TokenGrant& grant) {
    constexpr std::string_view rooms = "rooms=";
    constexpr std::string_view rights = "rights=";
    if (claim.starts_with(rooms)) grant.rooms = parted(claim.substr(rooms.size()), ',');
    if (!claim.starts_with(rights)) return;
    const auto named = parted(claim.substr(rights.size()), ',');
    const auto has = [&](std::string_view right) {
        return std::find(named.begin(), named.end(), right) != named.end();
    };
    grant.rights =
        Rights{.join = has("join"), .publish = has("publish"), .moderate = has("moderate"), .record = has("record")};
}

}  // namespace

hub_event::TokenChecked checked(const hub_effect::CheckToken& check) {
    constexpr std::string_view good = "good:";
    hub_event::TokenChecked answer{
        .connection = check.connection, .user = {}, .name = {}, .problem = "The token is not valid."};
    answer.reason = "token-expired";
    answer.is_forged = check.token == "forged";
    if (check.token.rfind(good, 0) != 0) return answer;
    const std::vector<std::string> claims = parted(check.token, ';');
    const std::string& person = claims.front();
    const std::size_t colon = person.find(':', good.size());
    answer.is_valid = true;
    answer.reason.clear();
    answer.problem.clear();
    answer.user = person.substr(good.size(), colon - good.size());
    answer.name = person.substr(colon + 1);
    answer.token = check.token;
    for (const std::string& claim : claims) read_claim(claim, answer.grant);
    return answer;
}

}  // namespace parley::test
