// HTTPS redirect: what the plain port answers where TLS is on.
#pragma once

#include <cstdint>
#include <string_view>

#include "server/http_message.hpp"

namespace parley::server {

// To the same host and target on that port, by 308, which keeps the method (RFC 9110, 15.4.9); 400 for a request that
// names no host. `host` is the request's, perhaps with a port of its own; `target` begins with '/'.
Response https_redirect(std::string_view host, std::string_view target, std::uint16_t port);

// The host without its port: "localhost" of "localhost:8080", "[::1]" of "[::1]:8080".
std::string_view host_name(std::string_view host);

}  // namespace parley::server
