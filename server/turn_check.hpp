// TURN check: proves over a real line that a relay gives out relayed addresses for credentials of ours.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>

#include "server/config.hpp"
#include "server/turn_credentials.hpp"
#include "server/turn_url.hpp"

namespace parley::server {

struct TurnVerdict {
    bool relays = false;
    std::string text;  // What is relayed where, or what is wrong and what to do: a sentence for the operator.
};

// One allocation, given back at once. `patience` is for each step: the connection, and the answer to each request. What
// the server itself would find wrong with a credential is told, not thrown.
TurnVerdict check_turn(const TurnUrl& url, const TurnCredentials& credentials, std::chrono::milliseconds patience);

// The same with credentials made of the secret; where they are refused, it is found out whether the relay's clock is to
// blame.
TurnVerdict check_turn(const TurnUrl& url, const std::string& secret, std::int64_t now, std::chrono::seconds lifetime,
                       std::chrono::milliseconds patience);

// Every relay that the options name, one line for each: what relays on `out`, all else on `problems`. The exit code is
// 0 where all of them relay, and 1 otherwise, or where there is none. Throws StartError as the server would.
int check_turn_servers(const Config& config, std::ostream& out, std::ostream& problems,
                       std::chrono::milliseconds patience = std::chrono::seconds(5));

}  // namespace parley::server
