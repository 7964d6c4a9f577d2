// Events: facts that the host of a hub (the server, or a test) tells it.
#pragma once

#include <string>
#include <variant>

#include "core/base/ids.hpp"

namespace parley::hub_event {

// A WebSocket was upgraded. `path` decides the dialect; `query` is the raw text behind '?', still escaped.
struct ConnectionOpened {
    ConnectionId connection;
    std::string path;
    std::string query;
    std::string address;  // The client's IP address, for the limit of connections; logged only redacted.
    bool operator==(const ConnectionOpened&) const = default;
};
struct FrameReceived {
    ConnectionId connection;
    std::string text;
    bool operator==(const FrameReceived&) const = default;
};
// A binary frame came. No dialect has any.
struct BinaryFrameReceived {
    ConnectionId connection;
    bool operator==(const BinaryFrameReceived&) const = default;
};
// The connection is gone, whoever closed it. Never sent for one that the hub ordered closed.
struct ConnectionClosed {
    ConnectionId connection;
    bool operator==(const ConnectionClosed&) const = default;
};
struct TimeReached {
    bool operator==(const TimeReached&) const = default;
};

}  // namespace parley::hub_event

namespace parley {

using HubEvent = std::variant<hub_event::ConnectionOpened, hub_event::FrameReceived, hub_event::BinaryFrameReceived,
                              hub_event::ConnectionClosed, hub_event::TimeReached>;

}  // namespace parley
