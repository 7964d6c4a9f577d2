// Widgets: what a person presses, and the surfaces it stands on. Each is drawn, operable and in the mirror at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ui/drawing.hpp"

namespace parley::ui {

// How much a button asks for attention.
enum class Emphasis : std::uint8_t {
    Primary,  // The one thing to do here.
    Neutral,
    Danger,  // Ends something.
    Off,     // A device that is off: seen at a glance.
    Quiet,   // No surface until pointed at.
};

struct Button {
    std::string id;
    std::string name;             // Accessible name: the whole action, such as "Mute microphone".
    const char* icon = nullptr;   // Of icons.hpp.
    std::string_view words = {};  // Drawn beside the icon; none for icon buttons.
    Emphasis emphasis = Emphasis::Neutral;
    float radius = 12;
    float icon_size = 20;
    std::optional<bool> pressed = {};
    bool disabled = false;
    std::string_view shortcut = {};  // The key that does the same, see shortcuts.hpp.
    std::string_view badge = {};     // Of a control: some letters that call attention.
};

// True in the frame in which it was pressed, by pointer, finger, keyboard or mirror.
bool button(const Drawing& drawing, const Rect& rect, const Button& button);

// An icon in a circle with words beneath (none drawn where the rectangle is too low). The whole rectangle is pressed.
bool control(const Drawing& drawing, const Rect& rect, const Button& button);

// An icon on a dark disc, over a picture. Drawn while `shown`, pointed at or focused; pressed and mirrored always.
bool picture_button(const Drawing& drawing, const Rect& rect, const Button& button, bool shown);

// A button with the device, or whatever else was chosen, in words of any script; opens the list of the others. In a
// narrow rectangle the icon alone.
struct ChoiceButton {
    std::string id;
    std::string name;
    const char* icon = nullptr;
    const char* narrow_icon = nullptr;
    std::string_view chosen = {};
    bool open = false;
};
bool choice_button(const Drawing& drawing, const Rect& rect, const ChoiceButton& button);

// The colors of a button in one moment.
struct ButtonColors {
    ImU32 surface = 0;
    ImU32 content = 0;
};
ButtonColors button_colors(Emphasis emphasis, bool hovered, bool held, bool disabled);

// A label above a box in which the host lays a real input. Returns what was typed since the last frame.
struct Input {
    std::string id;
    std::string label;
    std::string value;
    std::string placeholder;
    std::size_t bytes_max = 0;
};
std::optional<std::string> input(const Drawing& drawing, const Rect& rect, const Input& input);
// The box alone, for fields that explain themselves; the label is its accessible name.
std::optional<std::string> input_box(const Drawing& drawing, const Rect& box, const Input& input);
// Height of an input with its label.
float input_height();

void draw_focus_ring(const Drawing& drawing, const Rect& rect, float radius);
// A surface that lies above others.
void draw_panel(const Drawing& drawing, const Rect& rect, float radius, ImU32 color);

}  // namespace parley::ui
