// Shortcuts panel: see the header.
#include "ui/shortcuts_panel.hpp"

#include <algorithm>
#include <string>

#include "core/words/say.hpp"
#include "ui/free_area.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/room_keys.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace parley::ui {

namespace {

constexpr const char* list_id = "shortcut-list";
constexpr float row_height_max = 36;
constexpr float row_height_min = 26;
constexpr float column_width = 300;
constexpr float key_width = 60;
constexpr auto count = static_cast<float>(shortcuts.size());

struct PanelLayout {
    Rect panel;
    float columns = 1;
    float row_height = row_height_max;
};

PanelLayout lay_out(const Viewport& viewport) {
    const float margin = theme::space_2;
    const float frame = 2 * theme::space_3;
    const Rect screen = free_area(viewport);
    const float room = screen.height - 2 * margin - frame - theme::touch_target;
    PanelLayout layout;
    if (room < count * row_height_min && screen.width >= 2 * column_width * 0.8F) layout.columns = 2;
    const float rows = layout.columns > 1 ? count / 2 : count;
    layout.row_height = std::min(row_height_max, room / rows);
    layout.panel =
        screen.centered(std::min(screen.width - 2 * margin, layout.columns * column_width + frame + theme::space_4),
                        frame + theme::touch_target + rows * layout.row_height);
    return layout;
}

void draw_shortcut(const Drawing& drawing, const Rect& rect, const Shortcut& shortcut) {
    drawing.mirror({.id = "shortcut-" + std::string(shortcut.shown),
                    .role = Role::ListItem,
                    .name = say(Phrase::Explained, shortcut.shown, say(shortcut.words)),
                    .rect = rect,
                    .parent = list_id});
    Rect rest = rect;
    const Rect key = rest.cut_left(key_width).centered(key_width, std::min(rect.height - 4, 26.0F));
    drawing.list.AddRectFilled(min_of(key), max_of(key), theme::surface, 6);
    drawing.list.AddRect(min_of(key), max_of(key), theme::field_outline, 6);
    draw_label(drawing, key, shortcut.shown,
               {.size = 13, .weight = Weight::Medium, .color = theme::text, .align = Align::Center});
    rest.cut_left(theme::space_3);
    const TextStyle style{.size = theme::body_size, .weight = Weight::Regular, .color = theme::text};
    draw_label(drawing, rest, say(shortcut.words), fitted(drawing, say(shortcut.words), style, rest.width, 10));
}

}  // namespace

void draw_shortcuts_panel(const Drawing& drawing) {
    const PanelLayout layout = lay_out(drawing.viewport);
    if (layout.panel.empty() || layout.row_height <= 4) return;
    drawing.list.AddRectFilled({0, 0}, {drawing.viewport.width, drawing.viewport.height}, theme::scrim);
    draw_panel(drawing, layout.panel, theme::radius_large, theme::panel);
    Rect rest = layout.panel.inset(theme::space_4, theme::space_3);
    Rect header = rest.cut_top(theme::touch_target);
    const Rect close = header.cut_right(theme::touch_target);
    drawing.mirror(
        {.id = "shortcuts-title", .role = Role::Heading, .name = say(Phrase::KeyboardShortcuts), .rect = header});
    draw_label(drawing, header, say(Phrase::KeyboardShortcuts),
               {.size = 16, .weight = Weight::Medium, .color = theme::text});
    if (button(drawing, close,
               {.id = "shortcuts-close",
                .name = say(Phrase::CloseShortcuts),
                .icon = icon::x,
                .emphasis = Emphasis::Quiet,
                .radius = theme::radius_small,
                .shortcut = key_of(KeyAction::Close)})) {
        close_shortcuts(drawing);
    }
    drawing.mirror({.id = list_id, .role = Role::List, .name = say(Phrase::KeyboardShortcuts), .rect = rest});
    const float width = rest.width / layout.columns;
    Rect column = rest.cut_left(width);
    for (const Shortcut& shortcut : shortcuts) {
        if (column.height < layout.row_height * 0.5F) column = rest.cut_left(width);
        draw_shortcut(drawing, column.cut_top(layout.row_height).inset(theme::space_1, 0), shortcut);
    }
}

}  // namespace parley::ui
