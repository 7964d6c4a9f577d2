// Upload size: how many of a frame's pixels are worth being uploaded for the place where it is drawn.
#pragma once

#include <algorithm>
#include <cmath>

#include "imgui.h"

namespace parley::render {

struct PixelSize {
    int width = 0;
    int height = 0;
    bool operator==(const PixelSize&) const = default;
};

// The frame's size, or as few as cover the place (in device pixels) once. Making a copy costs, too: what is only a
// little too large is taken as it is.
inline PixelSize upload_size(PixelSize frame, ImVec2 place) {
    constexpr float worth_it = 0.75F;
    if (frame.width <= 0 || frame.height <= 0) return frame;
    const float scale = std::max(place.x / static_cast<float>(frame.width), place.y / static_cast<float>(frame.height));
    if (scale >= worth_it || scale <= 0) return frame;
    const auto scaled = [&](int length) {
        return std::max(static_cast<int>(std::ceil(static_cast<float>(length) * scale)), 1);
    };
    return {.width = scaled(frame.width), .height = scaled(frame.height)};
}

}  // namespace parley::render
