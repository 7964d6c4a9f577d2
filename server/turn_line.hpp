// TURN line: one UDP, TCP or TLS line to a relay, which carries whole STUN messages. Each step waits, for a time.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "server/turn_url.hpp"

namespace parley::server {

class TurnLine {
  public:
    virtual ~TurnLine() = default;
    virtual void send(const std::string& message) = 0;
    // Nothing where no message came in this time. Throws boost::system::system_error where none can come any more.
    virtual std::optional<std::string> receive(std::chrono::milliseconds patience) = 0;
    // What was sent may be lost, and is sent again until it is answered.
    virtual bool loses_messages() const = 0;
};

// Throws the same where the relay cannot be reached within the time. A certificate is checked as
// browsers do it.
std::unique_ptr<TurnLine> open_turn_line(const TurnUrl& url, std::chrono::milliseconds patience);

}  // namespace parley::server
