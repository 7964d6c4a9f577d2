// Scrolling: wheel and finger move what is higher than its place.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// Moves `scroll` (CSS pixels from the top, kept within the content) as the pointer in this rectangle asks, and draws
// the bar at the side, which only shows where one is.
void scroll_by_pointer(const Drawing& drawing, const char* id, const Rect& rect, float content_height, float& scroll);

}  // namespace parley::ui
