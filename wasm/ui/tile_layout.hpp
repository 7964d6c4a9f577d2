// Tile layout: where the tiles of a room stand. Pure geometry, in CSS pixels.
#pragma once

#include <cstddef>
#include <vector>

#include "ui/rect.hpp"

namespace parley::ui {

// Width divided by height. Video is cropped to its tile, so a tile may have any shape in a range.
struct AspectRange {
    float min = 1;
    float max = 1;
};

// The shapes that tiles may take in an area: up to 16:9; down to 4:3, or to an upright 3:4 where the area itself is
// upright (phones), and 9:16 for a single tile there.
AspectRange tile_aspects(const Rect& area, std::size_t count);

// Equal tiles in rows, as large as possible, the block and its last row centered. Empty for an empty area.
std::vector<Rect> tile_grid(const Rect& area, std::size_t count, float gap);

// Two people on an upright phone: the other one large, ourselves small in the lower right corner.
struct Spotlight {
    Rect large;
    Rect small;
};
bool prefers_spotlight(const Rect& area, std::size_t count);
Spotlight spotlight(const Rect& area, float gap);

}  // namespace parley::ui
