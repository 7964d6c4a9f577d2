// Tooltip: name and shortcut of the control under the pointer or with the focus, after a short while.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// Last of all, over everything else.
void draw_tooltip(const Drawing& drawing);

}  // namespace parley::ui
