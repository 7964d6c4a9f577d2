// Widgets: see the header.
#include "ui/widgets.hpp"

#include <algorithm>
#include <utility>

#include "ui/icons.hpp"
#include "ui/label.hpp"
#include "ui/theme.hpp"

namespace parley::ui {

namespace {

constexpr float input_label_height = 22;
constexpr float input_box_height = 46;
constexpr float words_size_min = 11;
constexpr float caption_size_min = 8;

struct Press {
    bool hovered = false;
    bool held = false;
    bool happened = false;
};

// What pointer, keyboard and mirror do to this rectangle.
Press press(const Drawing& drawing, const Rect& rect, const Button& button, bool says_all = false) {
    if (drawing.inert || rect.empty()) return {};
    drawing.mirror({.id = button.id,
                    .role = Role::Button,
                    .name = button.name,
                    .rect = rect,
                    .pressed = button.pressed,
                    .disabled = button.disabled,
                    .shortcut = std::string(button.shortcut)});
    ImGui::SetCursorScreenPos(min_of(rect));
    const bool clicked = ImGui::InvisibleButton(button.id.c_str(), {rect.width, rect.height});
    if (button.disabled) return {};
    const bool hovered = ImGui::IsItemHovered() && !drawing.viewport.touch;
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    // What its words say already needs no telling.
    if (!says_all && (hovered || drawing.state.shows_ring(button.id))) {
        drawing.state.hint =
            Hint{.id = button.id, .name = button.name, .shortcut = std::string(button.shortcut), .rect = rect};
    }
    const bool activated = drawing.state.take_activation(button.id);
    return {.hovered = hovered, .held = ImGui::IsItemActive(), .happened = clicked || activated};
}

void draw_content(const Drawing& drawing, const Rect& rect, const Button& button, ImU32 color) {
    if (button.words.empty()) {
        draw_icon(drawing, {rect.center_x(), rect.center_y()}, button.icon, button.icon_size, color);
        return;
    }
    const float icon_width = button.icon != nullptr ? button.icon_size + theme::space_2 : 0;
    const float words_max = std::max(rect.width - icon_width - theme::space_3, 0.0F);
    const TextStyle style =
        fitted(drawing, button.words, {.size = theme::body_size + 1, .weight = Weight::Medium, .color = color},
               words_max - 1, words_size_min);
    const float words_width = std::min(label_width(drawing, button.words, style) + 1, words_max);
    Rect place = rect.centered(icon_width + words_width, rect.height);
    if (button.icon != nullptr) {
        draw_icon(drawing, {place.x + button.icon_size / 2, rect.center_y()}, button.icon, button.icon_size, color);
        place.cut_left(icon_width);
    }
    draw_label(drawing, place, button.words, style);
}

// At the upper right of the disc, cut out of it.
void draw_badge(const Drawing& drawing, const Rect& disc, std::string_view words) {
    const TextStyle style{
        .size = theme::caption_size, .weight = Weight::Medium, .color = theme::on_danger, .align = Align::Center};
    constexpr float height = 18;
    const float width = std::max(height, label_width(drawing, words, style) + 10);
    const Rect badge{.x = disc.center_x() + disc.width * 0.15F, .y = disc.y - 2, .width = width, .height = height};
    drawing.list.AddRectFilled({badge.x - 2, badge.y - 2}, {badge.right() + 2, badge.bottom() + 2}, theme::background,
                               height / 2 + 2);
    drawing.list.AddRectFilled(min_of(badge), max_of(badge), theme::danger, height / 2);
    draw_label(drawing, badge, words, style);
}

ImU32 of_moment(bool hovered, bool held, ImU32 rest, ImU32 over, ImU32 down) {
    return held ? down : hovered ? over : rest;
}

}  // namespace

ButtonColors button_colors(Emphasis emphasis, bool hovered, bool held, bool disabled) {
    using namespace theme;
    if (disabled) return {.surface = emphasis == Emphasis::Quiet ? 0 : raised, .content = text_disabled};
    switch (emphasis) {
    case Emphasis::Primary:
        return {.surface = of_moment(hovered, held, accent, accent_hovered, accent_pressed), .content = on_accent};
    case Emphasis::Neutral:
        return {.surface = of_moment(hovered, held, raised, raised_hovered, raised_pressed), .content = text};
    case Emphasis::Danger:
        return {.surface = of_moment(hovered, held, danger, danger_hovered, danger_pressed), .content = on_danger};
    case Emphasis::Off:
        return {.surface = of_moment(hovered, held, danger_soft, danger_soft_hovered, danger_soft),
                .content = on_danger_soft};
    case Emphasis::Quiet:
        return {.surface = of_moment(hovered, held, 0, raised_hovered, raised_pressed), .content = text};
    }
    return {};
}

bool button(const Drawing& drawing, const Rect& rect, const Button& button) {
    const Press state = press(drawing, rect, button, !button.words.empty());
    const ButtonColors colors = button_colors(button.emphasis, state.hovered, state.held, button.disabled);
    drawing.list.AddRectFilled(min_of(rect), max_of(rect), colors.surface, button.radius);
    draw_content(drawing, rect, button, colors.content);
    if (!drawing.inert && drawing.state.shows_ring(button.id)) draw_focus_ring(drawing, rect, button.radius);
    return state.happened;
}

bool control(const Drawing& drawing, const Rect& rect, const Button& button) {
    const Press state = press(drawing, rect, button);
    const ButtonColors colors = button_colors(button.emphasis, state.hovered, state.held, button.disabled);
    const float words_height = theme::caption_size + theme::space_2;
    const bool has_words = !button.words.empty() && rect.height >= theme::touch_target + words_height;
    Rect top = rect;
    const Rect below = has_words ? top.cut_bottom(words_height) : Rect{};
    const float diameter = std::min({top.width, top.height, 52.0F});
    const bool is_wide = button.emphasis == Emphasis::Danger;
    const Rect disc = top.centered(is_wide ? std::min(top.width, diameter * 1.35F) : diameter, diameter);
    drawing.list.AddRectFilled(min_of(disc), max_of(disc), colors.surface, diameter / 2);
    draw_icon(drawing, {disc.center_x(), disc.center_y()}, button.icon, button.icon_size, colors.content);
    if (!button.badge.empty()) draw_badge(drawing, disc, button.badge);
    if (has_words) {
        const TextStyle style{
            .size = theme::caption_size, .weight = Weight::Medium, .color = theme::text_muted, .align = Align::Center};
        draw_label(drawing, below, button.words, fitted(drawing, button.words, style, below.width, caption_size_min));
    }
    if (!drawing.inert && drawing.state.shows_ring(button.id)) draw_focus_ring(drawing, disc, diameter / 2);
    return state.happened;
}

bool picture_button(const Drawing& drawing, const Rect& rect, const Button& button, bool shown) {
    const Press state = press(drawing, rect, button);
    const bool has_ring = !drawing.inert && drawing.state.shows_ring(button.id);
    if (!shown && !state.hovered && !has_ring) return state.happened;
    const ImVec2 center(rect.center_x(), rect.center_y());
    const float radius = button.icon_size * 0.5F + theme::space_2;
    const bool is_on = button.pressed.value_or(false);
    drawing.list.AddCircleFilled(center, radius, state.hovered ? theme::label_backdrop_hovered : theme::label_backdrop);
    draw_icon(drawing, center, button.icon, button.icon_size, is_on ? theme::on_picture_accent : theme::on_picture);
    if (has_ring) draw_focus_ring(drawing, rect.centered(2 * radius, 2 * radius), radius);
    return state.happened;
}

bool choice_button(const Drawing& drawing, const Rect& rect, const ChoiceButton& choice) {
    constexpr float icon_size = 18;
    constexpr float width_with_words = 96;
    constexpr float width_with_icon = 200;  // Where there is less room, the words need it.
    const Button button{.id = choice.id, .name = choice.name, .pressed = choice.open};
    const Press state = press(drawing, rect, button);
    const ButtonColors colors = button_colors(Emphasis::Neutral, state.hovered, state.held, false);
    drawing.list.AddRectFilled(min_of(rect), max_of(rect), colors.surface, button.radius);
    if (rect.width < width_with_words) {
        draw_icon(drawing, {rect.center_x(), rect.center_y()}, choice.narrow_icon, icon_size, colors.content);
    } else {
        Rect rest = rect.inset(theme::space_3, 0);
        const Rect arrow = rest.cut_right(icon_size);
        draw_icon(drawing, {arrow.center_x(), rect.center_y()}, icon::chevron_down, icon_size, theme::text_muted);
        rest.cut_right(theme::space_2);
        if (rect.width >= width_with_icon) {
            const Rect icon_place = rest.cut_left(icon_size);
            draw_icon(drawing, {icon_place.center_x(), rect.center_y()}, choice.icon, icon_size, theme::text_muted);
            rest.cut_left(theme::space_2);
        }
        draw_name(drawing, rest, choice.chosen,
                  {.size = theme::body_size, .weight = Weight::Regular, .color = colors.content});
    }
    if (!drawing.inert && drawing.state.shows_ring(choice.id)) draw_focus_ring(drawing, rect, button.radius);
    return state.happened;
}

float input_height() {
    return input_label_height + input_box_height;
}

std::optional<std::string> input(const Drawing& drawing, const Rect& rect, const Input& input) {
    Rect box = rect;
    draw_label(drawing, box.cut_top(input_label_height).inset(1, 0), input.label,
               {.size = theme::body_size - 1, .weight = Weight::Medium, .color = theme::text_muted});
    return input_box(drawing, box, input);
}

std::optional<std::string> input_box(const Drawing& drawing, const Rect& box, const Input& input) {
    const bool focused = drawing.state.focused_id() == input.id;
    drawing.list.AddRectFilled(min_of(box), max_of(box), theme::field, theme::radius_small);
    drawing.list.AddRect(min_of(box), max_of(box), focused ? theme::accent : theme::field_outline, theme::radius_small,
                         ImDrawFlags_None, focused ? 2.0F : 1.0F);
    if (drawing.inert) {
        // The host lays no input where nothing can be typed: what it would show is drawn.
        draw_name(drawing, box.inset(theme::space_3, 2), input.value.empty() ? input.placeholder : input.value,
                  {.size = theme::input_size,
                   .weight = Weight::Regular,
                   .color = input.value.empty() ? theme::text_muted : theme::text});
        return std::nullopt;
    }
    drawing.mirror({.id = input.id, .role = Role::TextBox, .name = input.label, .rect = box});
    std::optional<std::string> typed = drawing.state.take_text(input.id);
    drawing.frame.text_fields.push_back({.id = input.id,
                                         .rect = box.inset(theme::space_3, 2),
                                         .value = drawing.state.shown_text(input.id, input.value),
                                         .placeholder = input.placeholder,
                                         .bytes_max = input.bytes_max,
                                         .label = input.label});
    return typed;
}

void draw_focus_ring(const Drawing& drawing, const Rect& rect, float radius) {
    constexpr float distance = 3;
    const ImVec2 low(rect.x - distance, rect.y - distance);
    const ImVec2 high(rect.right() + distance, rect.bottom() + distance);
    drawing.list.AddRect(low, high, theme::background, radius + distance, ImDrawFlags_None, 4);
    drawing.list.AddRect(low, high, theme::accent, radius + distance, ImDrawFlags_None, 2);
}

void draw_panel(const Drawing& drawing, const Rect& rect, float radius, ImU32 color) {
    // In steps too small to be seen on something light.
    for (const float spread : {8.0F, 6.5F, 5.0F, 3.5F, 2.0F, 1.0F, 0.0F}) {
        drawing.list.AddRectFilled({rect.x - spread, rect.y - spread + 3},
                                   {rect.right() + spread, rect.bottom() + spread + 3},
                                   theme::faded(theme::shadow, 0.15F), radius + spread);
    }
    drawing.list.AddRectFilled(min_of(rect), max_of(rect), color, radius);
    drawing.list.AddRect(min_of(rect), max_of(rect), theme::outline, radius);
}

}  // namespace parley::ui
