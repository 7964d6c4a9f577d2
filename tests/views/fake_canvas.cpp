// Fake canvas: see the header.
#include "views/fake_canvas.hpp"

#include <algorithm>
#include <array>

#include "render/contain_fit.hpp"
#include "ui/right_to_left.hpp"
#include "ui/theme.hpp"
#include "ui/words.hpp"

namespace parley::ui {

namespace {

struct Scene {
    ImU32 wall = 0;
    ImU32 clothes = 0;
    ImU32 skin = 0;
};

// Rooms with somebody in them, roughly.
constexpr std::array<Scene, 6> scenes = {{
    {.wall = theme::rgb(0x8FA7B8), .clothes = theme::rgb(0x2E4A66), .skin = theme::rgb(0xD9A886)},
    {.wall = theme::rgb(0xB9A58C), .clothes = theme::rgb(0x5A2E3A), .skin = theme::rgb(0x8A5A3C)},
    {.wall = theme::rgb(0x6F8F7D), .clothes = theme::rgb(0xE3DCC8), .skin = theme::rgb(0xE6BFA0)},
    {.wall = theme::rgb(0xE9EAEC), .clothes = theme::rgb(0x30363D), .skin = theme::rgb(0xB07A55)},
    {.wall = theme::rgb(0x4E5566), .clothes = theme::rgb(0xA8763E), .skin = theme::rgb(0x6B4630)},
    {.wall = theme::rgb(0xA58FB0), .clothes = theme::rgb(0x3C5C46), .skin = theme::rgb(0xEAC7AC)},
}};

// A stand-in for the emoji of the browser's fonts, which ImGui's has not: a face or a shape of one color.
ImU32 emoji_color(std::string_view text) {
    for (const Reaction reaction : all_reactions) {
        if (text != reaction_emoji(reaction)) continue;
        return reaction == Reaction::Heart ? theme::rgb(0xDD2E44) : theme::rgb(0xFFCC4D);
    }
    return 0;
}

void draw_emoji(ImDrawList& list, ImVec2 position, float size, ImU32 color) {
    const ImVec2 center(position.x + size * 0.6F, position.y + size * 0.6F);
    list.AddCircleFilled(center, size * 0.5F, color);
    list.AddCircleFilled({center.x - size * 0.17F, center.y - size * 0.1F}, size * 0.07F, theme::rgb(0x664500));
    list.AddCircleFilled({center.x + size * 0.17F, center.y - size * 0.1F}, size * 0.07F, theme::rgb(0x664500));
    list.AddRectFilled({center.x - size * 0.18F, center.y + size * 0.16F},
                       {center.x + size * 0.18F, center.y + size * 0.24F}, theme::rgb(0x664500), 2);
}

// Letters from Hebrew on, and ideographs: what begins with these bytes in UTF-8.
bool has_other_script(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char letter) {
        const auto byte = static_cast<unsigned char>(letter);
        return (byte >= 0xD6 && byte <= 0xE1) || (byte >= 0xE3 && byte <= 0xED);
    });
}

// Marks of direction are not seen: U+200E, U+200F and U+2066 to U+2069.
std::string without_marks(std::string_view word) {
    std::string seen;
    for (std::size_t at = 0; at < word.size(); ++at) {
        const std::string_view rest = word.substr(at);
        const bool is_mark = rest.starts_with("\u200E") || rest.starts_with("\u200F") || rest.starts_with("\u2066") ||
                             rest.starts_with("\u2067") || rest.starts_with("\u2068") || rest.starts_with("\u2069");
        if (is_mark) {
            at += 2;
        } else {
            seen.push_back(word[at]);
        }
    }
    return seen;
}

constexpr std::string_view ellipsis = "\u2026";

}  // namespace

void FakeCanvas::begin_frame() {
    texts_.clear();
    videos_.clear();
}

bool FakeCanvas::has_video(TrackHandle track) {
    return waiting_.count(track.packed()) == 0;
}

bool FakeCanvas::is_stalled(TrackHandle track) {
    return stalled_.count(track.packed()) != 0;
}

// A screen with a window on it.
void FakeCanvas::draw_screen(ImDrawList& list, ImVec2 min, ImVec2 max) {
    const render::Box screen = render::contain_fit({16, 9}, {.min = min, .max = max});
    const float unit = (screen.max.y - screen.min.y) / 10;
    list.AddRectFilled(screen.min, screen.max, theme::rgb(0x27425E));
    list.AddRectFilled({screen.min.x + unit, screen.min.y + unit}, {screen.max.x - unit, screen.max.y - unit},
                       theme::rgb(0xF4F4F0));
    list.AddRectFilled({screen.min.x + unit, screen.min.y + unit}, {screen.max.x - unit, screen.min.y + 2 * unit},
                       theme::rgb(0xB9C2CC));
}

