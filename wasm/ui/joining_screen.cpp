// Joining screen: see the header.
#include "ui/joining_screen.hpp"

#include <algorithm>
#include <string>

#include "core/words/say.hpp"
#include "ui/banner.hpp"
#include "ui/free_area.hpp"
#include "ui/label.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/words.hpp"

namespace parley::ui {

void draw_joining_screen(const Drawing& drawing) {
    Rect area = free_area(drawing.viewport).inset(theme::space_4, theme::space_4);
    area.cut_top(draw_banners(drawing, area, banners_of(drawing.snapshot)));
    Rect column = area.centered(std::min(area.width, 420.0F), std::min(area.height, 216.0F));

    const Rect spinner = column.cut_top(56);
    draw_spinner(drawing, {spinner.center_x(), spinner.center_y()}, 44, theme::accent);
    column.cut_top(theme::space_4);
    const Rect words = column.cut_top(56);
    const std::string_view signaling = signaling_words(drawing.snapshot.signaling);
    const bool is_waiting = drawing.snapshot.moderation.is_waiting;
    const std::string_view knocked = say(Phrase::Knocked);
    const std::string title = say(is_waiting ? Phrase::WaitingForRoom : Phrase::Joining, drawing.snapshot.room);
    drawing.mirror({.id = is_waiting ? "waiting" : "joining",
                    .role = Role::Status,
                    .name = is_waiting ? say(Phrase::ThenSentence, title, knocked) : title,
                    .rect = words});
    Rect line = words;
    draw_name(drawing, line.cut_top(30), is_waiting ? std::string_view(say(Phrase::WaitingToBeLetIn)) : title,
              {.size = 20, .weight = Weight::Medium, .color = theme::text, .align = Align::Center});
    if (is_waiting) {
        const TextStyle style{
            .size = theme::body_size, .weight = Weight::Regular, .color = theme::text_muted, .align = Align::Center};
        line.height += theme::space_4;
        draw_paragraph(drawing, line, break_paragraph(drawing, knocked, style, line.width, 2), style);
        column.cut_top(theme::space_3);
    } else {
        draw_label(
            drawing, line, signaling.empty() ? std::string_view(say(Phrase::AskingServer)) : signaling,
            {.size = theme::body_size, .weight = Weight::Regular, .color = theme::text_muted, .align = Align::Center});
    }
    column.cut_top(theme::space_5);
    const Rect cancel = column.cut_top(theme::touch_target);
    if (button(drawing, cancel.centered(140, cancel.height),
               {.id = "cancel",
                .name = say(Phrase::Cancel),
                .words = say(Phrase::Cancel),
                .radius = theme::radius_small})) {
        drawing.emit(intent::Leave{});
    }
}

}  // namespace parley::ui
