// Writes claims, and signs with libjwt.
#include "server/token_mint.hpp"

#include <cstdlib>
#include <memory>
#include <utility>

#include <jwt.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include "core/json/writer.hpp"
#include "server/random_text.hpp"
#include "server/start_error.hpp"

namespace parley::server {

namespace {

std::int64_t seconds_of(std::chrono::system_clock::time_point time) {
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

std::string claims_of(const TokenOrder& order, std::chrono::system_clock::time_point now) {
    json::Writer writer;
    writer.begin_object().key("jti").text(random_uuid());
    writer.key("sub").text(order.user.empty() ? "guest-" + random_uuid() : order.user);
    if (!order.name.empty()) writer.key("name").text(order.name);
    writer.key("room").begin_array();
    for (const std::string& room : order.rooms) writer.text(room);
    writer.end_array().key("rights").begin_array();
    for (const std::string& right : order.rights) writer.text(right);
    writer.end_array();
    if (!order.issuer.empty()) writer.key("iss").text(order.issuer);
    if (!order.audience.empty()) writer.key("aud").text(order.audience);
    writer.key("iat").integer(seconds_of(now)).key("exp").integer(seconds_of(now + order.lasts)).end_object();
    return std::move(writer).take();
}

jwt_alg_t library_algorithm(TokenAlgorithm algorithm) {
    switch (algorithm) {
    case TokenAlgorithm::Hs256: return JWT_ALG_HS256;
    case TokenAlgorithm::Rs256: return JWT_ALG_RS256;
    case TokenAlgorithm::Es256: return JWT_ALG_ES256;
    }
    return JWT_ALG_NONE;
}

[[noreturn]] void fail() {
    throw StartError("the token could not be signed with this key");
}

}  // namespace

TokenKey read_signing_key(std::string content, const std::string& origin) {
    if (content.find("-----BEGIN") == std::string::npos) {
        TokenKey key{.algorithm = TokenAlgorithm::Hs256, .material = secret_in(std::move(content))};
        if (key.material.size() >= token_secret_bytes_min) return key;
        throw StartError("the secret in " + origin + " has " + std::to_string(key.material.size()) +
                         " bytes, HS256 needs " + std::to_string(token_secret_bytes_min) +
                         " or more. Make one, for example with: openssl rand -hex 32");
    }
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(
        BIO_new_mem_buf(content.data(), static_cast<int>(content.size())), &BIO_free);
    // No passphrase is asked for: nobody may be there to answer.
    char none[] = "";
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
        PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, none), &EVP_PKEY_free);
    if (!key) throw StartError("there is no private key in PEM form, without a passphrase, in " + origin);
    const bool is_rsa = EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA;
    const auto algorithm = is_rsa ? TokenAlgorithm::Rs256 : TokenAlgorithm::Es256;
    const std::string problem = key_problem(algorithm, key.get());
    if (!problem.empty()) throw StartError(problem + "; the one in " + origin + " is none");
    return {.algorithm = algorithm, .material = std::move(content)};
}

std::string mint_token(const TokenOrder& order, const TokenKey& key, std::chrono::system_clock::time_point now) {
    jwt_t* raw = nullptr;
    if (jwt_new(&raw) != 0) fail();
    const std::unique_ptr<jwt_t, decltype(&jwt_free)> token(raw, &jwt_free);
    const auto* const bytes = reinterpret_cast<const unsigned char*>(key.material.data());
    if (jwt_add_grants_json(raw, claims_of(order, now).c_str()) != 0 ||
        (!key.id.empty() && jwt_add_header(raw, "kid", key.id.c_str()) != 0) ||
        jwt_set_alg(raw, library_algorithm(key.algorithm), bytes, static_cast<int>(key.material.size())) != 0) {
        fail();
    }
    const std::unique_ptr<char, decltype(&std::free)> text(jwt_encode_str(raw), &std::free);
    if (!text) fail();
    return text.get();
}

}  // namespace parley::server
