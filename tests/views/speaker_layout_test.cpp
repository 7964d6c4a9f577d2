// Speaker layout: every number of people in every shape of room.
#include "ui/speaker_layout.hpp"

#include <string>

#include <gtest/gtest.h>

#include "ui/room_layout.hpp"

namespace parley::ui {
namespace {

constexpr float gap = 12;

// The sizes of every_screen_test.
constexpr struct {
    float width;
    float height;
} sizes[] = {{320, 480},  {360, 640}, {390, 844},  {568, 320},  {640, 480},   {719, 700},  {844, 390},
             {768, 1024}, {899, 900}, {1024, 768}, {1280, 800}, {1920, 1080}, {2560, 1440}};

// Runs `check` on the stage of every screen, with and without the list of people, and every number of others.
template <typename Check>
void on_every_stage(const Check& check) {
    for (const auto& size : sizes) {
        Viewport viewport;
        viewport.width = size.width;
        viewport.height = size.height;
        for (const bool members_open : {false, true}) {
            const Rect stage = room_layout(viewport, members_open).stage;
            for (std::size_t others = 1; others <= 50; ++others) {
                SCOPED_TRACE(std::to_string(others) + " others at " + std::to_string(static_cast<int>(size.width)) +
                             "x" + std::to_string(static_cast<int>(size.height)));
                check(stage, others, speaker_places(stage, others, gap));
            }
        }
    }
}

TEST(SpeakerLayout, AllStandInsideTheStageAndApart) {
    on_every_stage([](const Rect& stage, std::size_t others, const SpeakerPlaces& places) {
        ASSERT_EQ(places.others.size(), others);
        EXPECT_TRUE(stage.contains(places.large));
        for (std::size_t index = 0; index < others; ++index) {
            EXPECT_TRUE(stage.contains(places.others[index]));
            EXPECT_FALSE(places.others[index].empty());
            EXPECT_FALSE(places.others[index].overlaps(places.large));
            for (std::size_t other = 0; other < index; ++other) {
                EXPECT_FALSE(places.others[index].overlaps(places.others[other]));
            }
        }
    });
}

TEST(SpeakerLayout, TheLargeOneIsByFarTheLargest) {
    on_every_stage([](const Rect& stage, std::size_t, const SpeakerPlaces& places) {
        EXPECT_GT(places.large.width * places.large.height, stage.width * stage.height * 0.7F);
        for (const Rect& other : places.others) {
            EXPECT_LT(other.width * other.height, places.large.width * places.large.height / 2);
        }
    });
}

TEST(SpeakerLayout, TheOthersStandBesideOrBelow) {
    const Rect wide{.x = 10, .y = 20, .width = 1000, .height = 600};
    const Rect high{.x = 10, .y = 20, .width = 380, .height = 700};
    for (const Rect& other : speaker_places(wide, 5, gap).others) {
        EXPECT_GT(other.x, speaker_places(wide, 5, gap).large.right());
    }
    for (const Rect& other : speaker_places(high, 5, gap).others) {
        EXPECT_GT(other.y, speaker_places(high, 5, gap).large.bottom());
    }
}

TEST(SpeakerLayout, OneAloneHasTheWholeStage) {
    const Rect stage{.x = 8, .y = 52, .width = 304, .height = 340};
    EXPECT_EQ(speaker_places(stage, 0, gap).large, stage);
    EXPECT_TRUE(speaker_places(stage, 0, gap).others.empty());
    EXPECT_TRUE(speaker_places({}, 3, gap).others.empty());
}

TEST(SpeakerLayout, TheCornerTileIsSmallAndInside) {
    for (const auto& size : sizes) {
        Viewport viewport;
        viewport.width = size.width;
        viewport.height = size.height;
        const Rect stage = room_layout(viewport, false).stage;
        const Rect small = corner_tile(stage, gap);
        EXPECT_TRUE(stage.contains(small)) << size.width;
        EXPECT_LT(small.width * small.height, stage.width * stage.height / 7) << size.width;
    }
}

}  // namespace
}  // namespace parley::ui
