// Token mint: makes the tokens that TokenCheck takes.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "server/token_key.hpp"

namespace parley::server {

struct TokenOrder {
    std::vector<std::string> rooms;  // Names, or beginnings with a '*' behind them.
    std::string name;                // What others call the bearer; empty for what they choose.
    std::string user;                // Empty for one that is made up.
    std::vector<std::string> rights;
    std::chrono::seconds lasts{300};
    std::string issuer;  // Empty for none; the same for the next.
    std::string audience;
};

// The key to sign with: a private key as PEM (RSA for RS256, P-256 for ES256), or else a secret for HS256. Throws
// StartError, whose words call it `origin`.
TokenKey read_signing_key(std::string content, const std::string& origin);

// `key` is a signing key; its id becomes the token's `kid`.
std::string mint_token(const TokenOrder& order, const TokenKey& key, std::chrono::system_clock::time_point now);

}  // namespace parley::server
