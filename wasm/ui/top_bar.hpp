// Top bar: which room this is, how many people are in it, and whether the server is there.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

void draw_top_bar(const Drawing& drawing, const Rect& rect);

}  // namespace parley::ui
