// Top bar: see the header.
#include "ui/top_bar.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "core/words/say.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/room_layout.hpp"
#include "ui/theme.hpp"
#include "ui/view_controls.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

constexpr float chip_height = 30;
constexpr float icon_size = 16;
const TextStyle chip_style{.size = theme::body_size - 1, .weight = Weight::Medium, .color = theme::text};

float chip_width(const Drawing& drawing, std::string_view words) {
    return icon_size + 6 + label_width(drawing, words, chip_style) + 2 * theme::space_3 + 1;
}

void draw_chip(const Drawing& drawing, const Rect& place, const char* icon, ImU32 color, std::string_view words) {
    const Rect chip = place.centered(place.width, chip_height);
    drawing.list.AddRectFilled(min_of(chip), max_of(chip), theme::surface, chip_height / 2);
    drawing.list.AddRect(min_of(chip), max_of(chip), theme::outline, chip_height / 2);
    Rect inner = chip.inset(theme::space_3, 0);
    draw_icon(drawing, {inner.x + icon_size / 2, chip.center_y()}, icon, icon_size, color);
    inner.cut_left(icon_size + 6);
    draw_label(drawing, inner, words, chip_style);
}

// The server's state takes the place of the number of people where there is room for one only.
void draw_chips(const Drawing& drawing, Rect& rest) {
    const std::size_t count = drawing.snapshot.members.size() + 1;
    const std::string people = people_words(count, 0);
    const std::string_view signaling = signaling_words(drawing.snapshot.signaling);
    const bool narrow = rest.width < 480;
    if (!narrow || signaling.empty()) {
        const std::string shown = narrow ? std::to_string(count) : people;
        const Rect place = rest.cut_right(chip_width(drawing, shown));
        drawing.mirror({.id = "people", .role = Role::Status, .name = people, .rect = place});
        draw_chip(drawing, place, icon::users, theme::text_muted, shown);
        rest.cut_right(theme::space_2);
    }
    if (drawing.snapshot.moderation.is_locked) {
        const Rect place =
            rest.cut_right(narrow ? icon_size + 2 * theme::space_3 : chip_width(drawing, say(Phrase::Locked)));
        drawing.mirror({.id = "locked", .role = Role::Status, .name = say(Phrase::RoomIsLocked), .rect = place});
        draw_chip(drawing, place, icon::lock, theme::warning, narrow ? std::string_view() : say(Phrase::Locked));
        rest.cut_right(theme::space_2);
    }
    if (signaling.empty()) return;
    const std::string_view shown = narrow ? signaling_short_words(drawing.snapshot.signaling) : signaling;
    const Rect place = rest.cut_right(chip_width(drawing, shown));
    drawing.mirror({.id = "signaling", .role = Role::Status, .name = std::string(signaling), .rect = place});
    draw_chip(drawing, place, icon::wifi_off, theme::warning, shown);
    rest.cut_right(theme::space_2);
}

}  // namespace

void draw_top_bar(const Drawing& drawing, const Rect& rect) {
    Rect rest = rect;
    if (!is_compact(drawing.viewport)) {
        const TextStyle style{.size = theme::heading_size, .weight = Weight::Medium, .color = theme::accent};
        draw_label(drawing, rest.cut_left(label_width(drawing, say(Phrase::Parley), style) + 1), say(Phrase::Parley),
                   style);
        rest.cut_left(theme::space_3);
        const Rect divider = rest.cut_left(1);
        drawing.list.AddRectFilled({divider.x, divider.center_y() - 10}, {divider.right(), divider.center_y() + 10},
                                   theme::outline);
        rest.cut_left(theme::space_3);
    }
    Rect chips = rest;
    draw_view_controls(drawing, chips);
    draw_chips(drawing, chips);
    drawing.mirror({.id = "room-name",
                    .role = Role::Heading,
                    .name = say(Phrase::RoomHeading, drawing.snapshot.room),
                    .rect = chips});
    draw_name(drawing, chips, drawing.snapshot.room,
              {.size = theme::heading_size - 1, .weight = Weight::Medium, .color = theme::text});
}

}  // namespace parley::ui
