// Makes the Location out of what was asked.
#include "server/https_redirect.hpp"

#include <string>

namespace parley::server {

std::string_view host_name(std::string_view host) {
    if (host.starts_with('[')) return host.substr(0, host.find(']') + 1);
    return host.substr(0, host.find(':'));
}

Response https_redirect(std::string_view host, std::string_view target, std::uint16_t port) {
    constexpr std::uint16_t https_port = 443;
    const std::string_view name = host_name(host);
    if (name.empty()) return text_response(400, "This request names no host.\n");
    std::string location("https://");
    location.append(name);
    if (port != https_port) location.append(":").append(std::to_string(port));
    location.append(target.starts_with('/') ? target : "/");
    Response response = text_response(308, "This server speaks HTTPS only.\n");
    response.add("Location", location);
    return response;
}

}  // namespace parley::server
