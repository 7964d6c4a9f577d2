// Plot: how something went in the last minute, as lines. The newest is at the right; what is unknown is a gap.
#pragma once

#include <cstdint>
#include <vector>

#include "core/border/statistics.hpp"
#include "ui/drawing.hpp"

namespace parley::ui {

struct PlotLine {
    const std::vector<Reading>* points = nullptr;
    ImU32 color = 0;
};

// The upper edge is the greatest of all points, or `top_min` where all are less.
void draw_plot(const Drawing& drawing, const Rect& rect, const std::vector<PlotLine>& lines, std::uint32_t top_min);

}  // namespace parley::ui
