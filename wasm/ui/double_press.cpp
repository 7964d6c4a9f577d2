// Double press: see the header. ImGui's own counts the time of frames, of which an idle room has none.
#include "ui/double_press.hpp"

#include <algorithm>

namespace parley::ui {

bool double_pressed(const Drawing& drawing, const Rect& rect, const std::string& id, const std::vector<Rect>& covered) {
    if (drawing.inert || !ImGui::IsMouseClicked(ImGuiMouseButton_Left) || ImGui::IsAnyItemHovered()) return false;
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    const Rect point{.x = pointer.x, .y = pointer.y, .width = 0, .height = 0};
    const bool is_covered =
        std::any_of(covered.begin(), covered.end(), [&](const Rect& other) { return other.contains(point); });
    if (!rect.contains(point) || is_covered) return false;
    PressedTile& last = drawing.state.pressed_tile;
    const double now = drawing.viewport.time;
    const bool is_second = last.id == id && now - last.time <= double_press_s;
    last = {.id = is_second ? std::string() : id, .time = now};
    return is_second;
}

}  // namespace parley::ui
