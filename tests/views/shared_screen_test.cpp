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

// Two who each show a screen of its own, and we ours.
Snapshot screens_room(std::size_t people) {
    Snapshot snapshot = room(people);
    for (std::size_t index = 0; index < 2 && index < snapshot.members.size(); ++index) {
        MemberView& member = snapshot.members[index];
        member.state.screen_on = true;
        member.screen = {.index = static_cast<std::uint16_t>(200 + index), .generation = 1};
    }
    snapshot.screen = {.is_possible = true, .state = ShareState::On, .track = {.index = 210, .generation = 1}};
    return snapshot;
}

TEST(SharedScreen, OfItsOwnStandsBesideTheCameraAndIsLargeWhileItLasts) {
    Stage stage;
    Snapshot snapshot = screens_room(4);
    const Frame frame = stage.draw(snapshot);
    EXPECT_EQ(stage.canvas().videos().size(), 7U);
    const Rect large = node(frame, "screen-peer-0").rect;
    EXPECT_EQ(node(frame, "screen-peer-0").name, "Ana Bellandi's screen");
    for (const char* const other : {"tile-peer-0", "screen-peer-1", "own-screen", "own-tile"}) {
        EXPECT_GT(large.width, 2 * node(frame, other).rect.width) << other;
    }
    EXPECT_TRUE(stage.state().speaker_layout);
    for (MemberView& member : snapshot.members) {
        member.screen = {};
        member.state.screen_on = false;
    }
    stage.draw(snapshot);
    EXPECT_FALSE(stage.state().speaker_layout) << "as it was before";
}

TEST(SharedScreen, OfAnotherCanBePinnedAndOursStopped) {
    Stage stage;
    const Snapshot snapshot = screens_room(4);
    stage.draw(snapshot);
    stage.viewport().touch = true;
    stage.click(snapshot, "pin-screen-peer-1");
    const Frame frame = stage.draw(snapshot);
    EXPECT_GT(node(frame, "screen-peer-1").rect.width, 2 * node(frame, "screen-peer-0").rect.width);
    EXPECT_EQ(stage.click(snapshot, "share-screen"), (std::vector<Intent>{intent::ShareScreen{.on = false}}));
}

TEST(SharedScreen, IsOfferedWhereTheBrowserCan) {
    Stage stage;
    Snapshot snapshot = room(3);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "share-screen"));
    snapshot.screen.is_possible = true;
    EXPECT_EQ(node(stage.draw(snapshot), "share-screen").name, "Share your screen");
    stage.state().key("s", true);
    EXPECT_EQ(stage.draw(snapshot).intents, (std::vector<Intent>{intent::ShareScreen{.on = true}}));
}

TEST(SharedScreen, IsSaidOnce) {
    Stage stage;
    const Frame frame = stage.draw(screens_room(3));
    EXPECT_EQ(node(frame, "screens").name, "Ana Bellandi is showing a screen. Jo\u00E3o is showing a screen. You too.");
}

}  // namespace
}  // namespace parley::ui
