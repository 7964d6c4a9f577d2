// Corner: see the header.
#include "ui/corner.hpp"

#include <algorithm>
#include <array>

namespace parley::ui {

namespace {

// Of a name in the corner of a tile, with the gaps around it.
constexpr float name_height = 40;

constexpr std::array<Corner, 4> corners = {Corner::LowerRight, Corner::LowerLeft, Corner::UpperLeft,
                                           Corner::UpperRight};

}  // namespace

Corner next(Corner corner) {
    switch (corner) {
    case Corner::LowerRight: return Corner::LowerLeft;
    case Corner::LowerLeft: return Corner::UpperLeft;
    case Corner::UpperLeft: return Corner::UpperRight;
    case Corner::UpperRight: return Corner::LowerRight;
    }
    return corner;
}

Corner mirrored(Corner corner) {
    switch (corner) {
    case Corner::LowerRight: return Corner::LowerLeft;
    case Corner::LowerLeft: return Corner::LowerRight;
    case Corner::UpperLeft: return Corner::UpperRight;
    case Corner::UpperRight: return Corner::UpperLeft;
    }
    return corner;
}

std::string_view to_text(Corner corner) {
    switch (corner) {
    case Corner::LowerRight: return "lower-right";
    case Corner::LowerLeft: return "lower-left";
    case Corner::UpperLeft: return "upper-left";
    case Corner::UpperRight: return "upper-right";
    }
    return {};
}

std::optional<Corner> corner_from(std::string_view text) {
    for (const Corner corner : corners) {
        if (to_text(corner) == text) return corner;
    }
    return std::nullopt;
}

Rect in_corner(const Rect& stage, const Rect& lower_right, Corner corner) {
    const float across = stage.right() - lower_right.right();
    const float down = stage.bottom() - lower_right.bottom();
    Rect place = lower_right;
    const bool is_left = corner == Corner::LowerLeft || corner == Corner::UpperLeft;
    const bool is_upper = corner == Corner::UpperLeft || corner == Corner::UpperRight;
    if (is_left) place.x = stage.x + across;
    if (is_upper) place.y = stage.y + down;
    if (corner == Corner::LowerLeft) place.y = std::max(place.y - name_height, stage.y + down);
    return place;
}

Corner nearest_corner(const Rect& stage, const Rect& tile) {
    const bool is_left = tile.center_x() < stage.center_x();
    if (tile.center_y() < stage.center_y()) return is_left ? Corner::UpperLeft : Corner::UpperRight;
    return is_left ? Corner::LowerLeft : Corner::LowerRight;
}

Rect moved_within(const Rect& stage, const Rect& tile, float across, float down) {
    Rect moved = tile;
    moved.x = std::clamp(tile.x + across, stage.x, std::max(stage.right() - tile.width, stage.x));
    moved.y = std::clamp(tile.y + down, stage.y, std::max(stage.bottom() - tile.height, stage.y));
    return moved;
}

}  // namespace parley::ui
