// View controls: how one looks at the room: grid or speaker, the own tile, full screen, the list of shortcuts.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// Takes what it needs off the right end of `rest`.
void draw_view_controls(const Drawing& drawing, Rect& rest);

}  // namespace parley::ui
