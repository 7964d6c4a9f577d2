// Cover crop: which part of a frame fills a rectangle of another shape, as CSS `object-fit: cover` has it.
#pragma once

#include "imgui.h"

namespace parley::render {

// Texture coordinates of a quad's top left and bottom right corners.
struct Crop {
    ImVec2 top_left{0, 0};
    ImVec2 bottom_right{1, 1};
};

// Keeps the middle. A frame or rectangle without area is shown whole. Mirrored swaps left and right.
Crop cover_crop(ImVec2 frame_size, ImVec2 shown_size, bool mirrored);

}  // namespace parley::render
