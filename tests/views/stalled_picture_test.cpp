// A picture that stands still while the connection stands: said in words and dimmed, for cameras, not for screens.
#include <stdexcept>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::Not;

// Labels are drawn by the canvas, which remembers them.
void watch_labels(Stage& stage) {
    stage.viewport().fonts.regular = nullptr;
    stage.viewport().fonts.medium = nullptr;
}

const FakeCanvas::DrawnVideo& video_of(Stage& stage, TrackHandle track) {
    for (const FakeCanvas::DrawnVideo& video : stage.canvas().videos()) {
        if (video.track == track) return video;
    }
    throw std::out_of_range("no such video");
}

TEST(StalledPicture, IsDimmedAndSaidInWords) {
    Stage stage;
    watch_labels(stage);
    const Snapshot snapshot = room(3);
    const TrackHandle track = snapshot.members[0].video;
    stage.canvas().stall(track);
    const Frame frame = stage.draw(snapshot);
    EXPECT_LT(video_of(stage, track).style.opacity, 0.5F);
    EXPECT_EQ(video_of(stage, snapshot.members[1].video).style.opacity, 1);
    EXPECT_THAT(stage.canvas().texts(), Contains(Field(&FakeCanvas::DrawnText::text, "Picture stopped")));
    EXPECT_THAT(node(frame, "tile-peer-0").name, HasSubstr("picture stopped"));
    EXPECT_THAT(node(frame, "tile-peer-1").name, Not(HasSubstr("picture stopped")));
}

TEST(StalledPicture, OfAScreenIsAsItShouldBe) {
    Stage stage;
    Snapshot snapshot = room(2);
    snapshot.members[0].state.screen_on = true;
    const TrackHandle track = snapshot.members[0].video;
    stage.canvas().stall(track);
    const Frame frame = stage.draw(snapshot);
    EXPECT_EQ(video_of(stage, track).style.opacity, 1);
    EXPECT_THAT(node(frame, "tile-peer-0").name, Not(HasSubstr("picture stopped")));
}

TEST(StalledPicture, OfAnEarlierLinkSaysWhatTheLinkDoes) {
    Stage stage;
    watch_labels(stage);
    Snapshot snapshot = room(2);
    snapshot.members[0].link = LinkState::Reconnecting;
    stage.canvas().stall(snapshot.members[0].video);
    stage.draw(snapshot);
    EXPECT_THAT(stage.canvas().texts(), Contains(Field(&FakeCanvas::DrawnText::text, "Reconnecting")));
    EXPECT_THAT(stage.canvas().texts(), Not(Contains(Field(&FakeCanvas::DrawnText::text, "Picture stopped"))));
}

}  // namespace
}  // namespace parley::ui
