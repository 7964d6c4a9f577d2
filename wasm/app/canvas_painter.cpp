// Canvas painter: the screens' words for styles in those of the renderer.
#include "app/canvas_painter.hpp"

namespace parley::app {

namespace {

int css_weight(ui::Weight weight) {
    switch (weight) {
    case ui::Weight::Regular: return 400;
    case ui::Weight::Medium: return 500;
    }
    return 400;
}

}  // namespace

bool CanvasPainter::has_video(TrackHandle track) {
    return tiles_.has_frame(track);
}

bool CanvasPainter::is_stalled(TrackHandle track) {
    return tiles_.is_stalled(track);
}

void CanvasPainter::draw_video(ImDrawList& list, TrackHandle track, ImVec2 min, ImVec2 max,
                               const ui::VideoStyle& style) {
    tiles_.draw(list, track, {.min = min, .max = max, .rounding = style.rounding, .opacity = style.opacity},
                {.mirrored = style.mirrored, .whole = style.fit == ui::VideoFit::Contain});
}

ImVec2 CanvasPainter::measure_text(std::string_view text, float size, ui::Weight weight) {
    return atlas_.measure(text, {.size = size, .weight = css_weight(weight)});
}

void CanvasPainter::draw_text(ImDrawList& list, ImVec2 position, std::string_view text, float size, ui::Weight weight,
                              ImU32 color, float width_max) {
    atlas_.draw(list, position, text, {.size = size, .weight = css_weight(weight), .color = viewport_.shown(color)},
                width_max);
}

}  // namespace parley::app
