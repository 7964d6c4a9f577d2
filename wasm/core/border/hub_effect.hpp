// Effects: orders of a hub to its host, executed in the order given.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"

namespace parley::hub_effect {

struct SendFrame {
    ConnectionId connection;
    std::string text;
    bool operator==(const SendFrame&) const = default;
};
// Sends what is queued, then a close frame. The hub does not speak to the connection again.
struct CloseConnection {
    ConnectionId connection;
    std::uint16_t code = 1000;  // RFC 6455, 7.4.1
    std::string reason;
    bool operator==(const CloseConnection&) const = default;
};
// Is this token good, and whose is it? Answered by TokenChecked. Only sent where HubOptions::checks_tokens.
struct CheckToken {
    ConnectionId connection;
    std::string token;  // Never logged.
    bool operator==(const CheckToken&) const = default;
};
struct Field {
    std::string key;
    std::string value;
    bool operator==(const Field&) const = default;
};
// One line of the structured log: a lifecycle step and its facts. No addresses, tokens or descriptions.
struct Log {
    std::string step;  // "member-joined", "room-opened", "frame-rejected", …
    std::vector<Field> fields;
    bool operator==(const Log&) const = default;
};

}  // namespace parley::hub_effect

namespace parley {

using HubEffect =
    std::variant<hub_effect::SendFrame, hub_effect::CloseConnection, hub_effect::CheckToken, hub_effect::Log>;

}  // namespace parley
