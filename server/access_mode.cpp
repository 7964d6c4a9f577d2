// Tells open servers from those with tokens.
#include "server/access_mode.hpp"

#include <boost/asio/ip/address.hpp>

namespace parley::server {

namespace {

bool has_keys(const Config& config) {
    return config.tokens.algorithm || !config.tokens.key_set_file.empty();
}

}  // namespace

bool is_loopback(std::string_view host) {
    if (host == "localhost") return true;
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(std::string(host), error);
    return !error && address.is_loopback();
}

std::optional<std::string> access_problem(const Config& config) {
    if (!has_keys(config) && !(config.tokens.issuer.empty() && config.tokens.audience.empty())) {
        return "--jwt-issuer and --jwt-audience are for tokens: give their keys with --jwks-file, or with "
               "--jwt-algorithm\n";
    }
    if (config.is_open || has_keys(config) || is_loopback(config.host)) return std::nullopt;
    return "on " + config.host +
           " strangers can reach this server, and nothing was said about who may enter. Either give keys, so that "
           "everybody needs a token (--jwks-file FILE, or --jwt-algorithm HS256 --jwt-secret-file FILE; `parley-server "
           "token` makes tokens), or let everybody in with --open\n";
}

void warn_if_open(const Config& config, Log& log) {
    if (has_keys(config) && !config.is_open) return;
    const bool has_proxy = !config.trusted_proxies.empty();
    if (is_loopback(config.host) && !has_proxy) return;
    log.write(LogLevel::Warning, "open-to-all",
              {{.key = "reached-by", .value = has_proxy ? "proxy" : "network"},
               {.key = "instead", .value = "give keys of tokens, such as --jwks-file"}});
}

}  // namespace parley::server
