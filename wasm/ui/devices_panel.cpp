// Devices panel: see the header.
#include "ui/devices_panel.hpp"

#include <cstddef>
#include <string>
#include <string_view>

#include "core/words/say.hpp"
#include "ui/device_chooser.hpp"
#include "ui/free_area.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/panel_frame.hpp"
#include "ui/room_keys.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

constexpr float button_from_width = 354;
constexpr float caption_height = 24;
// In less the buttons' own icons have to do.
constexpr float captions_from_height = 340;
constexpr float test_width = 108;
constexpr std::size_t message_lines_max = 3;
const TextStyle caption_style{.size = theme::body_size, .weight = Weight::Medium, .color = theme::text};
const TextStyle words_style{.size = theme::body_size - 1, .weight = Weight::Regular, .color = theme::text_muted};

constexpr DeviceKind kinds[] = {DeviceKind::Microphone, DeviceKind::Camera, DeviceKind::Speaker};

std::string_view id_of(DeviceKind kind) {
    switch (kind) {
    case DeviceKind::Microphone: return "devices-microphone";
    case DeviceKind::Camera: return "devices-camera";
    case DeviceKind::Speaker: return "devices-speaker";
    }
    return {};
}

Phrase nothing_phrase(DeviceKind kind) {
    switch (kind) {
    case DeviceKind::Microphone: return Phrase::NoMicrophoneToChoose;
    case DeviceKind::Camera: return Phrase::NoCameraToChoose;
    case DeviceKind::Speaker: return Phrase::NoSpeakerToChoose;
    }
    return Phrase::NoSpeakerToChoose;
}

// What ails it, or that there is nothing to choose; empty where all is well.
std::string words_of(const Snapshot& snapshot, DeviceKind kind) {
    if (kind != DeviceKind::Speaker) {
        const bool is_camera = kind == DeviceKind::Camera;
        const Device& device = is_camera ? snapshot.camera : snapshot.microphone;
        const TrackKind track = is_camera ? TrackKind::Video : TrackKind::Audio;
        if (is_in_trouble(device)) return device.message.empty() ? device_words(track, device.state) : device.message;
    }
    return devices_of(snapshot, kind).empty() ? std::string(say(nothing_phrase(kind))) : std::string();
}

void draw_words(const Drawing& drawing, Rect& rest, std::string_view id, const std::string& words) {
    const Paragraph paragraph = break_paragraph(drawing, words, words_style, rest.width, message_lines_max);
    const Rect place = rest.cut_top(paragraph.height);
    if (place.height < paragraph.height) return;
    drawing.mirror({.id = std::string(id) + "-words", .role = Role::Status, .name = words, .rect = place});
    draw_paragraph(drawing, place, paragraph, words_style);
    rest.cut_top(theme::space_2);
}

// Returns where its button stands.
Rect draw_kind(const Drawing& drawing, Rect& rest, DeviceKind kind, bool has_captions) {
    if (has_captions) draw_label(drawing, rest.cut_top(caption_height), device_kind_words(kind), caption_style);
    Rect chooser;
    if (!devices_of(drawing.snapshot, kind).empty()) {
        chooser = rest.cut_top(theme::touch_target);
        // What has no room is not there to be pressed.
        if (chooser.height < theme::touch_target) return {};
        rest.cut_top(theme::space_2);
        if (kind == DeviceKind::Speaker) {
            draw_test_sound(drawing, chooser.cut_right(test_width));
            chooser.cut_right(theme::space_2);
        }
        draw_device_chooser(drawing, chooser, kind);
    }
    const std::string words = words_of(drawing.snapshot, kind);
    if (!words.empty()) draw_words(drawing, rest, id_of(kind), words);
    rest.cut_top(theme::space_2);
    return chooser;
}

}  // namespace

bool has_devices_button(const Viewport& viewport) {
    return free_area(viewport).width >= button_from_width;
}

void draw_devices_row(const Drawing& drawing, const Rect& rect) {
    if (!button(drawing, rect,
                {.id = "members-devices",
                 .name = say(Phrase::ChooseDevices),
                 .icon = icon::settings_2,
                 .words = say(Phrase::DevicesTitle),
                 .emphasis = Emphasis::Quiet,
                 .radius = theme::radius_small,
                 .icon_size = 18,
                 .shortcut = key_of(KeyAction::Devices)})) {
        return;
    }
    // The focus must not vanish with what had it.
    if (drawing.state.focused_id() == "members-devices") drawing.frame.focus = "devices-close";
    toggle_panel(drawing, Panel::Devices);
}

std::optional<DeviceKind> open_device_list(const Drawing& drawing) {
    std::optional<DeviceKind>& open = drawing.state.open_chooser;
    const bool is_void = open && (devices_of(drawing.snapshot, *open).empty() ||
                                  (*open == DeviceKind::Camera && drawing.snapshot.voice_only));
    if (is_void || drawing.state.panel != Panel::Devices) open.reset();
    return open;
}

Rect draw_devices_panel(const Drawing& drawing, const Rect& rect, bool covers) {
    PanelFrame panel =
        draw_panel_frame(drawing, rect, covers, {.id = "devices", .closing = say(Phrase::CloseDevicesPanel)});
    draw_panel_title(drawing, panel.header, "devices-title", say(Phrase::DevicesTitle));
    Rect rest = panel.content.inset(theme::space_2, theme::space_1);
    const bool has_captions = rest.height >= captions_from_height;
    Rect open;
    for (const DeviceKind kind : kinds) {
        if (kind == DeviceKind::Camera && drawing.snapshot.voice_only) continue;
        const Rect chooser = draw_kind(drawing, rest, kind, has_captions);
        if (drawing.state.open_chooser == kind) open = chooser;
    }
    return open;
}

}  // namespace parley::ui
