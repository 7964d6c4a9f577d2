// Sound: who can be heard is seen on the tile, and nothing else changes with it.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "ui/theme.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

constexpr StageOptions small{.width = 480, .height = 400};

Pixel pixel_of(ImU32 color) {
    return {.red = static_cast<std::uint8_t>(color & 0xFFU),
            .green = static_cast<std::uint8_t>((color >> 8U) & 0xFFU),
            .blue = static_cast<std::uint8_t>((color >> 16U) & 0xFFU),
            .alpha = 255};
}

// Pixels of the color of sound, beside a picture or on it, within the rectangle.
std::size_t marks(const Picture& picture, const Rect& rect) {
    std::size_t count = 0;
    for (std::size_t y = 0; y < picture.height; ++y) {
        for (std::size_t x = 0; x < picture.width; ++x) {
            const Rect pixel{.x = static_cast<float>(x), .y = static_cast<float>(y), .width = 1, .height = 1};
            const bool is_marked =
                picture.at(x, y) == pixel_of(theme::sound) || picture.at(x, y) == pixel_of(theme::on_picture_sound);
            if (is_marked && rect.overlaps(pixel)) ++count;
        }
    }
    return count;
}

Rect everything(const Picture& picture) {
    return {.x = 0, .y = 0, .width = static_cast<float>(picture.width), .height = static_cast<float>(picture.height)};
}

Snapshot room_where_the_first_sounds(std::uint8_t step, bool with_picture, std::size_t people = 2) {
    Snapshot snapshot = room(people);
    snapshot.members.front().state.camera_on = with_picture;
    snapshot.members.front().sound = step;
    return snapshot;
}

std::vector<std::size_t> marks_of_all_steps(bool with_picture) {
    std::vector<std::size_t> counts;
    for (std::uint8_t step = 0; step <= sound_level_max; ++step) {
        Stage stage(small);
        const Snapshot snapshot = room_where_the_first_sounds(step, with_picture);
        const Rect tile = node(stage.draw(snapshot), "tile-peer-0").rect;
        const Picture picture = stage.picture(snapshot);
        counts.push_back(marks(picture, tile));
        EXPECT_EQ(counts.back(), marks(picture, everything(picture))) << "outside the tile of who is heard";
    }
    return counts;
}

TEST(Sound, InitialsStandInARingThatGrowsWithEachStep) {
    const std::vector<std::size_t> counts = marks_of_all_steps(false);
    EXPECT_EQ(counts.front(), 0U);
    for (std::size_t step = 1; step < counts.size(); ++step) EXPECT_GT(counts[step], counts[step - 1] + 50) << step;
}

TEST(Sound, APictureHasTheSameThinOutlineAtAnyStep) {
    const std::vector<std::size_t> counts = marks_of_all_steps(true);
    EXPECT_EQ(counts.front(), 0U);
    EXPECT_GT(counts[1], 300U);
    for (std::size_t step = 2; step < counts.size(); ++step) EXPECT_EQ(counts[step], counts[1]);
}

TEST(Sound, TheOutlineLeavesThePictureAlone) {
    Stage stage(small);
    const Snapshot snapshot = room_where_the_first_sounds(4, true);
    const Rect tile = node(stage.draw(snapshot), "tile-peer-0").rect;
    const Picture picture = stage.picture(snapshot);
    // Around the corners it goes with their rounding.
    EXPECT_EQ(marks(picture, tile.inset(3, theme::radius)), 0U);
    EXPECT_EQ(marks(picture, tile.inset(theme::radius, 3)), 0U);
}

TEST(Sound, TheRingStaysInTheSmallestTile) {
    for (const std::size_t people : {12U, 50U, 120U}) {
        Stage stage({.width = 320, .height = 480});
        const Snapshot snapshot = room_where_the_first_sounds(4, false, people);
        const Rect tile = node(stage.draw(snapshot), "tile-peer-0").rect;
        const Picture picture = stage.picture(snapshot);
        EXPECT_EQ(marks(picture, tile), marks(picture, everything(picture))) << people;
    }
}

TEST(Sound, IsNotReadOutAndMovesNothing) {
    for (const bool with_picture : {false, true}) {
        Stage stage;
        const Frame silent = stage.draw(room_where_the_first_sounds(0, with_picture));
        const auto texts = stage.canvas().texts().size();
        for (std::uint8_t step = 1; step <= sound_level_max; ++step) {
            const Frame frame = stage.draw(room_where_the_first_sounds(step, with_picture));
            EXPECT_EQ(frame.nodes, silent.nodes);
            EXPECT_FALSE(frame.animating);
            EXPECT_EQ(stage.canvas().texts().size(), texts);
        }
    }
}

TEST(Sound, TheSameStepIsTheSamePicture) {
    Stage stage(small);
    const Snapshot snapshot = room_where_the_first_sounds(3, false);
    EXPECT_EQ(stage.picture(snapshot).pixels, stage.picture(snapshot).pixels);
}

}  // namespace
}  // namespace parley::ui
