// Lobby screen: see the header.
#include "ui/lobby_screen.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/limits.hpp"
#include "core/words/say.hpp"
#include "ui/banner.hpp"
#include "ui/control_bar.hpp"
#include "ui/device_chooser.hpp"
#include "ui/free_area.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/lobby_layout.hpp"
#include "ui/reachable_card.hpp"
#include "ui/right_to_left.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

const TextStyle message_style{.size = theme::body_size - 1, .weight = Weight::Regular, .color = theme::text};
const TextStyle sharing_style{.size = theme::body_size - 1, .weight = Weight::Regular, .color = theme::text_muted};
constexpr float message_icon = 18;
constexpr std::size_t message_lines_max = 3;

// What happened to a device and what to do about it.
struct DeviceMessage {
    TrackKind kind = TrackKind::Audio;
    std::string text;
    Paragraph paragraph;
};

std::vector<DeviceMessage> device_messages(const Drawing& drawing, float width) {
    std::vector<DeviceMessage> messages;
    for (const auto& [kind, device] : {std::pair(TrackKind::Audio, &drawing.snapshot.microphone),
                                       std::pair(TrackKind::Video, &drawing.snapshot.camera)}) {
        if (!is_in_trouble(*device) || (kind == TrackKind::Video && drawing.snapshot.voice_only)) continue;
        std::string text = device->message.empty() ? device_words(kind, device->state) : device->message;
        // The same advice for both is given once.
        if (!messages.empty() && messages.front().text == text) continue;
        Paragraph paragraph =
            break_paragraph(drawing, text, message_style, width - message_icon - theme::space_2, message_lines_max);
        messages.push_back({.kind = kind, .text = std::move(text), .paragraph = std::move(paragraph)});
    }
    return messages;
}

float height_of(const std::vector<DeviceMessage>& messages) {
    float height = 0;
    for (const DeviceMessage& message : messages) height += message.paragraph.height + theme::space_1;
    return height;
}

void draw_messages(const Drawing& drawing, const Rect& rect, const std::vector<DeviceMessage>& messages) {
    Rect rest = rect;
    for (const DeviceMessage& message : messages) {
        Rect row = rest.cut_top(message.paragraph.height);
        rest.cut_top(theme::space_1);
        drawing.mirror({.id = message.kind == TrackKind::Audio ? "microphone-message" : "camera-message",
                        .role = Role::Status,
                        .name = message.text,
                        .rect = row});
        const Rect icon = row.cut_left(message_icon);
        draw_icon(drawing, {icon.center_x(), icon.y + message_icon / 2}, icon::triangle_alert, 16, theme::warning);
        row.cut_left(theme::space_2);
        draw_paragraph(drawing, row, message.paragraph, message_style);
    }
}

void draw_title(const Drawing& drawing, const LobbyLayout& layout) {
    drawing.mirror({.id = "title", .role = Role::Heading, .name = say(Phrase::Parley), .rect = layout.title});
    draw_label(drawing, layout.title, say(Phrase::Parley),
               {.size = theme::title_size, .weight = Weight::Medium, .color = theme::text});
    if (layout.subtitle.empty()) return;
    const Wording subtitle = say(drawing.snapshot.voice_only ? Phrase::LobbySubtitleVoice : Phrase::LobbySubtitle);
    const TextStyle style{.size = theme::body_size, .weight = Weight::Regular, .color = theme::text_muted};
    draw_label(drawing, layout.subtitle, subtitle, fitted(drawing, subtitle, style, layout.subtitle.width, 10));
}

