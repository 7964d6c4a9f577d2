// Member panel: see the header.
#include "ui/member_panel.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "ui/icons.hpp"
#include "ui/label.hpp"
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
};

Row row_of(const Snapshot& snapshot, const MemberView& member) {
    std::string below(link_words(member.link));
    if (member.link != LinkState::Connected && !member.link_reason.empty()) below += ": " + member.link_reason;
    const std::string troubles = trouble_words(snapshot, member);
    const bool is_well = member.link == LinkState::Connected && troubles.empty();
    if (member.link == LinkState::Connected && !troubles.empty()) below = troubles;
    Row row{.who = tile_of(snapshot, member), .below = std::move(below), .is_well = is_well};
    if (!troubles.empty()) row.who.words += ", " + troubles;
    if (!snapshot.voice_only) row.camera_on = member.state.camera_on || member.state.screen_on;
    return row;
}

Row own_row(const Snapshot& snapshot) {
    Row row{.who = own_tile(snapshot), .below = "In this room"};
    if (!snapshot.voice_only) row.camera_on = snapshot.camera.state == DeviceState::On;
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

void draw_row(const Drawing& drawing, const Rect& rect, const Row& row) {
    drawing.mirror({.id = "member-" + row.who.node_id,
                    .role = Role::ListItem,
                    .name = row.who.words,
                    .rect = rect,
                    .parent = list_id});
    Rect rest = rect.inset(theme::space_2, 0);
    const Rect disc = rest.cut_left(disc_size);
    draw_disc(drawing, {disc.center_x(), disc.center_y()}, disc_size, row.who.name);
    rest.cut_left(theme::space_3);
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

// Wheel and finger move the list. The bar at its side only shows where one is.
float scrolled(const Drawing& drawing, const Rect& rect, float content_height) {
    float& scroll = drawing.state.members_scroll;
    const float scroll_max = std::max(content_height - rect.height, 0.0F);
    if (scroll_max > 0 && !drawing.inert && !rect.empty()) {
        ImGui::SetCursorScreenPos(min_of(rect));
        ImGui::InvisibleButton(list_id, {rect.width, rect.height});
        const ImGuiIO& io = ImGui::GetIO();
        constexpr float pixels_per_notch = 60;
        if (ImGui::IsItemHovered()) scroll -= io.MouseWheel * pixels_per_notch;
        if (ImGui::IsItemActive()) scroll -= io.MouseDelta.y;
    }
    scroll = std::clamp(scroll, 0.0F, scroll_max);
    if (scroll_max > 0) {
        const float length = std::max(rect.height * rect.height / content_height, 24.0F);
        const float top = rect.y + (rect.height - length) * scroll / scroll_max;
        drawing.list.AddRectFilled({rect.right() - 4, top}, {rect.right() - 1, top + length}, theme::field_outline, 2);
    }
    return scroll;
}

void draw_rows(const Drawing& drawing, const Rect& rect) {
    const Snapshot& snapshot = drawing.snapshot;
    drawing.mirror({.id = list_id, .role = Role::List, .name = "People in this room", .rect = rect});
    const float content_height = row_height * static_cast<float>(snapshot.members.size() + 1);
    const float scroll = scrolled(drawing, rect, content_height);
    drawing.list.PushClipRect(min_of(rect), max_of(rect), true);
    Rect row{.x = rect.x, .y = rect.y - scroll, .width = rect.width - theme::space_1, .height = row_height};
    const auto draw_next = [&](const Row& content) {
        // Rows out of sight stay in the mirror, at the edge where they went: a list is read as a whole.
        Rect place = row;
        place.y = std::clamp(row.y, rect.y, std::max(rect.bottom() - row_height, rect.y));
        if (row.overlaps(rect)) {
            draw_row(drawing, row, content);
            if (!drawing.inert) drawing.frame.nodes.back().rect = place;
        } else {
            drawing.mirror({.id = "member-" + content.who.node_id,
                            .role = Role::ListItem,
                            .name = content.who.words,
                            .rect = place,
                            .parent = list_id});
        }
        row.y += row_height;
    };
    draw_next(own_row(snapshot));
    for (const MemberView& member : snapshot.members) draw_next(row_of(snapshot, member));
    drawing.list.PopClipRect();
}

}  // namespace

void draw_member_panel(const Drawing& drawing, const Rect& rect, bool covers) {
    const float progress = transition(drawing, drawing.state.members_changed);
    Rect panel = rect;
    const float shift = (1 - progress) * 24;
    panel.x += covers ? 0 : shift;
    if (covers) {
        drawing.list.AddRectFilled(min_of(panel), max_of(panel), theme::background);
    } else {
        drawing.list.AddRectFilled(min_of(panel), max_of(panel), theme::surface, theme::radius_large);
        drawing.list.AddRect(min_of(panel), max_of(panel), theme::outline, theme::radius_large);
    }
    Rect rest = panel.inset(theme::space_2, theme::space_2);
    Rect header = rest.cut_top(theme::touch_target);
    const Rect close = header.cut_right(theme::touch_target);
    header.cut_left(theme::space_2);
    const std::string title = people_words(drawing.snapshot.members.size() + 1, drawing.snapshot.capacity);
    drawing.mirror({.id = "members-title", .role = Role::Heading, .name = title, .rect = header});
    draw_label(drawing, header, title, {.size = 16, .weight = Weight::Medium, .color = theme::text});
    if (button(drawing, close,
               {.id = "members-close",
                .name = "Close list of people",
                .icon = icon::x,
                .emphasis = Emphasis::Quiet,
                .radius = theme::radius_small})) {
        drawing.state.members_open = false;
    }
    rest.cut_top(theme::space_1);
    draw_rows(drawing, rest);
}

}  // namespace parley::ui
