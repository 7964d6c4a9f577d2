// Room layout: see the header.
#include "ui/room_layout.hpp"

#include <algorithm>

#include "ui/free_area.hpp"
#include "ui/theme.hpp"

namespace parley::ui {

namespace {

constexpr float low_height = 480;
constexpr float side_panel_from_width = 900;
constexpr float side_panel_width = 320;

}  // namespace

bool is_compact(const Viewport& viewport) {
    const Rect area = free_area(viewport);
    return area.width < 720 || area.height < low_height;
}

RoomLayout room_layout(const Viewport& viewport, bool has_panel) {
    const bool compact = is_compact(viewport);
    const Rect area = free_area(viewport);
    const bool low = area.height < low_height;
    const float margin = compact ? theme::space_2 : theme::space_4;
    RoomLayout layout;
    Rect rest = area;
    layout.top_bar = rest.cut_top(low ? 44.0F : compact ? 52.0F : 64.0F).inset(margin + theme::space_1, 0);
    layout.controls = rest.cut_bottom(low ? 56.0F : compact ? 88.0F : 96.0F).inset(margin, 0);
    rest = rest.inset(margin, 0);
    layout.stage = rest;
    if (!has_panel) return layout;
    layout.panel_covers_stage = area.width < side_panel_from_width;
    if (layout.panel_covers_stage) {
        layout.panel = {.x = area.x, .y = area.y, .width = area.width, .height = rest.bottom() - area.y};
    } else {
        layout.panel = layout.stage.cut_right(side_panel_width);
        layout.stage.cut_right(margin);
    }
    return layout;
}

AloneLayout alone_layout(const Rect& stage) {
    constexpr float row_height = 84;
    constexpr float stacked_height = 148;
    constexpr float row_width_min = 460;
    constexpr float side_width = 260;
    AloneLayout layout;
    Rect rest = stage;
    if (stage.height < 320 && stage.width > 520) {
        layout.stacked = true;
        layout.invitation = rest.cut_right(side_width);
        layout.invitation = layout.invitation.centered(side_width, std::min(stacked_height, stage.height));
        rest.cut_right(theme::space_3);
    } else {
        layout.stacked = stage.width < row_width_min;
        const Rect strip = rest.cut_bottom(layout.stacked ? stacked_height : row_height);
        layout.invitation = strip.centered(std::min(strip.width, 640.0F), strip.height);
        rest.cut_bottom(theme::space_3);
    }
    layout.tile_area = rest;
    return layout;
}

}  // namespace parley::ui