void draw_preview(const Drawing& drawing, const Rect& rect) {
    if (rect.empty()) return;
    const Device& camera = drawing.snapshot.camera;
    const std::string words = preview_words(drawing.snapshot);
    const bool is_on = camera.state == DeviceState::On && !drawing.snapshot.voice_only;
    drawing.mirror({.id = "preview", .role = Role::Image, .name = say(Phrase::Preview, words), .rect = rect});
    drawing.list.AddRectFilled(min_of(rect), max_of(rect), theme::tile, theme::radius_large);
    if (camera.track && is_on && drawing.canvas.has_video(camera.track)) {
        draw_video(drawing, camera.track, rect, {.rounding = theme::radius_large, .mirrored = true, .opacity = 1});
        return;
    }
    const float diameter = std::clamp(rect.height * 0.4F, 32.0F, 120.0F);
    const bool has_words = rect.height > diameter + 56;
    const ImVec2 center(rect.center_x(), rect.center_y() - (has_words ? 14.0F : 0.0F));
    if (drawing.snapshot.name.empty()) {
        drawing.list.AddCircleFilled(center, diameter / 2, theme::raised);
        draw_icon(drawing, center, icon::user, diameter * 0.5F, theme::text_muted);
    } else {
        draw_disc(drawing, center, diameter, drawing.snapshot.name);
    }
    if (!has_words) return;
    const Rect below{.x = rect.x, .y = center.y + diameter / 2 + theme::space_2, .width = rect.width, .height = 24};
    draw_label(
        drawing, below.inset(theme::space_3, 0), is_on ? std::string_view(say(Phrase::CameraStarting)) : words,
        {.size = theme::body_size, .weight = Weight::Regular, .color = theme::text_muted, .align = Align::Center});
}

void draw_toggle(const Drawing& drawing, const Rect& rect, TrackKind kind, const Device& device) {
    const std::string words = device_words(kind, device.state);
    const TextStyle style{.size = theme::body_size + 1, .weight = Weight::Medium, .color = theme::text};
    constexpr float icon_size = 20;
    const auto fits = [&](std::string_view text) {
        return label_width(drawing, text, style) + icon_size + theme::space_2 + theme::space_4 <= rect.width;
    };
    const std::string_view short_words = device_state_words(device.state);
    if (button(drawing, rect,
               {.id = kind == TrackKind::Audio ? "microphone" : "camera",
                .name = device_action(kind, device),
                .icon = device_icon(kind, device),
                .words = fits(words)         ? std::string_view(words)
                         : fits(short_words) ? short_words
                                             : std::string_view(),
                .emphasis = is_live(device) ? Emphasis::Neutral : Emphasis::Off,
                .icon_size = icon_size})) {
        drawing.emit(device_intent(kind, device));
    }
    if (kind == TrackKind::Audio && device.state == DeviceState::On) draw_sound_steps(drawing, rect);
}

void draw_choosers(const Drawing& drawing, const LobbyLayout& layout) {
    draw_device_chooser(drawing, layout.microphone_choice, DeviceKind::Microphone);
    draw_device_chooser(drawing, layout.camera_choice, DeviceKind::Camera);
    draw_device_chooser(drawing, layout.speaker_choice, DeviceKind::Speaker);
    draw_test_sound(drawing, layout.test_sound);
}

const Rect& chooser_of(const LobbyLayout& layout, DeviceKind kind) {
    switch (kind) {
    case DeviceKind::Microphone: return layout.microphone_choice;
    case DeviceKind::Camera: return layout.camera_choice;
    case DeviceKind::Speaker: return layout.speaker_choice;
    }
    return layout.microphone_choice;
}

Paragraph sharing_of(const Drawing& drawing, const Rect& area) {
    return break_paragraph(drawing, sharing_words(drawing.snapshot), sharing_style, lobby_form_width(area), 2);
}

void draw_sharing(const Drawing& drawing, const Rect& rect, const Paragraph& paragraph) {
    if (rect.empty()) return;
    drawing.mirror(
        {.id = "sharing", .role = Role::Status, .name = std::string(sharing_words(drawing.snapshot)), .rect = rect});
    draw_paragraph(drawing, rect, paragraph, sharing_style);
}

