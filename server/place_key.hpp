// Place key: with which members prove after a lost connection that a place in a room is theirs.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace parley::server {

// The shortest key that is taken, in bytes: as long as what it makes.
inline constexpr std::size_t place_key_bytes_min = 32;

// HMAC with SHA-256 (RFC 2104) in hexadecimal digits, with the key in `file`; with a random one where it is empty, so
// that places end with the process. Throws StartError for a file that cannot be read or is too short.
std::function<std::string(std::string_view)> make_place_proof(const std::filesystem::path& file);

}  // namespace parley::server
