// Effects: orders of a hub to its host, executed in the order given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"

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

// What happens in rooms, for those outside who want to hear of it. Only sent where HubOptions::tells_rooms.
struct RoomNews {
    enum class Kind : std::uint8_t { RoomStarted, RoomEnded, MemberJoined, MemberLeft };

    Kind kind = Kind::RoomStarted;
    RoomId room;
    std::size_t members = 0;  // After it happened.
    UnixTime at{};
    // Of the member; empty where it is about a room.
    PeerId member = {};
    std::string name = {};
    std::string user = {};          // Proven by a token; empty for none.
    std::string_view dialect = {};  // A name of the registry.
    bool was_lost = false;          // It left without a word, and did not come back in time.
    bool operator==(const RoomNews&) const = default;
};

}  // namespace parley::hub_effect

namespace parley {

using HubEffect = std::variant<hub_effect::SendFrame, hub_effect::CloseConnection, hub_effect::CheckToken,
                               hub_effect::Log, hub_effect::RoomNews>;

}  // namespace parley
