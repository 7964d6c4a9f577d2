// Shelf packer: boxes lie inside, never overlap, and fill the space well.
#include "render/shelf_packer.hpp"

#include <vector>

#include <gtest/gtest.h>

#include "core/base/random.hpp"

namespace parley::render {
namespace {

bool overlap(const PackedBox& a, const PackedBox& b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

TEST(ShelfPacker, PlacesLinesOfTextWithoutOverlapUntilItIsWellFilled) {
    constexpr int side = 1024;
    ShelfPacker packer(side, side);
    Random random(7);
    std::vector<PackedBox> placed;
    int area = 0;
    for (;;) {
        const int width = 20 + static_cast<int>(random.below(300));
        const int height = 18 + static_cast<int>(random.below(20));
        const auto box = packer.place(width, height);
        if (!box) break;
        EXPECT_GE(box->x, 0);
        EXPECT_LE(box->x + box->width, side);
        EXPECT_LE(box->y + box->height, side);
        for (const PackedBox& other : placed) ASSERT_FALSE(overlap(*box, other));
        placed.push_back(*box);
        area += box->width * box->height;
    }
    EXPECT_GT(area, side * side * 6 / 10);
}

TEST(ShelfPacker, RefusesWhatIsTooLargeAndStillTakesWhatFits) {
    ShelfPacker packer(100, 50);
    EXPECT_FALSE(packer.place(101, 10));
    EXPECT_FALSE(packer.place(10, 51));
    EXPECT_FALSE(packer.place(0, 10));
    EXPECT_FALSE(packer.place(10, -1));
    EXPECT_EQ(packer.place(100, 50), (PackedBox{.x = 0, .y = 0, .width = 100, .height = 50}));
    EXPECT_FALSE(packer.place(1, 1));
}

TEST(ShelfPacker, StartsAnewWhenCleared) {
    ShelfPacker packer(100, 50);
    ASSERT_TRUE(packer.place(100, 50));
    packer.clear();
    EXPECT_TRUE(packer.place(100, 50));
}

TEST(ShelfPacker, KeepsSmallLinesOffHighShelves) {
    ShelfPacker packer(100, 100);
    const auto high = packer.place(10, 40);
    const auto low = packer.place(10, 10);
    ASSERT_TRUE(high && low);
    EXPECT_NE(low->y, high->y);
}

}  // namespace
}  // namespace parley::render
