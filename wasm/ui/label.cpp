// Labels: see the header.
#include "ui/label.hpp"

#include <algorithm>
#include <cmath>

#include "ui/icons.hpp"
#include "ui/initials.hpp"
#include "ui/line_break.hpp"
#include "ui/right_to_left.hpp"
#include "ui/theme.hpp"

namespace parley::ui {

namespace {

constexpr std::string_view ellipsis = "\u2026";

// ImGui picks the density of glyphs when a font is pushed, so fonts are pushed even to be measured.
class FontScope {
  public:
    FontScope(ImFont* font, float size) { ImGui::PushFont(font, size); }
    FontScope(const FontScope&) = delete;
    FontScope& operator=(const FontScope&) = delete;
    ~FontScope() { ImGui::PopFont(); }
};

ImFont* font_of(const Drawing& drawing, Weight weight) {
    const Fonts& fonts = drawing.viewport.fonts;
    return weight == Weight::Medium ? fonts.medium : fonts.regular;
}

float width_with(ImFont* font, float size, std::string_view text) {
    return font->CalcTextSizeA(size, 1e6F, 0, text.data(), text.data() + text.size()).x;
}

// Our own words have no combining letters: cutting between code points is enough.
std::string cut_to(ImFont* font, float size, std::string_view text, float width) {
    std::size_t end = text.size();
    while (end > 0) {
        --end;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        const std::string cut = std::string(text.substr(0, end)) + std::string(ellipsis);
        if (width_with(font, size, cut) <= width) return cut;
    }
    return {};
}

// What the site's fonts have: Latin (below U+0180), and of what comes then the common punctuation and symbols, without
// the marks of direction. Anything else is for the browser's text engine.
bool is_latin(std::string_view text) {
    const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const unsigned lead = byte(at);
        if (lead < 0xC6U) continue;
        const unsigned next = byte(at + 1);
        if (lead != 0xE2U || next == 0x81U || (next == 0x80U && byte(at + 2) < 0x90U)) return false;
        at += 2;
    }
    return true;
}

bool is_ours(const ImFont* font, std::string_view text) {
    return font != nullptr && is_latin(text);
}

float left_of(const Rect& rect, float width, Align align) {
    return align == Align::Center ? rect.center_x() - width / 2 : rect.x;
}

// On a whole device pixel, where glyphs are sharpest.
float snapped(const Drawing& drawing, float length) {
    return std::round(length * drawing.viewport.pixel_ratio) / drawing.viewport.pixel_ratio;
}

}  // namespace

float label_width(const Drawing& drawing, std::string_view text, const TextStyle& style) {
    if (text.empty()) return 0;
    ImFont* font = font_of(drawing, style.weight);
    if (!is_ours(font, text)) return name_width(drawing, text, style);
    const FontScope scope(font, style.size);
    return width_with(font, style.size, text);
}

void draw_label(const Drawing& drawing, const Rect& rect, std::string_view text, const TextStyle& style) {
    if (text.empty()) return;
    ImFont* font = font_of(drawing, style.weight);
    if (!is_ours(font, text)) return draw_name(drawing, rect, text, style);
    const FontScope scope(font, style.size);
    std::string shown(text);
    float width = width_with(font, style.size, shown);
    if (width > rect.width) {
        shown = cut_to(font, style.size, text, rect.width);
        width = width_with(font, style.size, shown);
    }
    const ImVec2 position(snapped(drawing, left_of(rect, width, style.align)),
                          snapped(drawing, rect.center_y() - style.size / 2));
    const Upright upright(drawing, {.x = position.x, .y = position.y, .width = width, .height = style.size});
    drawing.list.AddText(font, style.size, position, style.color, shown.data(), shown.data() + shown.size());
}

TextStyle fitted(const Drawing& drawing, std::string_view text, const TextStyle& style, float width, float size_min) {
    const float wanted = label_width(drawing, text, style);
    if (wanted <= width || wanted <= 0) return style;
    TextStyle smaller = style;
    // In steps, so that rounded widths of glyphs cannot exceed it again.
    while (smaller.size > size_min && label_width(drawing, text, smaller) > width) {
        smaller.size = std::max(smaller.size - 0.5F, size_min);
    }
    return smaller;
}

