// Picture: pixels in memory, to be looked at by tests and, as PNG, by people.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::ui {

struct Pixel {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 0;
    bool operator==(const Pixel&) const = default;
};

struct Picture {
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<Pixel> pixels;

    Pixel& at(std::size_t x, std::size_t y) { return pixels[y * width + x]; }
    const Pixel& at(std::size_t x, std::size_t y) const { return pixels[y * width + x]; }
};

// The picture as a PNG file (RFC 2083), without its alpha.
std::string png_of(const Picture& picture);
// A picture that png_of() made; nothing for any other file.
std::optional<Picture> picture_from(std::string_view png);

}  // namespace parley::ui
