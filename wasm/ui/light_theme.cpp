// Light theme: paper white surfaces on a cool grey, ink for words, deep colors for what carries meaning.
#include "ui/light_theme.hpp"

namespace parley::ui {

namespace {

constexpr Replacement table[] = {
    {theme::background, theme::rgb(0xF2F4F7)},
    {theme::surface, theme::rgb(0xFFFFFF)},
    {theme::raised, theme::rgb(0xE2E7EE)},
    {theme::raised_hovered, theme::rgb(0xD5DCE5)},
    {theme::raised_pressed, theme::rgb(0xC7D0DB)},
    {theme::panel, theme::rgb(0xFFFFFF)},
    {theme::tile, theme::rgb(0xDAE0E8)},
    {theme::field, theme::rgb(0xFFFFFF)},
    {theme::outline, theme::rgb(0xCDD5DE)},
    {theme::field_outline, theme::rgb(0x6F7C89)},
    {theme::shadow, theme::rgb(0x5A6878)},
    {theme::scrim, theme::rgb(0x16202C)},
    {theme::text, theme::rgb(0x161E27)},
    {theme::text_muted, theme::rgb(0x465362)},
    {theme::text_disabled, theme::rgb(0x5A6673)},
    {theme::accent, theme::rgb(0x1B5BCB)},
    {theme::accent_hovered, theme::rgb(0x164DAF)},
    {theme::accent_pressed, theme::rgb(0x123F91)},
    {theme::on_accent, theme::rgb(0xFFFFFF)},
    {theme::accent_soft, theme::rgb(0xD9E6FB)},
    {theme::on_accent_soft, theme::rgb(0x12305F)},
    {theme::danger, theme::rgb(0xCB2C35)},
    {theme::danger_hovered, theme::rgb(0xB6242D)},
    {theme::danger_pressed, theme::rgb(0x9D1B24)},
    {theme::danger_soft, theme::rgb(0xFADDDE)},
    {theme::danger_soft_hovered, theme::rgb(0xF5CCCE)},
    {theme::on_danger_soft, theme::rgb(0x96171F)},
    {theme::good, theme::rgb(0x0C6A3D)},
    {theme::warning, theme::rgb(0x854D00)},
    {theme::error, theme::rgb(0xAD1F29)},
    {theme::sound, theme::rgb(0x0A7F70)},
    {theme::label_backdrop, theme::label_backdrop},
    {theme::label_backdrop_hovered, theme::label_backdrop_hovered},
    {theme::on_picture_accent, theme::on_picture_accent},
    {theme::on_picture_good, theme::on_picture_good},
    {theme::on_picture_warning, theme::on_picture_warning},
    {theme::on_picture_error, theme::on_picture_error},
    {theme::on_picture_sound, theme::on_picture_sound},
    {theme::on_picture_mark, theme::on_picture_mark},
};

}  // namespace

std::span<const Replacement> light_theme() {
    return table;
}

ImU32 in_theme(Theme theme, ImU32 color) {
    return theme == Theme::Light ? replaced(table, color) : color;
}

}  // namespace parley::ui
