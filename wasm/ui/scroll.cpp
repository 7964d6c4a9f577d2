// Scrolling: see the header.
#include "ui/scroll.hpp"

#include <algorithm>

#include "ui/theme.hpp"

namespace parley::ui {

void scroll_by_pointer(const Drawing& drawing, const char* id, const Rect& rect, float content_height, float& scroll) {
    const float scroll_max = std::max(content_height - rect.height, 0.0F);
    if (scroll_max > 0 && !drawing.inert && !rect.empty()) {
        drawing.frame.scrollable.push_back(rect);
        ImGui::SetCursorScreenPos(min_of(rect));
        // What lies on it is pressed all the same.
        ImGui::SetNextItemAllowOverlap();
        ImGui::InvisibleButton(id, {rect.width, rect.height});
        const ImGuiIO& io = ImGui::GetIO();
        constexpr float pixels_per_notch = 60;
        if (ImGui::IsItemHovered()) scroll -= io.MouseWheel * pixels_per_notch;
        if (ImGui::IsItemActive()) scroll -= io.MouseDelta.y;
    }
    scroll = std::clamp(scroll, 0.0F, scroll_max);
    if (scroll_max <= 0) return;
    const float length = std::max(rect.height * rect.height / content_height, 24.0F);
    const float top = rect.y + (rect.height - length) * scroll / scroll_max;
    drawing.list.AddRectFilled({rect.right() - 4, top}, {rect.right() - 1, top + length}, theme::field_outline, 2);
}

}  // namespace parley::ui
