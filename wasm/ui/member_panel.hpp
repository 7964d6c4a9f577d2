// Member panel: the list of everybody in the room, beside the tiles or over them.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// `covers`: it lies over the stage and has no edges.
void draw_member_panel(const Drawing& drawing, const Rect& rect, bool covers);

}  // namespace parley::ui
