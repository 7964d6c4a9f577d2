// Labels: text and icons on the screen. Our own words come from ImGui's fonts, text of people from the canvas.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ui/drawing.hpp"

namespace parley::ui {

enum class Align { Left, Center };

struct TextStyle {
    float size = 14;  // CSS pixels
    Weight weight = Weight::Regular;
    ImU32 color = 0;
    Align align = Align::Left;
};

// Our own words: with the site's fonts where these have the letters, else as text of people. One line in the middle of
// the rectangle's height, cut with an ellipsis.
float label_width(const Drawing& drawing, std::string_view text, const TextStyle& style);
void draw_label(const Drawing& drawing, const Rect& rect, std::string_view text, const TextStyle& style);

// The style with a smaller size where the text is wider than `width`, but none below `size_min`: words of other
// languages are longer, and small is better than cut.
TextStyle fitted(const Drawing& drawing, std::string_view text, const TextStyle& style, float width, float size_min);

// Text of people, of the browser or of the server: any script. Same placing.
float name_width(const Drawing& drawing, std::string_view text, const TextStyle& style);
void draw_name(const Drawing& drawing, const Rect& rect, std::string_view text, const TextStyle& style);

// The same over several lines, from the top of the rectangle; the last one that fits is cut with an ellipsis.
struct Paragraph {
    std::vector<std::string> lines;
    float height = 0;
};
Paragraph break_paragraph(const Drawing& drawing, std::string_view text, const TextStyle& style, float width,
                          std::size_t lines_max);
void draw_paragraph(const Drawing& drawing, const Rect& rect, const Paragraph& paragraph, const TextStyle& style);

// An icon of icons.hpp around a point.
void draw_icon(const Drawing& drawing, ImVec2 center, const char* icon, float size, ImU32 color);
// Turns while something is awaited; stands still where nothing may move.
void draw_spinner(const Drawing& drawing, ImVec2 center, float size, ImU32 color);

// Initials on a disc in the color of this name.
void draw_disc(const Drawing& drawing, ImVec2 center, float diameter, std::string_view name);

}  // namespace parley::ui
