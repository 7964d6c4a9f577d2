// Token key: what tokens are verified with. What is too weak for its algorithm, or not for it, is refused.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <openssl/types.h>

#include "server/token_options.hpp"

namespace parley::server {

// A secret of fewer bytes can be tried out (RFC 7518, 3.2).
inline constexpr std::size_t token_secret_bytes_min = 32;
// RFC 7518, 3.3.
inline constexpr int rsa_key_bits_min = 2048;

struct TokenKey {
    TokenAlgorithm algorithm = TokenAlgorithm::Hs256;  // The only one it serves for.
    std::string material;                              // The secret, or a key as PEM.
    std::string id = {};                               // The `kid` of tokens that it is for; empty for any.
};

// "HS256"
std::string_view name_of(TokenAlgorithm algorithm);

// The one key that `options` name with an algorithm. Throws StartError.
TokenKey read_token_key(const TokenOptions& options);

// Without one line end behind it: what editors and echo put there is not meant.
std::string secret_in(std::string content);

// Why this key does not serve the algorithm; empty where it does.
std::string key_problem(TokenAlgorithm algorithm, EVP_PKEY* key);

}  // namespace parley::server
