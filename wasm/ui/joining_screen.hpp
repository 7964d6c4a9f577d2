// Joining screen: the server was asked and has not answered yet.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

void draw_joining_screen(const Drawing& drawing);

}  // namespace parley::ui
