// Device chooser: see the header.
#include "ui/device_chooser.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "core/words/say.hpp"
#include "ui/free_area.hpp"
#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

constexpr const char* list_id = "device-list";
constexpr float option_height = 48;
constexpr float list_width_max = 420;

const char* icon_of(DeviceKind kind) {
    switch (kind) {
    case DeviceKind::Microphone: return icon::mic;
    case DeviceKind::Camera: return icon::video;
    case DeviceKind::Speaker: return icon::volume_2;
    }
    return icon::mic;
}

std::string chooser_id(DeviceKind kind) {
    switch (kind) {
    case DeviceKind::Microphone: return "microphone-choice";
    case DeviceKind::Camera: return "camera-choice";
    case DeviceKind::Speaker: return "speaker-choice";
    }
    return {};
}

std::string option_id(std::size_t index) {
    return "device-option-" + std::to_string(index);
}

void close(const Drawing& drawing) {
    drawing.state.open_chooser.reset();
    drawing.frame.animating = true;
}

// Below the button, else above it, else where there is most room.
Rect place_of(const Drawing& drawing, const Rect& chooser, float height_wanted) {
    const Rect screen = free_area(drawing.viewport).inset(theme::space_3);
    Rect place{.x = chooser.x,
               .y = chooser.bottom() + theme::space_1,
               .width = std::min(screen.width, list_width_max),
               .height = std::min(screen.height, height_wanted)};
    place.x = std::clamp(place.x, screen.x, screen.right() - place.width);
    if (place.bottom() > screen.bottom()) place.y = chooser.y - theme::space_1 - place.height;
    if (place.y < screen.y) place.y = screen.bottom() - place.height;
    return place;
}

// Moved by wheel and finger, and to where the keyboard is.
void scroll(const Drawing& drawing, const Rect& rect, std::size_t count) {
    float& scroll = drawing.state.chooser_scroll;
    const float height = option_height * static_cast<float>(count);
    if (height > rect.height) drawing.frame.scrollable.push_back(rect);
    if (ImGui::IsItemHovered()) scroll -= ImGui::GetIO().MouseWheel * option_height;
    if (ImGui::IsItemActive()) scroll -= ImGui::GetIO().MouseDelta.y;
    for (std::size_t index = 0; index < count; ++index) {
        if (drawing.state.focused_id() != option_id(index)) continue;
        const float top = option_height * static_cast<float>(index);
        scroll = std::clamp(scroll, top + option_height - rect.height, top);
    }
    scroll = std::clamp(scroll, 0.0F, std::max(height - rect.height, 0.0F));
}

void draw_option(const Drawing& drawing, const Rect& rect, const DeviceView& device, bool hovered) {
    const Rect row = rect.inset(0, 1);
    if (hovered || device.chosen) {
        drawing.list.AddRectFilled(min_of(row), max_of(row), hovered ? theme::raised_hovered : theme::accent_soft,
                                   theme::radius_small);
    }
    Rect rest = row.inset(theme::space_3, 0);
    const Rect mark = rest.cut_right(20);
    if (device.chosen) draw_icon(drawing, {mark.center_x(), row.center_y()}, icon::check, 18, theme::accent);
    rest.cut_right(theme::space_2);
    draw_name(drawing, rest, device.label,
              {.size = theme::body_size + 1, .weight = Weight::Regular, .color = theme::text});
}

// The index of the option that was chosen in this frame.
std::optional<std::size_t> draw_options(const Drawing& drawing, const Rect& rect,
                                        const std::vector<DeviceView>& devices) {
    if (rect.empty()) return std::nullopt;
    ImGui::SetCursorScreenPos(min_of(rect));
    const bool released = ImGui::InvisibleButton(list_id, {rect.width, rect.height});
    const bool dragged =
        ImGui::IsMouseDragging(ImGuiMouseButton_Left) ||
        ImGui::GetIO().MouseDragMaxDistanceSqr[ImGuiMouseButton_Left] > theme::space_2 * theme::space_2;
    const bool pointed = ImGui::IsItemHovered() && !drawing.viewport.touch;
    scroll(drawing, rect, devices.size());
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    std::optional<std::size_t> chosen;
    drawing.list.PushClipRect(min_of(rect), max_of(rect), true);
    for (std::size_t index = 0; index < devices.size(); ++index) {
        const float top = rect.y + option_height * static_cast<float>(index) - drawing.state.chooser_scroll;
        const Rect row{.x = rect.x, .y = top, .width = rect.width, .height = option_height};
        // Options out of sight stay in the mirror, at the edge where they went.
        Rect seen = row;
        seen.y = std::clamp(row.y, rect.y, std::max(rect.bottom() - option_height, rect.y));
        seen.height = std::min(option_height, rect.height);
        drawing.mirror({.id = option_id(index),
                        .role = Role::Option,
                        .name = devices[index].label,
                        .rect = seen,
                        .parent = list_id,
                        .pressed = devices[index].chosen});
        const bool under_pointer = pointer.y >= row.y && pointer.y < row.bottom();
        if (released && !dragged && under_pointer) chosen = index;
        if (drawing.state.take_activation(option_id(index))) chosen = index;
        if (!row.overlaps(rect)) continue;
        draw_option(drawing, row, devices[index], pointed && under_pointer);
        if (drawing.state.shows_ring(option_id(index))) {
            draw_focus_ring(drawing, row.inset(4, 4), theme::radius_small);
        }
    }
    drawing.list.PopClipRect();
    return chosen;
}

