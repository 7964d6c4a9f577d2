// Recording strip: a line over the stage that says who records, for as long as anybody does, and how long ours has been
// on.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// Zero where nobody records.
float recording_strip_height(const Drawing& drawing, float width);
void draw_recording_strip(const Drawing& drawing, const Rect& rect);

}  // namespace parley::ui
