// Takes URLs apart (RFC 3986, 3).
#include "server/webhook/webhook_url.hpp"

#include <algorithm>

namespace parley::server {

namespace {

bool is_port(std::string_view text) {
    constexpr std::size_t digits_max = 5;
    return !text.empty() && text.size() <= digits_max &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_visible(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

}  // namespace

std::string WebhookUrl::host_header() const {
    const std::string name = host.find(':') == std::string::npos ? host : "[" + host + "]";
    return port == (is_https ? "443" : "80") ? name : name + ":" + port;
}

Result<WebhookUrl, std::string> parse_webhook_url(std::string_view text) {
    constexpr std::string_view http = "http://";
    constexpr std::string_view https = "https://";
    const bool is_https = text.starts_with(https);
    if (!is_https && !text.starts_with(http))
        return Failure{std::string("it begins with neither https:// nor http://")};
    if (!is_visible(text)) return Failure{std::string("it holds blanks, or characters that must be escaped")};
    text.remove_prefix(is_https ? https.size() : http.size());
    text = text.substr(0, text.find('#'));
    const std::string_view authority = text.substr(0, text.find_first_of("/?"));
    std::string target(text.substr(authority.size()));
    if (!target.starts_with('/')) target.insert(target.begin(), '/');
    if (authority.find('@') != std::string_view::npos) {
        return Failure{std::string("it must not hold a name and password; deliveries are signed instead")};
    }
    const bool is_bracketed = authority.starts_with('[');
    const std::size_t bracket = authority.find(']');
    if (is_bracketed && bracket == std::string_view::npos) return Failure{std::string("a bracket is not closed")};
    const std::size_t colon = authority.find(':', is_bracketed ? bracket : 0);
    const std::string_view host = is_bracketed ? authority.substr(1, bracket - 1) : authority.substr(0, colon);
    if (host.empty()) return Failure{std::string("it names no host")};
    std::string port = is_https ? "443" : "80";
    if (colon != std::string_view::npos) {
        if (!is_port(authority.substr(colon + 1))) return Failure{std::string("its port is no number")};
        port = authority.substr(colon + 1);
    }
    return WebhookUrl{
        .is_https = is_https, .host = std::string(host), .port = std::move(port), .target = std::move(target)};
}

}  // namespace parley::server
