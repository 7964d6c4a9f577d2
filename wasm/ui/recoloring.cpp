// Recoloring: a color of a table for another one, vertex by vertex.
#include "ui/recoloring.hpp"

#include <algorithm>

namespace parley::ui {

ImU32 replaced(std::span<const Replacement> table, ImU32 color) {
    const ImU32 opaque = color | IM_COL32_A_MASK;
    const auto entry = std::find_if(table.begin(), table.end(),
                                    [&](const Replacement& one) { return (one.color | IM_COL32_A_MASK) == opaque; });
    if (entry == table.end()) return color;
    return (entry->instead & ~IM_COL32_A_MASK) | (color & IM_COL32_A_MASK);
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
