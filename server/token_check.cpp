// Verifies with libjwt, then judges the claims.
#include "server/token_check.hpp"

#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>

#include <jwt.h>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/json/reader.hpp"
#include "server/token_claims.hpp"
#include "server/token_key.hpp"

namespace parley::server {

namespace {

using TokenPointer = std::unique_ptr<jwt_t, decltype(&jwt_free)>;

std::string_view name_of(TokenAlgorithm algorithm) {
    switch (algorithm) {
    case TokenAlgorithm::Hs256: return "HS256";
    case TokenAlgorithm::Rs256: return "RS256";
    case TokenAlgorithm::Es256: return "ES256";
    }
    return {};
}

// An empty key leaves the signature unchecked. Null for what is no token, or not signed with that key.
TokenPointer decoded(const std::string& token, const std::string& key) {
    jwt_t* raw = nullptr;
    const auto* bytes = reinterpret_cast<const unsigned char*>(key.data());
    const int result = jwt_decode(&raw, token.c_str(), key.empty() ? nullptr : bytes, static_cast<int>(key.size()));
    return {result == 0 ? raw : nullptr, &jwt_free};
}

std::optional<json::Value> claims_of(jwt_t* token) {
    const std::unique_ptr<char, decltype(&std::free)> text(jwt_get_grants_json(token, nullptr), &std::free);
    if (!text) return std::nullopt;
    auto claims = json::read(text.get());
    if (!claims || claims.value().object() == nullptr) return std::nullopt;
    return std::move(claims).value();
}

// Three parts of base64url (RFC 7515, 3.1).
bool has_form_of_token(std::string_view token) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    return token.size() <= limits::token_bytes_max && token.find_first_not_of(alphabet) == std::string_view::npos;
}

TokenVerdict refused(const char* problem) {
    return {.is_valid = false, .user = "", .name = "", .problem = problem};
}

std::optional<TokenVerdict> time_problem(const json::Value& claims, std::chrono::system_clock::time_point now) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    const auto leeway = TokenCheck::leeway.count();
    const auto expiry = date_claim(claims, "exp");
    if (!expiry) return refused("This token has no time of expiry.");
    if (*expiry < seconds - leeway) return refused("This token has expired.");
    if (claims.find("nbf") == nullptr) return std::nullopt;
    const auto beginning = date_claim(claims, "nbf");
    if (!beginning || *beginning > seconds + leeway) return refused("This token is not valid yet.");
    return std::nullopt;
}

std::optional<TokenVerdict> party_problem(const json::Value& claims, const TokenOptions& options) {
    if (!options.issuer.empty()) {
        const auto* issuer = claims.find("iss");
        if (issuer == nullptr || issuer->text() == nullptr || *issuer->text() != options.issuer) {
            return refused("This token was issued by somebody else.");
        }
    }
    if (!options.audience.empty() && !names_audience(claims, options.audience)) {
        return refused("This token is for another audience.");
    }
    return std::nullopt;
}

}  // namespace

TokenCheck::TokenCheck(TokenOptions options)
    : options_(std::move(options)), key_(options_.algorithm ? read_token_key(options_) : std::string()) {}

TokenVerdict TokenCheck::check(std::string_view token, std::chrono::system_clock::time_point now) const {
    if (!is_configured()) return refused("This server cannot check tokens.");
    if (!has_form_of_token(token)) return refused("This is no token.");
    const std::string text(token);
    const auto unverified = decoded(text, "");
    if (!unverified) return refused("This is no token.");
    // Before the key is used: a public key must never serve as the secret of an HMAC (RFC 8725, 2.1).
    const char* const algorithm = jwt_get_header(unverified.get(), "alg");
    if (algorithm == nullptr || algorithm != name_of(*options_.algorithm)) {
        return refused("This token is not signed with the algorithm of this server.");
    }
    const auto verified = decoded(text, key_);
    if (!verified) return refused("The signature of this token is wrong.");
    const auto claims = claims_of(verified.get());
    if (!claims) return refused("This is no token.");
    if (auto problem = time_problem(*claims, now)) return std::move(*problem);
    if (auto problem = party_problem(*claims, options_)) return std::move(*problem);
    const std::string user = first_text_claim(*claims, {"sub", "userId", "id"});
    if (user.empty() || user.size() > limits::peer_id_bytes_max) return refused("This token names no user.");
    const std::string name = first_text_claim(*claims, {"name", "username"});
    return {.is_valid = true, .user = user, .name = tidied(name, limits::display_name_bytes_max), .problem = ""};
}

}  // namespace parley::server
