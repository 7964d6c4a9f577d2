// Token options: which JSON Web Tokens (RFC 7519) prove who somebody is.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace parley::server {

// RFC 7518, 3.1.
enum class TokenAlgorithm : std::uint8_t { Hs256, Rs256, Es256 };

struct TokenOptions {
    std::optional<TokenAlgorithm> algorithm;  // None, and no key set: no token is ever good.
    std::filesystem::path secret_file;        // For HS256.
    std::filesystem::path public_key_file;    // PEM, for RS256 and ES256.
    std::filesystem::path key_set_file;       // A JWKS (RFC 7517), instead of algorithm and key.
    std::string issuer;                       // The `iss` that a token must have; empty for any or none.
    std::string audience;                     // One of the `aud` that a token must have; empty for any or none.
};

}  // namespace parley::server
