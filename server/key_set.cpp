// From numbers in base64url to keys as PEM, which libjwt takes.
#include "server/key_set.hpp"

#include <array>
#include <memory>
#include <optional>
#include <utility>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include "core/json/reader.hpp"
#include "core/json/value.hpp"
#include "server/base64url.hpp"

namespace parley::server {

namespace {

template <auto free_it>
struct Freed {
    template <typename Type>
    void operator()(Type* object) const {
        free_it(object);
    }
};
using Number = std::unique_ptr<BIGNUM, Freed<&BN_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, Freed<&OSSL_PARAM_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freed<&OSSL_PARAM_BLD_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Freed<&EVP_PKEY_CTX_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<&EVP_PKEY_free>>;
using Memory = std::unique_ptr<BIO, Freed<&BIO_free>>;

// The coordinates of a point on P-256.
constexpr std::size_t coordinate_bytes = 32;

std::string text_member(const json::Value& key, std::string_view name) {
    const auto* member = key.find(name);
    return member == nullptr || member->text() == nullptr ? std::string() : *member->text();
}

// Empty where there is none, or it is none.
std::string bytes_member(const json::Value& key, std::string_view name) {
    return from_base64url(text_member(key, name)).value_or(std::string());
}

const unsigned char* octets(const std::string& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

Key made_key(const char* type, OSSL_PARAM_BLD* builder) {
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder));
    const Context context(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
    EVP_PKEY* key = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1) {
        return nullptr;
    }
    return Key(key);
}

// RFC 7518, 6.3.1.
Key rsa_key(const json::Value& key) {
    const std::string modulus = bytes_member(key, "n");
    const std::string exponent = bytes_member(key, "e");
    const Number n(BN_bin2bn(octets(modulus), static_cast<int>(modulus.size()), nullptr));
    const Number e(BN_bin2bn(octets(exponent), static_cast<int>(exponent.size()), nullptr));
    const Builder builder(OSSL_PARAM_BLD_new());
    if (modulus.empty() || exponent.empty() || !n || !e || !builder ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1) {
        return nullptr;
    }
    return made_key("RSA", builder.get());
}

// RFC 7518, 6.2.1. OpenSSL refuses a point that is not on the curve.
Key elliptic_key(const json::Value& key) {
    const std::string x = bytes_member(key, "x");
    const std::string y = bytes_member(key, "y");
    if (x.size() != coordinate_bytes || y.size() != coordinate_bytes) return nullptr;
    const std::string point = '\x04' + x + y;
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!builder || OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1) {
        return nullptr;
    }
    return made_key("EC", builder.get());
}

std::string public_pem(EVP_PKEY* key) {
    const Memory memory(BIO_new(BIO_s_mem()));
    if (!memory || PEM_write_bio_PUBKEY(memory.get(), key) != 1) return {};
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

// Nothing for a key that is of no use here.
std::optional<TokenAlgorithm> algorithm_of(const json::Value& key) {
    const std::string type = text_member(key, "kty");
    const std::string use = text_member(key, "use");
    if (!use.empty() && use != "sig") return std::nullopt;
    std::optional<TokenAlgorithm> algorithm;
    if (type == "oct") algorithm = TokenAlgorithm::Hs256;
    if (type == "RSA") algorithm = TokenAlgorithm::Rs256;
    if (type == "EC" && text_member(key, "crv") == "P-256") algorithm = TokenAlgorithm::Es256;
    const std::string named = text_member(key, "alg");
    if (!algorithm || (!named.empty() && named != name_of(*algorithm))) return std::nullopt;
    return algorithm;
}

Result<TokenKey, std::string> read_key(const json::Value& value, TokenAlgorithm algorithm) {
    TokenKey key{.algorithm = algorithm, .material = {}, .id = text_member(value, "kid")};
    const std::string name = key.id.empty() ? "a key without kid" : "the key " + key.id;
    if (algorithm == TokenAlgorithm::Hs256) {
        key.material = bytes_member(value, "k");
        if (key.material.size() >= token_secret_bytes_min) return key;
        return Failure{name + " has fewer than " + std::to_string(token_secret_bytes_min) + " bytes in \"k\""};
    }
    const Key built = algorithm == TokenAlgorithm::Rs256 ? rsa_key(value) : elliptic_key(value);
    if (!built) return Failure{name + " is broken: its numbers are missing, or make no key"};
    if (const auto problem = key_problem(algorithm, built.get()); !problem.empty()) {
        return Failure{name + " does not serve: " + problem};
    }
    key.material = public_pem(built.get());
    return key;
}

}  // namespace

Result<std::vector<TokenKey>, std::string> read_key_set(std::string_view text) {
    if (text.size() > key_set_bytes_max) return Failure{std::string("it is too long")};
    const auto set = json::read(text);
    const auto* found = set ? set.value().find("keys") : nullptr;
    const auto* values = found == nullptr ? nullptr : found->array();
    if (values == nullptr) return Failure{std::string("it is no JSON object with an array \"keys\"")};
    std::vector<TokenKey> keys;
    for (const json::Value& value : *values) {
        const auto algorithm = algorithm_of(value);
        if (!algorithm) continue;
        auto key = read_key(value, *algorithm);
        if (!key) return Failure{std::move(key).error()};
        keys.push_back(std::move(key).value());
    }
    if (keys.empty()) return Failure{std::string("no key in it is for RS256, ES256 or HS256")};
    if (keys.size() > key_set_keys_max) return Failure{std::string("it has too many keys")};
    return keys;
}

}  // namespace parley::server
