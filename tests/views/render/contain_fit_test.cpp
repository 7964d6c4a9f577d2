// Contain fit: the frame keeps its shape, lies in the middle and is as large as it can be.
#include "render/contain_fit.hpp"

#include <string>

#include <gtest/gtest.h>

namespace parley::render {
namespace {

struct Row {
    std::string name;
    ImVec2 frame;
    Box room;
    Box expected;
};

class ContainFit : public testing::TestWithParam<Row> {};

TEST_P(ContainFit, ShowsAllOfTheFrame) {
    const Row& row = GetParam();
    const Box box = contain_fit(row.frame, row.room);
    EXPECT_FLOAT_EQ(box.min.x, row.expected.min.x);
    EXPECT_FLOAT_EQ(box.min.y, row.expected.min.y);
    EXPECT_FLOAT_EQ(box.max.x, row.expected.max.x);
    EXPECT_FLOAT_EQ(box.max.y, row.expected.max.y);
}

INSTANTIATE_TEST_SUITE_P(
    Shapes, ContainFit,
    testing::Values(Row{"SameShape", {1280, 720}, {{10, 20}, {330, 200}}, {{10, 20}, {330, 200}}},
                    Row{"WideFrameInSquare", {200, 100}, {{10, 10}, {60, 60}}, {{10, 22.5F}, {60, 47.5F}}},
                    Row{"TallFrameInSquare", {100, 200}, {{10, 10}, {60, 60}}, {{22.5F, 10}, {47.5F, 60}}},
                    Row{"SmallFrameGrows", {10, 10}, {{0, 0}, {400, 100}}, {{150, 0}, {250, 100}}},
                    Row{"FrameWithoutArea", {0, 0}, {{5, 5}, {405, 105}}, {{5, 5}, {405, 105}}},
                    Row{"RoomWithoutArea", {640, 480}, {{5, 5}, {5, 105}}, {{5, 5}, {5, 105}}}),
    [](const testing::TestParamInfo<Row>& info) { return info.param.name; });

}  // namespace
}  // namespace parley::render
