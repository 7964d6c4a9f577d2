// High contrast: pairs of colors. Text reaches 7:1 and what is pressed stands out 3:1; the tests compute it.
#include "ui/high_contrast.hpp"

#include "ui/recoloring.hpp"
#include "ui/theme.hpp"

namespace parley::ui {

namespace {

constexpr Replacement table[] = {
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

}  // namespace

ImU32 strengthened(ImU32 color) {
    return replaced(table, color);
}

void raise_contrast(ImDrawList& list) {
    recolor(list, table);
}

}  // namespace parley::ui
