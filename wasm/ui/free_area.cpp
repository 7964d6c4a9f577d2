// Free area: see the header.
#include "ui/free_area.hpp"

namespace parley::ui {

Rect free_area(const Viewport& viewport) {
    Rect area{.x = 0, .y = 0, .width = viewport.width, .height = viewport.height};
    area.cut_top(viewport.insets.top);
    area.cut_right(viewport.insets.right);
    area.cut_bottom(viewport.insets.bottom);
    area.cut_left(viewport.insets.left);
    return area;
}

}  // namespace parley::ui
