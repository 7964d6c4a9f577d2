// Statistics panel: how each connection does, in a sentence, in numbers and in lines over the last minute.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// `covers`: it lies over the stage and has no edges.
void draw_statistics_panel(const Drawing& drawing, const Rect& rect, bool covers);

// Connections are measured for as long as the panel is open. At the end of every frame of the room.
void watch_statistics(const Drawing& drawing);

}  // namespace parley::ui
