// Tile marks: a raised hand with its place in the queue, and what somebody reacts with.
#pragma once

#include "ui/drawing.hpp"
#include "ui/tile.hpp"

namespace parley::ui {

// Width that the hand's mark takes at the right end of a tile's lower edge; zero for no hand.
float hand_mark_width(const Drawing& drawing, const Rect& rect, const TileView& tile);
void draw_tile_marks(const Drawing& drawing, const Rect& rect, const TileView& tile);

}  // namespace parley::ui
