// Theme: colors, spacing, radii, type sizes. Screens draw with the dark theme's colors; those of the light one take
// their place in the finished frame, see light_theme.hpp. In both every text on its background reaches WCAG 2.2 AA
// (4.5:1), every icon and outline that carries meaning 3:1; the tests compute it.
#pragma once

#include <cstdint>
#include <string_view>

#include "imgui.h"

namespace parley::ui {

enum class Theme : std::uint8_t { Dark, Light };

}  // namespace parley::ui

namespace parley::ui::theme {

constexpr ImU32 rgb(std::uint32_t hex, std::uint32_t alpha = 0xFF) {
    return ((hex >> 16U) & 0xFFU) | (hex & 0xFF00U) | ((hex & 0xFFU) << 16U) | (alpha << 24U);
}

// Backgrounds, from far to near.
inline constexpr ImU32 background = rgb(0x0E1216);
inline constexpr ImU32 surface = rgb(0x181E25);
inline constexpr ImU32 raised = rgb(0x232B35);
inline constexpr ImU32 raised_hovered = rgb(0x2D3743);
inline constexpr ImU32 raised_pressed = rgb(0x1D242C);
// Floats above everything else: banners, tooltips, dialogs. Buttons stand on it.
inline constexpr ImU32 panel = rgb(0x252D37);
inline constexpr ImU32 tile = rgb(0x1C232B);
inline constexpr ImU32 field = rgb(0x12171C);
inline constexpr ImU32 outline = rgb(0x323D49);
inline constexpr ImU32 field_outline = rgb(0x6B7885);
inline constexpr ImU32 shadow = rgb(0x000000, 0x48);
inline constexpr ImU32 scrim = rgb(0x020304, 0x8C);

inline constexpr ImU32 text = rgb(0xF2F5F8);
inline constexpr ImU32 text_muted = rgb(0xA8B4C0);
inline constexpr ImU32 text_disabled = rgb(0x8B96A2);

inline constexpr ImU32 accent = rgb(0x6EA8FE);
inline constexpr ImU32 accent_hovered = rgb(0x8DBBFF);
inline constexpr ImU32 accent_pressed = rgb(0x5791E8);
inline constexpr ImU32 on_accent = rgb(0x071426);
inline constexpr ImU32 accent_soft = rgb(0x1D3454);
inline constexpr ImU32 on_accent_soft = rgb(0xC9DEFF);

inline constexpr ImU32 danger = rgb(0xC93A40);
inline constexpr ImU32 danger_hovered = rgb(0xD03F45);
inline constexpr ImU32 danger_pressed = rgb(0xAE2E34);
inline constexpr ImU32 on_danger = rgb(0xFFFFFF);
inline constexpr ImU32 danger_soft = rgb(0x46222A);
inline constexpr ImU32 danger_soft_hovered = rgb(0x552A33);
inline constexpr ImU32 on_danger_soft = rgb(0xFFB4B5);

// Words and icons of states, on any of the backgrounds above.
inline constexpr ImU32 good = rgb(0x6FD6A0);
inline constexpr ImU32 warning = rgb(0xF7C566);
inline constexpr ImU32 error = rgb(0xFF9C9E);

// Around somebody who can be heard now.
inline constexpr ImU32 sound = rgb(0x4FD8C0);

// What lies on video is the same in every theme, since the video is. Behind labels, dark enough for white text over a
// white picture:
inline constexpr ImU32 label_backdrop = rgb(0x0B0F13, 0xCC);
inline constexpr ImU32 label_backdrop_hovered = rgb(0x3A4552);
// On that, and on the discs behind initials. Its other colors differ from those above, by which they are told apart.
inline constexpr ImU32 on_picture = rgb(0xFFFFFF);
inline constexpr ImU32 on_picture_accent = rgb(0x9CC6FF);
inline constexpr ImU32 on_picture_good = rgb(0x7ADFAA);
inline constexpr ImU32 on_picture_warning = rgb(0xFFD073);
inline constexpr ImU32 on_picture_error = rgb(0xFFADAF);
inline constexpr ImU32 on_picture_sound = rgb(0x5CE3CB);
// On a surface of `on_picture_warning`.
inline constexpr ImU32 on_picture_mark = rgb(0x14100A);

inline constexpr float space_1 = 4;
inline constexpr float space_2 = 8;
inline constexpr float space_3 = 12;
inline constexpr float space_4 = 16;
inline constexpr float space_5 = 24;
inline constexpr float space_6 = 32;

inline constexpr float radius_small = 8;
inline constexpr float radius = 12;
inline constexpr float radius_large = 16;

inline constexpr float caption_size = 12;
inline constexpr float body_size = 14;
inline constexpr float input_size = 16;
inline constexpr float heading_size = 18;
inline constexpr float title_size = 28;
inline constexpr float line_height = 1.4F;  // of paragraphs, times the type size

// WCAG 2.2, 2.5.5: what a finger can hit.
inline constexpr float touch_target = 44;

inline constexpr double transition_s = 0.16;

// Color of the disc behind somebody's initials: the same for the same name, also after coming back under a new id;
// readable under `on_picture`.
ImU32 disc_color(std::string_view name);

// WCAG 2.2 contrast ratio, 1 to 21, of two opaque colors.
double contrast_ratio(ImU32 first, ImU32 second);
// What a color with alpha looks like over an opaque one.
ImU32 over(ImU32 color, ImU32 backdrop);
// The color with its alpha multiplied; `opacity` 0 to 1.
ImU32 faded(ImU32 color, float opacity);

}  // namespace parley::ui::theme
