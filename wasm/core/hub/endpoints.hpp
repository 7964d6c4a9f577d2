// Endpoints: the paths on which a hub speaks, told to its host before a connection is there.
#pragma once

#include <optional>
#include <string_view>

namespace parley {

struct Endpoint {
    std::string_view subprotocol;   // To be chosen when the client offers it; empty for none.
    bool speaks_engine_io = false;  // Also over HTTP; otherwise a WebSocket's frames are those of the dialect.
    bool operator==(const Endpoint&) const = default;
};

// Nothing for a path on which no dialect is spoken. `path` is without the query; where Engine.IO is spoken it may lack
// its last slash.
std::optional<Endpoint> find_endpoint(std::string_view path);

}  // namespace parley
