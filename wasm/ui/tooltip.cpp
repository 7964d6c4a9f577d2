// Tooltip: see the header.
#include "ui/tooltip.hpp"

#include <algorithm>
#include <cmath>

#include "ui/free_area.hpp"
#include "ui/label.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace parley::ui {

namespace {

constexpr double delay_s = 0.5;
constexpr float height = 32;
constexpr float key_height = 20;
const TextStyle name_style{.size = 13, .weight = Weight::Regular, .color = theme::text};
const TextStyle key_style{.size = 12, .weight = Weight::Medium, .color = theme::text_muted, .align = Align::Center};

void draw_hint(const Drawing& drawing, const Hint& hint) {
    const float margin = theme::space_1;
    const float key_room =
        hint.shortcut.empty() ? 0 : std::ceil(label_width(drawing, hint.shortcut, key_style)) + theme::space_3;
    const float beside = key_room > 0 ? key_room + theme::space_2 : 0;
    const Rect area = free_area(drawing.viewport);
    const float width_max = area.width - 2 * margin;
    const float name_max = width_max - beside - 2 * theme::space_3;
    if (name_max <= 0 || area.height < height + 2 * margin) return;
    const float name_wide = std::min(std::ceil(name_width(drawing, hint.name, name_style)) + 1, name_max);
    const float width = name_wide + beside + 2 * theme::space_3;
    const float left = std::clamp(hint.rect.center_x() - width / 2, area.x + margin, area.right() - margin - width);
    const float above = hint.rect.y - theme::space_1 - height;
    const float top = above >= area.y + margin ? above : hint.rect.bottom() + theme::space_1;
    const Rect rect{.x = left, .y = std::min(top, area.bottom() - margin - height), .width = width, .height = height};
    draw_panel(drawing, rect, theme::radius_small, theme::panel);
    Rect inner = rect.inset(theme::space_3, 0);
    draw_name(drawing, inner.cut_left(name_wide), hint.name, name_style);
    if (key_room <= 0) return;
    inner.cut_left(theme::space_2);
    const Rect key = inner.centered(inner.width, key_height);
    drawing.list.AddRect(min_of(key), max_of(key), theme::field_outline, 4);
    draw_label(drawing, key, hint.shortcut, key_style);
}

}  // namespace

void draw_tooltip(const Drawing& drawing) {
    UiState& state = drawing.state;
    const std::string id = state.hint ? state.hint->id : std::string();
    if (id != state.hinted_id) {
        state.hinted_id = id;
        state.hinted_since = drawing.viewport.time;
    }
    if (!state.hint) return;
    if (drawing.viewport.time - state.hinted_since < delay_s) {
        drawing.frame.animating = true;
        return;
    }
    draw_hint(drawing, *state.hint);
}

}  // namespace parley::ui
