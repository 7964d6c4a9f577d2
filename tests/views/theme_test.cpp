// Theme: in each of them, everything that is read stands out from what it lies on (WCAG 2.2, 1.4.3 and 1.4.11).
#include "ui/theme.hpp"

#include <set>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "ui/light_theme.hpp"
#include "ui/widgets.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

constexpr double text_contrast_min = 4.5;
constexpr double outline_contrast_min = 3;

struct Pair {
    const char* name;
    ImU32 front;
    ImU32 back;
};

class EveryTheme : public testing::TestWithParam<Theme> {
  protected:
    ImU32 seen(ImU32 color) const { return in_theme(GetParam(), color); }
    double contrast(ImU32 front, ImU32 back) const { return theme::contrast_ratio(seen(front), seen(back)); }
};

INSTANTIATE_TEST_SUITE_P(Themes, EveryTheme, testing::Values(Theme::Dark, Theme::Light));

TEST(Theme, ContrastIsMeasuredAsWcagSays) {
    EXPECT_NEAR(theme::contrast_ratio(theme::rgb(0xFFFFFF), theme::rgb(0x000000)), 21, 0.01);
    EXPECT_NEAR(theme::contrast_ratio(theme::rgb(0x777777), theme::rgb(0xFFFFFF)), 4.48, 0.01);
    EXPECT_NEAR(theme::contrast_ratio(theme::rgb(0x123456), theme::rgb(0x123456)), 1, 0.01);
}

TEST_P(EveryTheme, TextIsReadableOnEveryBackgroundItIsDrawnOn) {
    const Pair pairs[] = {
        {"text on background", theme::text, theme::background},
        {"text on surface", theme::text, theme::surface},
        {"text on raised", theme::text, theme::raised},
        {"text on a panel", theme::text, theme::panel},
        {"text on field", theme::text, theme::field},
        {"name of a chosen device", theme::text, theme::accent_soft},
        {"name of a device pointed at", theme::text, theme::raised_hovered},
        {"name of an own file", theme::text, theme::accent_soft},
        {"own message", theme::on_accent_soft, theme::accent_soft},
        {"muted text on background", theme::text_muted, theme::background},
        {"muted text on surface", theme::text_muted, theme::surface},
        {"muted text on raised", theme::text_muted, theme::raised},
        {"muted text on a panel", theme::text_muted, theme::panel},
        {"muted text on a tile", theme::text_muted, theme::tile},
        {"size of an own file", theme::text_muted, theme::accent_soft},
        {"hint of a recording", theme::text_muted, theme::danger_soft},
        {"who records", theme::on_danger_soft, theme::danger_soft},
        {"placeholder on field", theme::text_muted, theme::field},
        {"warning on surface", theme::warning, theme::surface},
        {"warning on background", theme::warning, theme::background},
        {"warning on raised", theme::warning, theme::raised},
        {"warning on a panel", theme::warning, theme::panel},
        {"warning of an own file", theme::warning, theme::accent_soft},
        {"error on background", theme::error, theme::background},
        {"error on surface", theme::error, theme::surface},
        {"error on raised", theme::error, theme::raised},
        {"error on a panel", theme::error, theme::panel},
        {"error of an own file", theme::error, theme::accent_soft},
        {"good on background", theme::good, theme::background},
        {"good on surface", theme::good, theme::surface},
        {"good on raised", theme::good, theme::raised},
        {"good of an own file", theme::good, theme::accent_soft},
        {"accent on background", theme::accent, theme::background},
        {"accent on surface", theme::accent, theme::surface},
        {"accent on raised", theme::accent, theme::raised},
        {"accent on a panel", theme::accent, theme::panel},
        {"count of what is unread", theme::on_danger, theme::danger},
        {"place of a raised hand", theme::on_picture_mark, theme::on_picture_warning},
    };
    for (const Pair& pair : pairs) EXPECT_GE(contrast(pair.front, pair.back), text_contrast_min) << pair.name;
}

TEST_P(EveryTheme, WhatLiesOnVideoIsReadableOverAWhitePicture) {
    const ImU32 over_white = theme::over(seen(theme::label_backdrop), theme::rgb(0xFFFFFF));
    for (const ImU32 front : {theme::on_picture, theme::on_picture_accent, theme::on_picture_good,
                              theme::on_picture_warning, theme::on_picture_error}) {
        EXPECT_GE(theme::contrast_ratio(seen(front), over_white), text_contrast_min) << std::hex << front;
        EXPECT_GE(contrast(front, theme::label_backdrop_hovered), text_contrast_min) << std::hex << front;
    }
    EXPECT_GE(theme::contrast_ratio(seen(theme::on_picture_sound), over_white), outline_contrast_min);
}

