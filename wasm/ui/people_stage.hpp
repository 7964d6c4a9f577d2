// People on the stage: everybody's tile in the layout that was chosen, and what can be pressed on tiles.
#pragma once

#include <vector>

#include "ui/drawing.hpp"

namespace parley::ui {

// `covered` are places where something else will lie: nothing there can be pressed on a tile.
void draw_people_stage(const Drawing& drawing, const Rect& stage, const std::vector<Rect>& covered);

// Of the others: the pinned one, else who has the floor, else the first. Null where nobody else is there.
const MemberView* large_member(const Snapshot& snapshot, const UiState& state);

}  // namespace parley::ui
