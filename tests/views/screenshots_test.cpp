// Screenshots: every scene is painted; kept as PNG files where PARLEY_SCREENSHOTS names a folder, for people to look
// at.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support/language_tables.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

struct Size {
    const char* name;
    StageOptions options;
    bool in_every_run = false;  // Else only for people to look at: large pictures take their time.
};

const Size sizes[] = {
    {"1280x800", {.width = 1280, .height = 800}},
    {"390x844", {.width = 390, .height = 844, .pixel_ratio = 2, .touch = true}},
    {"844x390", {.width = 844, .height = 390, .touch = true}},
    {"320x480", {.width = 320, .height = 480, .touch = true}, true},
};

std::set<std::uint32_t> colors_of(const Picture& picture) {
    std::set<std::uint32_t> colors;
    for (const Pixel& pixel : picture.pixels) {
        colors.insert((std::uint32_t{pixel.red} << 16U) | (std::uint32_t{pixel.green} << 8U) | pixel.blue);
    }
    return colors;
}

void keep(const Picture& picture, const std::string& folder, const std::string& name) {
    std::filesystem::create_directories(folder);
    std::ofstream(folder + "/" + name + ".png", std::ios::binary) << png_of(picture);
}

void expect_every_scene_paints(Theme theme, const std::string& ending) {
    const char* folder = std::getenv("PARLEY_SCREENSHOTS");
    const PagePalette palette(theme);
    for (const Size& size : sizes) {
        if (folder == nullptr && !size.in_every_run) continue;
        for (const Scene& scene : all_scenes()) {
            SCOPED_TRACE(scene.name + " at " + size.name);
            Stage stage(size.options);
            stage.viewport().palette = &palette;
            stage.draw(scene.snapshot);
            set_scene(scene, stage.state());
            const Picture picture = stage.picture(scene.snapshot);
            EXPECT_EQ(picture.width, static_cast<std::size_t>(size.options.width * size.options.pixel_ratio));
            EXPECT_GT(colors_of(picture).size(), 20U);
            if (folder != nullptr) keep(picture, folder, scene.name + "-" + size.name + ending);
        }
    }
}

TEST(Screenshots, EveryScenePaints) {
    expect_every_scene_paints(Theme::Dark, "");
}

TEST(Screenshots, EveryScenePaintsInTheLightTheme) {
    expect_every_scene_paints(Theme::Light, "-light");
}

// The longest words, and what runs from right to left. ImGui's fonts have no Arabic letters: what matters is where
// things stand.
TEST(Screenshots, ScreensInOtherLanguagesPaint) {
    const char* folder = std::getenv("PARLEY_SCREENSHOTS");
    for (const test::LanguageTable& one : test::language_tables) {
        if (one.tag != "de" && one.tag != "ar") continue;
        std::vector<std::string> problems;
        const Language language(one.tag, one.table, problems);
        for (const Size& size : sizes) {
            if (folder == nullptr && !size.in_every_run) continue;
            for (const Scene& scene : all_scenes()) {
                SCOPED_TRACE(scene.name + " at " + size.name + " in " + std::string(one.tag));
                Stage stage(size.options);
                stage.viewport().language = &language;
                stage.draw(scene.snapshot);
                set_scene(scene, stage.state());
                const Picture picture = stage.picture(scene.snapshot);
                EXPECT_GT(colors_of(picture).size(), 20U);
                if (folder != nullptr) keep(picture, folder, scene.name + "-" + size.name + "-" + std::string(one.tag));
            }
        }
    }
}

}  // namespace
}  // namespace parley::ui
