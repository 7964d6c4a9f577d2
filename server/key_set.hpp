// Key set: the keys of a JWKS (RFC 7517), each for one algorithm.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "server/token_key.hpp"

namespace parley::server {

// A set that is longer, or has more keys of use, is refused.
inline constexpr std::size_t key_set_bytes_max = 256 * 1024;
inline constexpr std::size_t key_set_keys_max = 64;

// RSA keys serve for RS256, P-256 keys for ES256, `oct` keys for HS256; an `alg` that says otherwise makes the key one
// of no use. Keys of no use here, such as those for encryption, are passed over (RFC 7517, 5). An error, in words for
// the operator, where the text is no key set, a key of use is broken or too weak, or none is left.
Result<std::vector<TokenKey>, std::string> read_key_set(std::string_view text);

}  // namespace parley::server
