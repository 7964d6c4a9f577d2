// Corner: where one's own small tile stands in the large one. Pure geometry, in CSS pixels.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "ui/rect.hpp"

namespace parley::ui {

enum class Corner : std::uint8_t { LowerRight, LowerLeft, UpperLeft, UpperRight };

// Clockwise, as one sees the screen.
Corner next(Corner corner);
// In words for the person, such as "lower right".
// The other of the two beside each other, as in a mirror.
Corner mirrored(Corner corner);
// As it is kept for the next visit: "lower-right".
std::string_view to_text(Corner corner);
// Nothing for any other text.
std::optional<Corner> corner_from(std::string_view text);

// The place in that corner of `stage` for what would stand at `lower_right`. On the left it stands above the name that
// is written in the lower left corner of the large tile.
Rect in_corner(const Rect& stage, const Rect& lower_right, Corner corner);
// The corner of `stage` that the center of `tile` is nearest to.
Corner nearest_corner(const Rect& stage, const Rect& tile);
// `tile` moved by these lengths, but not out of `stage`.
Rect moved_within(const Rect& stage, const Rect& tile, float across, float down);

}  // namespace parley::ui
