// Configuration: everything an operator can choose, read from the command line.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <boost/asio/ip/address.hpp>

#include "core/base/limits.hpp"
#include "core/border/hub_options.hpp"
#include "core/framing/engine_io_server.hpp"
#include "server/log.hpp"
#include "server/tls_options.hpp"
#include "server/token_options.hpp"
#include "server/turn_options.hpp"
#include "server/watch_options.hpp"

namespace parley::server {

using Milliseconds = std::chrono::milliseconds;

struct Config {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;  // Zero takes any free one.
    std::filesystem::path web;  // Empty: no site is served.
    HubOptions hub;
    std::size_t connections = 10'000;               // TCP connections of all kinds at a time.
    std::size_t tcp_connections_per_address = 256;  // A trusted proxy may hold any number.
    std::size_t frame_bytes = limits::frame_bytes_max;
    std::size_t write_queue_bytes = 2U * 1024 * 1024;  // For each WebSocket, beside what the system buffers.
    Milliseconds idle_timeout{40'000};                 // A WebSocket silent for half of it is pinged.
    Milliseconds http_timeout{20'000};                 // For a request to arrive, and between two steps of a response.
    Milliseconds drain_time{3'000};                    // Over which everybody is sent away after SIGTERM.
    Milliseconds shutdown_timeout{2'000};
    framing::EngineIoOptions engine_io;
    std::vector<std::string> allowed_origins;  // Of pages that may signal beside our own; none: all may.
    TokenOptions tokens;
    TurnOptions turn;
    TlsOptions tls;
    // With TLS only; zero takes any free one. Nothing: nobody listens there.
    std::optional<std::uint16_t> redirect_port;
    bool is_open = false;                   // Whoever reaches the server may enter any room, tokens or not.
    std::filesystem::path resume_key_file;  // Empty: places end with the process.
    std::vector<boost::asio::ip::address> trusted_proxies;
    std::string frame_ancestors = "'self'";
    LogFormat log_format = LogFormat::Text;
    LogLevel log_level = LogLevel::Info;
    WatchOptions watch;
};

// What to print instead of serving: help and version (code 0), or what is wrong with the options (code 1).
struct EarlyExit {
    int code = 0;
    std::string text;
};

// `arguments` without the program's name.
std::variant<Config, EarlyExit> parse_config(const std::vector<std::string>& arguments);

}  // namespace parley::server
