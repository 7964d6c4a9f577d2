// Token check: tells whether a JSON Web Token (RFC 7519) is good, and who its bearer is. The algorithm is the
// operator's choice and never the token's (RFC 8725, 3.1).
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "server/token_options.hpp"

namespace parley::server {

struct TokenVerdict {
    bool is_valid = false;
    std::string user;
    std::string name;     // Empty where the token has none.
    std::string problem;  // One of a few sentences, for the client; empty for a valid token.
    bool operator==(const TokenVerdict&) const = default;
};

class TokenCheck {
  public:
    // Clocks differ by this much.
    static constexpr std::chrono::seconds leeway{30};

    // Reads the key; throws StartError.
    explicit TokenCheck(TokenOptions options);

    // Without an algorithm every token is refused.
    bool is_configured() const { return options_.algorithm.has_value(); }
    TokenVerdict check(std::string_view token, std::chrono::system_clock::time_point now) const;

  private:
    TokenOptions options_;
    std::string key_;
};

}  // namespace parley::server
