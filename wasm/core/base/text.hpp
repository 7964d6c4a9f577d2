// Text that people typed: trimming, cutting and escaping of UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parley {

// Without control characters, also those that turn the direction of all that follows (U+202A to U+202E, U+2066 to
// U+2069).
std::string without_controls(std::string_view text);

// Also without leading and trailing blanks, and what is beyond `bytes_max`; never cuts a character apart.
std::string tidied(std::string_view text, std::size_t bytes_max);

// Everything but letters, digits and "-._~" as %XX (RFC 3986, 2.3).
std::string percent_encoded(std::string_view text);

}  // namespace parley
