// Canvas layout: field by field.
#include "app/canvas_layout.hpp"

#include <string>

namespace parley::app {

namespace {

bridge::LayoutBox box_of(const ui::Rect& rect) {
    return {.x = rect.x, .y = rect.y, .width = rect.width, .height = rect.height};
}

bridge::LayoutField field_of(const ui::TextField& field) {
    return {.id = field.id,
            .box = box_of(field.rect),
            .value = field.value,
            .placeholder = field.placeholder,
            .bytes_max = field.bytes_max,
            .label = field.label};
}

std::string pressed_word(const std::optional<bool>& pressed) {
    if (!pressed) return "";
    return *pressed ? "true" : "false";
}

bridge::LayoutNode node_of(const ui::AccessibleNode& node) {
    return {.id = node.id,
            .role = std::string(to_text(node.role)),
            .name = node.name,
            .box = box_of(node.rect),
            .parent = node.parent,
            .pressed = pressed_word(node.pressed),
            .disabled = node.disabled,
            .shortcut = node.shortcut,
            .href = node.href,
            .value = node.value};
}

}  // namespace

bridge::CanvasLayout layout_of(const ui::Frame& frame) {
    bridge::CanvasLayout layout;
    layout.fields.reserve(frame.text_fields.size());
    layout.nodes.reserve(frame.nodes.size());
    for (const ui::TextField& field : frame.text_fields) layout.fields.push_back(field_of(field));
    for (const ui::AccessibleNode& node : frame.nodes) layout.nodes.push_back(node_of(node));
    return layout;
}

}  // namespace parley::app
