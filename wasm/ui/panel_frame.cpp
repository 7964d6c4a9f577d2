// Panel frame: see the header.
#include "ui/panel_frame.hpp"

#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace parley::ui {

PanelFrame draw_panel_frame(const Drawing& drawing, const Rect& rect, bool covers, const PanelNames& names) {
    const float progress = transition(drawing, drawing.state.panel_changed);
    Rect panel = rect;
    const float shift = (1 - progress) * 24;
    panel.x += covers ? 0 : shift;
    if (covers) {
        drawing.list.AddRectFilled(min_of(panel), max_of(panel), theme::background);
    } else {
        drawing.list.AddRectFilled(min_of(panel), max_of(panel), theme::surface, theme::radius_large);
        drawing.list.AddRect(min_of(panel), max_of(panel), theme::outline, theme::radius_large);
    }
    PanelFrame frame{.header = {}, .content = panel.inset(theme::space_2, theme::space_2)};
    frame.header = frame.content.cut_top(theme::touch_target);
    const Rect close = frame.header.cut_right(theme::touch_target);
    frame.header.cut_left(theme::space_2);
    if (button(drawing, close,
               {.id = std::string(names.id) + "-close",
                .name = std::string(names.closing),
                .icon = icon::x,
                .emphasis = Emphasis::Quiet,
                .radius = theme::radius_small})) {
        drawing.state.panel = Panel::None;
    }
    return frame;
}

void draw_panel_title(const Drawing& drawing, const Rect& header, std::string_view id, const std::string& title) {
    drawing.mirror({.id = std::string(id), .role = Role::Heading, .name = title, .rect = header});
    draw_label(drawing, header, title, {.size = 16, .weight = Weight::Medium, .color = theme::text});
}

}  // namespace parley::ui
