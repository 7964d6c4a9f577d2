// Tile layout: tries every number of columns and keeps the one with the largest tiles.
#include "ui/tile_layout.hpp"

#include <algorithm>

namespace parley::ui {

namespace {

constexpr float widest = 16.0F / 9.0F;
constexpr float phone_width_max = 600;

struct Grid {
    std::size_t columns = 0;
    std::size_t rows = 0;
    float tile_width = 0;
    float tile_height = 0;

    float tile_area() const { return tile_width * tile_height; }
};

Grid grid_with(const Rect& area, std::size_t count, std::size_t columns, float gap, AspectRange aspects) {
    Grid grid{.columns = columns, .rows = (count + columns - 1) / columns, .tile_width = 0, .tile_height = 0};
    const float cell_width = (area.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float cell_height = (area.height - gap * static_cast<float>(grid.rows - 1)) / static_cast<float>(grid.rows);
    if (cell_width <= 0 || cell_height <= 0) return grid;
    grid.tile_width = std::min(cell_width, cell_height * aspects.max);
    grid.tile_height = std::min(cell_height, cell_width / aspects.min);
    return grid;
}

// Narrower in small areas. Not by the number of tiles: one more person must never make the tiles larger.
float gap_for(const Rect& area, float gap) {
    return std::min(gap, std::min(area.width, area.height) / 40);
}

}  // namespace

AspectRange tile_aspects(const Rect& area, std::size_t count) {
    if (area.width >= area.height) return {.min = 4.0F / 3.0F, .max = widest};
    return {.min = count == 1 ? 9.0F / 16.0F : 3.0F / 4.0F, .max = widest};
}

std::vector<Rect> tile_grid(const Rect& area, std::size_t count, float gap) {
    if (count == 0 || area.empty()) return {};
    const float used_gap = gap_for(area, gap);
    const AspectRange aspects = tile_aspects(area, count);
    Grid best;
    for (std::size_t columns = 1; columns <= count; ++columns) {
        const Grid grid = grid_with(area, count, columns, used_gap, aspects);
        if (grid.tile_area() > best.tile_area()) best = grid;
    }
    std::vector<Rect> tiles;
    if (best.columns == 0) return tiles;
    tiles.reserve(count);
    const auto span = [&](std::size_t number, float length) {
        return static_cast<float>(number) * (length + used_gap) - used_gap;
    };
    const float top = area.center_y() - span(best.rows, best.tile_height) / 2;
    for (std::size_t index = 0; index < count; ++index) {
        const std::size_t row = index / best.columns;
        const std::size_t in_row = std::min(best.columns, count - row * best.columns);
        const float left = area.center_x() - span(in_row, best.tile_width) / 2;
        tiles.push_back({.x = left + static_cast<float>(index % best.columns) * (best.tile_width + used_gap),
                         .y = top + static_cast<float>(row) * (best.tile_height + used_gap),
                         .width = best.tile_width,
                         .height = best.tile_height});
    }
    return tiles;
}

bool prefers_spotlight(const Rect& area, std::size_t count) {
    return count == 2 && area.width < phone_width_max && area.height > area.width * 1.1F;
}

Spotlight spotlight(const Rect& area, float gap) {
    const float width = area.width * 0.3F;
    const float height = width * 4.0F / 3.0F;
    return {.large = area,
            .small = {
                .x = area.right() - gap - width, .y = area.bottom() - gap - height, .width = width, .height = height}};
}

}  // namespace parley::ui
