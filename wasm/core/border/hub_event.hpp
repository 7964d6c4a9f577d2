// Events: facts that the host of a hub (the server, or a test) tells it.
#pragma once

#include <string>
#include <variant>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/border/token_grant.hpp"

namespace parley::hub_event {

// A connection stands: a WebSocket was upgraded, or an Engine.IO session opened. `path` decides the dialect; `query` is
// the raw text behind '?', still escaped.
struct ConnectionOpened {
    ConnectionId connection;
    std::string path;
    std::string query;
    std::string address;             // The client's IP address, for the limit of connections; logged only redacted.
    std::string cookies = {};        // The Cookie header as it came; never logged.
    std::string authorization = {};  // The Authorization header, likewise.
    // Where the client is, where a proxy knows it and the query does not say `region=`.
    std::string region = {};
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
    bool was_lost = false;  // The client said no goodbye: it may come back for its place.
    bool operator==(const ConnectionClosed&) const = default;
};
// The answer to CheckToken. Exactly one comes for each, unless the connection closes first.
struct TokenChecked {
    ConnectionId connection;
    bool is_valid = false;
    std::string user;  // Claims of a valid token: who it is, and what others call them; the name may be empty.
    std::string name;
    std::string problem;      // Why it is not valid, for the client.
    std::string reason = {};  // The same as one short word, for the log: "token-expired".
    TokenGrant grant = {};
    std::string token = {};  // What tells this token from others, for limits; nothing that could be shown as it.
    bool is_forged = false;  // It was never good, so that somebody may be guessing.
    bool operator==(const TokenChecked&) const = default;
};
// The host is about to end, and another may take its place. From now on nobody is let in, and everybody is told to come
// back later, one after the other within this time.
struct DrainBegun {
    Duration spread{};
    bool operator==(const DrainBegun&) const = default;
};
// An operator closes a room: everybody in it, or at its door, is told why and sent away. Nothing where there is none.
struct RoomCloseRequested {
    RoomId room;
    std::string why;  // A sentence for people; empty for the usual one.
    bool operator==(const RoomCloseRequested&) const = default;
};
struct TimeReached {
    bool operator==(const TimeReached&) const = default;
};

}  // namespace parley::hub_event

namespace parley {

using HubEvent = std::variant<hub_event::ConnectionOpened, hub_event::FrameReceived, hub_event::BinaryFrameReceived,
                              hub_event::ConnectionClosed, hub_event::TokenChecked, hub_event::DrainBegun,
                              hub_event::RoomCloseRequested, hub_event::TimeReached>;

}  // namespace parley
