// Chat panel: what was written in the room, and a field to write in, beside the tiles or over them.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// `covers`: it lies over the stage and has no edges.
void draw_chat_panel(const Drawing& drawing, const Rect& rect, bool covers);

// Tells listeners of the newest message of somebody else, whether the panel is open or not. Nothing is drawn.
void announce_chat(const Drawing& drawing, const Rect& rect);

}  // namespace parley::ui
