// Headers that every response carries, so that a page of ours can load and reach nothing but what it needs.
#pragma once

#include <string>
#include <vector>

#include "server/http_message.hpp"

namespace parley::server {

// `frame_ancestors` is the CSP source list of pages that may embed ours: "'self'", "'none'", "https://example.org".
std::vector<Header> security_headers(const std::string& frame_ancestors);

}  // namespace parley::server
