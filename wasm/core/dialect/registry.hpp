// Registry: the dialects by name and by the path on which a server speaks them.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "core/dialect/codec.hpp"
#include "core/signal/facts.hpp"

namespace parley::dialect {

struct Dialect {
    std::string_view name;
    std::string_view path;         // Of the WebSocket on the server: "/parley".
    std::string_view subprotocol;  // Empty for none: "parley.v1".
    signal::Facts facts;
    std::unique_ptr<ClientCodec> (*make_client_codec)() = nullptr;
    std::unique_ptr<HubCodec> (*make_hub_codec)() = nullptr;
};

// Nothing for a name or path nobody knows. The result lives as long as the program.
const Dialect* find(std::string_view name);
const Dialect* find_by_path(std::string_view path);
// All names, for messages to people.
std::vector<std::string_view> names();

}  // namespace parley::dialect
