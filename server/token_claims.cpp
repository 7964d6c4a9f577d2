// Reads claims, whose types a token's issuer chooses.
#include "server/token_claims.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/limits.hpp"

namespace parley::server {

namespace {

std::string text_or_integer(const json::Value& value) {
    if (const auto* text = value.text()) return *text;
    const auto integer = value.integer();
    return integer ? std::to_string(*integer) : std::string();
}

bool is_text(const json::Value& value, std::string_view text) {
    return value.text() != nullptr && *value.text() == text;
}

// The texts of an array, or those between the marks of one text; none for another value.
std::vector<std::string> texts_of(const json::Value& value, std::string_view marks) {
    std::vector<std::string> texts;
    if (const auto* several = value.array()) {
        for (const json::Value& one : *several) {
            if (one.text() != nullptr) texts.push_back(*one.text());
        }
    } else if (value.text() != nullptr) {
        std::string_view rest = *value.text();
        while (!rest.empty()) {
            const std::string_view part = rest.substr(0, rest.find_first_of(marks));
            if (!part.empty()) texts.emplace_back(part);
            rest.remove_prefix(std::min(part.size() + 1, rest.size()));
        }
    }
    return texts;
}

}  // namespace

std::optional<std::int64_t> date_claim(const json::Value& claims, std::string_view key) {
    const auto* claim = claims.find(key);
    if (claim == nullptr) return std::nullopt;
    if (const auto integer = claim->integer()) return integer;
    // Beyond this no date is meant, and the conversion would not be defined.
    constexpr double far = 1e15;
    const auto* decimal = std::get_if<json::Decimal>(&claim->content());
    if (decimal == nullptr || decimal->number < -far || decimal->number > far) return std::nullopt;
    return static_cast<std::int64_t>(decimal->number);
}

bool names_audience(const json::Value& claims, std::string_view audience) {
    const auto* claim = claims.find("aud");
    if (claim == nullptr) return false;
    if (const auto* several = claim->array()) {
        return std::any_of(several->begin(), several->end(),
                           [&](const json::Value& one) { return is_text(one, audience); });
    }
    return is_text(*claim, audience);
}

TokenGrant grant_claims(const json::Value& claims) {
    TokenGrant grant;
    if (const auto* room = claims.find("room")) {
        // Names of rooms have no marks: any letter may stand in them.
        grant.rooms = texts_of(*room, "");
        if (grant.rooms->size() > limits::token_rooms_max) grant.rooms->resize(limits::token_rooms_max);
    }
    if (const auto* rights = claims.find("rights")) {
        const auto named = texts_of(*rights, " ,");
        const auto has = [&](std::string_view right) {
            return std::find(named.begin(), named.end(), right) != named.end();
        };
        grant.rights = Rights{
            .join = has("join"), .publish = has("publish"), .moderate = has("moderate"), .record = has("record")};
    }
    return grant;
}

std::string first_text_claim(const json::Value& claims, std::initializer_list<std::string_view> keys) {
    for (const auto key : keys) {
        const auto* claim = claims.find(key);
        std::string text = claim == nullptr ? std::string() : text_or_integer(*claim);
        if (!text.empty()) return text;
    }
    return {};
}

}  // namespace parley::server
