// Text that people typed: trimming, cutting and escaping of UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parley {

// Without leading and trailing blanks, control characters, and what is beyond `bytes_max`; never cuts a character
// apart.
std::string tidied(std::string_view text, std::size_t bytes_max);

// Everything but letters, digits and "-._~" as %XX (RFC 3986, 2.3).
std::string percent_encoded(std::string_view text);

}  // namespace parley
