// Token check: tells whether a JSON Web Token (RFC 7519) is good, who its bearer is, and what it grants. The algorithm
// is that of the operator's key and never the token's choice (RFC 8725, 3.1).
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/border/token_grant.hpp"
#include "server/key_source.hpp"
#include "server/token_options.hpp"

namespace parley::server {

struct TokenVerdict {
    bool is_valid = false;
    std::string user;
    std::string name;         // Empty where the token has none.
    std::string problem;      // One of a few sentences, for the client; empty for a valid token.
    std::string reason = {};  // The same as one word, for the log.
    TokenGrant grant = {};
    bool is_forged = false;  // No key here was ever used for it.
    bool operator==(const TokenVerdict&) const = default;
};

class TokenCheck {
  public:
    // Clocks differ by this much.
    static constexpr std::chrono::seconds leeway{30};

    // Reads the keys; throws StartError. `told` hears of key sets that have changed; it may be empty.
    explicit TokenCheck(TokenOptions options, KeySource::Told told = {});

    // Otherwise every token is refused.
    bool is_configured() const { return options_.algorithm || !options_.key_set_file.empty(); }
    TokenVerdict check(std::string_view token, std::chrono::system_clock::time_point now);

  private:
    TokenOptions options_;
    KeySource keys_;
};

// What tells a token from others, in logs and limits; nobody can make a token of it.
std::string token_fingerprint(std::string_view token);

}  // namespace parley::server
