// Gate: what is asked of a connection before it is heeded: a good token, and no flood together with others of its
// address or token.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/border/hub_event.hpp"
#include "core/border/hub_options.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/outbox.hpp"
#include "core/hub/quota.hpp"
#include "core/hub/refusal.hpp"
#include "core/hub/token_guard.hpp"

namespace parley::hub {

class Gate {
  public:
    // Both outlive this, and this outlives all connections that it was told of.
    Gate(const HubOptions& options, Outbox& outbox)
        : options_(options),
          outbox_(outbox),
          addresses_(Quota::Of::Address, options.per_address),
          tokens_(Quota::Of::Token, options.per_token) {}

    // Counts the connection for its address, whatever comes of it.
    std::optional<Refusal> open(HubConnection& connection, Instant now);
    // A frame has come.
    std::optional<Refusal> pass(HubConnection& sender, Instant now, std::size_t bytes);
    // Asks the host about the token.
    std::optional<Refusal> check(HubConnection& connection, const std::string& token, Instant now);
    // Whether this message is not to be heeded now: a refusal says why, or it waits with all behind it for the check of
    // the token that it needs.
    bool stops(HubConnection& sender, std::vector<ClientMessage>& messages, std::size_t next, Instant now,
               std::optional<Refusal>& refused);
    // The host has answered: the connection is its bearer's, unless the token is bad, or shown by too many.
    std::optional<Refusal> take(HubConnection& connection, const hub_event::TokenChecked& checked, Instant now);

    Duration guesses_refused_for(Instant now, const std::string& address) const {
        return guard_.blocked_for(address, now);
    }

  private:
    const HubOptions& options_;
    Outbox& outbox_;
    Quota addresses_;
    Quota tokens_;
    TokenGuard guard_;
};

}  // namespace parley::hub
