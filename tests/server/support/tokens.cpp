// Generates keys with OpenSSL and signs with libjwt.
#include "server/support/tokens.hpp"

#include <chrono>
#include <cstdlib>
#include <memory>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "core/base/assert.hpp"

namespace parley::test {

namespace {

std::string taken(BIO* memory) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory, &data);
    std::string text(data, static_cast<std::size_t>(size));
    BIO_free(memory);
    return text;
}

KeyPair pem_of(EVP_PKEY* key) {
    PARLEY_ASSERT(key != nullptr);
    BIO* const private_memory = BIO_new(BIO_s_mem());
    PARLEY_ASSERT(PEM_write_bio_PrivateKey(private_memory, key, nullptr, nullptr, 0, nullptr, nullptr) == 1);
    BIO* const public_memory = BIO_new(BIO_s_mem());
    PARLEY_ASSERT(PEM_write_bio_PUBKEY(public_memory, key) == 1);
    EVP_PKEY_free(key);
    return {.private_pem = taken(private_memory), .public_pem = taken(public_memory)};
}

}  // namespace

KeyPair rsa_key_pair(unsigned bits) {
    return pem_of(EVP_RSA_gen(bits));
}

KeyPair ec_key_pair(const char* curve) {
    return pem_of(EVP_EC_gen(curve));
}

std::string make_token(jwt_alg_t algorithm, std::string_view key, const std::string& claims) {
    jwt_t* raw = nullptr;
    PARLEY_ASSERT(jwt_new(&raw) == 0);
    const std::unique_ptr<jwt_t, decltype(&jwt_free)> token(raw, &jwt_free);
    PARLEY_ASSERT(jwt_add_grants_json(raw, claims.c_str()) == 0);
    const bool is_signed = algorithm != JWT_ALG_NONE;
    const auto* bytes = reinterpret_cast<const unsigned char*>(key.data());
    PARLEY_ASSERT(
        jwt_set_alg(raw, algorithm, is_signed ? bytes : nullptr, is_signed ? static_cast<int>(key.size()) : 0) == 0);
    const std::unique_ptr<char, decltype(&std::free)> text(jwt_encode_str(raw), &std::free);
    PARLEY_ASSERT(text != nullptr);
    return text.get();
}

std::string in_seconds(std::int64_t seconds) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now).count() + seconds);
}

}  // namespace parley::test