void FakeCanvas::draw_video(ImDrawList& list, TrackHandle track, ImVec2 min, ImVec2 max, const VideoStyle& style) {
    const Rect rect{.x = min.x, .y = min.y, .width = max.x - min.x, .height = max.y - min.y};
    videos_.push_back({.track = track, .rect = rect, .style = style});
    if (style.fit == VideoFit::Contain) return draw_screen(list, min, max);
    const Scene& scene = scenes[track.index % scenes.size()];
    const float unit = std::min(rect.width, rect.height);
    const float sway = style.mirrored ? -0.04F : 0.04F;
    const ImVec2 head(rect.center_x() + sway * unit, rect.y + rect.height * 0.46F);
    list.AddRectFilled(min, max, theme::faded(scene.wall, style.opacity), style.rounding);
    const Rect clip = as_laid_out(rect);
    list.PushClipRect({clip.x, clip.y}, {clip.right(), clip.bottom()}, true);
    list.AddEllipseFilled({head.x, rect.bottom() + unit * 0.02F}, {unit * 0.42F, unit * 0.34F},
                          theme::faded(scene.clothes, style.opacity));
    list.AddCircleFilled(head, unit * 0.19F, theme::faded(scene.skin, style.opacity));
    list.PopClipRect();
}

ImVec2 FakeCanvas::measure_text(std::string_view text, float size, Weight weight) {
    if (emoji_color(text) != 0) return {size * 1.2F, size * 1.2F};
    ImGui::PushFont(font(weight), size);
    const float width = font(weight)->CalcTextSizeA(size, 1e6F, 0, text.data(), text.data() + text.size()).x;
    const float letter = font(weight)->CalcTextSizeA(size, 1e6F, 0, "?").x;
    ImGui::PopFont();
    // Ideographs are as wide as they are high, and marks of direction are not seen.
    float difference = 0;
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        const auto next = static_cast<unsigned char>(text[at + 1]);
        const auto last = static_cast<unsigned char>(text[at + 2]);
        if (lead >= 0xE3 && lead <= 0xEF && lead != 0xEE) difference += size / 1.2F - letter;
        const bool is_mark = lead == 0xE2 && ((next == 0x80 && last < 0x90) || (next == 0x81 && last >= 0xA6));
        if (is_mark) difference -= letter;
    }
    return {width + difference, size * 1.2F};
}

// Frames of languages that run from right to left are mirrored when they are finished.
Rect FakeCanvas::as_laid_out(const Rect& rect) const {
    return mirror_width_ > 0 ? mirrored(rect, mirror_width_) : rect;
}

void FakeCanvas::draw_text(ImDrawList& list, ImVec2 position, std::string_view text, float size, Weight weight,
                           ImU32 color, float width_max) {
    if (const ImU32 of_emoji = emoji_color(text); of_emoji != 0) {
        texts_.push_back(
            {.text = std::string(text),
             .rect = as_laid_out({.x = position.x, .y = position.y, .width = size * 1.2F, .height = size * 1.2F})});
        return draw_emoji(list, position, size, of_emoji);
    }
    std::string shown(text);
    while (!shown.empty() && measure_text(shown, size, weight).x > width_max) {
        if (shown.size() > ellipsis.size() && shown.substr(shown.size() - ellipsis.size()) == ellipsis) {
            shown.resize(shown.size() - ellipsis.size());
        }
        while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0xC0U) == 0x80U) shown.pop_back();
        if (!shown.empty()) shown.pop_back();
        if (!shown.empty()) shown += ellipsis;
    }
    const ImVec2 covered = measure_text(shown, size, weight);
    texts_.push_back({.text = std::string(text),
                      .rect = as_laid_out({.x = position.x, .y = position.y, .width = covered.x, .height = covered.y}),
                      .is_cut = shown != text});
    draw_words(list, {position.x, position.y + size * 0.1F}, shown, size, weight, color, covered.x);
}

// Words of scripts that ImGui's font has not are bars as wide as they are; where they run from right to left, so do the
// words. A line of other words is drawn as it is.
void FakeCanvas::draw_words(ImDrawList& list, ImVec2 position, std::string_view line, float size, Weight weight,
                            ImU32 color, float width) {
    ImFont* const face = font(weight);
    const auto draw = [&](ImVec2 place, std::string_view text) {
        ImGui::PushFont(face, size);
        list.AddText(face, size, place, color, text.data(), text.data() + text.size());
        ImGui::PopFont();
    };
    if (!has_other_script(line)) return draw(position, without_marks(line));
    const bool from_right = mirror_width_ > 0;
    const float space = measure_text(" ", size, weight).x;
    float from_start = 0;
    for (std::size_t begin = 0; begin < line.size();) {
        const std::size_t end = std::min(line.find(' ', begin), line.size());
        const std::string word = without_marks(line.substr(begin, end - begin));
        const float word_width = measure_text(word, size, weight).x;
        const float x = position.x + (from_right ? width - from_start - word_width : from_start);
        if (has_other_script(word)) {
            list.AddRectFilled({x, position.y + size * 0.3F}, {x + word_width, position.y + size * 0.8F}, color, 2);
        } else {
            draw({x, position.y}, word);
        }
        from_start += word_width + space;
        begin = end + 1;
    }
}

}  // namespace parley::ui
