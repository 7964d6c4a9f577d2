// Member menu: see the header.
#include "ui/member_menu.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/words/say.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

constexpr float icon_size = 18;

struct Item {
    std::string_view id;
    std::string name;
    const char* icon;
    std::string_view words;
    std::optional<Intent> intent = {};  // None for what only the screen does.
    Emphasis emphasis = Emphasis::Neutral;
};

constexpr std::string_view file_item = "file";
constexpr std::string_view safety_item = "safety";

void add_items_of_host(std::vector<Item>& items, const MemberView& member, const std::string& name) {
    if (member.can_moderate) {
        items.push_back({.id = "mute",
                         .name = say(Phrase::MuteMember, name),
                         .icon = icon::mic_off,
                         .words = say(Phrase::ItemMute),
                         .intent = intent::AskMember{.id = member.id, .what = AskedFor::Mute}});
        items.push_back({.id = "stop-video",
                         .name = say(Phrase::StopVideoOf, name),
                         .icon = icon::video_off,
                         .words = say(Phrase::ItemStopVideo),
                         .intent = intent::AskMember{.id = member.id, .what = AskedFor::StopVideo}});
        items.push_back({.id = "make-host",
                         .name = say(Phrase::MakeMemberHost, name),
                         .icon = icon::crown,
                         .words = say(Phrase::ItemMakeHost),
                         .intent = intent::MakeHost{.id = member.id}});
    }
    items.push_back({.id = "remove",
                     .name = say(Phrase::RemoveMember, name),
                     .icon = icon::user_x,
                     .words = say(Phrase::ItemRemove),
                     .intent = intent::RemoveMember{.id = member.id},
                     .emphasis = Emphasis::Danger});
}

std::vector<Item> items_about(const Snapshot& snapshot, const MemberView& member) {
    const std::string name = name_apart(snapshot, member);
    std::vector<Item> items;
    if (member.takes_files) {
        items.push_back({.id = file_item,
                         .name = say(Phrase::SendFileTo, name),
                         .icon = icon::paperclip,
                         .words = say(Phrase::ItemSendFile)});
    }
    if (!member.safety_code.empty()) {
        items.push_back({.id = safety_item,
                         .name = say(Phrase::SafetyCodeWith, name),
                         .icon = icon::shield_check,
                         .words = say(Phrase::ItemSafetyCode)});
    }
    if (is_host(snapshot)) add_items_of_host(items, member, name);
    return items;
}

bool is_open(const Drawing& drawing, const MemberView& member) {
    return drawing.state.member_menu == member.id;
}

void perform(const Drawing& drawing, const MemberView& member, const Item& item) {
    UiState& state = drawing.state;
    state.member_menu = {};
    drawing.frame.focus = "menu-" + member.id.value;
    if (item.intent) return drawing.emit(*item.intent);
    if (item.id == file_item) {
        drawing.frame.chooses_file_for = member.id;
    } else {
        state.safety_with = state.safety_with == member.id ? PeerId{} : member.id;
    }
}

void draw_item(const Drawing& drawing, const Rect& rect, const MemberView& member, const Item& item) {
    if (button(drawing, rect,
               {.id = std::string(item.id) + "-" + member.id.value,
                .name = item.name,
                .icon = item.icon,
                .words = item.words,
                .emphasis = item.emphasis,
                .radius = theme::radius_small,
                .icon_size = icon_size})) {
        perform(drawing, member, item);
    }
}

std::size_t rows_for(std::size_t items) {
    return (items + 1) / 2;
}

}  // namespace

bool is_host(const Snapshot& snapshot) {
    return snapshot.phase == Phase::InRoom && !snapshot.self.empty() && snapshot.moderation.host == snapshot.self;
}

void draw_menu_button(const Drawing& drawing, Rect& row, const MemberView& member) {
    if (items_about(drawing.snapshot, member).empty()) return;
    const Rect place = row.cut_right(theme::touch_target);
    const bool open = is_open(drawing, member);
    if (button(drawing, place.centered(theme::touch_target, theme::touch_target),
               {.id = "menu-" + member.id.value,
                .name = say(Phrase::WhatToDoAbout, name_apart(drawing.snapshot, member)),
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
    const std::size_t rows = rows_for(items_about(drawing.snapshot, member).size());
    return rows == 0 ? 0 : static_cast<float>(rows) * (theme::touch_target + theme::space_1) + theme::space_2;
}

void draw_menu(const Drawing& drawing, const Rect& rect, const Rect& sight, const MemberView& member) {
    Rect rest = rect.inset(theme::space_2, theme::space_1);
    const std::vector<Item> items = items_about(drawing.snapshot, member);
    for (std::size_t index = 0; index < items.size(); index += 2) {
        Rect row = rest.cut_top(theme::touch_target);
        rest.cut_top(theme::space_1);
        if (!sight.contains(row)) continue;
        const bool is_alone = index + 1 == items.size();
        const Rect first = is_alone ? row : row.cut_left((row.width - theme::space_1) / 2);
        draw_item(drawing, first, member, items[index]);
        if (is_alone) break;
        row.cut_left(theme::space_1);
        draw_item(drawing, row, member, items[index + 1]);
    }
}

void draw_lock(const Drawing& drawing, Rect& rest) {
    const bool locked = drawing.snapshot.moderation.is_locked;
    if (!is_host(drawing.snapshot)) {
        if (!locked) return;
        Rect line = rest.cut_top(32).inset(theme::space_2, 0);
        const std::string_view words = say(Phrase::LockedMustKnock);
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
                .name = say(locked ? Phrase::UnlockTheRoom : Phrase::LockTheRoom),
                .icon = locked ? icon::lock : icon::lock_open,
                .words = say(locked ? Phrase::ItemUnlockRoom : Phrase::ItemLockRoom),
                .radius = theme::radius_small,
                .icon_size = icon_size,
                .pressed = locked,
                .shortcut = key_of(KeyAction::Lock)})) {
        drawing.emit(intent::LockRoom{.locked = !locked});
    }
    rest.cut_top(theme::space_2);
}

}  // namespace parley::ui