TEST_P(EveryTheme, EveryButtonIsReadableInEveryMoment) {
    for (const Emphasis emphasis :
         {Emphasis::Primary, Emphasis::Neutral, Emphasis::Danger, Emphasis::Off, Emphasis::Quiet}) {
        for (const auto& [hovered, held, disabled] : {std::tuple(false, false, false), std::tuple(true, false, false),
                                                      std::tuple(true, true, false), std::tuple(false, false, true)}) {
            const ButtonColors colors = button_colors(emphasis, hovered, held, disabled);
            for (const ImU32 below : {theme::background, theme::surface, theme::raised, theme::panel}) {
                EXPECT_GE(theme::contrast_ratio(seen(colors.content), theme::over(seen(colors.surface), seen(below))),
                          text_contrast_min)
                    << static_cast<int>(emphasis) << hovered << held << disabled;
            }
        }
    }
}

TEST_P(EveryTheme, OutlinesThatCarryMeaningStandOut) {
    // Focus rings among them.
    for (const ImU32 below : {theme::background, theme::surface, theme::raised, theme::panel, theme::field}) {
        EXPECT_GE(contrast(theme::accent, below), outline_contrast_min);
    }
    for (const ImU32 below : {theme::background, theme::tile, theme::field, theme::raised, theme::danger_soft}) {
        EXPECT_GE(contrast(theme::sound, below), outline_contrast_min);
    }
    for (const ImU32 below : {theme::background, theme::surface, theme::panel, theme::field}) {
        EXPECT_GE(contrast(theme::field_outline, below), outline_contrast_min);
    }
    for (const ImU32 below : {theme::background, theme::surface}) {
        EXPECT_GE(contrast(theme::danger, below), outline_contrast_min);
    }
    // How far a file has come.
    EXPECT_GE(contrast(theme::warning, theme::field), outline_contrast_min);
}

TEST_P(EveryTheme, DiscsDifferBetweenPeopleAndCarryReadableInitials) {
    std::set<ImU32> colors;
    for (int number = 0; number < 64; ++number) {
        const ImU32 color = theme::disc_color("Guest " + std::to_string(number));
        EXPECT_GE(contrast(theme::on_picture, color), text_contrast_min);
        EXPECT_EQ(seen(color), color);
        colors.insert(color);
    }
    EXPECT_EQ(colors.size(), 8U);
    EXPECT_EQ(theme::disc_color("Ana"), theme::disc_color("Ana"));
}

TEST(Theme, TheLightOneLeavesVideoAndWhatLiesOnItAsTheyAre) {
    for (const ImU32 color : {theme::on_picture, theme::on_picture_accent, theme::on_picture_good,
                              theme::on_picture_warning, theme::on_picture_error, theme::on_picture_sound,
                              theme::on_picture_mark, theme::label_backdrop, theme::label_backdrop_hovered}) {
        EXPECT_EQ(in_theme(Theme::Light, color), color) << std::hex << color;
    }
}

// Colors as a screen has them, none of the light theme's own table.
std::set<ImU32> drawn_in(Theme theme, const Scene& scene) {
    const PagePalette palette(theme);
    Stage stage;
    stage.viewport().palette = &palette;
    stage.draw(scene.snapshot);
    set_scene(scene, stage.state());
    stage.draw(scene.snapshot);
    std::set<ImU32> colors;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
        for (const ImDrawVert& vertex : list->VtxBuffer) colors.insert(vertex.col | IM_COL32_A_MASK);
    }
    return colors;
}

TEST(Theme, NothingOfTheDarkOneIsLeftOnAnyScreenOfTheLightOne) {
    for (const Scene& scene : all_scenes()) {
        SCOPED_TRACE(scene.name);
        const std::set<ImU32> colors = drawn_in(Theme::Light, scene);
        EXPECT_EQ(colors.count(in_theme(Theme::Light, theme::text)), 1U);
        for (const Replacement& entry : light_theme()) {
            const ImU32 color = entry.color | IM_COL32_A_MASK;
            if (in_theme(Theme::Light, color) != color) {
                EXPECT_EQ(colors.count(color), 0U) << std::hex << color;
            }
        }
    }
}

TEST(Theme, TwoCanvasesInTurnKeepTheirsApart) {
    const Scene scene{.name = "room", .snapshot = room(3)};
    const std::set<ImU32> dark = drawn_in(Theme::Dark, scene);
    const std::set<ImU32> light = drawn_in(Theme::Light, scene);
    EXPECT_NE(dark, light);
    EXPECT_EQ(drawn_in(Theme::Dark, scene), dark);
    EXPECT_EQ(drawn_in(Theme::Light, scene), light);
}

}  // namespace
}  // namespace parley::ui
