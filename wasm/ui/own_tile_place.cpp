// Place of the own tile: see the header.
#include "ui/own_tile_place.hpp"

#include <cmath>

namespace parley::ui {

namespace {

// A press that moves less is none to drag with.
constexpr float drag_length_min = 8;

void keep(const Drawing& drawing, Corner corner) {
    drawing.state.own_corner = corner;
    drawing.frame.keeps_own_corner = true;
}

bool begins_drag(const Drawing& drawing, const Rect& place) {
    return !drawing.inert && ImGui::IsMouseClicked(ImGuiMouseButton_Left) && !ImGui::IsAnyItemHovered() &&
           ImGui::IsMouseHoveringRect(min_of(place), max_of(place));
}

}  // namespace

Rect follow_own_tile(const Drawing& drawing, const Rect& stage, const Rect& lower_right) {
    UiState& state = drawing.state;
    state.own_is_movable = !drawing.inert;
    const Rect place = in_corner(stage, lower_right, state.own_corner);
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    if (begins_drag(drawing, place)) {
        state.own_drag = OwnTileDrag{.x = pointer.x, .y = pointer.y, .across = 0, .down = 0, .is_moving = false};
    }
    if (!state.own_drag) return place;
    OwnTileDrag& drag = *state.own_drag;
    // A finger that is lifted has no place any more.
    const bool is_down = ImGui::IsMouseDown(ImGuiMouseButton_Left);
    if (is_down && ImGui::IsMousePosValid()) {
        drag.across = pointer.x - drag.x;
        drag.down = pointer.y - drag.y;
        drag.is_moving = drag.is_moving || std::hypot(drag.across, drag.down) >= drag_length_min;
    }
    const Rect shown = drag.is_moving ? moved_within(stage, place, drag.across, drag.down) : place;
    if (is_down && !drawing.inert) return shown;
    const bool was_moving = drag.is_moving;
    state.own_drag.reset();
    if (!was_moving) return place;
    keep(drawing, nearest_corner(stage, shown));
    drawing.frame.animating = true;
    return in_corner(stage, lower_right, state.own_corner);
}

void move_own_tile(const Drawing& drawing) {
    if (can_move_own_tile(drawing)) keep(drawing, next(drawing.state.own_corner));
}

bool can_move_own_tile(const Drawing& drawing) {
    return drawing.state.own_is_movable;
}

}  // namespace parley::ui
