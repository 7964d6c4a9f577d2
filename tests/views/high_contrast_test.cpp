// High contrast: what is read reaches 7:1 and what is pressed stands out, in the colors that people get who ask for it.
#include "ui/high_contrast.hpp"

#include <string>
#include <tuple>

#include <gtest/gtest.h>

#include "ui/theme.hpp"
#include "ui/widgets.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

class HighContrast : public testing::TestWithParam<Theme> {
  protected:
    ImU32 strong(ImU32 color) const { return strengthened(GetParam(), color); }
    double contrast(ImU32 front, ImU32 back) const { return theme::contrast_ratio(strong(front), strong(back)); }
};

INSTANTIATE_TEST_SUITE_P(Themes, HighContrast, testing::Values(Theme::Dark, Theme::Light));

TEST_P(HighContrast, TextReachesSevenToOne) {
    for (const ImU32 front : {theme::text, theme::text_muted, theme::text_disabled, theme::accent, theme::good,
                              theme::warning, theme::error}) {
        for (const ImU32 back : {theme::background, theme::surface, theme::panel, theme::field, theme::tile}) {
            EXPECT_GE(contrast(front, back), 7) << std::hex << front << " on " << back;
        }
    }
}

TEST_P(HighContrast, ButtonsAreReadableInEveryMoment) {
    for (const Emphasis emphasis :
         {Emphasis::Primary, Emphasis::Neutral, Emphasis::Danger, Emphasis::Off, Emphasis::Quiet}) {
        for (const auto& [hovered, held, disabled] : {std::tuple(false, false, false), std::tuple(true, false, false),
                                                      std::tuple(true, true, false), std::tuple(false, false, true)}) {
            const ButtonColors colors = button_colors(emphasis, hovered, held, disabled);
            const ImU32 surface = theme::over(strong(colors.surface), strong(theme::surface));
            EXPECT_GE(theme::contrast_ratio(strong(colors.content), surface), disabled ? 4.5 : 6)
                << static_cast<int>(emphasis) << hovered << held << disabled;
        }
    }
}

TEST_P(HighContrast, WhatIsPressedOrTypedIntoStandsOut) {
    for (const ImU32 front : {theme::raised, theme::accent, theme::danger, theme::outline, theme::field_outline}) {
        for (const ImU32 back : {theme::background, theme::surface, theme::panel}) {
            EXPECT_GE(contrast(front, back), 3) << std::hex << front << " on " << back;
        }
    }
}

TEST_P(HighContrast, LeavesPicturesDiscsAndAlphaAsTheyAre) {
    EXPECT_EQ(strong(theme::rgb(0xFFFFFF)), theme::rgb(0xFFFFFF));
    EXPECT_EQ(strong(theme::disc_color("Ana")), theme::disc_color("Ana"));
    EXPECT_EQ(strong(theme::faded(theme::text_muted, 0.5F)), theme::faded(strong(theme::text_muted), 0.5F));
}

TEST_P(HighContrast, TakesNoColorOfAPictureForOneOfTheTheme) {
    EXPECT_NE(strong(theme::raised), theme::raised);
    EXPECT_EQ(strong(theme::raised + 1), theme::raised + 1);
}

TEST_P(HighContrast, RecolorsAllThatIsDrawnAndNothingWhereNobodyAskedForIt) {
    const PagePalette palette(GetParam());
    for (const bool high_contrast : {false, true}) {
        Stage stage;
        stage.viewport().palette = &palette;
        stage.viewport().high_contrast = high_contrast;
        stage.draw(room(3));
        int weak = 0;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
            for (const ImDrawVert& vertex : list->VtxBuffer)
                weak += vertex.col == palette.instead_of(theme::raised) ? 1 : 0;
        }
        EXPECT_EQ(weak == 0, high_contrast);
    }
}

}  // namespace
}  // namespace parley::ui
