// Room screen: see the header.
#include "ui/room_screen.hpp"

#include <algorithm>
#include <vector>

#include "ui/banner.hpp"
#include "ui/chat_panel.hpp"
#include "ui/control_bar.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/member_panel.hpp"
#include "ui/room_layout.hpp"
#include "ui/theme.hpp"
#include "ui/tile.hpp"
#include "ui/tile_layout.hpp"
#include "ui/top_bar.hpp"
#include "ui/widgets.hpp"

namespace parley::ui {

namespace {

void draw_invitation(const Drawing& drawing, const Rect& rect, bool stacked) {
    drawing.list.AddRectFilled(min_of(rect), max_of(rect), theme::surface, theme::radius);
    drawing.list.AddRect(min_of(rect), max_of(rect), theme::outline, theme::radius);
    Rect rest = rect.inset(theme::space_4, theme::space_3);
    Rect action = stacked ? rest.cut_bottom(theme::touch_target) : rest.cut_right(136);
    action = action.centered(action.width, theme::touch_target);
    rest.cut_right(stacked ? 0 : theme::space_3);
    const Rect words = rest.centered(rest.width, std::min(rest.height, 52.0F));
    drawing.mirror({.id = "invitation",
                    .role = Role::Status,
                    .name = "Waiting for others. Share the link to this room.",
                    .rect = words});
    Rect line = words;
    draw_label(drawing, line.cut_top(words.height / 2), "Waiting for others",
               {.size = 16, .weight = Weight::Medium, .color = theme::text});
    draw_name(drawing, line, "Share this link: " + drawing.snapshot.room_link,
              {.size = theme::body_size, .weight = Weight::Regular, .color = theme::text_muted});
    if (button(drawing, action,
               {.id = "invitation-copy",
                .name = "Copy link to this room",
                .icon = icon::copy,
                .words = "Copy link",
                .emphasis = Emphasis::Primary,
                .radius = theme::radius_small,
                .icon_size = 18})) {
        drawing.emit(intent::CopyLink{});
    }
}

void draw_spotlight(const Drawing& drawing, const Rect& stage) {
    const Spotlight places = spotlight(stage, theme::space_2);
    draw_tile(drawing, places.large, tile_of(drawing.snapshot, drawing.snapshot.members.front()),
              places.small.x - places.large.x);
    const Rect& small = places.small;
    drawing.list.AddRectFilled({small.x - 2, small.y - 2}, {small.right() + 2, small.bottom() + 2}, theme::background,
                               theme::radius + 2);
    draw_tile(drawing, small, own_tile(drawing.snapshot), small.width);
}

void draw_grid(const Drawing& drawing, const Rect& stage) {
    const Snapshot& snapshot = drawing.snapshot;
    const std::size_t count = snapshot.members.size() + 1;
    const std::vector<Rect> places = tile_grid(stage, count, is_compact(drawing.viewport) ? 8.0F : 12.0F);
    if (places.size() != count) return;
    for (std::size_t index = 0; index < snapshot.members.size(); ++index) {
        draw_tile(drawing, places[index], tile_of(snapshot, snapshot.members[index]), places[index].width);
    }
    draw_tile(drawing, places.back(), own_tile(snapshot), places.back().width);
}

// Returns where banners may lie: over pictures, never over something to press.
Rect draw_people(const Drawing& drawing, const Rect& stage) {
    const std::size_t count = drawing.snapshot.members.size() + 1;
    if (count == 1) {
        const AloneLayout alone = alone_layout(stage);
        draw_grid(drawing, alone.tile_area);
        draw_invitation(drawing, alone.invitation, alone.stacked);
        return alone.tile_area;
    }
    if (prefers_spotlight(stage, count)) {
        draw_spotlight(drawing, stage);
    } else {
        draw_grid(drawing, stage);
    }
    return stage;
}

}  // namespace

void draw_room_screen(const Drawing& drawing) {
    const Panel panel = drawing.state.panel;
    const RoomLayout layout = room_layout(drawing.viewport, panel != Panel::None);
    Drawing behind = drawing;
    behind.inert = drawing.inert || layout.panel_covers_stage;
    draw_top_bar(behind, layout.top_bar);
    const Rect banner_area = draw_people(behind, layout.stage);
    draw_banners(behind, banner_area.inset(theme::space_2, theme::space_2), banners_of(drawing.snapshot));
    switch (panel) {
    case Panel::None: break;
    case Panel::People: draw_member_panel(drawing, layout.panel, layout.panel_covers_stage); break;
    case Panel::Chat: draw_chat_panel(drawing, layout.panel, layout.panel_covers_stage); break;
    }
    draw_control_bar(drawing, layout.controls);
    announce_chat(drawing, layout.controls);
}

}  // namespace parley::ui
