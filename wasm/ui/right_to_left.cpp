// Right to left: see the header.
#include "ui/right_to_left.hpp"

#include <cmath>

namespace parley::ui {

namespace {

void mirror_vertices(ImDrawList& list, int first, float sum) {
    for (int index = first; index < list.VtxBuffer.Size; ++index) {
        ImVec2& place = list.VtxBuffer[index].pos;
        place.x = sum - place.x;
    }
}

}  // namespace

bool is_right_to_left(const Viewport& viewport) {
    return viewport.language != nullptr && viewport.language->is_right_to_left();
}

Rect mirrored(const Rect& rect, float window_width) {
    return {.x = window_width - rect.right(), .y = rect.y, .width = rect.width, .height = rect.height};
}

Upright::Upright(const Drawing& drawing, const Rect& place) : drawing_(drawing), first_(drawing.list.VtxBuffer.Size) {
    const float ratio = drawing.viewport.pixel_ratio;
    // By whole device pixels, so that glyphs stay sharp.
    shift_ = std::round((mirrored(place, drawing.viewport.width).x - place.x) * ratio) / ratio;
}

Upright::~Upright() {
    if (!is_right_to_left(drawing_.viewport)) return;
    mirror_vertices(drawing_.list, first_, drawing_.viewport.width - shift_);
}

void draw_video(const Drawing& drawing, TrackHandle track, const Rect& rect, const VideoStyle& style) {
    if (!is_right_to_left(drawing.viewport)) {
        return drawing.canvas.draw_video(drawing.list, track, min_of(rect), max_of(rect), style);
    }
    const int first = drawing.list.VtxBuffer.Size;
    const Rect seen = mirrored(rect, drawing.viewport.width);
    drawing.canvas.draw_video(drawing.list, track, min_of(seen), max_of(seen), style);
    mirror_vertices(drawing.list, first, drawing.viewport.width);
}

MirroredPointer::MirroredPointer(const Viewport& viewport) : before_(ImGui::GetIO().MousePos) {
    if (!is_right_to_left(viewport) || !ImGui::IsMousePosValid()) return;
    ImGui::GetIO().MousePos.x = viewport.width - before_.x;
}

MirroredPointer::~MirroredPointer() {
    ImGui::GetIO().MousePos = before_;
}

void mirror_frame(const Viewport& viewport, Frame& frame, ImDrawList& list) {
    if (!is_right_to_left(viewport)) return;
    const float width = viewport.width;
    for (TextField& field : frame.text_fields) field.rect = mirrored(field.rect, width);
    for (AccessibleNode& node : frame.nodes) node.rect = mirrored(node.rect, width);
    for (Rect& rect : frame.scrollable) rect = mirrored(rect, width);
    mirror_vertices(list, 0, width);
    for (ImDrawCmd& command : list.CmdBuffer) {
        const ImVec4 clip = command.ClipRect;
        command.ClipRect = {width - clip.z, clip.y, width - clip.x, clip.w};
    }
}

}  // namespace parley::ui
