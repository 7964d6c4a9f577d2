// Room screen: the people in the room, and what one can do there.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

void draw_room_screen(const Drawing& drawing);

}  // namespace parley::ui
