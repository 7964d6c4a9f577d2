// Member panel: see the header.
#include "ui/member_panel.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "core/words/say.hpp"
#include "ui/calling_section.hpp"
#include "ui/devices_panel.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/member_menu.hpp"
#include "ui/panel_frame.hpp"
#include "ui/room_keys.hpp"
#include "ui/safety_section.hpp"
#include "ui/scroll.hpp"
#include "ui/theme.hpp"
#include "ui/tile.hpp"
#include "ui/widgets.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

constexpr float row_height = 56;
constexpr float disc_size = 36;
constexpr float icon_size = 18;
constexpr const char* list_id = "member-list";

ImU32 link_color(LinkState link) {
    switch (link) {
    case LinkState::Connecting:
    case LinkState::Connected: return theme::text_muted;
    case LinkState::Reconnecting: return theme::warning;
    case LinkState::Failed: return theme::error;
    }
    return theme::text_muted;
}

struct Row {
    TileView who;
    std::string below;                   // The second line.
    bool is_well = true;                 // Otherwise that line warns.
    std::optional<bool> camera_on = {};  // Nothing in a room without video.
    const MemberView* member = nullptr;  // Null for ourselves.
};

void mark_host(Row& row) {
    row.below = say(Phrase::Dotted, say(Phrase::Host), row.below);
    row.who.words = joined(Phrase::Comma, row.who.words, say(Phrase::ItemHost));
}

Row row_of(const Snapshot& snapshot, const MemberView& member) {
    std::string below(link_words(member.link));
    if (member.link != LinkState::Connected && !member.link_reason.empty()) {
        below = say(Phrase::Explained, below, member.link_reason);
    }
    const std::string troubles = trouble_words(snapshot, member);
    const bool is_well = member.link == LinkState::Connected && troubles.empty();
    if (member.link == LinkState::Connected && !troubles.empty()) below = troubles;
    Row row{.who = tile_of(snapshot, member), .below = std::move(below), .is_well = is_well};
    row.who.words = joined(Phrase::Comma, row.who.words, troubles);
    if (!snapshot.voice_only) row.camera_on = member.state.camera_on || member.state.screen_on;
    if (snapshot.moderation.host == member.id) mark_host(row);
    row.member = &member;
    return row;
}

Row own_row(const Snapshot& snapshot) {
    Row row{.who = own_tile(snapshot), .below = say(Phrase::InThisRoom)};
    if (!snapshot.voice_only) row.camera_on = snapshot.camera.state == DeviceState::On;
    if (is_host(snapshot)) mark_host(row);
    return row;
}

ImU32 below_color(const Row& row) {
    const bool warns = !row.is_well && row.who.link == LinkState::Connected;
    return warns ? theme::warning : link_color(row.who.link);
}

void draw_device_icon(const Drawing& drawing, Rect& rest, TrackKind kind, bool on) {
    const Rect place = rest.cut_right(icon_size + theme::space_2);
    const char* icon =
        kind == TrackKind::Audio ? (on ? icon::mic : icon::mic_off) : (on ? icon::video : icon::video_off);
    draw_icon(drawing, {place.center_x(), place.center_y()}, icon, icon_size, on ? theme::text_muted : theme::error);
}

void draw_hand(const Drawing& drawing, Rect& rest) {
    const Rect place = rest.cut_right(icon_size + theme::space_2);
    draw_icon(drawing, {place.center_x(), place.center_y()}, icon::hand, icon_size, theme::warning);
}

// `is_whole`: all of it is in sight, so that it can be operated.
void draw_row(const Drawing& drawing, const Rect& rect, const Row& row, bool is_whole) {
    drawing.mirror({.id = "member-" + row.who.node_id,
                    .role = Role::ListItem,
                    .name = row.who.words,
                    .rect = rect,
                    .parent = list_id});
    Rect rest = rect.inset(theme::space_2, 0);
    const Rect disc = rest.cut_left(disc_size);
    draw_disc(drawing, {disc.center_x(), disc.center_y()}, disc_size, row.who.name);
    rest.cut_left(theme::space_3);
    if (row.member != nullptr && is_whole) draw_menu_button(drawing, rest, *row.member);
    if (row.camera_on) draw_device_icon(drawing, rest, TrackKind::Video, *row.camera_on);
    draw_device_icon(drawing, rest, TrackKind::Audio, row.who.microphone_on);
    if (row.who.hand > 0) draw_hand(drawing, rest);
    rest.cut_right(theme::space_2);
    rest = rest.inset(0, 8);
    draw_name(drawing, rest.cut_top(rest.height / 2), row.who.label,
              {.size = theme::body_size + 1, .weight = Weight::Medium, .color = theme::text});
    draw_name(drawing, rest, row.below,
              {.size = theme::caption_size + 1, .weight = Weight::Regular, .color = below_color(row)});
}