float name_width(const Drawing& drawing, std::string_view text, const TextStyle& style) {
    return drawing.canvas.measure_text(text, style.size, style.weight).x;
}

void draw_name(const Drawing& drawing, const Rect& rect, std::string_view text, const TextStyle& style) {
    const ImVec2 size = drawing.canvas.measure_text(text, style.size, style.weight);
    const float width = std::min(size.x, rect.width);
    const ImVec2 position(left_of(rect, width, style.align), snapped(drawing, rect.center_y() - size.y / 2));
    const Upright upright(drawing, {.x = position.x, .y = position.y, .width = width, .height = size.y});
    drawing.canvas.draw_text(drawing.list, position, text, style.size, style.weight, style.color, rect.width);
}

Paragraph break_paragraph(const Drawing& drawing, std::string_view text, const TextStyle& style, float width,
                          std::size_t lines_max) {
    Paragraph paragraph;
    paragraph.lines =
        break_lines(text, width, lines_max, [&](std::string_view line) { return name_width(drawing, line, style); });
    if (is_right_to_left(drawing.viewport) && begins_right_to_left(text)) {
        // Each line is drawn as a text of its own, and must not turn round because a name stands at its beginning.
        for (std::string& line : paragraph.lines) line.insert(0, "\u200F");
    }
    paragraph.height = static_cast<float>(paragraph.lines.size()) * std::round(style.size * theme::line_height);
    return paragraph;
}

void draw_paragraph(const Drawing& drawing, const Rect& rect, const Paragraph& paragraph, const TextStyle& style) {
    Rect rest = rect;
    for (const std::string& line : paragraph.lines) {
        draw_name(drawing, rest.cut_top(std::round(style.size * theme::line_height)), line, style);
    }
}

namespace {

// Icons that show where something goes: that is the other way where text runs the other way.
bool is_pointing(std::string_view icon) {
    return icon == icon::send;
}

void add_icon(const Drawing& drawing, ImVec2 center, const char* icon, float size, ImU32 color) {
    ImFont* font = drawing.viewport.fonts.icons;
    const FontScope scope(font, size);
    drawing.list.AddText(font, size, {snapped(drawing, center.x - size / 2), snapped(drawing, center.y - size / 2)},
                         color, icon);
}

}  // namespace

void draw_icon(const Drawing& drawing, ImVec2 center, const char* icon, float size, ImU32 color) {
    if (is_pointing(icon)) return add_icon(drawing, center, icon, size, color);
    const Upright upright(drawing, {.x = center.x - size / 2, .y = center.y - size / 2, .width = size, .height = size});
    add_icon(drawing, center, icon, size, color);
}

void draw_spinner(const Drawing& drawing, ImVec2 center, float size, ImU32 color) {
    if (drawing.viewport.reduced_motion) return draw_icon(drawing, center, icon::loader_circle, size, color);
    drawing.frame.animating = true;
    constexpr float turns_per_second = 0.9F;
    constexpr float full_turn = 6.2831853F;
    const auto turn = static_cast<float>(std::fmod(drawing.viewport.time * turns_per_second, 1.0)) * full_turn;
    const float thickness = std::max(1.5F, size / 10);
    drawing.list.PathArcTo(center, size / 2 - thickness, turn, turn + full_turn * 0.72F);
    drawing.list.PathStroke(color, ImDrawFlags_None, thickness);
}

void draw_disc(const Drawing& drawing, ImVec2 center, float diameter, std::string_view name) {
    drawing.list.AddCircleFilled(center, diameter / 2, theme::disc_color(name));
    const float size = std::round(diameter * 0.4F);
    const Rect place{.x = center.x - diameter / 2, .y = center.y - diameter / 2, .width = diameter, .height = diameter};
    draw_name(drawing, place, initials(name),
              {.size = size, .weight = Weight::Medium, .color = theme::on_picture, .align = Align::Center});
}

}  // namespace parley::ui
