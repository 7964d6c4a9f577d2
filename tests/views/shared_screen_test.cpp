// A shared screen: shown whole, where a camera's picture is cropped to fill its tile.
#include <gtest/gtest.h>

#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

TEST(SharedScreen, IsShownWholeAndEverybodyElseFillsTheTile) {
    Stage stage;
    const Snapshot snapshot = sharing_room(4);
    stage.draw(snapshot);
    ASSERT_EQ(stage.canvas().videos().size(), 4U);
    for (const FakeCanvas::DrawnVideo& video : stage.canvas().videos()) {
        const bool is_screen = video.track == snapshot.members.front().video;
        EXPECT_EQ(video.style.fit, is_screen ? VideoFit::Contain : VideoFit::Cover);
    }
}

TEST(SharedScreen, NeedsNoCamera) {
    Stage stage;
    Snapshot snapshot = sharing_room(2);
    snapshot.members.front().state.camera_on = false;
    const Frame frame = stage.draw(snapshot);
    EXPECT_EQ(stage.canvas().videos().size(), 2U);
    EXPECT_EQ(node(frame, "tile-peer-0").name, "Ana Bellandi, connected, microphone on, showing a screen");
}

TEST(SharedScreen, FillsTheTileAgainWhenItIsACameraAgain) {
    Stage stage;
    Snapshot snapshot = sharing_room(2);
    snapshot.members.front().state.screen_on = false;
    stage.draw(snapshot);
    for (const FakeCanvas::DrawnVideo& video : stage.canvas().videos()) {
        EXPECT_EQ(video.style.fit, VideoFit::Cover);
    }
}

}  // namespace
}  // namespace parley::ui
