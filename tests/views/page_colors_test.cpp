// Page colors: whatever two colors a page chooses, words can be read, and what was not asked for stays.
#include "ui/page_colors.hpp"

#include <gtest/gtest.h>

#include "ui/light_theme.hpp"
#include "ui/theme.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

const ImU32 choices[] = {theme::rgb(0x000000), theme::rgb(0x0E1216), theme::rgb(0x1E1E2E), theme::rgb(0x2A0845),
                         theme::rgb(0x004D40), theme::rgb(0x808080), theme::rgb(0xFF0000), theme::rgb(0x00FF00),
                         theme::rgb(0x0000FF), theme::rgb(0xFFE082), theme::rgb(0xFFFFFF)};

class EveryPage : public testing::TestWithParam<Theme> {};

INSTANTIATE_TEST_SUITE_P(Themes, EveryPage, testing::Values(Theme::Dark, Theme::Light));

TEST(PageColors, TheDarkThemesOwnChangeNothing) {
    const PagePalette palette(Theme::Dark);
    for (const ImU32 color : {theme::background, theme::surface, theme::raised, theme::raised_hovered, theme::tile,
                              theme::field, theme::outline, theme::field_outline, theme::accent, theme::accent_hovered,
                              theme::accent_pressed, theme::on_accent, theme::accent_soft, theme::on_accent_soft,
                              theme::text, theme::danger, theme::label_backdrop}) {
        EXPECT_EQ(palette.instead_of(color), color) << std::hex << color;
    }
}

TEST(PageColors, TakesWhatCanBeReadAsItIs) {
    const PagePalette palette(Theme::Dark, {.background = theme::rgb(0x1A1025), .accent = theme::rgb(0xFFB74D)});
    EXPECT_EQ(palette.instead_of(theme::background), theme::rgb(0x1A1025));
    EXPECT_EQ(palette.instead_of(theme::accent), theme::rgb(0xFFB74D));
    EXPECT_EQ(palette.instead_of(theme::faded(theme::accent, 0.5F)), theme::faded(theme::rgb(0xFFB74D), 0.5F));
}

TEST(PageColors, TheLightThemesOwnAreThoseOfItsTable) {
    const PagePalette palette(Theme::Light);
    for (const Replacement& entry : light_theme()) {
        const ImU32 expected = (entry.instead & ~IM_COL32_A_MASK) | (entry.color & IM_COL32_A_MASK);
        EXPECT_EQ(palette.instead_of(entry.color), expected) << std::hex << entry.color;
    }
    EXPECT_EQ(palette.instead_of(theme::on_picture), theme::on_picture);
}

TEST(PageColors, TheLightThemeTakesWhatCanBeReadAsItIs) {
    const PagePalette palette(Theme::Light, {.background = theme::rgb(0xFFF6E5), .accent = theme::rgb(0x7A1FA2)});
    EXPECT_EQ(palette.instead_of(theme::background), theme::rgb(0xFFF6E5));
    EXPECT_EQ(palette.instead_of(theme::accent), theme::rgb(0x7A1FA2));
}

TEST(PageColors, ABackgroundTooDarkForDarkWordsIsLightenedAndAnAccentTooLightDarkened) {
    const PagePalette palette(Theme::Light, {.background = theme::rgb(0x0E1216), .accent = theme::rgb(0xFFE082)});
    EXPECT_GT(theme::contrast_ratio(palette.instead_of(theme::background), theme::rgb(0x000000)), 12);
    EXPECT_GT(theme::contrast_ratio(palette.instead_of(theme::accent), theme::rgb(0xFFFFFF)), 4.5);
    EXPECT_GE(theme::contrast_ratio(palette.instead_of(theme::on_picture_accent), theme::label_backdrop), 4.5);
}

TEST_P(EveryPage, CarriesWordsWhateverIsChosen) {
    for (const ImU32 background : choices) {
        for (const ImU32 accent : choices) {
            const PagePalette palette(GetParam(), {.background = background, .accent = accent});
            const auto contrast = [&](ImU32 front, ImU32 back) {
                return theme::contrast_ratio(palette.instead_of(front), palette.instead_of(back));
            };
            SCOPED_TRACE(testing::Message() << std::hex << background << " with " << accent);
            for (const ImU32 front : {theme::text, theme::text_muted, theme::text_disabled, theme::accent}) {
                EXPECT_GE(contrast(front, theme::background), 4.5);
                EXPECT_GE(contrast(front, theme::surface), 4.5);
            }
            for (const ImU32 front : {theme::text, theme::text_muted}) EXPECT_GE(contrast(front, theme::panel), 4.5);
            EXPECT_GE(contrast(theme::accent, theme::panel), 3);
            EXPECT_GE(contrast(theme::text_muted, theme::raised), 4.5);
            EXPECT_GE(contrast(theme::text, theme::raised_hovered), 4.5);
            EXPECT_GE(contrast(theme::accent, theme::raised), 3);
            for (const ImU32 back : {theme::accent, theme::accent_hovered, theme::accent_pressed}) {
                EXPECT_GE(contrast(theme::on_accent, back), 4.5);
            }
            EXPECT_GE(contrast(theme::on_accent_soft, theme::accent_soft), 4.5);
            EXPECT_GE(contrast(theme::on_picture_accent, theme::label_backdrop), 4.5);
        }
    }
}

TEST(PageColors, AreOnTheScreenAndGiveWayToHighContrast) {
    const PagePalette palette(Theme::Dark, {.background = theme::rgb(0x1A1025), .accent = theme::rgb(0xFFB74D)});
    for (const bool high_contrast : {false, true}) {
        Stage stage;
        stage.viewport().palette = &palette;
        stage.viewport().high_contrast = high_contrast;
        stage.draw(room(3));
        int themes = 0;
        int pages = 0;
        for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists) {
            for (const ImDrawVert& vertex : list->VtxBuffer) {
                themes += vertex.col == theme::raised ? 1 : 0;
                pages += vertex.col == palette.instead_of(theme::raised) ? 1 : 0;
            }
        }
        EXPECT_EQ(themes, 0);
        EXPECT_EQ(pages == 0, high_contrast);
    }
}

}  // namespace
}  // namespace parley::ui
