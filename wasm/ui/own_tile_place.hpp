// Place of the own tile: where it stands in the large tile of the other one, and how it is dragged from corner to
// corner.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// To be called in each frame in which the own tile lies in `stage`; without dragging it would stand at `lower_right`.
// Returns where it is now.
Rect follow_own_tile(const Drawing& drawing, const Rect& stage, const Rect& lower_right);

// To the next corner, clockwise; remembered for the next visit.
void move_own_tile(const Drawing& drawing);

// Whether the own tile lay in another one in the last frame, or does in this one: there it can be moved.
bool can_move_own_tile(const Drawing& drawing);

}  // namespace parley::ui
