// Picture difference: see the header.
#include "views/picture_difference.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace parley::ui {

namespace {

constexpr int trifle = 16;
constexpr double share_max = 0.004;
constexpr int blurred_limit = 24;
constexpr int radius = 2;
constexpr int area = (2 * radius + 1) * (2 * radius + 1);

using Channel = std::uint8_t Pixel::*;
constexpr Channel channels[] = {&Pixel::red, &Pixel::green, &Pixel::blue};

int apart(const Pixel& first, const Pixel& second, Channel channel) {
    return static_cast<int>(first.*channel) - static_cast<int>(second.*channel);
}

bool differs(const Pixel& first, const Pixel& second) {
    return std::any_of(std::begin(channels), std::end(channels),
                       [&](Channel channel) { return std::abs(apart(first, second, channel)) > trifle; });
}

// Sums of neighbours in a line of `count` values, `step` apart; beyond its ends there is nothing.
void sum_line(const int* from, int* to, std::size_t count, std::size_t step) {
    int sum = 0;
    for (std::size_t ahead = 0; ahead < std::min<std::size_t>(radius, count); ++ahead) sum += from[ahead * step];
    for (std::size_t at = 0; at < count; ++at) {
        if (at + radius < count) sum += from[(at + radius) * step];
        to[at * step] = sum;
        if (at >= radius) sum -= from[(at - radius) * step];
    }
}

int blurred_max(const Picture& expected, const Picture& found, Channel channel) {
    const std::size_t count = expected.pixels.size();
    std::vector<int> values(count);
    std::vector<int> sums(count);
    for (std::size_t at = 0; at < count; ++at) values[at] = apart(expected.pixels[at], found.pixels[at], channel);
    for (std::size_t y = 0; y < expected.height; ++y) {
        sum_line(&values[y * expected.width], &sums[y * expected.width], expected.width, 1);
    }
    for (std::size_t x = 0; x < expected.width; ++x) sum_line(&sums[x], &values[x], expected.height, expected.width);
    int largest = 0;
    for (const int value : values) largest = std::max(largest, std::abs(value) / area);
    return largest;
}

}  // namespace

bool PictureDifference::is_small() const {
    return share <= share_max && blurred_max <= blurred_limit;
}

PictureDifference difference(const Picture& expected, const Picture& found) {
    PictureDifference result;
    if (expected.width != found.width || expected.height != found.height) {
        result.share = 1;
        return result;
    }
    if (expected.pixels == found.pixels) return result;
    result.picture = expected;
    std::size_t differing = 0;
    for (std::size_t at = 0; at < expected.pixels.size(); ++at) {
        Pixel& shown = result.picture.pixels[at];
        for (const Channel channel : channels) shown.*channel = static_cast<std::uint8_t>(shown.*channel / 3);
        if (!differs(expected.pixels[at], found.pixels[at])) continue;
        shown = {.red = 255, .green = 64, .blue = 200, .alpha = 255};
        ++differing;
    }
    result.share = static_cast<double>(differing) / static_cast<double>(expected.pixels.size());
    for (const Channel channel : channels) {
        result.blurred_max = std::max(result.blurred_max, blurred_max(expected, found, channel));
    }
    return result;
}

}  // namespace parley::ui