void draw_form(const Drawing& drawing, const LobbyLayout& layout, const Paragraph& sharing) {
    const Snapshot& snapshot = drawing.snapshot;
    if (auto name = input(drawing, layout.name,
                          {.id = "name",
                           .label = say(Phrase::YourName),
                           .value = snapshot.name,
                           .placeholder = say(Phrase::HowOthersSeeYou),
                           .bytes_max = limits::display_name_bytes_max})) {
        drawing.emit(intent::SetDisplayName{.name = std::move(*name)});
    }
    std::string room_shown = snapshot.room;
    if (auto room = input(drawing, layout.room,
                          {.id = "room",
                           .label = say(Phrase::Room),
                           .value = snapshot.room,
                           .placeholder = say(Phrase::NameOfRoom),
                           .bytes_max = limits::room_id_bytes_max})) {
        room_shown = *room;
        drawing.emit(intent::SetRoom{.room = std::move(*room)});
    }
    draw_sharing(drawing, layout.sharing, sharing);
    const bool has_room = !room_shown.empty();
    const bool pressed = button(drawing, layout.join,
                                {.id = "join",
                                 .name = say(Phrase::Join),
                                 .words = say(Phrase::Join),
                                 .emphasis = Emphasis::Primary,
                                 .disabled = !has_room});
    const bool entered_name = drawing.state.take_activation("name");
    const bool entered_room = drawing.state.take_activation("room");
    if (pressed || ((entered_name || entered_room) && has_room)) drawing.emit(intent::Join{});
}

// The list of devices that is open, where there still is one.
std::optional<DeviceKind> open_list(const Drawing& drawing) {
    std::optional<DeviceKind>& open = drawing.state.open_chooser;
    const bool is_void = open && (devices_of(drawing.snapshot, *open).empty() ||
                                  (*open == DeviceKind::Camera && drawing.snapshot.voice_only));
    if (is_void) open.reset();
    return open;
}

Rect lobby_area(const Viewport& viewport) {
    const Rect area = free_area(viewport);
    const float margin = std::min(area.width, area.height) < 600 ? theme::space_4 : theme::space_6;
    return area.inset(margin, area.height < 560 ? theme::space_3 : margin);
}

// Where there is no place for it beside the rest: whoever is called answers first.
bool call_covers_lobby(const Drawing& drawing) {
    return drawing.snapshot.invitations.incoming && lobby_is_low(lobby_area(drawing.viewport));
}

LobbyLayout draw_lobby(const Drawing& drawing) {
    Rect area = lobby_area(drawing.viewport);
    std::vector<BannerKind> banners = banners_of(drawing.snapshot);
    const bool low = lobby_is_low(area);
    if (low) std::erase(banners, BannerKind::Call);
    if (!low) area.cut_top(draw_banners(drawing, area, banners));
    std::vector<DeviceMessage> messages;
    // Where there is room for one thing only, the buttons' own words tell of the devices.
    if (!low || banners.empty()) messages = device_messages(drawing, lobby_messages_width(area));
    const bool has_camera = !drawing.snapshot.voice_only;
    const DeviceViews& devices = drawing.snapshot.devices;
    const Paragraph sharing = sharing_of(drawing, area);
    const LobbyLayout layout = lobby_layout(area, {.messages_height = height_of(messages),
                                                   .sharing_height = sharing.height,
                                                   .has_camera = has_camera,
                                                   .has_microphones = !devices.microphones.empty(),
                                                   .has_cameras = !devices.cameras.empty(),
                                                   .has_speakers = !devices.speakers.empty(),
                                                   .has_title_button = drawing.snapshot.invitations.is_possible});
    draw_title(drawing, layout);
    draw_reachable_button(drawing, layout.title);
    draw_preview(drawing, layout.preview);
    draw_toggle(drawing, layout.microphone, TrackKind::Audio, drawing.snapshot.microphone);
    if (has_camera) draw_toggle(drawing, layout.camera, TrackKind::Video, drawing.snapshot.camera);
    draw_choosers(drawing, layout);
    draw_messages(drawing, layout.messages, messages);
    draw_form(drawing, layout, sharing);
    if (low) draw_banners(drawing, layout.preview.inset(theme::space_2, theme::space_2), banners);
    return layout;
}

}  // namespace

void draw_lobby_screen(const Drawing& drawing) {
    const std::optional<DeviceKind> open = open_list(drawing);
    Drawing below = drawing;
    const bool has_card = !open && is_reachable_card_open(drawing);
    below.inert = below.inert || open.has_value() || has_card || call_covers_lobby(drawing);
    const LobbyLayout layout = draw_lobby(below);
    if (call_covers_lobby(drawing)) {
        draw_banners(drawing, lobby_area(drawing.viewport), {BannerKind::Call});
        return;
    }
    if (has_card) draw_reachable_card(drawing, layout.title);
    if (open) draw_device_list(drawing, chooser_of(layout, *open), *open);
}

}  // namespace parley::ui
