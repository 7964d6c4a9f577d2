// The own tile in the other's: dragged to any corner, moved by key and button, kept for the next visit.
#include <string>

#include <gtest/gtest.h>

#include "ui/corner.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

constexpr Corner corners[] = {Corner::LowerRight, Corner::LowerLeft, Corner::UpperLeft, Corner::UpperRight};
constexpr StageOptions phone{.width = 390, .height = 844, .touch = true};

Rect own(const Frame& frame) {
    return node(frame, "own-tile").rect;
}

Rect large(const Frame& frame) {
    return node(frame, "tile-peer-0").rect;
}

// Presses in the middle of the own tile, moves to the place in some steps, and lets go. Whether a corner was to be
// kept.
bool drag(Stage& stage, const Snapshot& snapshot, float x, float y) {
    const Rect from = own(stage.draw(snapshot));
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(from.center_x(), from.center_y());
    stage.draw(snapshot);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    stage.draw(snapshot);
    constexpr float steps = 4;
    for (float step = 1; step <= steps; ++step) {
        io.AddMousePosEvent(from.center_x() + (x - from.center_x()) * step / steps,
                            from.center_y() + (y - from.center_y()) * step / steps);
        stage.draw(snapshot);
    }
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    const bool keeps = stage.draw(snapshot).keeps_own_corner;
    io.AddMousePosEvent(-1, -1);
    stage.draw(snapshot);
    return keeps;
}

TEST(OwnTile, IsDraggedToTheNearestCorner) {
    for (const bool touch : {true, false}) {
        Stage stage(touch ? phone : StageOptions{});
        stage.state().speaker_layout = !touch;
        const Snapshot snapshot = room(2);
        stage.draw(snapshot);
        for (const Corner corner : corners) {
            SCOPED_TRACE(to_text(corner));
            const Rect around = large(stage.draw(snapshot));
            const bool is_left = corner == Corner::LowerLeft || corner == Corner::UpperLeft;
            const bool is_upper = corner == Corner::UpperLeft || corner == Corner::UpperRight;
            const bool stays = stage.state().own_corner == corner;
            EXPECT_TRUE(drag(stage, snapshot, is_left ? around.x + 30 : around.right() - 30,
                             is_upper ? around.y + 30 : around.bottom() - 40) ||
                        stays);
            EXPECT_EQ(stage.state().own_corner, corner);
            const Rect tile = own(stage.draw(snapshot));
            EXPECT_TRUE(around.contains(tile));
            EXPECT_EQ(tile.center_x() < around.center_x(), is_left);
            EXPECT_EQ(tile.center_y() < around.center_y(), is_upper);
        }
    }
}

TEST(OwnTile, FollowsTheFingerAndStaysInTheOtherTile) {
    Stage stage(phone);
    const Snapshot snapshot = room(2);
    const Rect from = own(stage.draw(snapshot));
    const Rect around = large(stage.draw(snapshot));
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(from.center_x(), from.center_y());
    stage.draw(snapshot);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    stage.draw(snapshot);
    io.AddMousePosEvent(from.center_x() - 60, from.center_y() - 90);
    const Rect moved = own(stage.draw(snapshot));
    EXPECT_FLOAT_EQ(moved.x, from.x - 60);
    EXPECT_FLOAT_EQ(moved.y, from.y - 90);
    io.AddMousePosEvent(-200, -200);
    EXPECT_TRUE(around.contains(own(stage.draw(snapshot))));
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    stage.draw(snapshot);
    EXPECT_EQ(stage.state().own_corner, Corner::UpperLeft);
}

TEST(OwnTile, APressIsNoDrag) {
    Stage stage(phone);
    const Snapshot snapshot = room(2);
    const Rect from = own(stage.draw(snapshot));
    EXPECT_FALSE(drag(stage, snapshot, from.center_x() + 3, from.center_y() - 3));
    EXPECT_EQ(own(stage.draw(snapshot)), from);
    EXPECT_EQ(stage.state().own_corner, Corner::LowerRight);
}

TEST(OwnTile, GoesRoundByKeyAndByButton) {
    Stage stage(phone);
    const Snapshot snapshot = room(2);
    EXPECT_EQ(node(stage.draw(snapshot), "own-tile-move").name, "Move your tile to the lower left");
    EXPECT_EQ(node(stage.draw(snapshot), "own-tile-move").shortcut, "T");
    for (const Corner corner : {Corner::LowerLeft, Corner::UpperLeft, Corner::UpperRight, Corner::LowerRight}) {
        stage.state().key("t", true);
        EXPECT_TRUE(stage.draw(snapshot).keeps_own_corner);
        stage.state().key("t", false);
        EXPECT_EQ(stage.state().own_corner, corner);
    }
    stage.click(snapshot, "own-tile-move");
    EXPECT_EQ(stage.state().own_corner, Corner::LowerLeft);
}

TEST(OwnTile, IsNotMovedWhereItStandsAmongOthers) {
    Stage stage;
    for (const std::size_t people : {1U, 2U, 4U}) {
        EXPECT_FALSE(has_node(stage.draw(room(people)), "own-tile-move"));
        stage.state().key("t", true);
        EXPECT_FALSE(stage.draw(room(people)).keeps_own_corner);
        stage.state().key("t", false);
    }
}

TEST(OwnTile, LeavesRoomForTheNameAndForTrouble) {
    Stage stage(phone);
    Snapshot snapshot = room(2);
    stage.state().own_corner = Corner::LowerLeft;
    const Frame frame = stage.draw(snapshot);
    EXPECT_LE(own(frame).bottom(), large(frame).bottom() - 36);
    stage.state().own_corner = Corner::UpperLeft;
    EXPECT_LE(own(stage.draw(snapshot)).y, large(frame).y + 20);
    snapshot.members.front().link = LinkState::Reconnecting;
    EXPECT_GE(own(stage.draw(snapshot)).y, large(frame).y + 80);
}

TEST(OwnTile, TheTextOfACornerLeadsBackToIt) {
    for (const Corner corner : corners) EXPECT_EQ(corner_from(to_text(corner)), corner);
    for (const char* text : {"", "lower", "Lower-Right", "middle"}) EXPECT_EQ(corner_from(text), std::nullopt);
}

}  // namespace
}  // namespace parley::ui
