// Tile layout: every number of people in every shape of room.
#include "ui/tile_layout.hpp"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

namespace parley::ui {
namespace {

constexpr float gap = 12;
constexpr std::size_t people_max = 50;

const Rect areas[] = {
    {.x = 16, .y = 64, .width = 1248, .height = 640}, {.x = 8, .y = 52, .width = 374, .height = 704},
    {.x = 8, .y = 44, .width = 828, .height = 290},   {.x = 8, .y = 52, .width = 304, .height = 340},
    {.x = 0, .y = 0, .width = 2528, .height = 1280},  {.x = 0, .y = 0, .width = 600, .height = 600},
    {.x = 0, .y = 0, .width = 3000, .height = 200},
};

std::string described(const Rect& area, std::size_t count) {
    return std::to_string(count) + " in " + std::to_string(area.width) + " x " + std::to_string(area.height);
}

TEST(TileLayout, TilesStandInsideTheAreaAndApart) {
    for (const Rect& area : areas) {
        for (std::size_t count = 1; count <= people_max; ++count) {
            SCOPED_TRACE(described(area, count));
            const std::vector<Rect> tiles = tile_grid(area, count, gap);
            ASSERT_EQ(tiles.size(), count);
            for (std::size_t index = 0; index < count; ++index) {
                EXPECT_TRUE(area.contains(tiles[index]));
                EXPECT_FALSE(tiles[index].empty());
                for (std::size_t other = 0; other < index; ++other) {
                    EXPECT_FALSE(tiles[index].overlaps(tiles[other]));
                }
            }
        }
    }
}

TEST(TileLayout, TilesAreEqualAndOfAShapeThatVideoMayBeCroppedTo) {
    for (const Rect& area : areas) {
        for (std::size_t count = 1; count <= people_max; ++count) {
            SCOPED_TRACE(described(area, count));
            const AspectRange aspects = tile_aspects(area, count);
            for (const Rect& tile : tile_grid(area, count, gap)) {
                EXPECT_GE(tile.width / tile.height, aspects.min - 0.01F);
                EXPECT_LE(tile.width / tile.height, aspects.max + 0.01F);
                EXPECT_NEAR(tile.width, tile_grid(area, count, gap).front().width, 0.01F);
            }
        }
    }
}

// No other number of columns and no other allowed shape gives larger tiles.
TEST(TileLayout, NoGridHasLargerTiles) {
    for (const Rect& area : areas) {
        const float used_gap = std::min(gap, std::min(area.width, area.height) / 40);
        for (std::size_t count = 1; count <= people_max; ++count) {
            SCOPED_TRACE(described(area, count));
            const AspectRange aspects = tile_aspects(area, count);
            float best = 0;
            for (std::size_t columns = 1; columns <= count; ++columns) {
                const auto across = static_cast<float>(columns);
                const auto down = std::ceil(static_cast<float>(count) / across);
                for (int step = 0; step <= 100; ++step) {
                    const float aspect = aspects.min + (aspects.max - aspects.min) * static_cast<float>(step) / 100;
                    const float width = std::min((area.width - used_gap * (across - 1)) / across,
                                                 (area.height - used_gap * (down - 1)) / down * aspect);
                    if (width > 0) best = std::max(best, width * width / aspect);
                }
            }
            const Rect tile = tile_grid(area, count, gap).front();
            EXPECT_GE(tile.width * tile.height, best * 0.9999F);
        }
    }
}

TEST(TileLayout, OneMorePersonNeverMakesTilesLarger) {
    for (const Rect& area : areas) {
        float last = area.width * area.height;
        for (std::size_t count = 2; count <= people_max; ++count) {
            SCOPED_TRACE(described(area, count));
            const Rect tile = tile_grid(area, count, gap).front();
            EXPECT_LE(tile.width * tile.height, last * 1.0001F);
            last = tile.width * tile.height;
        }
    }
}

TEST(TileLayout, EveryRowIsCentered) {
    for (const Rect& area : areas) {
        for (std::size_t count = 1; count <= people_max; ++count) {
            SCOPED_TRACE(described(area, count));
            const std::vector<Rect> tiles = tile_grid(area, count, gap);
            for (const Rect& tile : tiles) {
                float left = tile.x;
                float right = tile.right();
                for (const Rect& other : tiles) {
                    if (std::abs(other.y - tile.y) > 0.01F) continue;
                    left = std::min(left, other.x);
                    right = std::max(right, other.right());
                }
                EXPECT_NEAR((left + right) / 2, area.center_x(), 0.05F);
            }
            EXPECT_NEAR((tiles.front().y + tiles.back().bottom()) / 2, area.center_y(), 0.05F);
        }
    }
}

TEST(TileLayout, NothingIsLaidOutWithoutPeopleOrSpace) {
    EXPECT_TRUE(tile_grid({.x = 0, .y = 0, .width = 100, .height = 100}, 0, gap).empty());
    EXPECT_TRUE(tile_grid({.x = 0, .y = 0, .width = 0, .height = 100}, 3, gap).empty());
    EXPECT_TRUE(tile_grid({.x = 0, .y = 0, .width = 100, .height = -5}, 3, gap).empty());
}

TEST(TileLayout, TwoPeopleOnAnUprightPhoneGetOneLargePictureAndASmallOne) {
    const Rect phone{.x = 8, .y = 52, .width = 374, .height = 704};
    EXPECT_TRUE(prefers_spotlight(phone, 2));
    EXPECT_FALSE(prefers_spotlight(phone, 1));
    EXPECT_FALSE(prefers_spotlight(phone, 3));
    EXPECT_FALSE(prefers_spotlight({.x = 0, .y = 0, .width = 828, .height = 290}, 2));
    EXPECT_FALSE(prefers_spotlight({.x = 0, .y = 0, .width = 1000, .height = 1300}, 2));
    const Spotlight places = spotlight(phone, 8);
    EXPECT_EQ(places.large, phone);
    EXPECT_TRUE(places.large.contains(places.small));
    EXPECT_LT(places.small.width * places.small.height, phone.width * phone.height / 8);
}

}  // namespace
}  // namespace parley::ui
