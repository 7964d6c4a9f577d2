// Picture: the few chunks that make a PNG, with deflate's stored blocks (RFC 1951, 3.2.4).
#include "views/picture.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace parley::ui {

namespace {

std::string big_endian(std::uint32_t value) {
    return {static_cast<char>(value >> 24U), static_cast<char>(value >> 16U), static_cast<char>(value >> 8U),
            static_cast<char>(value)};
}

std::array<std::uint32_t, 256> crc_table() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t index = 0; index < table.size(); ++index) {
        std::uint32_t value = index;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
        table[index] = value;
    }
    return table;
}

std::uint32_t crc_of(std::string_view bytes) {
    static const std::array<std::uint32_t, 256> table = crc_table();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes) crc = table[(crc ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (crc >> 8U);
    return crc ^ 0xFFFFFFFFU;
}

std::uint32_t adler_of(std::string_view bytes) {
    std::uint32_t low = 1;
    std::uint32_t high = 0;
    for (const char byte : bytes) {
        low = (low + static_cast<unsigned char>(byte)) % 65521U;
        high = (high + low) % 65521U;
    }
    return (high << 16U) | low;
}

std::string chunk(std::string_view type, std::string_view data) {
    const std::string body = std::string(type) + std::string(data);
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(crc_of(body));
}

std::string stored(std::string_view bytes) {
    constexpr std::size_t block_bytes_max = 65535;
    std::string stream = "\x78\x01";
    for (std::size_t at = 0; at < bytes.size(); at += block_bytes_max) {
        const std::size_t size = std::min(block_bytes_max, bytes.size() - at);
        const auto low = static_cast<char>(size & 0xFFU);
        const auto high = static_cast<char>(size >> 8U);
        stream += static_cast<char>(at + size == bytes.size() ? 1 : 0);
        stream += {low, high, static_cast<char>(~low), static_cast<char>(~high)};
        stream += bytes.substr(at, size);
    }
    return stream + big_endian(adler_of(bytes));
}

}  // namespace

std::string png_of(const Picture& picture) {
    std::string rows;
    rows.reserve(picture.height * (picture.width * 3 + 1));
    for (std::size_t y = 0; y < picture.height; ++y) {
        rows += '\0';
        for (std::size_t x = 0; x < picture.width; ++x) {
            const Pixel& pixel = picture.at(x, y);
            rows += {static_cast<char>(pixel.red), static_cast<char>(pixel.green), static_cast<char>(pixel.blue)};
        }
    }
    const std::string header = big_endian(static_cast<std::uint32_t>(picture.width)) +
                               big_endian(static_cast<std::uint32_t>(picture.height)) +
                               std::string("\x08\x02\0\0\0", 5);
    return "\x89PNG\r\n\x1a\n" + chunk("IHDR", header) + chunk("IDAT", stored(rows)) + chunk("IEND", "");
}

}  // namespace parley::ui
