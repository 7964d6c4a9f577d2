// Plot: see the header.
#include "ui/plot.hpp"

#include <algorithm>
#include <cstddef>

#include "core/base/limits.hpp"
#include "ui/right_to_left.hpp"
#include "ui/theme.hpp"

namespace parley::ui {

namespace {

constexpr float line_width = 1.5F;

std::uint32_t greatest(const std::vector<PlotLine>& lines, std::uint32_t least) {
    for (const PlotLine& line : lines) {
        for (const Reading& point : *line.points) least = std::max(least, point.value_or(0));
    }
    return least;
}

void draw_piece(const Drawing& drawing, const std::vector<ImVec2>& piece, ImU32 color) {
    if (piece.size() == 1) return drawing.list.AddCircleFilled(piece.front(), line_width, color);
    drawing.list.AddPolyline(piece.data(), static_cast<int>(piece.size()), color, ImDrawFlags_None, line_width);
}

void draw_line(const Drawing& drawing, const Rect& rect, const PlotLine& line, std::uint32_t top) {
    const std::vector<Reading>& points = *line.points;
    const float step = rect.width / static_cast<float>(limits::statistics_points_max - 1);
    std::vector<ImVec2> piece;
    for (std::size_t index = 0; index < points.size(); ++index) {
        if (points[index]) {
            const auto back = static_cast<float>(points.size() - 1 - index);
            const float share = static_cast<float>(*points[index]) / static_cast<float>(top);
            piece.emplace_back(rect.right() - back * step, rect.bottom() - share * rect.height);
        }
        if (piece.empty() || (points[index] && index + 1 < points.size())) continue;
        draw_piece(drawing, piece, line.color);
        piece.clear();
    }
}

}  // namespace

void draw_plot(const Drawing& drawing, const Rect& rect, const std::vector<PlotLine>& lines, std::uint32_t top_min) {
    drawing.list.AddRectFilled(min_of(rect), max_of(rect), theme::field, 4);
    drawing.list.AddRect(min_of(rect), max_of(rect), theme::outline, 4);
    const Rect inner = rect.inset(3, 3);
    if (inner.empty()) return;
    const Upright upright(drawing, inner);  // Time goes on as everywhere in plots.
    const std::uint32_t top = std::max(greatest(lines, top_min), 1U);
    for (const PlotLine& line : lines) draw_line(drawing, inner, line, top);
}

}  // namespace parley::ui