bool is_pressed_outside(const Rect& panel) {
    if (!ImGui::IsMouseClicked(ImGuiMouseButton_Left)) return false;
    const ImVec2 pointer = ImGui::GetIO().MousePos;
    return !panel.contains({.x = pointer.x, .y = pointer.y, .width = 0, .height = 0});
}

}  // namespace

const std::vector<DeviceView>& devices_of(const Snapshot& snapshot, DeviceKind kind) {
    switch (kind) {
    case DeviceKind::Microphone: return snapshot.devices.microphones;
    case DeviceKind::Camera: return snapshot.devices.cameras;
    case DeviceKind::Speaker: return snapshot.devices.speakers;
    }
    return snapshot.devices.microphones;
}

void draw_device_chooser(const Drawing& drawing, const Rect& rect, DeviceKind kind) {
    if (rect.empty()) return;
    const auto& devices = devices_of(drawing.snapshot, kind);
    const auto chosen = std::find_if(devices.begin(), devices.end(), [](const DeviceView& one) { return one.chosen; });
    const std::string label = chosen == devices.end() ? std::string() : chosen->label;
    if (choice_button(drawing, rect,
                      {.id = chooser_id(kind),
                       .name = say(Phrase::Explained, device_kind_words(kind), label),
                       .icon = icon_of(kind),
                       .narrow_icon = kind == DeviceKind::Speaker ? icon::volume_2 : icon::chevron_down,
                       .chosen = label,
                       .open = false})) {
        drawing.state.open_chooser = kind;
        drawing.state.chooser_scroll = 0;
        drawing.frame.animating = true;
    }
}

void draw_test_sound(const Drawing& drawing, const Rect& rect) {
    if (rect.empty()) return;
    if (button(drawing, rect,
               {.id = "test-sound", .name = say(Phrase::PlayTestSound), .words = say(Phrase::TestSound)})) {
        drawing.emit(intent::PlayTestSound{});
    }
}

void draw_device_list(const Drawing& drawing, const Rect& chooser, DeviceKind kind) {
    const auto& devices = devices_of(drawing.snapshot, kind);
    const float footer_height = kind == DeviceKind::Speaker ? theme::touch_target + theme::space_2 : 0;
    const float options_height = option_height * static_cast<float>(devices.size());
    const Rect panel =
        place_of(drawing, chooser, theme::touch_target + options_height + footer_height + 2 * theme::space_2);
    drawing.list.AddRectFilled({0, 0}, {drawing.viewport.width, drawing.viewport.height},
                               theme::faded(theme::scrim, 0.6F));  // The preview shows what one chooses.
    draw_panel(drawing, panel, theme::radius, theme::surface);
    Rect rest = panel.inset(theme::space_2);
    Rect header = rest.cut_top(theme::touch_target);
    const Rect corner = header.cut_right(theme::touch_target);
    header.cut_left(theme::space_3);
    const std::string_view title = device_kind_words(kind);
    drawing.mirror({.id = "device-list-title", .role = Role::Heading, .name = std::string(title), .rect = header});
    draw_label(drawing, header, title, {.size = 16, .weight = Weight::Medium, .color = theme::text});
    bool closes = button(drawing, corner,
                         {.id = "device-list-close",
                          .name = say(Phrase::CloseDevices),
                          .icon = icon::x,
                          .emphasis = Emphasis::Quiet,
                          .radius = theme::radius_small});
    const Rect footer = footer_height > 0 ? rest.cut_bottom(footer_height) : Rect{};
    drawing.mirror({.id = list_id, .role = Role::ListBox, .name = std::string(title), .rect = rest});
    if (const auto chosen = draw_options(drawing, rest, devices)) {
        drawing.emit(intent::ChooseDevice{.kind = kind, .id = devices[*chosen].id});
        closes = true;
    }
    if (footer_height > 0) {
        Rect place = footer;
        place.cut_top(theme::space_2);
        draw_test_sound(drawing, place);
    }
    closes = drawing.state.take_activation(list_id) || closes;
    if (closes || is_pressed_outside(panel)) close(drawing);
}

void draw_sound_steps(const Drawing& drawing, const Rect& button) {
    constexpr float height = 3;
    constexpr float gap = 3;
    constexpr float width_max = 132;
    constexpr auto steps = static_cast<std::size_t>(sound_level_max);
    const float width = std::min(button.width - 2 * theme::space_3, width_max);
    const float step_width = (width - gap * static_cast<float>(steps - 1)) / static_cast<float>(steps);
    float x = button.center_x() - width / 2;
    const float y = button.bottom() - height - 5;
    for (std::size_t step = 1; step <= steps; ++step) {
        const ImU32 color = drawing.snapshot.sound >= step ? theme::sound : theme::outline;
        drawing.list.AddRectFilled({x, y}, {x + step_width, y + height}, color, height / 2);
        x += step_width + gap;
    }
}

}  // namespace parley::ui
