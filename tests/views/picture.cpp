// Picture: the few chunks of a PNG that are written here, and read again; compressed by zlib.
#include "views/picture.hpp"

#include <string_view>

#include <zlib.h>

namespace parley::ui {

namespace {

constexpr std::string_view signature("\x89PNG\r\n\x1a\n", 8);
// Eight bits in each of three channels; no interlacing.
constexpr std::string_view depth_and_color("\x08\x02\0\0\0", 5);
constexpr std::size_t header_bytes = 13;
constexpr std::size_t side_max = 8192;

std::string big_endian(std::uint32_t value) {
    return {static_cast<char>(value >> 24U), static_cast<char>(value >> 16U), static_cast<char>(value >> 8U),
            static_cast<char>(value)};
}

std::uint32_t from_big_endian(std::string_view bytes) {
    std::uint32_t value = 0;
    for (const char byte : bytes.substr(0, 4)) value = (value << 8U) | static_cast<unsigned char>(byte);
    return value;
}

const Bytef* bytes_of(std::string_view text) {
    return reinterpret_cast<const Bytef*>(text.data());
}

std::string chunk(std::string_view type, std::string_view data) {
    const std::string body = std::string(type) + std::string(data);
    const auto crc = static_cast<std::uint32_t>(crc32(0, bytes_of(body), static_cast<uInt>(body.size())));
    return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(crc);
}

std::string deflated(std::string_view bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string stream(size, '\0');
    compress2(reinterpret_cast<Bytef*>(stream.data()), &size, bytes_of(bytes), static_cast<uLong>(bytes.size()),
              Z_BEST_COMPRESSION);
    stream.resize(size);
    return stream;
}

// What lies in the chunks of that type, one after the other.
std::string data_of(std::string_view png, std::string_view type) {
    std::string data;
    std::string_view rest = png.substr(signature.size());
    constexpr std::size_t around = 12;  // Length, type and checksum.
    while (rest.size() >= around) {
        const std::size_t size = from_big_endian(rest);
        if (size > rest.size() - around) return {};
        if (rest.substr(4, 4) == type) data += rest.substr(8, size);
        rest.remove_prefix(size + around);
    }
    return data;
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
                               big_endian(static_cast<std::uint32_t>(picture.height)) + std::string(depth_and_color);
    return std::string(signature) + chunk("IHDR", header) + chunk("IDAT", deflated(rows)) + chunk("IEND", "");
}

std::optional<Picture> picture_from(std::string_view png) {
    if (png.substr(0, signature.size()) != signature) return std::nullopt;
    const std::string header = data_of(png, "IHDR");
    if (header.size() != header_bytes || header.substr(8) != depth_and_color) return std::nullopt;
    Picture picture{
        .width = from_big_endian(header), .height = from_big_endian(std::string_view(header).substr(4)), .pixels = {}};
    if (picture.width > side_max || picture.height > side_max) return std::nullopt;
    const std::size_t row_bytes = picture.width * 3 + 1;
    std::string rows(picture.height * row_bytes, '\0');
    const std::string stream = data_of(png, "IDAT");
    uLongf size = rows.size();
    const int result = uncompress(reinterpret_cast<Bytef*>(rows.data()), &size, bytes_of(stream), stream.size());
    if (result != Z_OK || size != rows.size()) return std::nullopt;
    picture.pixels.reserve(picture.width * picture.height);
    for (std::size_t y = 0; y < picture.height; ++y) {
        if (rows[y * row_bytes] != '\0') return std::nullopt;  // A filter, which is not used here.
        for (std::size_t at = y * row_bytes + 1; at < (y + 1) * row_bytes; at += 3) {
            picture.pixels.push_back({.red = static_cast<std::uint8_t>(rows[at]),
                                      .green = static_cast<std::uint8_t>(rows[at + 1]),
                                      .blue = static_cast<std::uint8_t>(rows[at + 2]),
                                      .alpha = 255});
        }
    }
    return picture;
}

}  // namespace parley::ui
