// Reaction strip: above the control bar, one's hand and the reactions.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// The strip's place at the lower edge of the stage.
Rect reaction_strip(const Rect& stage);

void draw_reaction_strip(const Drawing& drawing, const Rect& rect);

}  // namespace parley::ui
