// Tokens and keys as an identity provider makes them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <jwt.h>

namespace parley::test {

struct KeyPair {
    std::string private_pem;
    std::string public_pem;
};

KeyPair rsa_key_pair(unsigned bits = 2048);
KeyPair ec_key_pair(const char* curve = "P-256");

// `claims` is a JSON object, `key` a secret or a private key; for JWT_ALG_NONE it is not used.
std::string make_token(jwt_alg_t algorithm, std::string_view key, const std::string& claims);

// 32 bytes.
inline constexpr const char* token_secret = "0123456789abcdef0123456789abcdef";

// The present time and this many seconds, for `exp` and `nbf`.
std::string in_seconds(std::int64_t seconds);

}  // namespace parley::test
