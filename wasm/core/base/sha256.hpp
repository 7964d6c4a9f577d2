// SHA-256 (FIPS 180-4) of a text that is there as a whole.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace parley {

using Sha256Digest = std::array<std::uint8_t, 32>;

// Any number of bytes. Takes a time that depends on how many, not on which: nothing here is secret all the same.
Sha256Digest sha256(std::string_view message);

}  // namespace parley
