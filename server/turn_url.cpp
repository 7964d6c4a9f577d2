// Reads turn:host:port?transport=udp and its like, from left to right.
#include "server/turn_url.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace parley::server {

namespace {

constexpr std::uint16_t plain_port = 3478;
constexpr std::uint16_t tls_port = 5349;

bool is_host(std::string_view host) {
    return !host.empty() && host.find_first_of(" \t\r\n\"/?@[],") == std::string_view::npos;
}

// What stands before the port; `rest` keeps the port with its colon, or nothing.
std::string_view take_host(std::string_view& rest) {
    const bool is_bracketed = rest.starts_with('[');
    const auto end = is_bracketed ? rest.find(']') : rest.find(':');
    const std::string_view host =
        is_bracketed ? rest.substr(1, end == std::string_view::npos ? 0 : end - 1) : rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(is_bracketed ? end + 1 : end);
    return host;
}

std::optional<std::uint16_t> port_in(std::string_view text, std::uint16_t usual) {
    if (text.empty()) return usual;
    std::uint16_t port = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + 1, end, port);
    const bool is_right = text.front() == ':' && text.size() > 1 && stop == end && error == std::errc() && port > 0;
    return is_right ? std::optional(port) : std::nullopt;
}

std::optional<TurnTransport> transport_in(std::string_view query, bool is_secure) {
    if (query.empty()) return is_secure ? TurnTransport::Tls : TurnTransport::Udp;
    if (query == "?transport=tcp") return is_secure ? TurnTransport::Tls : TurnTransport::Tcp;
    if (query == "?transport=udp" && !is_secure) return TurnTransport::Udp;
    return std::nullopt;
}

}  // namespace

std::optional<TurnUrl> parse_turn_url(std::string_view url) {
    const bool is_secure = url.starts_with("turns:");
    if (!is_secure && !url.starts_with("turn:")) return std::nullopt;
    std::string_view rest = url.substr(is_secure ? 6 : 5);
    const std::string_view query = rest.substr(std::min(rest.find('?'), rest.size()));
    rest.remove_suffix(query.size());
    const std::string_view host = take_host(rest);
    const auto port = port_in(rest, is_secure ? tls_port : plain_port);
    const auto transport = transport_in(query, is_secure);
    if (!is_host(host) || !port || !transport) return std::nullopt;
    return TurnUrl{.host = std::string(host), .port = *port, .transport = *transport};
}

}  // namespace parley::server
