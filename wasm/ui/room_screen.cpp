// Room screen: see the header.
#include "ui/room_screen.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/words/say.hpp"
#include "ui/banner.hpp"
#include "ui/chat_panel.hpp"
#include "ui/control_bar.hpp"
#include "ui/device_chooser.hpp"
#include "ui/devices_panel.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/member_panel.hpp"
#include "ui/people_stage.hpp"
#include "ui/reaction_strip.hpp"
#include "ui/recording_strip.hpp"
#include "ui/room_keys.hpp"
#include "ui/room_layout.hpp"
#include "ui/shortcuts_panel.hpp"
#include "ui/statistics_panel.hpp"
#include "ui/theme.hpp"
#include "ui/top_bar.hpp"
#include "ui/widgets.hpp"
#include "ui/words.hpp"

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
    drawing.mirror(
        {.id = "invitation", .role = Role::Status, .name = say(Phrase::WaitingForOthersShare), .rect = words});
    Rect line = words;
    draw_label(drawing, line.cut_top(words.height / 2), say(Phrase::WaitingForOthers),
               {.size = 16, .weight = Weight::Medium, .color = theme::text});
    draw_name(drawing, line, say(Phrase::ShareThisLink, drawing.snapshot.room_link),
              {.size = theme::body_size, .weight = Weight::Regular, .color = theme::text_muted});
    if (button(drawing, action,
               {.id = "invitation-copy",
                .name = say(Phrase::CopyRoomLink),
                .icon = icon::copy,
                .words = say(Phrase::CopyLink),
                .emphasis = Emphasis::Primary,
                .radius = theme::radius_small,
                .icon_size = 18})) {
        drawing.emit(intent::CopyLink{});
    }
}

// Returns where banners may lie: over pictures, never over something to press.
Rect draw_people(const Drawing& drawing, const Rect& stage) {
    const bool is_alone = drawing.snapshot.members.empty();
    Rect free = stage;
    const Rect strip = drawing.state.reactions_open ? reaction_strip(stage) : Rect{};
    // Tiles may lie below it, the invitation may not.
    if (is_alone && !strip.empty()) free.cut_bottom(strip.height + theme::space_2);
    const AloneLayout alone = alone_layout(free);
    const Rect tiles = is_alone ? alone.tile_area : stage;
    Rect banners = tiles.inset(theme::space_2, theme::space_2);
    if (!is_alone && !strip.empty()) banners.cut_bottom(strip.height);
    std::vector<Rect> covered = banner_places(drawing, banners, banners_of(drawing.snapshot));
    if (!strip.empty()) covered.push_back(strip);
    draw_people_stage(drawing, tiles, covered);
    if (is_alone) draw_invitation(drawing, alone.invitation, alone.stacked);
    return banners;
}

// What happens on tiles, for those who do not see them.
void mirror_gestures(const Drawing& drawing, const Rect& stage) {
    const std::string hands = hands_words(drawing.snapshot);
    if (!hands.empty()) drawing.mirror({.id = "hands", .role = Role::Status, .name = hands, .rect = stage});
    const std::string screens = screens_words(drawing.snapshot);
    if (!screens.empty()) drawing.mirror({.id = "screens", .role = Role::Status, .name = screens, .rect = stage});
    const std::string reactions = reactions_words(drawing.snapshot);
    if (!reactions.empty()) {
        drawing.mirror({.id = "reactions-shown", .role = Role::Status, .name = reactions, .rect = stage});
    }
}

}  // namespace

void draw_room_screen(const Drawing& drawing) {
    perform_keys(drawing);
    const Panel panel = drawing.state.panel;
    RoomLayout layout = room_layout(drawing.viewport, panel != Panel::None);
    Drawing front = drawing;
    const std::optional<DeviceKind> listed = open_device_list(drawing);
    front.inert = drawing.inert || drawing.state.shortcuts_open || listed.has_value();
    Drawing behind = front;
    behind.inert = front.inert || layout.panel_covers_stage;
    draw_top_bar(behind, layout.top_bar);
    if (const float height = recording_strip_height(behind, layout.stage.width); height > 0) {
        draw_recording_strip(behind, layout.stage.cut_top(height));
        layout.stage.cut_top(theme::space_2);
    }
    const Rect banner_area = draw_people(behind, layout.stage);
    draw_banners(behind, banner_area, banners_of(drawing.snapshot));
    Rect chooser;
    switch (panel) {
    case Panel::None: break;
    case Panel::Devices: chooser = draw_devices_panel(front, layout.panel, layout.panel_covers_stage); break;
    case Panel::People: draw_member_panel(front, layout.panel, layout.panel_covers_stage); break;
    case Panel::Chat: draw_chat_panel(front, layout.panel, layout.panel_covers_stage); break;
    case Panel::Statistics: draw_statistics_panel(front, layout.panel, layout.panel_covers_stage); break;
    }
    if (drawing.state.reactions_open) draw_reaction_strip(front, reaction_strip(layout.stage));
    draw_control_bar(front, layout.controls);
    announce_chat(front, layout.controls);
    mirror_gestures(front, layout.stage);
    if (listed && !drawing.state.shortcuts_open) draw_device_list(drawing, chooser, *listed);
    if (drawing.state.shortcuts_open) draw_shortcuts_panel(drawing);
    watch_statistics(drawing);
}

}  // namespace parley::ui
