// Cover crop: which part of a frame fills a rectangle of another shape, as CSS `object-fit: cover` has it.
#pragma once

#include <utility>

#include "imgui.h"

namespace parley::render {

// Texture coordinates of a quad's top left and bottom right corners.
struct Crop {
    ImVec2 top_left{0, 0};
    ImVec2 bottom_right{1, 1};
};

// Keeps the middle: the longer side of the frame loses equal parts at both ends. A frame or rectangle without area is
// shown whole. Mirrored swaps left and right.
inline Crop cover_crop(ImVec2 frame_size, ImVec2 shown_size, bool mirrored) {
    Crop crop;
    const bool has_area = frame_size.x > 0 && frame_size.y > 0 && shown_size.x > 0 && shown_size.y > 0;
    const float frame_aspect = has_area ? frame_size.x / frame_size.y : 1;
    const float shown_aspect = has_area ? shown_size.x / shown_size.y : 1;
    if (frame_aspect > shown_aspect) {
        crop.top_left.x = (1 - shown_aspect / frame_aspect) / 2;
        crop.bottom_right.x = 1 - crop.top_left.x;
    } else {
        crop.top_left.y = (1 - frame_aspect / shown_aspect) / 2;
        crop.bottom_right.y = 1 - crop.top_left.y;
    }
    if (mirrored) std::swap(crop.top_left.x, crop.bottom_right.x);
    return crop;
}

}  // namespace parley::render
