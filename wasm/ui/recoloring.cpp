// Recoloring: the nearest color of a table, vertex by vertex.
#include "ui/recoloring.hpp"

#include <cstdlib>

namespace parley::ui {

namespace {

constexpr ImU32 alpha_mask = 0xFF000000;

int channel_of(ImU32 color, unsigned shift) {
    return static_cast<int>((color >> shift) & 0xFFU);
}

int distance(ImU32 first, ImU32 second) {
    int sum = 0;
    for (const unsigned shift : {0U, 8U, 16U}) sum += std::abs(channel_of(first, shift) - channel_of(second, shift));
    return sum;
}

}  // namespace

ImU32 replaced(std::span<const Replacement> table, ImU32 color) {
    // Of three channels together: half of the way between a button's color and that under the pointer.
    constexpr int near = 18;
    int least = near;
    ImU32 instead = color;
    for (const Replacement& entry : table) {
        const int away = distance(entry.color, color);
        if (away >= least) continue;
        least = away;
        instead = entry.instead;
    }
    return (instead & ~alpha_mask) | (color & alpha_mask);
}

void recolor(ImDrawList& list, std::span<const Replacement> table) {
    // Neighbours mostly have the same color.
    ImU32 color = 0;
    ImU32 instead = replaced(table, color);
    for (ImDrawVert& vertex : list.VtxBuffer) {
        if (vertex.col != color) {
            color = vertex.col;
            instead = replaced(table, color);
        }
        vertex.col = instead;
    }
}

}  // namespace parley::ui
