// Theme: everything that is read stands out from what it lies on (WCAG 2.2, 1.4.3 and 1.4.11).
#include "ui/theme.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "ui/widgets.hpp"

namespace parley::ui {
namespace {

constexpr double text_contrast_min = 4.5;
constexpr double outline_contrast_min = 3;

struct Pair {
    const char* name;
    ImU32 front;
    ImU32 back;
};

TEST(Theme, ContrastIsMeasuredAsWcagSays) {
    EXPECT_NEAR(theme::contrast_ratio(theme::rgb(0xFFFFFF), theme::rgb(0x000000)), 21, 0.01);
    EXPECT_NEAR(theme::contrast_ratio(theme::rgb(0x777777), theme::rgb(0xFFFFFF)), 4.48, 0.01);
    EXPECT_NEAR(theme::contrast_ratio(theme::rgb(0x123456), theme::rgb(0x123456)), 1, 0.01);
}

TEST(Theme, EveryTextIsReadableOnEveryBackgroundItIsDrawnOn) {
    const ImU32 over_white = theme::over(theme::label_backdrop, theme::rgb(0xFFFFFF));
    const Pair pairs[] = {
        {"text on background", theme::text, theme::background},
        {"text on surface", theme::text, theme::surface},
        {"text on raised", theme::text, theme::raised},
        {"text on field", theme::text, theme::field},
        {"muted text on background", theme::text_muted, theme::background},
        {"muted text on surface", theme::text_muted, theme::surface},
        {"muted text on a tile", theme::text_muted, theme::tile},
        {"placeholder on field", theme::text_muted, theme::field},
        {"name on a white picture", theme::text, over_white},
        {"warning on a white picture", theme::warning, over_white},
        {"error on a white picture", theme::error, over_white},
        {"warning on surface", theme::warning, theme::surface},
        {"warning on background", theme::warning, theme::background},
        {"error on surface", theme::error, theme::surface},
        {"error on raised", theme::error, theme::raised},
        {"accent on background", theme::accent, theme::background},
        {"accent on raised", theme::accent, theme::raised},
    };
    for (const Pair& pair : pairs) {
        EXPECT_GE(theme::contrast_ratio(pair.front, pair.back), text_contrast_min) << pair.name;
    }
}

TEST(Theme, EveryButtonIsReadableInEveryMoment) {
    for (const Emphasis emphasis :
         {Emphasis::Primary, Emphasis::Neutral, Emphasis::Danger, Emphasis::Off, Emphasis::Quiet}) {
        for (const auto& [hovered, held, disabled] : {std::tuple(false, false, false), std::tuple(true, false, false),
                                                      std::tuple(true, true, false), std::tuple(false, false, true)}) {
            const ButtonColors colors = button_colors(emphasis, hovered, held, disabled);
            for (const ImU32 below : {theme::background, theme::surface, theme::raised}) {
                EXPECT_GE(theme::contrast_ratio(colors.content, theme::over(colors.surface, below)), text_contrast_min)
                    << static_cast<int>(emphasis) << hovered << held << disabled;
            }
        }
    }
}

TEST(Theme, OutlinesThatCarryMeaningStandOut) {
    for (const ImU32 below : {theme::background, theme::surface, theme::raised}) {
        EXPECT_GE(theme::contrast_ratio(theme::accent, below), outline_contrast_min);
    }
    for (const ImU32 below :
         {theme::background, theme::tile, theme::over(theme::label_backdrop, theme::rgb(0xFFFFFF))}) {
        EXPECT_GE(theme::contrast_ratio(theme::sound, below), outline_contrast_min);
    }
    EXPECT_GE(theme::contrast_ratio(theme::field_outline, theme::background), outline_contrast_min);
}

TEST(Theme, DiscsDifferBetweenPeopleAndCarryReadableInitials) {
    std::set<ImU32> colors;
    for (int number = 0; number < 64; ++number) {
        const ImU32 color = theme::disc_color("Guest " + std::to_string(number));
        EXPECT_GE(theme::contrast_ratio(theme::text, color), text_contrast_min);
        colors.insert(color);
    }
    EXPECT_EQ(colors.size(), 8U);
    EXPECT_EQ(theme::disc_color("Ana"), theme::disc_color("Ana"));
}

}  // namespace
}  // namespace parley::ui
