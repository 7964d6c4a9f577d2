// Room keys: see the header.
#include "ui/room_keys.hpp"

#include "ui/calling_section.hpp"
#include "ui/calling_words.hpp"
#include "ui/control_bar.hpp"
#include "ui/file_words.hpp"
#include "ui/member_menu.hpp"
#include "ui/own_tile_place.hpp"
#include "ui/reachable_card.hpp"
#include "ui/recording_words.hpp"
#include "ui/view_controls.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

// A microphone that is on stays as it is, and so does one that does not work.
void begin_talking(const Drawing& drawing) {
    if (drawing.snapshot.microphone.state != DeviceState::Off) return;
    drawing.state.talking = true;
    drawing.emit(intent::SetMicrophone{.on = true});
}

void end_talking(const Drawing& drawing) {
    if (!drawing.state.talking) return;
    drawing.state.talking = false;
    drawing.emit(intent::SetMicrophone{.on = false});
}

void close_topmost(const Drawing& drawing) {
    UiState& state = drawing.state;
    if (state.shortcuts_open) return close_shortcuts(drawing);
    if (state.reactions_open) return toggle_reactions(drawing);
    if (state.open_chooser) return state.open_chooser.reset();
    if (state.panel != Panel::None) toggle_panel(drawing, state.panel);
}

void answer_call(const Drawing& drawing, InvitationAnswer answer) {
    if (drawing.snapshot.invitations.incoming) drawing.emit(intent::AnswerInvitation{.answer = answer});
}

void perform(const Drawing& drawing, KeyAction action) {
    UiState& state = drawing.state;
    // What the list of shortcuts covers is not operated, but a held key may always be let go.
    const bool is_for_list =
        action == KeyAction::Close || action == KeyAction::Shortcuts || action == KeyAction::EndTalking;
    if (state.shortcuts_open && !is_for_list) return;
    switch (action) {
    case KeyAction::Microphone:
        state.talking = false;
        return drawing.emit(device_intent(TrackKind::Audio, drawing.snapshot.microphone));
    case KeyAction::Camera:
        if (drawing.snapshot.voice_only) return;
        return drawing.emit(device_intent(TrackKind::Video, drawing.snapshot.camera));
    case KeyAction::Screen:
        if (!drawing.snapshot.screen.is_possible) return;
        return drawing.emit(share_intent(drawing.snapshot.screen));
    case KeyAction::Hand: return drawing.emit(intent::RaiseHand{.raised = !drawing.snapshot.hand});
    case KeyAction::Reactions:
        if (!state.reactions_open) drawing.frame.focus = "hand";
        return toggle_reactions(drawing);
    case KeyAction::Layout: return toggle_layout(drawing);
    case KeyAction::People: return toggle_panel(drawing, Panel::People);
    case KeyAction::Chat:
        if (state.panel != Panel::Chat) drawing.frame.focus = "chat-text";
        return toggle_panel(drawing, Panel::Chat);
    case KeyAction::FullScreen: return toggle_full_screen(drawing);
    case KeyAction::Shortcuts:
        if (state.shortcuts_open) return close_shortcuts(drawing);
        state.shortcuts_open = true;
        drawing.frame.focus = "shortcuts-close";
        return;
    case KeyAction::BeginTalking: return begin_talking(drawing);
    case KeyAction::EndTalking: return end_talking(drawing);
    case KeyAction::Lock:
        if (!is_host(drawing.snapshot)) return;
        return drawing.emit(intent::LockRoom{.locked = !drawing.snapshot.moderation.is_locked});
    case KeyAction::Admit:
        if (drawing.snapshot.moderation.knocks.empty()) return;
        return drawing.emit(intent::AnswerKnock{.id = drawing.snapshot.moderation.knocks.front().id, .admits = true});
    case KeyAction::Close: return close_topmost(drawing);
    case KeyAction::Statistics: return toggle_panel(drawing, Panel::Statistics);
    case KeyAction::Recording: return toggle_recording(drawing);
    case KeyAction::AttachFile:
        if (can_attach(drawing.snapshot)) drawing.frame.chooses_file_for = PeerId();
        return;
    case KeyAction::MoveOwnTile: return move_own_tile(drawing);
    case KeyAction::Devices: return toggle_panel(drawing, Panel::Devices);
    case KeyAction::Call: return begin_calling(drawing);
    case KeyAction::AnswerCall: return answer_call(drawing, InvitationAnswer::Accept);
    case KeyAction::DeclineCall: return answer_call(drawing, declining_answer(drawing.snapshot));
    }
}

}  // namespace

void perform_keys(const Drawing& drawing) {
    for (const KeyAction action : drawing.state.take_keys()) perform(drawing, action);
}

void perform_keys_before_room(const Drawing& drawing) {
    for (const KeyAction action : drawing.state.take_keys()) {
        if (action == KeyAction::Close && is_reachable_card_open(drawing)) toggle_reachable_card(drawing);
        if (action == KeyAction::AnswerCall || action == KeyAction::DeclineCall) perform(drawing, action);
    }
}

void toggle_panel(const Drawing& drawing, Panel panel) {
    drawing.state.toggle(panel, drawing.viewport.time);
    drawing.frame.animating = true;
}

void toggle_reactions(const Drawing& drawing) {
    UiState& state = drawing.state;
    state.reactions_open = !state.reactions_open;
    // The focus must not vanish with what had it.
    const bool had_focus = state.focused_id() == "hand" || state.focused_id().starts_with("reaction-");
    if (!state.reactions_open && had_focus) drawing.frame.focus = "reactions";
}

void toggle_layout(const Drawing& drawing) {
    UiState& state = drawing.state;
    state.speaker_layout = !state.speaker_layout;
    state.pinned = {};
}

void toggle_recording(const Drawing& drawing) {
    if (!drawing.snapshot.recording.is_offered) return;
    drawing.emit(intent::SetRecording{.on = !is_recording(drawing.snapshot.recording)});
}

void toggle_full_screen(const Drawing& drawing) {
    if (drawing.viewport.can_fill_screen) drawing.frame.toggles_full_screen = true;
}

void close_shortcuts(const Drawing& drawing) {
    drawing.state.shortcuts_open = false;
    if (drawing.state.focused_id() == "shortcuts-close") {
        drawing.frame.focus = shows_shortcuts_button(drawing.viewport) ? "shortcuts" : "members";
    }
}

}  // namespace parley::ui
