// Verifies with libjwt, then judges the claims.
#include "server/token_check.hpp"

#include <cstdlib>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <jwt.h>

#include "core/base/limits.hpp"
#include "core/base/sha256.hpp"
#include "core/base/text.hpp"
#include "core/json/reader.hpp"
#include "server/random_text.hpp"
#include "server/token_claims.hpp"
#include "server/token_key.hpp"

namespace parley::server {

namespace {

using TokenPointer = std::unique_ptr<jwt_t, decltype(&jwt_free)>;

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

TokenVerdict refused(const char* problem, const char* reason, bool is_forged = false) {
    return {.is_valid = false, .user = "", .name = "", .problem = problem, .reason = reason, .is_forged = is_forged};
}

TokenVerdict forged(const char* problem, const char* reason) {
    return refused(problem, reason, true);
}

std::optional<TokenVerdict> time_problem(const json::Value& claims, std::chrono::system_clock::time_point now) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
    const auto leeway = TokenCheck::leeway.count();
    const auto expiry = date_claim(claims, "exp");
    if (!expiry) return refused("This token has no time of expiry.", "token-expired");
    if (*expiry < seconds - leeway) return refused("This token has expired.", "token-expired");
    if (claims.find("nbf") == nullptr) return std::nullopt;
    const auto beginning = date_claim(claims, "nbf");
    if (!beginning || *beginning > seconds + leeway) return refused("This token is not valid yet.", "token-early");
    return std::nullopt;
}

std::optional<TokenVerdict> party_problem(const json::Value& claims, const TokenOptions& options) {
    if (!options.issuer.empty()) {
        const auto* issuer = claims.find("iss");
        if (issuer == nullptr || issuer->text() == nullptr || *issuer->text() != options.issuer) {
            return refused("This token was issued by somebody else.", "token-issuer");
        }
    }
    if (!options.audience.empty() && !names_audience(claims, options.audience)) {
        return refused("This token is for another audience.", "token-audience");
    }
    return std::nullopt;
}

std::string header_of(jwt_t* token, const char* name) {
    const char* const value = jwt_get_header(token, name);
    return value == nullptr ? std::string() : std::string(value);
}

// Those keys that may have signed it, by what its header says. Before any is used: a public key must never serve as the
// secret of an HMAC (RFC 8725, 2.1).
std::vector<const TokenKey*> keys_for(jwt_t* token, const std::vector<TokenKey>& keys, TokenVerdict& problem) {
    const std::string algorithm = header_of(token, "alg");
    const std::string id = header_of(token, "kid");
    std::vector<const TokenKey*> found;
    problem = forged("This token is not signed with the algorithm of this server.", "token-algorithm");
    for (const TokenKey& key : keys) {
        if (name_of(key.algorithm) != algorithm) continue;
        problem = refused("This token is signed with a key that this server does not know.", "token-key");
        if (id.empty() || key.id.empty() || key.id == id) found.push_back(&key);
    }
    return found;
}

TokenVerdict granted(const json::Value& claims) {
    const std::string user = first_text_claim(claims, {"sub", "userId", "id"});
    if (user.empty() || user.size() > limits::peer_id_bytes_max) {
        return refused("This token names no user.", "token-user");
    }
    const std::string name = first_text_claim(claims, {"name", "username"});
    return {.is_valid = true,
            .user = user,
            .name = tidied(name, limits::display_name_bytes_max),
            .problem = "",
            .grant = grant_claims(claims)};
}

}  // namespace

TokenCheck::TokenCheck(TokenOptions options, KeySource::Told told)
    : options_(std::move(options)), keys_(options_, std::move(told)) {}

TokenVerdict TokenCheck::check(std::string_view token, std::chrono::system_clock::time_point now) {
    if (!is_configured()) return refused("This server cannot check tokens.", "token-algorithm");
    if (!has_form_of_token(token)) return forged("This is no token.", "token-malformed");
    const std::string text(token);
    const auto unverified = decoded(text, "");
    if (!unverified) return forged("This is no token.", "token-malformed");
    TokenVerdict problem;
    const auto keys = keys_for(unverified.get(), keys_.keys(), problem);
    if (keys.empty()) return problem;
    TokenPointer verified(nullptr, &jwt_free);
    for (const TokenKey* const key : keys) {
        if (!verified) verified = decoded(text, key->material);
    }
    if (!verified) return forged("The signature of this token is wrong.", "token-signature");
    const auto claims = claims_of(verified.get());
    if (!claims) return refused("This is no token.", "token-malformed");
    if (auto wrong = time_problem(*claims, now)) return std::move(*wrong);
    if (auto wrong = party_problem(*claims, options_)) return std::move(*wrong);
    return granted(*claims);
}

std::string token_fingerprint(std::string_view token) {
    // 128 bits: nobody finds two tokens that share them.
    constexpr std::size_t bytes = 16;
    const Sha256Digest digest = sha256(token);
    std::string text;
    for (std::size_t i = 0; i < bytes; ++i) append_hexadecimal(text, digest[i]);
    return text;
}

}  // namespace parley::server
