// Page colors: steps away from the page's own two, as the theme's are away from its.
#include "ui/page_colors.hpp"

#include <algorithm>

#include "ui/light_theme.hpp"

namespace parley::ui {

namespace {

constexpr double words_min = 4.5;
constexpr double marks_min = 3;
constexpr ImU32 whitest = theme::rgb(0xFFFFFF);
constexpr ImU32 blackest = theme::rgb(0x000000);

int part_of(ImU32 color, unsigned shift) {
    return static_cast<int>((color >> shift) & 0xFFU);
}

// `share` of the second, 0 to 1.
ImU32 mixed(ImU32 first, ImU32 second, float share) {
    return theme::over(theme::faded(second, share), first);
}

// What follows from a background and an accent on one of the themes.
class Derivation {
  public:
    Derivation(Theme theme, PageColors colors)
        : theme_(theme), page_(readable(colors.background)), accent_(visible(colors.accent, page_)) {}

    ImU32 page() const { return page_; }
    ImU32 accent() const { return accent_; }
    // The theme's own accent keeps the steps that were chosen for it by eye.
    bool has_own_accent() const { return accent_ == own(theme::accent); }

    // `color` lies as far from the page's background as it does from the theme's.
    ImU32 on_page(ImU32 color) const { return moved(color, page_); }
    ImU32 hovered(ImU32 mark) const { return is_light() ? mixed(mark, blackest, 0.16F) : mixed(mark, whitest, 0.2F); }
    ImU32 pressed(ImU32 mark) const { return mixed(mark, blackest, is_light() ? 0.3F : 0.1F); }
    ImU32 soft() const { return mixed(page_, accent_, is_light() ? 0.14F : 0.22F); }
    ImU32 on_soft() const { return is_light() ? mixed(accent_, blackest, 0.5F) : mixed(accent_, whitest, 0.63F); }

    ImU32 words_on(ImU32 accented) const {
        const bool dark = theme::contrast_ratio(theme::on_accent, accented) >= theme::contrast_ratio(whitest, accented);
        return dark ? theme::on_accent : whitest;
    }

  private:
    static constexpr int steps = 20;

    bool is_light() const { return theme_ == Theme::Light; }
    ImU32 own(ImU32 color) const { return in_theme(theme_, color); }

    ImU32 moved(ImU32 color, ImU32 to) const {
        ImU32 result = IM_COL32_A_MASK;
        for (const unsigned shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT}) {
            const int away = part_of(own(color), shift) - part_of(own(theme::background), shift);
            result |= static_cast<ImU32>(std::clamp(part_of(to, shift) + away, 0, 0xFF)) << shift;
        }
        return result;
    }

    bool carries_words(ImU32 wanted) const {
        return theme::contrast_ratio(own(theme::text_muted), moved(theme::raised, wanted)) >= words_min &&
               theme::contrast_ratio(own(theme::text_disabled), moved(theme::surface, wanted)) >= words_min &&
               theme::contrast_ratio(own(theme::text_disabled), wanted) >= words_min;
    }

    ImU32 readable(ImU32 wanted) const {
        const ImU32 furthest = is_light() ? whitest : blackest;
        for (int step = 0; step < steps; ++step) {
            const ImU32 color = mixed(wanted, furthest, static_cast<float>(step) / steps);
            if (carries_words(color)) return color;
        }
        return furthest;
    }

    // On the page, and with words on it in every moment of a button.
    bool is_seen(ImU32 wanted, ImU32 page) const {
        const auto carries = [&](ImU32 surface) {
            return theme::contrast_ratio(words_on(wanted), surface) >= words_min;
        };
        return theme::contrast_ratio(wanted, moved(theme::surface, page)) >= words_min &&
               theme::contrast_ratio(wanted, page) >= words_min &&
               theme::contrast_ratio(wanted, moved(theme::raised, page)) >= marks_min && carries(wanted) &&
               carries(hovered(wanted)) && carries(pressed(wanted));
    }

    ImU32 visible(ImU32 wanted, ImU32 page) const {
        const ImU32 furthest = is_light() ? blackest : whitest;
        for (int step = 0; step < steps; ++step) {
            const ImU32 color = mixed(wanted, furthest, static_cast<float>(step) / steps);
            if (is_seen(color, page)) return color;
        }
        return furthest;
    }

    Theme theme_;
    ImU32 page_;
    ImU32 accent_;
};

}  // namespace

PageColors colors_of(Theme theme) {
    return {.background = in_theme(theme, theme::background), .accent = in_theme(theme, theme::accent)};
}

PagePalette::PagePalette(Theme theme, PageColors colors) : theme_(theme) {
    using namespace theme;
    for (const Replacement& entry : light_theme()) table_.push_back({entry.color, in_theme(theme, entry.color)});
    const Derivation derived(theme, colors);
    for (const ImU32 color :
         {surface, raised, raised_hovered, raised_pressed, panel, tile, field, outline, field_outline}) {
        set(color, derived.on_page(color));
    }
    set(background, derived.page());
    if (derived.has_own_accent()) return;
    const ImU32 mark = derived.accent();
    set(accent, mark);
    set(accent_hovered, derived.hovered(mark));
    set(accent_pressed, derived.pressed(mark));
    set(on_accent, derived.words_on(mark));
    set(accent_soft, derived.soft());
    set(on_accent_soft, derived.on_soft());
    // What lies on video lies on something dark.
    set(on_picture_accent, Derivation(Theme::Dark, {.background = label_backdrop, .accent = mark}).accent());
}

void PagePalette::set(ImU32 color, ImU32 instead) {
    const auto found =
        std::find_if(table_.begin(), table_.end(), [&](const Replacement& one) { return one.color == color; });
    if (found != table_.end()) found->instead = instead;
}

}  // namespace parley::ui
