// Theme: colors computed from others, and how far they stand apart.
#include "ui/theme.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace parley::ui::theme {

namespace {

constexpr std::array discs = {rgb(0x3B5FA8), rgb(0x7A4FA3), rgb(0x2F7568), rgb(0x9A4A5B),
                              rgb(0x8A5A2B), rgb(0x3D7040), rgb(0x4C5C9E), rgb(0x93477F)};

double channel(ImU32 color, unsigned shift) {
    return static_cast<double>((color >> shift) & 0xFFU) / 255.0;
}

// WCAG 2.2, "relative luminance".
double luminance(ImU32 color) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(channel(color, IM_COL32_R_SHIFT)) + 0.7152 * linear(channel(color, IM_COL32_G_SHIFT)) +
           0.0722 * linear(channel(color, IM_COL32_B_SHIFT));
}

}  // namespace

ImU32 disc_color(std::string_view name) {
    std::uint32_t hash = 2166136261U;  // FNV-1a: near names differ
    for (const char letter : name) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
    return discs[(hash ^ (hash >> 15U)) % discs.size()];
}

double contrast_ratio(ImU32 first, ImU32 second) {
    const double brighter = std::max(luminance(first), luminance(second));
    const double darker = std::min(luminance(first), luminance(second));
    return (brighter + 0.05) / (darker + 0.05);
}

ImU32 over(ImU32 color, ImU32 backdrop) {
    const double alpha = channel(color, IM_COL32_A_SHIFT);
    ImU32 mixed = IM_COL32_A_MASK;
    for (const unsigned shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT}) {
        const double part = channel(color, shift) * alpha + channel(backdrop, shift) * (1 - alpha);
        mixed |= static_cast<ImU32>(std::lround(part * 255)) << shift;
    }
    return mixed;
}

ImU32 faded(ImU32 color, float opacity) {
    const double alpha = channel(color, IM_COL32_A_SHIFT) * static_cast<double>(std::clamp(opacity, 0.0F, 1.0F));
    return (color & ~IM_COL32_A_MASK) | (static_cast<ImU32>(std::lround(alpha * 255)) << IM_COL32_A_SHIFT);
}

}  // namespace parley::ui::theme