// Whoever goes through the buttons by keyboard, or opens a menu, sees it and the row beyond it.
void follow_focus(const Drawing& drawing, const Rect& rect, float& scroll) {
    float top = row_height;
    for (const MemberView& member : drawing.snapshot.members) {
        const float height = row_height + menu_height(drawing, member);
        const bool is_opened = drawing.state.menu_is_new && drawing.state.member_menu == member.id;
        if (is_opened || drawing.state.shows_ring("menu-" + member.id.value)) {
            scroll = std::min(scroll, std::max(top - row_height, 0.0F));
            scroll = std::max(scroll, std::min(top + height + row_height - rect.height, top));
        }
        top += height;
    }
    drawing.state.menu_is_new = false;
}

void draw_rows(const Drawing& drawing, const Rect& rect) {
    const Snapshot& snapshot = drawing.snapshot;
    drawing.mirror({.id = list_id, .role = Role::List, .name = say(Phrase::PeopleInRoom), .rect = rect});
    float content_height = row_height * static_cast<float>(snapshot.members.size() + 1);
    for (const MemberView& member : snapshot.members) content_height += menu_height(drawing, member);
    float& scroll = drawing.state.members_scroll;
    follow_focus(drawing, rect, scroll);
    scroll_by_pointer(drawing, list_id, rect, content_height, scroll);
    drawing.list.PushClipRect(min_of(rect), max_of(rect), true);
    Rect row{.x = rect.x, .y = rect.y - scroll, .width = rect.width - theme::space_1, .height = row_height};
    const auto draw_next = [&](const Row& content) {
        // Rows out of sight stay in the mirror, at the edge where they went: a list is read as a whole.
        Rect place = row;
        place.y = std::clamp(row.y, rect.y, std::max(rect.bottom() - row_height, rect.y));
        if (row.overlaps(rect)) {
            const std::size_t node = drawing.frame.nodes.size();
            draw_row(drawing, row, content, rect.contains(row));
            if (!drawing.inert) drawing.frame.nodes[node].rect = place;
        } else {
            drawing.mirror({.id = "member-" + content.who.node_id,
                            .role = Role::ListItem,
                            .name = content.who.words,
                            .rect = place,
                            .parent = list_id});
        }
        row.y += row_height;
        if (content.member == nullptr) return;
        Rect menu = row;
        menu.height = menu_height(drawing, *content.member);
        if (menu.height > 0 && menu.overlaps(rect)) draw_menu(drawing, menu, rect, *content.member);
        row.y += menu.height;
    };
    draw_next(own_row(snapshot));
    for (const MemberView& member : snapshot.members) draw_next(row_of(snapshot, member));
    drawing.list.PopClipRect();
}

void draw_statistics_row(const Drawing& drawing, const Rect& rect) {
    if (!button(drawing, rect,
                {.id = "members-statistics",
                 .name = say(Phrase::StatisticsOfConnections),
                 .icon = icon::activity,
                 .words = say(Phrase::Statistics),
                 .emphasis = Emphasis::Quiet,
                 .radius = theme::radius_small,
                 .icon_size = icon_size,
                 .shortcut = key_of(KeyAction::Statistics)})) {
        return;
    }
    // The focus must not vanish with what had it.
    if (drawing.state.focused_id() == "members-statistics") drawing.frame.focus = "statistics-close";
    toggle_panel(drawing, Panel::Statistics);
}

}  // namespace

void draw_member_panel(const Drawing& drawing, const Rect& rect, bool covers) {
    constexpr float copy_width = 120;
    PanelFrame panel = draw_panel_frame(drawing, rect, covers, {.id = "members", .closing = say(Phrase::ClosePeople)});
    const Rect copy = panel.header.cut_right(copy_width);
    panel.header.cut_right(theme::space_1);
    draw_panel_title(drawing, panel.header, "members-title",
                     people_words(drawing.snapshot.members.size() + 1, drawing.snapshot.capacity));
    if (button(drawing, copy,
               {.id = "members-copy-link",
                .name = say(Phrase::CopyInvitingLink),
                .icon = icon::link,
                .words = say(Phrase::CopyLink),
                .emphasis = Emphasis::Quiet,
                .radius = theme::radius_small,
                .icon_size = icon_size})) {
        drawing.emit(intent::CopyLink{});
    }
    panel.content.cut_top(theme::space_1);
    draw_lock(drawing, panel.content);
    draw_calling_section(drawing, panel.content);
    // Low windows have the key.
    if (panel.content.height >= 5 * row_height) {
        Rect row = panel.content.cut_bottom(theme::touch_target);
        if (!has_devices_button(drawing.viewport)) draw_devices_row(drawing, row.cut_right(row.width / 2));
        draw_statistics_row(drawing, row);
    }
    draw_safety_section(drawing, panel.content);
    draw_rows(drawing, panel.content);
}

}  // namespace parley::ui
