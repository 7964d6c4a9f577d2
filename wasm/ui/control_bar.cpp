// Control bar: see the header.
#include "ui/control_bar.hpp"

#include <algorithm>
#include <string>

#include "core/words/say.hpp"
#include "ui/icons.hpp"
#include "ui/room_keys.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

constexpr float control_width_max = 92;
constexpr float control_width_min = 56;
constexpr float icon_size = 22;

void draw_device(const Drawing& drawing, const Rect& rect, TrackKind kind, const Device& device) {
    if (control(drawing, rect,
                {.id = kind == TrackKind::Audio ? "microphone" : "camera",
                 .name = device_action(kind, device),
                 .icon = device_icon(kind, device),
                 .words = device_action_caption(kind, device),
                 .emphasis = is_live(device) ? Emphasis::Neutral : Emphasis::Off,
                 .icon_size = icon_size,
                 .shortcut = key_of(kind == TrackKind::Audio ? KeyAction::Microphone : KeyAction::Camera)})) {
        // A press is a choice that a key let go later must not undo.
        if (kind == TrackKind::Audio) drawing.state.talking = false;
        drawing.emit(device_intent(kind, device));
    }
}

void draw_share(const Drawing& drawing, const Rect& rect) {
    const bool is_on = drawing.snapshot.screen.state != ShareState::Off;
    if (control(drawing, rect,
                {.id = "share-screen",
                 .name = say(is_on ? Phrase::StopSharingYourScreen : Phrase::ShareYourScreen),
                 .icon = is_on ? icon::screen_share_off : icon::screen_share,
                 .words = say(is_on ? Phrase::CaptionStop : Phrase::CaptionShare),
                 .emphasis = is_on ? Emphasis::Primary : Emphasis::Neutral,
                 .icon_size = icon_size,
                 .shortcut = key_of(KeyAction::Screen)})) {
        drawing.emit(share_intent(drawing.snapshot.screen));
    }
}

void draw_reactions_toggle(const Drawing& drawing, const Rect& rect) {
    const bool open = drawing.state.reactions_open;
    const bool raised = drawing.snapshot.hand;
    if (control(drawing, rect,
                {.id = "reactions",
                 .name = say(raised ? Phrase::ReactHandRaised : Phrase::React),
                 .icon = raised ? icon::hand : icon::smile,
                 .words = say(Phrase::React),
                 .emphasis = open || raised ? Emphasis::Primary : Emphasis::Neutral,
                 .icon_size = icon_size,
                 .pressed = open,
                 .shortcut = key_of(KeyAction::Reactions)})) {
        toggle_reactions(drawing);
    }
}

void draw_panel_toggle(const Drawing& drawing, const Rect& rect, Panel panel, Button button) {
    const bool is_open = drawing.state.panel == panel;
    button.emphasis = is_open ? Emphasis::Primary : Emphasis::Neutral;
    button.icon_size = icon_size;
    button.pressed = is_open;
    if (!control(drawing, rect, button)) return;
    toggle_panel(drawing, panel);
}

void draw_chat_toggle(const Drawing& drawing, const Rect& rect) {
    const std::string badge = unread_badge(drawing.snapshot.unread);
    draw_panel_toggle(drawing, rect, Panel::Chat,
                      {.id = "chat",
                       .name = chat_words(drawing.snapshot.unread),
                       .icon = icon::message_square,
                       .words = say(Phrase::Chat),
                       .shortcut = key_of(KeyAction::Chat),
                       .badge = badge});
}

void draw_copy_link(const Drawing& drawing, const Rect& rect) {
    if (control(drawing, rect,
                {.id = "copy-link",
                 .name = say(Phrase::CopyLink),
                 .icon = icon::link,
                 .words = say(Phrase::CopyLink),
                 .emphasis = Emphasis::Neutral,
                 .icon_size = icon_size})) {
        drawing.emit(intent::CopyLink{});
    }
}

}  // namespace

const char* device_icon(TrackKind kind, const Device& device) {
    if (kind == TrackKind::Audio) return is_live(device) ? icon::mic : icon::mic_off;
    return is_live(device) ? icon::video : icon::video_off;
}

Intent device_intent(TrackKind kind, const Device& device) {
    const bool on = !is_live(device);
    if (kind == TrackKind::Audio) return intent::SetMicrophone{.on = on};
    return intent::SetCamera{.on = on};
}

Intent share_intent(const ScreenView& screen) {
    return intent::ShareScreen{.on = screen.state == ShareState::Off};
}

void draw_control_bar(const Drawing& drawing, const Rect& rect) {
    const bool has_camera = !drawing.snapshot.voice_only;
    // Browsers that can share run on wide screens; in a narrow page there is the key.
    const float always = has_camera ? 6 : 5;
    const bool has_share = drawing.snapshot.screen.is_possible && rect.width / (always + 1) >= control_width_min;
    const float needed = has_share ? always + 1 : always;
    // The panel of people has it too.
    const bool has_copy_link = rect.width / (needed + 1) >= control_width_min;
    const float controls = has_copy_link ? needed + 1 : needed;
    const float width = std::min(rect.width / controls, control_width_max);
    Rect row = rect.centered(width * controls, std::max(rect.height - theme::space_3, 0.0F));
    draw_device(drawing, row.cut_left(width), TrackKind::Audio, drawing.snapshot.microphone);
    if (has_camera) draw_device(drawing, row.cut_left(width), TrackKind::Video, drawing.snapshot.camera);
    if (has_share) draw_share(drawing, row.cut_left(width));
    draw_reactions_toggle(drawing, row.cut_left(width));
    if (has_copy_link) draw_copy_link(drawing, row.cut_left(width));
    draw_panel_toggle(drawing, row.cut_left(width), Panel::People,
                      {.id = "members",
                       .name = say(Phrase::People),
                       .icon = icon::users,
                       .words = say(Phrase::People),
                       .shortcut = key_of(KeyAction::People)});
    draw_chat_toggle(drawing, row.cut_left(width));
    if (control(drawing, row.cut_left(width),
                {.id = "leave",
                 .name = say(Phrase::Leave),
                 .icon = icon::phone_off,
                 .words = say(Phrase::Leave),
                 .emphasis = Emphasis::Danger,
                 .icon_size = icon_size})) {
        drawing.emit(intent::Leave{});
    }
}

}  // namespace parley::ui
