// Reachable card: see the header.
#include "ui/reachable_card.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/limits.hpp"
#include "core/words/say.hpp"
#include "ui/calling_words.hpp"
#include "ui/free_area.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace parley::ui {

namespace {

constexpr const char* button_id = "reachable";
constexpr const char* field_id = "callsign";
constexpr float button_width = 148;
constexpr float card_width = 360;
constexpr std::size_t lines_max = 4;

const TextStyle text_style{.size = theme::body_size, .weight = Weight::Regular, .color = theme::text_muted};
const TextStyle trouble_style{.size = theme::body_size, .weight = Weight::Regular, .color = theme::warning};

bool is_wanted(const InvitationsView& view) {
    return view.reachability == Reachability::On || view.reachability == Reachability::Asking;
}

struct Card {
    Rect rect;
    Paragraph explanation = {};
    Paragraph trouble = {};
};

Card lay_out_card(const Drawing& drawing, const Rect& title) {
    const Rect screen = free_area(drawing.viewport).inset(theme::space_2);
    Card card;
    card.rect.width = std::min(card_width, screen.width);
    const float width = card.rect.width - 2 * theme::space_4;
    card.explanation =
        break_paragraph(drawing, std::string(say(Phrase::ReachableExplained)), text_style, width, lines_max);
    const std::string& message = drawing.snapshot.invitations.message;
    if (!message.empty()) card.trouble = break_paragraph(drawing, message, trouble_style, width, lines_max);
    card.rect.height = theme::touch_target + card.explanation.height + theme::space_3 + input_height() +
                       theme::space_3 + theme::touch_target + theme::space_4;
    if (card.trouble.height > 0) card.rect.height += card.trouble.height + theme::space_2;
    card.rect.height = std::min(card.rect.height, screen.height);
    card.rect.x = std::clamp(title.right() - card.rect.width, screen.x, screen.right() - card.rect.width);
    const float lowest = std::max(screen.bottom() - card.rect.height, screen.y);
    card.rect.y = std::min(title.bottom(), lowest);
    return card;
}

void submit(const Drawing& drawing) {
    std::string& draft = drawing.state.callsign_draft;
    if (draft.empty()) return;
    drawing.emit(intent::SetReachable{.callsign = draft});
    drawing.state.reachable_open = false;
    drawing.frame.focus = button_id;
}

void draw_actions(const Drawing& drawing, Rect row) {
    const InvitationsView& view = drawing.snapshot.invitations;
    const std::string& draft = drawing.state.callsign_draft;
    if (is_wanted(view)) {
        if (button(drawing, row.cut_left((row.width - theme::space_2) / 2),
                   {.id = "reachable-stop",
                    .name = say(Phrase::BeCalledByNobody),
                    .words = say(Phrase::StopBeingReachable),
                    .radius = theme::radius_small})) {
            drawing.emit(intent::SetReachable{.callsign = {}});
            drawing.state.reachable_open = false;
            drawing.frame.focus = button_id;
        }
        row.cut_left(theme::space_2);
    }
    if (button(drawing, row,
               {.id = "reachable-start",
                .name = say(Phrase::BeReachableByThisName),
                .words = say(is_wanted(view) ? Phrase::ChangeCallsign : Phrase::BeReachable),
                .emphasis = Emphasis::Primary,
                .radius = theme::radius_small,
                .disabled = draft.empty() || (is_wanted(view) && draft == view.callsign)})) {
        submit(drawing);
    }
}

}  // namespace

bool is_reachable_card_open(const Drawing& drawing) {
    return drawing.state.reachable_open && drawing.snapshot.invitations.is_possible;
}

void toggle_reachable_card(const Drawing& drawing) {
    UiState& state = drawing.state;
    const Snapshot& snapshot = drawing.snapshot;
    state.reachable_open = !state.reachable_open;
    drawing.frame.animating = true;
    drawing.frame.focus = state.reachable_open ? field_id : button_id;
    const std::string& known = snapshot.invitations.callsign;
    state.callsign_draft = known.empty() ? snapshot.name : known;
}

void draw_reachable_button(const Drawing& drawing, const Rect& title) {
    const InvitationsView& view = drawing.snapshot.invitations;
    if (!view.is_possible || title.empty()) return;
    Rect rest = title;
    const Rect place = rest.cut_right(button_width).centered(button_width, theme::touch_target);
    const bool is_on = view.reachability == Reachability::On;
    const std::string name =
        is_on ? say(Phrase::OthersCanCallYouAs, view.callsign) : std::string(say(Phrase::LetOthersCallYou));
    if (button(drawing, place,
               {.id = button_id,
                .name = name,
                .icon = icon::bell,
                .words = say(reachable_phrase(view.reachability)),
                .emphasis = is_on ? Emphasis::Neutral : Emphasis::Quiet,
                .radius = theme::radius_small,
                .icon_size = 18,
                .pressed = drawing.state.reachable_open})) {
        toggle_reachable_card(drawing);
    }
}

void draw_reachable_card(const Drawing& drawing, const Rect& title) {
    const Card card = lay_out_card(drawing, title);
    draw_panel(drawing, card.rect, theme::radius_large, theme::panel);
    Rect rest = card.rect.inset(theme::space_4, 0);
    Rect header = rest.cut_top(theme::touch_target);
    const Rect close = header.cut_right(theme::touch_target);
    drawing.mirror(
        {.id = "reachable-title", .role = Role::Heading, .name = say(Phrase::LetOthersCallYou), .rect = header});
    draw_label(drawing, header, say(Phrase::LetOthersCallYou),
               {.size = 16, .weight = Weight::Medium, .color = theme::text});
    if (button(drawing, close,
               {.id = "reachable-close",
                .name = say(Phrase::CloseReachable),
                .icon = icon::x,
                .emphasis = Emphasis::Quiet,
                .radius = theme::radius_small,
                .shortcut = key_of(KeyAction::Close)})) {
        toggle_reachable_card(drawing);
    }
    const Rect words = rest.cut_top(card.explanation.height);
    drawing.mirror(
        {.id = "reachable-words", .role = Role::Status, .name = say(Phrase::ReachableExplained), .rect = words});
    draw_paragraph(drawing, words, card.explanation, text_style);
    if (card.trouble.height > 0) {
        rest.cut_top(theme::space_2);
        const Rect place = rest.cut_top(card.trouble.height);
        drawing.mirror({.id = "reachable-trouble",
                        .role = Role::Alert,
                        .name = drawing.snapshot.invitations.message,
                        .rect = place});
        draw_paragraph(drawing, place, card.trouble, trouble_style);
    }
    rest.cut_top(theme::space_3);
    if (auto typed = input(drawing, rest.cut_top(input_height()),
                           {.id = field_id,
                            .label = say(Phrase::YourCallsign),
                            .value = drawing.state.callsign_draft,
                            .placeholder = say(Phrase::CallsignPlaceholder),
                            .bytes_max = limits::callsign_bytes_max})) {
        drawing.state.callsign_draft = *std::move(typed);
    }
    rest.cut_top(theme::space_3);
    draw_actions(drawing, rest.cut_top(theme::touch_target));
    if (drawing.state.take_activation(field_id)) submit(drawing);
}

}  // namespace parley::ui
