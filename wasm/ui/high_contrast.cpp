// High contrast: pairs of colors. Text reaches 7:1 and what is pressed stands out 3:1; the tests compute it.
#include "ui/high_contrast.hpp"

#include <span>

#include "ui/recoloring.hpp"

namespace parley::ui {

namespace {

constexpr Replacement dark[] = {
    {theme::background, theme::rgb(0x000000)},
    {theme::surface, theme::rgb(0x000000)},
    {theme::field, theme::rgb(0x000000)},
    {theme::tile, theme::rgb(0x14181C)},
    {theme::raised, theme::rgb(0x5A5A5A)},
    {theme::panel, theme::rgb(0x000000)},
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
    {theme::label_backdrop, theme::rgb(0x000000)},
    {theme::on_picture_accent, theme::rgb(0xC4DDFF)},
    {theme::on_picture_good, theme::rgb(0xA0F0C4)},
    {theme::on_picture_warning, theme::rgb(0xFFDC96)},
    {theme::on_picture_error, theme::rgb(0xFFC8CA)},
    {theme::on_picture_sound, theme::rgb(0x90F4E2)},
    {theme::on_picture_mark, theme::rgb(0x000000)},
};

constexpr Replacement light[] = {
    {theme::background, theme::rgb(0xFFFFFF)},
    {theme::surface, theme::rgb(0xFFFFFF)},
    {theme::panel, theme::rgb(0xFFFFFF)},
    {theme::field, theme::rgb(0xFFFFFF)},
    {theme::tile, theme::rgb(0xE8EBEE)},
    {theme::raised, theme::rgb(0x8E9296)},
    {theme::raised_hovered, theme::rgb(0x98A6BC)},
    {theme::raised_pressed, theme::rgb(0xA9B4C2)},
    {theme::outline, theme::rgb(0x3A434C)},
    {theme::field_outline, theme::rgb(0x000000)},
    {theme::shadow, theme::rgb(0x000000)},
    {theme::scrim, theme::rgb(0x000000)},
    {theme::text, theme::rgb(0x000000)},
    {theme::text_muted, theme::rgb(0x000000)},
    {theme::text_disabled, theme::rgb(0x1A2026)},
    {theme::accent, theme::rgb(0x0B3D91)},
    {theme::accent_hovered, theme::rgb(0x082F73)},
    {theme::accent_pressed, theme::rgb(0x062458)},
    {theme::on_accent, theme::rgb(0xFFFFFF)},
    {theme::accent_soft, theme::rgb(0xB8D2F8)},
    {theme::on_accent_soft, theme::rgb(0x000000)},
    {theme::danger, theme::rgb(0x9C1A22)},
    {theme::danger_hovered, theme::rgb(0x84141C)},
    {theme::danger_pressed, theme::rgb(0x6C0F16)},
    {theme::danger_soft, theme::rgb(0xF2A8AE)},
    {theme::danger_soft_hovered, theme::rgb(0xEE9AA1)},
    {theme::on_danger_soft, theme::rgb(0x000000)},
    {theme::good, theme::rgb(0x00492A)},
    {theme::warning, theme::rgb(0x5C3700)},
    {theme::error, theme::rgb(0x8A0F18)},
    {theme::sound, theme::rgb(0x00594D)},
    {theme::label_backdrop, theme::rgb(0x000000)},
    {theme::label_backdrop_hovered, theme::label_backdrop_hovered},
    {theme::on_picture_accent, theme::rgb(0xC4DDFF)},
    {theme::on_picture_good, theme::rgb(0xA0F0C4)},
    {theme::on_picture_warning, theme::rgb(0xFFDC96)},
    {theme::on_picture_error, theme::rgb(0xFFC8CA)},
    {theme::on_picture_sound, theme::rgb(0x90F4E2)},
    {theme::on_picture_mark, theme::rgb(0x000000)},
};

std::span<const Replacement> table_of(Theme theme) {
    if (theme == Theme::Light) return light;
    return dark;
}

}  // namespace

ImU32 strengthened(Theme theme, ImU32 color) {
    return replaced(table_of(theme), color);
}

void raise_contrast(Theme theme, ImDrawList& list) {
    recolor(list, table_of(theme));
}

}  // namespace parley::ui
