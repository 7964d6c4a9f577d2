// View controls: see the header.
#include "ui/view_controls.hpp"

#include <algorithm>
#include <string>

#include "core/words/say.hpp"
#include "ui/devices_panel.hpp"
#include "ui/icons.hpp"
#include "ui/recording_words.hpp"
#include "ui/room_keys.hpp"
#include "ui/room_layout.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"

namespace parley::ui {

namespace {

bool view_button(const Drawing& drawing, Rect& rest, const Button& content) {
    const Rect place = rest.cut_right(theme::touch_target);
    Button shown = content;
    if (shown.emphasis != Emphasis::Danger) shown.emphasis = Emphasis::Quiet;
    shown.radius = theme::radius_small;
    return button(drawing, place.centered(theme::touch_target, theme::touch_target), shown);
}

void draw_record_button(const Drawing& drawing, Rect& rest) {
    const RecordingView& recording = drawing.snapshot.recording;
    if (!recording.is_offered) return;
    const bool is_on = is_recording(recording);
    if (view_button(drawing, rest,
                    {.id = "record",
                     .name = std::string(recording_action(recording)),
                     .icon = is_on ? icon::circle_stop : icon::circle_dot,
                     .emphasis = is_on ? Emphasis::Danger : Emphasis::Quiet,
                     .pressed = is_on,
                     .disabled = recording.state == RecordingState::Stopping,
                     .shortcut = key_of(KeyAction::Recording)})) {
        toggle_recording(drawing);
    }
}

}  // namespace

bool shows_shortcuts_button(const Viewport& viewport) {
    return !is_compact(viewport) && !viewport.touch;
}

void draw_view_controls(const Drawing& drawing, Rect& rest) {
    UiState& state = drawing.state;
    const Viewport& viewport = drawing.viewport;
    const float before = rest.width;
    if (viewport.can_fill_screen &&
        view_button(drawing, rest,
                    {.id = "full-screen",
                     .name = say(viewport.fills_screen ? Phrase::LeaveFullScreen : Phrase::FullScreen),
                     .icon = viewport.fills_screen ? icon::minimize : icon::maximize,
                     .shortcut = key_of(KeyAction::FullScreen)})) {
        toggle_full_screen(drawing);
    }
    if (shows_shortcuts_button(viewport) && view_button(drawing, rest,
                                                        {.id = "shortcuts",
                                                         .name = say(Phrase::KeyboardShortcuts),
                                                         .icon = icon::keyboard,
                                                         .shortcut = key_of(KeyAction::Shortcuts)})) {
        state.shortcuts_open = true;
    }
    if (has_devices_button(viewport) && view_button(drawing, rest,
                                                    {.id = "devices",
                                                     .name = say(Phrase::ChooseDevices),
                                                     .icon = icon::settings_2,
                                                     .pressed = state.panel == Panel::Devices,
                                                     .shortcut = key_of(KeyAction::Devices)})) {
        toggle_panel(drawing, Panel::Devices);
    }
    draw_record_button(drawing, rest);
    if (drawing.snapshot.members.empty()) return;
    if (view_button(drawing, rest,
                    {.id = "layout",
                     .name = say(state.speaker_layout ? Phrase::ShowGrid : Phrase::ShowSpeakerLarge),
                     .icon = state.speaker_layout ? icon::layout_grid : icon::square_user,
                     .shortcut = key_of(KeyAction::Layout)})) {
        toggle_layout(drawing);
    }
    if (state.own_hidden &&
        view_button(drawing, rest, {.id = "own-tile-show", .name = say(Phrase::ShowYourTile), .icon = icon::eye})) {
        state.own_hidden = false;
    }
    if (rest.width < before) rest.cut_right(theme::space_1);
}

}  // namespace parley::ui
