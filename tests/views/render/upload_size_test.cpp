// Upload size: no more of a frame than its place can show, and never more than the frame has.
#include "render/upload_size.hpp"

#include <string>

#include <gtest/gtest.h>

namespace parley::render {
namespace {

struct Row {
    std::string name;
    PixelSize frame;
    ImVec2 place;
    PixelSize expected;
};

class UploadSize : public testing::TestWithParam<Row> {};

TEST_P(UploadSize, CoversThePlaceOnce) {
    const PixelSize size = upload_size(GetParam().frame, GetParam().place);
    EXPECT_EQ(size.width, GetParam().expected.width);
    EXPECT_EQ(size.height, GetParam().expected.height);
}

INSTANTIATE_TEST_SUITE_P(
    All, UploadSize,
    testing::Values(
        Row{.name = "FrameSmallerThanThePlace", .frame = {320, 180}, .place = {640, 360}, .expected = {320, 180}},
        Row{.name = "FrameOfThatSize", .frame = {640, 360}, .place = {640, 360}, .expected = {640, 360}},
        Row{.name = "LittleTooLarge", .frame = {640, 360}, .place = {512, 288}, .expected = {640, 360}},
        Row{.name = "HalfTheSize", .frame = {1280, 720}, .place = {640, 360}, .expected = {640, 360}},
        Row{.name = "PlaceOfAnotherShape", .frame = {1280, 720}, .place = {360, 360}, .expected = {640, 360}},
        Row{.name = "FramePortrait", .frame = {720, 1280}, .place = {180, 100}, .expected = {180, 320}},
        Row{.name = "PlaceWithoutArea", .frame = {1280, 720}, .place = {0, 0}, .expected = {1280, 720}},
        Row{.name = "FrameWithoutArea", .frame = {0, 0}, .place = {640, 360}, .expected = {0, 0}},
        Row{.name = "TinyPlace", .frame = {4000, 10}, .place = {3, 0.001F}, .expected = {3, 1}}),
    [](const testing::TestParamInfo<Row>& info) { return info.param.name; });

}  // namespace
}  // namespace parley::render
