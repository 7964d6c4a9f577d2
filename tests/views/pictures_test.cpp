// Pictures: a dozen screens in three sizes and two languages, and some in the light theme, look as they did. Arabic's
// words are bars where a browser would write them: what is compared is the mirror of the screen, and what fits where.
// Where a change is meant to show, PARLEY_RENEW_PICTURES=1 writes them anew, for somebody to look at before they are
// committed.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/words/language.hpp"
#include "support/language_tables.hpp"
#include "views/picture_difference.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

constexpr const char* shown[] = {"lobby-devices", "lobby-removed", "shortcuts",  "room-alone", "room-2",     "room-9",
                                 "speaker-3",     "room-troubled", "chat-files", "host-menu",  "statistics", "devices"};

constexpr const char* shown_light[] = {"lobby-devices", "lobby-removed", "room-4-muted", "room-troubled",
                                       "chat-files",    "host-menu",     "shortcuts",    "room-speaking"};

struct Size {
    const char* name;
    StageOptions options;
};

constexpr Size sizes[] = {
    {"390x844", {.width = 390, .height = 844, .touch = true, .reduced_motion = true, .packaged_fonts = true}},
    {"834x1112", {.width = 834, .height = 1112, .touch = true, .reduced_motion = true, .packaged_fonts = true}},
    {"1440x900", {.width = 1440, .height = 900, .reduced_motion = true, .packaged_fonts = true}},
};

struct Wearing {
    const Language& language;
    Theme theme = Theme::Dark;
};

Picture drawn(const Scene& scene, const StageOptions& options, const Wearing& wearing) {
    const PagePalette palette(wearing.theme);
    Stage stage(options);
    stage.viewport().language = &wearing.language;
    stage.viewport().palette = &palette;
    stage.draw(scene.snapshot);
    set_scene(scene, stage.state());
    return stage.picture(scene.snapshot);
}

std::string contents(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void write(const Picture& picture, const std::string& folder, const std::string& name) {
    std::filesystem::create_directories(folder);
    std::ofstream(folder + "/" + name + ".png", std::ios::binary) << png_of(picture);
}

// Puts what was drawn, and where it differs, among the artifacts.
void keep_failed(const Picture& found, const PictureDifference& apart, const std::string& name) {
    const char* folder = std::getenv("PARLEY_ARTIFACTS");
    const std::string place = folder == nullptr ? PARLEY_PICTURES_FAILED : folder;
    write(found, place, name + "-found");
    if (!apart.picture.pixels.empty()) write(apart.picture, place, name + "-difference");
}

Language arabic() {
    std::vector<std::string> problems;
    const auto* const table = std::find_if(std::begin(test::language_tables), std::end(test::language_tables),
                                           [](const test::LanguageTable& one) { return one.tag == "ar"; });
    return Language(table->tag, table->table, problems);
}

void expect_the_same(std::span<const char* const> names, std::span<const Size> in_sizes, const Wearing& wearing,
                     const std::string& prefix) {
    const bool renews = std::getenv("PARLEY_RENEW_PICTURES") != nullptr;
    std::size_t found = 0;
    for (const Scene& scene : all_scenes()) {
        if (std::find(names.begin(), names.end(), scene.name) == names.end()) continue;
        ++found;
        for (const Size& size : in_sizes) {
            const std::string name = prefix + scene.name + "-" + size.name;
            SCOPED_TRACE(name);
            const Picture picture = drawn(scene, size.options, wearing);
            if (renews) {
                write(picture, PARLEY_PICTURES, name);
                continue;
            }
            const std::optional<Picture> expected = picture_from(contents(PARLEY_PICTURES "/" + name + ".png"));
            ASSERT_TRUE(expected);
            const PictureDifference apart = difference(*expected, picture);
            EXPECT_TRUE(apart.is_small())
                << apart.share * 100 << " % of all pixels differ, blurred by " << apart.blurred_max << " at most";
            if (!apart.is_small()) keep_failed(picture, apart, name);
        }
    }
    EXPECT_EQ(found, names.size());
}

TEST(Pictures, ScreensLookAsTheyDid) {
    const Language english;
    expect_the_same(shown, sizes, {english}, "");
}

TEST(Pictures, ScreensInArabicLookAsTheyDid) {
    const Language language = arabic();
    expect_the_same(shown, sizes, {language}, "ar-");
}

TEST(Pictures, ScreensInTheLightThemeLookAsTheyDid) {
    const Language english;
    const Size phone_and_desktop[] = {sizes[0], sizes[2]};
    expect_the_same(shown_light, phone_and_desktop, {english, Theme::Light}, "light-");
}

Picture plain(std::size_t width, std::size_t height, std::uint8_t grey) {
    return {.width = width,
            .height = height,
            .pixels = std::vector<Pixel>(width * height, {.red = grey, .green = grey, .blue = grey, .alpha = 255})};
}

TEST(Pictures, AreReadAsTheyWereWritten) {
    Picture picture = plain(7, 5, 20);
    picture.at(3, 2) = {.red = 255, .green = 0, .blue = 13, .alpha = 255};
    const std::string png = png_of(picture);
    const std::optional<Picture> read = picture_from(png);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->width, 7U);
    EXPECT_EQ(read->pixels, picture.pixels);
    for (std::size_t size = 0; size < png.size() - 12; ++size) {
        EXPECT_FALSE(picture_from(std::string_view(png).substr(0, size))) << size;
    }
    EXPECT_FALSE(picture_from("GIF89a"));
}

TEST(Pictures, RoundingIsNoDifferenceAndAMarkIs) {
    const Picture expected = plain(200, 100, 100);
    EXPECT_TRUE(difference(expected, expected).is_small());
    EXPECT_TRUE(difference(expected, plain(200, 100, 108)).is_small());
    Picture edge = expected;
    for (std::size_t x = 0; x < 40; ++x) edge.at(x, 50).red = 160;
    EXPECT_TRUE(difference(expected, edge).is_small());
    Picture mark = expected;
    for (std::size_t y = 40; y < 46; ++y) {
        for (std::size_t x = 40; x < 46; ++x) mark.at(x, y).green = 160;
    }
    EXPECT_FALSE(difference(expected, mark).is_small());
    EXPECT_EQ(difference(expected, mark).picture.pixels.size(), expected.pixels.size());
    Picture many = expected;
    for (std::size_t at = 0; at < many.pixels.size(); at += 40) many.pixels[at].blue = 160;
    EXPECT_FALSE(difference(expected, many).is_small());
    EXPECT_FALSE(difference(expected, plain(100, 200, 100)).is_small());
}

}  // namespace
}  // namespace parley::ui
