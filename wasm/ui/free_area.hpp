// Free area: the part of the viewport that neither the display's edges nor the keyboard on the screen cover.
#pragma once

#include "ui/rect.hpp"
#include "ui/viewport.hpp"

namespace parley::ui {

// Where everything to press and to read belongs. Never negative, whatever the insets are.
Rect free_area(const Viewport& viewport);

}  // namespace parley::ui
