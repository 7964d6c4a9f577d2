// Cover crop: the shown part has the rectangle's shape, lies in the middle of the frame and is as large as it can be.
#include "render/cover_crop.hpp"

#include <cmath>
#include <string>

#include <gtest/gtest.h>

namespace parley::render {
namespace {

struct Row {
    std::string name;
    ImVec2 frame;
    ImVec2 shown;
    Crop expected;
};

class CoverCrop : public testing::TestWithParam<Row> {};

TEST_P(CoverCrop, KeepsTheMiddle) {
    const Row& row = GetParam();
    const Crop crop = cover_crop(row.frame, row.shown, false);
    EXPECT_FLOAT_EQ(crop.top_left.x, row.expected.top_left.x);
    EXPECT_FLOAT_EQ(crop.top_left.y, row.expected.top_left.y);
    EXPECT_FLOAT_EQ(crop.bottom_right.x, row.expected.bottom_right.x);
    EXPECT_FLOAT_EQ(crop.bottom_right.y, row.expected.bottom_right.y);
}

TEST_P(CoverCrop, MirrorsLeftAndRightOnly) {
    const Row& row = GetParam();
    const Crop mirrored = cover_crop(row.frame, row.shown, true);
    EXPECT_FLOAT_EQ(mirrored.top_left.x, row.expected.bottom_right.x);
    EXPECT_FLOAT_EQ(mirrored.bottom_right.x, row.expected.top_left.x);
    EXPECT_FLOAT_EQ(mirrored.top_left.y, row.expected.top_left.y);
    EXPECT_FLOAT_EQ(mirrored.bottom_right.y, row.expected.bottom_right.y);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, CoverCrop,
    testing::Values(Row{"SameShape", {1280, 720}, {320, 180}, {{0, 0}, {1, 1}}},
                    Row{"WideFrameInSquare", {200, 100}, {50, 50}, {{0.25F, 0}, {0.75F, 1}}},
                    Row{"TallFrameInSquare", {100, 200}, {50, 50}, {{0, 0.25F}, {1, 0.75F}}},
                    Row{"SquareFrameInWideTile", {100, 100}, {400, 100}, {{0, 0.375F}, {1, 0.625F}}},
                    Row{"FrameWithoutArea", {0, 0}, {400, 100}, {{0, 0}, {1, 1}}},
                    Row{"TileWithoutArea", {640, 480}, {0, 100}, {{0, 0}, {1, 1}}}),
    [](const testing::TestParamInfo<Row>& info) { return info.param.name; });

}  // namespace
}  // namespace parley::render
