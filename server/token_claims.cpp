// Reads claims, whose types a token's issuer chooses.
#include "server/token_claims.hpp"

#include <algorithm>

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

std::string first_text_claim(const json::Value& claims, std::initializer_list<std::string_view> keys) {
    for (const auto key : keys) {
        const auto* claim = claims.find(key);
        std::string text = claim == nullptr ? std::string() : text_or_integer(*claim);
        if (!text.empty()) return text;
    }
    return {};
}

}  // namespace parley::server
