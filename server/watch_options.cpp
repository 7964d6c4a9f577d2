// The part of the command line by which the server is watched.
#include "server/watch_options.hpp"

#include <charconv>
#include <map>
#include <utility>

#include <CLI/CLI.hpp>

#include "server/webhook/webhook_url.hpp"

namespace parley::server {

namespace {

std::optional<std::uint16_t> port_number(const std::string& text) {
    std::uint16_t port = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, port);
    if (text.empty() || error != std::errc() || stop != end) return std::nullopt;
    return port;
}

void add_admin_options(CLI::App& app, WatchOptions& options) {
    app.add_option("--admin-host", options.admin_host,
                   "Address to listen on for the operator (IP address or host name) [default: 127.0.0.1]")
        ->option_text("HOST");
    app.add_option_function<std::string>(
           "--admin-port", [&options](const std::string& text) { options.admin_port = port_number(text); },
           "Port for /metrics, /readyz and /admin/; 0 takes any free one and prints it (0 to 65535) [default: none]")
        ->check([](const std::string& text) {
            return port_number(text) ? std::string() : "'" + text + "' is not a whole number from 0 to 65535";
        })
        ->option_text("N");
    app.add_option("--admin-token-file", options.admin_token_file,
                   "File with the token of the admin API, 16 bytes or more; else the environment's PARLEY_ADMIN_TOKEN; "
                   "without either there is no admin API (file) [default: none]")
        ->option_text("FILE");
}

void add_webhook_options(CLI::App& app, WatchOptions& options) {
    app.add_option("--webhook", options.webhook,
                   "Where to POST that rooms start and end, and members join and leave (http or https URL) "
                   "[default: none]")
        ->check([](const std::string& text) {
            const auto url = parse_webhook_url(text);
            return url ? std::string() : "'" + text + "': " + url.error();
        })
        ->option_text("URL");
    app.add_option("--webhook-secret-file", options.webhook_secret_file,
                   "File with the secret that signs webhooks, 32 bytes or more; else the environment's "
                   "PARLEY_WEBHOOK_SECRET (file) [default: none]")
        ->option_text("FILE");
}

}  // namespace

void add_watch_options(CLI::App& app, WatchOptions& options) {
    static const std::map<std::string, AddressDisplay> displays{
        {"full", AddressDisplay::Full}, {"prefix", AddressDisplay::Prefix}, {"none", AddressDisplay::None}};
    app.add_option_function<std::string>(
           "--log-addresses", [&options](const std::string& text) { options.log_addresses = displays.at(text); },
           "How much of clients' addresses is logged; prefix is /24 of IPv4 and /48 of IPv6 (full, prefix, none) "
           "[default: prefix]")
        ->check([](const std::string& text) {
            return displays.count(text) > 0 ? std::string() : "'" + text + "' is none of full, prefix, none";
        })
        ->option_text("PART");
    add_admin_options(app, options);
    add_webhook_options(app, options);
}

}  // namespace parley::server
