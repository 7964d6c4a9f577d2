// Page colors: steps away from the page's own two, as the theme's are away from its.
#include "ui/page_colors.hpp"

#include <algorithm>
#include <initializer_list>

namespace parley::ui {

namespace {

constexpr ImU32 whitest = theme::rgb(0xFFFFFF);
constexpr ImU32 blackest = theme::rgb(0x000000);

int part_of(ImU32 color, unsigned shift) {
    return static_cast<int>((color >> shift) & 0xFFU);
}

// `color` lies as far from the page's background as it does from the theme's.
ImU32 moved(ImU32 color, ImU32 to) {
    ImU32 result = IM_COL32_A_MASK;
    for (const unsigned shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT}) {
        const int part = part_of(to, shift) + part_of(color, shift) - part_of(theme::background, shift);
        result |= static_cast<ImU32>(std::clamp(part, 0, 0xFF)) << shift;
    }
    return result;
}

// `share` of the second, 0 to 1.
ImU32 mixed(ImU32 first, ImU32 second, float share) {
    return theme::over(theme::faded(second, share), first);
}

bool carries_words(ImU32 wanted) {
    constexpr double words_min = 4.5;
    return theme::contrast_ratio(theme::text_muted, moved(theme::raised, wanted)) >= words_min &&
           theme::contrast_ratio(theme::text_disabled, moved(theme::surface, wanted)) >= words_min;
}

ImU32 dark_enough(ImU32 wanted) {
    constexpr int steps = 20;
    for (int step = 0; step < steps; ++step) {
        const ImU32 color = mixed(wanted, blackest, static_cast<float>(step) / steps);
        if (carries_words(color)) return color;
    }
    return blackest;
}

ImU32 words_on(ImU32 accented) {
    const bool dark = theme::contrast_ratio(theme::on_accent, accented) >= theme::contrast_ratio(whitest, accented);
    return dark ? theme::on_accent : whitest;
}

ImU32 hovered_of(ImU32 mark) {
    return mixed(mark, whitest, 0.2F);
}

ImU32 pressed_of(ImU32 mark) {
    return mixed(mark, blackest, 0.1F);
}

// On the page, and with words on it in every moment of a button.
bool is_seen(ImU32 wanted, ImU32 page) {
    constexpr double words_min = 4.5;
    constexpr double marks_min = 3;
    const auto carries = [&](ImU32 surface) { return theme::contrast_ratio(words_on(wanted), surface) >= words_min; };
    return theme::contrast_ratio(wanted, moved(theme::surface, page)) >= words_min &&
           theme::contrast_ratio(wanted, moved(theme::raised, page)) >= marks_min && carries(wanted) &&
           carries(hovered_of(wanted)) && carries(pressed_of(wanted));
}

ImU32 light_enough(ImU32 wanted, ImU32 page) {
    constexpr int steps = 20;
    for (int step = 0; step < steps; ++step) {
        const ImU32 color = mixed(wanted, whitest, static_cast<float>(step) / steps);
        if (is_seen(color, page)) return color;
    }
    return whitest;
}

}  // namespace

PagePalette::PagePalette(PageColors colors) {
    using namespace theme;
    const ImU32 page = dark_enough(colors.background);
    const ImU32 mark = light_enough(colors.accent, page);
    // The theme's own accent keeps the steps that were chosen for it by eye.
    const bool is_own = mark == accent;
    const ImU32 soft = is_own ? accent_soft : mixed(page, mark, 0.22F);
    table_ = {{
        {background, page},
        {label_backdrop, label_backdrop},
        {surface, moved(surface, page)},
        {raised, moved(raised, page)},
        {raised_hovered, moved(raised_hovered, page)},
        {raised_pressed, moved(raised_pressed, page)},
        {tile, moved(tile, page)},
        {field, moved(field, page)},
        {outline, moved(outline, page)},
        {field_outline, moved(field_outline, page)},
        {accent, mark},
        {accent_hovered, is_own ? accent_hovered : hovered_of(mark)},
        {accent_pressed, is_own ? accent_pressed : pressed_of(mark)},
        {on_accent, is_own ? on_accent : words_on(mark)},
        {accent_soft, soft},
        {on_accent_soft, is_own ? on_accent_soft : mixed(mark, whitest, 0.63F)},
    }};
}

}  // namespace parley::ui
