// Base64url without padding (RFC 4648, 5; RFC 7515, 2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parley::server {

// Nothing for text that is none. Bits that stand for no byte are not looked at.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace parley::server
