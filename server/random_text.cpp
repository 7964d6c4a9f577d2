// Asks OpenSSL for random bytes and writes them down.
#include "server/random_text.hpp"

#include <array>
#include <cstddef>
#include <string_view>

#include <openssl/rand.h>

#include "core/base/assert.hpp"

namespace parley::server {

namespace {

template <std::size_t Size>
std::array<unsigned char, Size> random_bytes() {
    std::array<unsigned char, Size> bytes{};
    PARLEY_ASSERT(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1);
    return bytes;
}

}  // namespace

void append_hexadecimal(std::string& text, unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
}

std::string random_session_id() {
    std::string text;
    for (const auto byte : random_bytes<20>()) append_hexadecimal(text, byte);
    return text;
}

std::string random_uuid() {
    auto bytes = random_bytes<16>();
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
        append_hexadecimal(text, bytes[i]);
    }
    return text;
}

}  // namespace parley::server
