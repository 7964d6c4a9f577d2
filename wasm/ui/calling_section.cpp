// Calling section: see the header.
#include "ui/calling_section.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "core/base/limits.hpp"
#include "core/words/say.hpp"
#include "ui/calling_words.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/room_keys.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace parley::ui {

namespace {

constexpr const char* button_id = "call-somebody";
constexpr const char* field_id = "call-name";
constexpr float row_height = theme::touch_target;
constexpr float icon_size = 18;
// Of the list of people below; the calls themselves give way first.
constexpr float list_height_min = 112;
// With somebody's menu open.
constexpr float list_with_menu_height_min = 7 * row_height;

void call(const Drawing& drawing) {
    UiState& state = drawing.state;
    if (state.call_draft.empty()) return;
    drawing.emit(intent::Invite{.callsign = std::exchange(state.call_draft, {})});
    state.forget_text(field_id);
    drawing.frame.animating = true;  // The field is empty in the next frame.
}

void close(const Drawing& drawing) {
    drawing.state.calling_open = false;
    drawing.frame.focus = button_id;
    drawing.frame.animating = true;
}

void draw_field(const Drawing& drawing, Rect row) {
    UiState& state = drawing.state;
    if (auto typed = state.take_text(field_id)) state.call_draft = *std::move(typed);
    if (state.take_activation(field_id)) call(drawing);
    const Rect closing = row.cut_right(row_height);
    row.cut_right(theme::space_1);
    const Rect action = row.cut_right(row_height);
    row.cut_right(theme::space_2);
    input_box(drawing, row,
              {.id = field_id,
               .label = say(Phrase::WhomToCall),
               .value = state.call_draft,
               .placeholder = say(Phrase::NameToCall),
               .bytes_max = limits::callsign_bytes_max});
    if (button(drawing, action,
               {.id = "call",
                .name = say(Phrase::Call),
                .icon = icon::phone,
                .emphasis = Emphasis::Primary,
                .radius = theme::radius_small,
                .disabled = state.call_draft.empty()})) {
        call(drawing);
    }
    if (button(drawing, closing,
               {.id = "call-close",
                .name = say(Phrase::CallNobody),
                .icon = icon::x,
                .emphasis = Emphasis::Quiet,
                .radius = theme::radius_small})) {
        close(drawing);
    }
}

void draw_opener(const Drawing& drawing, const Rect& row) {
    if (button(drawing, row,
               {.id = button_id,
                .name = say(Phrase::CallSomebodyIntoRoom),
                .icon = icon::phone,
                .words = say(Phrase::CallSomebody),
                .radius = theme::radius_small,
                .icon_size = icon_size,
                .shortcut = key_of(KeyAction::Call)})) {
        begin_calling(drawing);
    }
}

ImU32 outcome_color(InvitationState state) {
    if (is_pending(state)) return theme::text_muted;
    return state == InvitationState::Accepted ? theme::good : theme::warning;
}

void draw_outgoing(const Drawing& drawing, const Rect& rect, std::size_t index) {
    const OutgoingInvitation& one = drawing.snapshot.invitations.outgoing[index];
    const std::string number = std::to_string(index);
    const bool pending = is_pending(one.state);
    drawing.mirror({.id = "call-" + number,
                    .role = Role::Status,
                    .name = say(Phrase::Explained, one.callsign, std::string_view(say(outcome_phrase(one.state)))),
                    .rect = rect});
    Rect rest = rect.inset(theme::space_2, 0);
    const Rect end = rest.cut_right(theme::touch_target);
    if (button(drawing, end.centered(theme::touch_target, theme::touch_target),
               {.id = "call-end-" + number,
                .name = say(pending ? Phrase::StopCalling : Phrase::TakeOffList, one.callsign),
                .icon = pending ? icon::phone_off : icon::x,
                .emphasis = Emphasis::Quiet,
                .radius = theme::radius_small,
                .icon_size = icon_size})) {
        drawing.emit(intent::CancelInvitation{.callsign = one.callsign});
    }
    const std::string_view words = say(outcome_phrase(one.state));
    const TextStyle style{.size = theme::body_size, .weight = Weight::Regular, .color = outcome_color(one.state)};
    const float width = std::min(label_width(drawing, words, style) + 1, rest.width / 2);
    draw_label(drawing, rest.cut_right(width), words, style);
    rest.cut_right(theme::space_2);
    draw_name(drawing, rest, one.callsign,
              {.size = theme::body_size + 1, .weight = Weight::Medium, .color = theme::text});
}

}  // namespace

void draw_calling_section(const Drawing& drawing, Rect& rest) {
    const InvitationsView& view = drawing.snapshot.invitations;
    if (!view.is_possible) return;
    // In low windows it gives way to somebody's menu.
    const bool is_idle = !drawing.state.calling_open && view.outgoing.empty();
    const float list_height = drawing.state.member_menu.empty() ? list_height_min : list_with_menu_height_min;
    if (is_idle && rest.height < row_height + list_height) return;
    if (rest.height < row_height) return;
    const Rect first = rest.cut_top(row_height);
    if (drawing.state.calling_open) {
        draw_field(drawing, first);
    } else {
        draw_opener(drawing, first);
    }
    // The newest are nearest to what was typed.
    for (std::size_t index = view.outgoing.size(); index > 0; --index) {
        if (rest.height < row_height + list_height_min) break;
        draw_outgoing(drawing, rest.cut_top(row_height), index - 1);
    }
    rest.cut_top(theme::space_2);
}

void begin_calling(const Drawing& drawing) {
    if (!drawing.snapshot.invitations.is_possible) return;
    drawing.state.calling_open = true;
    if (drawing.state.panel != Panel::People) toggle_panel(drawing, Panel::People);
    drawing.frame.focus = field_id;
    drawing.frame.animating = true;
}

}  // namespace parley::ui
