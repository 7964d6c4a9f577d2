// Reads an ICE server (URL schemes of RFC 7064 and RFC 7065).
#include "server/ice_server_option.hpp"

#include <utility>

namespace parley::server {

namespace {

std::string_view take_until_comma(std::string_view& rest) {
    const auto comma = rest.find(',');
    const auto part = rest.substr(0, comma);
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    return part;
}

bool has_scheme_and_host(std::string_view url, std::string_view scheme) {
    return url.starts_with(scheme) && url.size() > scheme.size() && url[scheme.size()] != '/' &&
           url.find_first_of(" \t\r\n\"") == std::string_view::npos;
}

}  // namespace

Result<IceServer, std::string> parse_ice_server(std::string_view text) {
    std::string_view rest = text;
    IceServer server;
    server.url = take_until_comma(rest);
    server.username = take_until_comma(rest);
    server.credential = rest;  // The last part, so that it may hold commas.
    const bool is_turn = has_scheme_and_host(server.url, "turn:") || has_scheme_and_host(server.url, "turns:");
    const bool is_stun = has_scheme_and_host(server.url, "stun:") || has_scheme_and_host(server.url, "stuns:");
    if (!is_turn && !is_stun) {
        return Failure{std::string("the URL must be like stun:host:port, stuns:host, turn:host:port or turns:host")};
    }
    if (is_turn && (server.username.empty() || server.credential.empty())) {
        return Failure{
            std::string("a TURN server needs a username and a credential: turn:host:port,USERNAME,CREDENTIAL")};
    }
    if (is_stun && (!server.username.empty() || !server.credential.empty())) {
        return Failure{std::string("a STUN server has no username and no credential")};
    }
    return server;
}

}  // namespace parley::server
