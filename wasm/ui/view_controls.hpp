// View controls: how one looks at the room: grid or speaker, the own tile, full screen, the list of shortcuts.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// Where fingers and small windows leave keys alone, there is none.
bool shows_shortcuts_button(const Viewport& viewport);

// Takes what it needs off the right end of `rest`.
void draw_view_controls(const Drawing& drawing, Rect& rest);

}  // namespace parley::ui
