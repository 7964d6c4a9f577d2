// TURN options: relays that members are given credentials for, as on the command line.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace parley::server {

struct TurnServer {
    std::string url;     // turn: or turns: (RFC 7065).
    std::string region;  // By a name of the operator's; empty for everywhere.
    bool operator==(const TurnServer&) const = default;
};

// Credentials that end while they are being handed out are of no use; those that live for weeks are as good as fixed.
inline constexpr std::chrono::seconds turn_lifetime_min{60};
inline constexpr std::chrono::seconds turn_lifetime_max{7 * 24 * 3600};
// The shortest secret that is taken, and the longest, in bytes.
inline constexpr std::size_t turn_secret_bytes_min = 16;
inline constexpr std::size_t turn_secret_bytes_max = 1024;
// Where the secret is read from when no file is named.
inline constexpr const char* turn_secret_variable = "PARLEY_TURN_SECRET";

struct TurnOptions {
    std::vector<TurnServer> servers;    // With the servers of --ice-server, at most limits::ice_servers_max.
    std::filesystem::path secret_file;  // Empty: the environment has the secret.
    std::chrono::seconds lifetime{4 * 3600};
    std::string region_header;  // Of requests by a trusted proxy, which names the client's region; empty for none.
};

// One --turn: URL, or URL,region=NAME. The error is a sentence for the operator.
Result<TurnServer, std::string> parse_turn_server(std::string_view text);

}  // namespace parley::server
