// Cover crop: the longer side of the frame loses equal parts at both ends.
#include "render/cover_crop.hpp"

#include <utility>

namespace parley::render {

Crop cover_crop(ImVec2 frame_size, ImVec2 shown_size, bool mirrored) {
    Crop crop;
    const bool has_area = frame_size.x > 0 && frame_size.y > 0 && shown_size.x > 0 && shown_size.y > 0;
    if (has_area) {
        const float frame_aspect = frame_size.x / frame_size.y;
        const float shown_aspect = shown_size.x / shown_size.y;
        if (frame_aspect > shown_aspect) {
            const float lost = (1 - shown_aspect / frame_aspect) / 2;
            crop.top_left.x = lost;
            crop.bottom_right.x = 1 - lost;
        } else {
            const float lost = (1 - frame_aspect / shown_aspect) / 2;
            crop.top_left.y = lost;
            crop.bottom_right.y = 1 - lost;
        }
    }
    if (mirrored) std::swap(crop.top_left.x, crop.bottom_right.x);
    return crop;
}

}  // namespace parley::render
