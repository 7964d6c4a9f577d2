// Reads a relay and its region.
#include "server/turn_options.hpp"

#include <algorithm>

#include "core/base/limits.hpp"
#include "server/turn_url.hpp"

namespace parley::server {

namespace {

bool is_region(std::string_view name) {
    const auto is_allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !name.empty() && name.size() <= limits::region_bytes_max &&
           std::all_of(name.begin(), name.end(), is_allowed);
}

}  // namespace

Result<TurnServer, std::string> parse_turn_server(std::string_view text) {
    constexpr std::string_view region_word = "region=";
    const auto comma = std::min(text.find(','), text.size());
    TurnServer server{.url = std::string(text.substr(0, comma)), .region = {}};
    if (server.url.size() > limits::url_bytes_max || !parse_turn_url(server.url)) {
        return Failure{std::string("the URL must be like turn:host:port?transport=udp or turns:host:port")};
    }
    if (comma == text.size()) return server;
    const std::string_view rest = text.substr(comma + 1);
    if (!rest.starts_with(region_word) || !is_region(rest.substr(region_word.size()))) {
        return Failure{
            std::string("behind the URL only region=NAME may stand, of at most 32 small letters, digits "
                        "and hyphens; the secret is given by --turn-secret-file")};
    }
    server.region = rest.substr(region_word.size());
    return server;
}

}  // namespace parley::server
