// Free area: see the header.
#include "ui/free_area.hpp"

#include "ui/right_to_left.hpp"

namespace parley::ui {

Rect free_area(const Viewport& viewport) {
    Rect area{.x = 0, .y = 0, .width = viewport.width, .height = viewport.height};
    area.cut_top(viewport.insets.top);
    area.cut_bottom(viewport.insets.bottom);
    // Layouts are mirrored when they are finished, displays are not.
    const bool is_mirrored = is_right_to_left(viewport);
    area.cut_right(is_mirrored ? viewport.insets.left : viewport.insets.right);
    area.cut_left(is_mirrored ? viewport.insets.right : viewport.insets.left);
    return area;
}

}  // namespace parley::ui
