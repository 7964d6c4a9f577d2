// Token key: reads what tokens are verified with, and refuses what is too weak for the algorithm or not for it.
#pragma once

#include <string>

#include "server/token_options.hpp"

namespace parley::server {

// A secret of fewer bytes can be tried out (RFC 7518, 3.2).
inline constexpr std::size_t token_secret_bytes_min = 32;
// RFC 7518, 3.3.
inline constexpr int rsa_key_bits_min = 2048;

// The secret, without one line end behind it, or the public key as PEM. `options` have an algorithm. Throws StartError.
std::string read_token_key(const TokenOptions& options);

}  // namespace parley::server
