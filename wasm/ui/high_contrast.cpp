// High contrast: pairs of colors. Text reaches 7:1 and what is pressed stands out 3:1; the tests compute it.
#include "ui/high_contrast.hpp"

#include <cstdint>
#include <cstdlib>

#include "ui/theme.hpp"

namespace parley::ui {

namespace {

struct Stronger {
    ImU32 color;
    ImU32 stronger;
};

constexpr Stronger table[] = {
    {theme::background, theme::rgb(0x000000)},
    {theme::surface, theme::rgb(0x000000)},
    {theme::field, theme::rgb(0x000000)},
    {theme::tile, theme::rgb(0x14181C)},
    {theme::raised, theme::rgb(0x5A5A5A)},
    {theme::raised_hovered, theme::rgb(0x505A6E)},
    {theme::raised_pressed, theme::rgb(0x3C444C)},
    {theme::outline, theme::rgb(0xC8D0D8)},
    {theme::field_outline, theme::rgb(0xFFFFFF)},
    {theme::text, theme::rgb(0xFFFFFF)},
    {theme::text_muted, theme::rgb(0xFFFFFF)},
    {theme::text_disabled, theme::rgb(0xD8DEE4)},
    {theme::accent, theme::rgb(0xA8CCFF)},
    {theme::accent_hovered, theme::rgb(0xC4DDFF)},
    {theme::accent_pressed, theme::rgb(0x90BCFA)},
    {theme::on_accent, theme::rgb(0x000000)},
    {theme::accent_soft, theme::rgb(0x1F4F8C)},
    {theme::on_accent_soft, theme::rgb(0xFFFFFF)},
    {theme::danger, theme::rgb(0xB02028)},
    {theme::danger_hovered, theme::rgb(0xB4202A)},
    {theme::danger_pressed, theme::rgb(0x9C1A22)},
    {theme::danger_soft, theme::rgb(0x8C1F2C)},
    {theme::danger_soft_hovered, theme::rgb(0x962230)},
    {theme::on_danger_soft, theme::rgb(0xFFFFFF)},
    {theme::good, theme::rgb(0xA0F0C4)},
    {theme::warning, theme::rgb(0xFFDC96)},
    {theme::error, theme::rgb(0xFFC8CA)},
    {theme::sound, theme::rgb(0x90F4E2)},
};

constexpr ImU32 opaque = 0xFF000000;

int channel(ImU32 color, unsigned shift) {
    return static_cast<int>((color >> shift) & 0xFFU);
}

int distance(ImU32 first, ImU32 second) {
    int sum = 0;
    for (const unsigned shift : {0U, 8U, 16U}) sum += std::abs(channel(first, shift) - channel(second, shift));
    return sum;
}

}  // namespace

ImU32 strengthened(ImU32 color) {
    // Of three channels together: half of the way between a button's color and that under the pointer.
    constexpr int near = 18;
    int least = near;
    ImU32 stronger = color;
    for (const Stronger& entry : table) {
        const int away = distance(entry.color, color);
        if (away >= least) continue;
        least = away;
        stronger = entry.stronger;
    }
    return (stronger & ~opaque) | (color & opaque);
}

void raise_contrast(ImDrawList& list) {
    // Neighbours mostly have the same color.
    ImU32 color = 0;
    ImU32 stronger = strengthened(color);
    for (ImDrawVert& vertex : list.VtxBuffer) {
        if (vertex.col != color) {
            color = vertex.col;
            stronger = strengthened(color);
        }
        vertex.col = stronger;
    }
}

}  // namespace parley::ui
