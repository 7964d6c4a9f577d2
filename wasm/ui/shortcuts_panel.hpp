// Shortcuts panel: the list of keys, over everything else.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

void draw_shortcuts_panel(const Drawing& drawing);

}  // namespace parley::ui
