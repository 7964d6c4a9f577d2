// Member menu: see the header.
#include "ui/member_menu.hpp"

#include <string>
#include <string_view>

#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace parley::ui {

namespace {

constexpr float icon_size = 18;

bool is_open(const Drawing& drawing, const MemberView& member) {
    return drawing.state.member_menu == member.id && is_host(drawing.snapshot);
}

struct Item {
    std::string_view id;
    std::string name;
    const char* icon;
    std::string_view words;
    Intent intent;
    Emphasis emphasis = Emphasis::Neutral;
};

void draw_item(const Drawing& drawing, const Rect& rect, const MemberView& member, const Item& item) {
    if (!button(drawing, rect,
                {.id = std::string(item.id) + "-" + member.id.value,
                 .name = item.name,
                 .icon = item.icon,
                 .words = item.words,
                 .emphasis = item.emphasis,
                 .radius = theme::radius_small,
                 .icon_size = icon_size})) {
        return;
    }
    drawing.state.member_menu = {};
    drawing.frame.focus = "menu-" + member.id.value;
    drawing.emit(item.intent);
}

}  // namespace

bool is_host(const Snapshot& snapshot) {
    return snapshot.phase == Phase::InRoom && !snapshot.self.empty() && snapshot.moderation.host == snapshot.self;
}

void draw_menu_button(const Drawing& drawing, Rect& row, const MemberView& member) {
    const Rect place = row.cut_right(theme::touch_target);
    const bool open = is_open(drawing, member);
    if (button(drawing, place.centered(theme::touch_target, theme::touch_target),
               {.id = "menu-" + member.id.value,
                .name = "What to do about " + member.name,
                .icon = icon::ellipsis_vertical,
                .emphasis = Emphasis::Quiet,
                .radius = theme::radius_small,
                .icon_size = icon_size,
                .pressed = open})) {
        drawing.state.member_menu = open ? PeerId{} : member.id;
        drawing.state.menu_is_new = !open;
        drawing.frame.animating = true;
    }
}

float menu_height(const Drawing& drawing, const MemberView& member) {
    if (!is_open(drawing, member)) return 0;
    const float rows = member.can_moderate ? 2 : 1;
    return rows * (theme::touch_target + theme::space_1) + theme::space_2;
}

void draw_menu(const Drawing& drawing, const Rect& rect, const MemberView& member) {
    Rect rest = rect.inset(theme::space_2, theme::space_1);
    const Item remove{.id = "remove",
                      .name = "Remove " + member.name + " from the room",
                      .icon = icon::user_x,
                      .words = "Remove",
                      .intent = intent::RemoveMember{.id = member.id},
                      .emphasis = Emphasis::Danger};
    if (!member.can_moderate) return draw_item(drawing, rest.cut_top(theme::touch_target), member, remove);
    Rect row = rest.cut_top(theme::touch_target);
    const float half = (row.width - theme::space_1) / 2;
    draw_item(drawing, row.cut_left(half), member,
              {.id = "mute",
               .name = "Mute " + member.name,
               .icon = icon::mic_off,
               .words = "Mute",
               .intent = intent::AskMember{.id = member.id, .what = AskedFor::Mute}});
    row.cut_left(theme::space_1);
    draw_item(drawing, row, member,
              {.id = "stop-video",
               .name = "Stop the video of " + member.name,
               .icon = icon::video_off,
               .words = "Stop video",
               .intent = intent::AskMember{.id = member.id, .what = AskedFor::StopVideo}});
    rest.cut_top(theme::space_1);
    row = rest.cut_top(theme::touch_target);
    draw_item(drawing, row.cut_left(half), member,
              {.id = "make-host",
               .name = "Make " + member.name + " the host",
               .icon = icon::crown,
               .words = "Make host",
               .intent = intent::MakeHost{.id = member.id}});
    row.cut_left(theme::space_1);
    draw_item(drawing, row, member, remove);
}

void draw_lock(const Drawing& drawing, Rect& rest) {
    const bool locked = drawing.snapshot.moderation.is_locked;
    if (!is_host(drawing.snapshot)) {
        if (!locked) return;
        Rect line = rest.cut_top(32).inset(theme::space_2, 0);
        constexpr std::string_view words = "Locked: newcomers must knock";
        drawing.mirror({.id = "room-locked", .role = Role::Status, .name = std::string(words), .rect = line});
        const Rect place = line.cut_left(icon_size);
        draw_icon(drawing, {place.center_x(), place.center_y()}, icon::lock, icon_size, theme::text_muted);
        line.cut_left(theme::space_2);
        draw_label(drawing, line, words,
                   {.size = theme::body_size, .weight = Weight::Regular, .color = theme::text_muted});
        return;
    }
    if (button(drawing, rest.cut_top(theme::touch_target),
               {.id = "lock",
                .name = locked ? "Unlock the room" : "Lock the room: newcomers must knock",
                .icon = locked ? icon::lock : icon::lock_open,
                .words = locked ? "Unlock room" : "Lock room",
                .radius = theme::radius_small,
                .icon_size = icon_size,
                .pressed = locked,
                .shortcut = key_of(KeyAction::Lock)})) {
        drawing.emit(intent::LockRoom{.locked = !locked});
    }
    rest.cut_top(theme::space_2);
}

}  // namespace parley::ui
