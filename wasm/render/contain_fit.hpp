// Contain fit: where a whole frame lies within a rectangle of another shape, as CSS `object-fit: contain` has it.
#pragma once

#include <algorithm>

#include "imgui.h"

namespace parley::render {

struct Box {
    ImVec2 min;
    ImVec2 max;
};

// In the middle, as large as it can be. A frame or rectangle without area takes all of it.
inline Box contain_fit(ImVec2 frame_size, const Box& room) {
    const ImVec2 size(room.max.x - room.min.x, room.max.y - room.min.y);
    if (frame_size.x <= 0 || frame_size.y <= 0 || size.x <= 0 || size.y <= 0) return room;
    const float scale = std::min(size.x / frame_size.x, size.y / frame_size.y);
    const float beside = (size.x - frame_size.x * scale) / 2;
    const float above = (size.y - frame_size.y * scale) / 2;
    return {.min = {room.min.x + beside, room.min.y + above}, .max = {room.max.x - beside, room.max.y - above}};
}

}  // namespace parley::render
