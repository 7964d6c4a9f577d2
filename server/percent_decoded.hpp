// Undoes the escapes of a URL.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parley::server {

// Decoded once (RFC 3986, 2.1); nothing for an escape that is broken.
std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace parley::server
