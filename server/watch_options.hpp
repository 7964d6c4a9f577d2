// Watch options: how an operator watches the server.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "server/shown_address.hpp"

namespace CLI {
class App;
}

namespace parley::server {

struct WatchOptions {
    std::string admin_host = "127.0.0.1";
    std::optional<std::uint16_t> admin_port;  // None: nothing listens. Zero takes any free one.
    std::filesystem::path admin_token_file;   // Empty: the environment is asked.
    AddressDisplay log_addresses = AddressDisplay::Prefix;
    std::string webhook;  // A URL; empty for none.
    std::filesystem::path webhook_secret_file;
};

// Adds them to the command line. `options` outlives the parsing.
void add_watch_options(CLI::App& app, WatchOptions& options);

}  // namespace parley::server
