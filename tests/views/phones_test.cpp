// Phones: nothing lies under cut-outs, round corners or the keyboard, and two taps on a tile make it large.
#include <string>

#include <gtest/gtest.h>

#include "ui/double_press.hpp"
#include "ui/free_area.hpp"
#include "ui/room_layout.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

constexpr StageOptions upright{.width = 390, .height = 844, .touch = true};
constexpr StageOptions lying{.width = 844, .height = 390, .touch = true};
constexpr Insets upright_edges{.top = 47, .right = 0, .bottom = 34, .left = 0};
constexpr Insets lying_edges{.top = 0, .right = 47, .bottom = 21, .left = 47};
constexpr Insets with_keyboard{.top = 47, .right = 0, .bottom = 336, .left = 0};

TEST(Phones, EveryScreenKeepsOutOfWhatIsCovered) {
    const std::pair<StageOptions, Insets> rows[] = {
        {upright, upright_edges}, {lying, lying_edges}, {upright, with_keyboard}};
    for (const auto& [options, insets] : rows) {
        Stage stage(options);
        stage.viewport().insets = insets;
        const Rect free = free_area(stage.viewport());
        for (const Scene& scene : all_scenes()) {
            SCOPED_TRACE(scene.name + " at " + std::to_string(static_cast<int>(options.width)));
            stage.draw(scene.snapshot);
            set_scene(scene, stage.state());
            const Frame frame = stage.draw(scene.snapshot);
            for (const AccessibleNode& one : frame.nodes) EXPECT_TRUE(free.contains(one.rect)) << one.id;
            for (const TextField& field : frame.text_fields) EXPECT_TRUE(free.contains(field.rect)) << field.id;
            for (const FakeCanvas::DrawnVideo& video : stage.canvas().videos()) EXPECT_TRUE(free.contains(video.rect));
        }
    }
}

TEST(Phones, WhatIsLeftIsDividedAsAViewportOfThatSize) {
    Viewport covered;
    covered.width = 844;
    covered.height = 390;
    covered.insets = lying_edges;
    Viewport bare;
    bare.width = 750;
    bare.height = 369;
    const RoomLayout inside = room_layout(covered, true);
    const RoomLayout alone = room_layout(bare, true);
    EXPECT_EQ(inside.stage.width, alone.stage.width);
    EXPECT_EQ(inside.stage.height, alone.stage.height);
    EXPECT_EQ(inside.panel.x, alone.panel.x + 47);
    EXPECT_EQ(inside.controls.bottom(), alone.controls.bottom());
}

TEST(Phones, NothingIsLeftWhereAllIsCovered) {
    Viewport viewport;
    viewport.width = 200;
    viewport.height = 100;
    viewport.insets = {.top = 80, .right = 150, .bottom = 80, .left = 150};
    const Rect free = free_area(viewport);
    EXPECT_GE(free.width, 0);
    EXPECT_GE(free.height, 0);
}

TEST(Phones, TheFieldOfTheChatStaysAboveTheKeyboard) {
    Stage stage(upright);
    const Snapshot snapshot = room(2);
    stage.draw(snapshot);
    stage.state().toggle(Panel::Chat, 0);
    stage.viewport().insets = with_keyboard;
    const Frame frame = stage.draw(snapshot);
    ASSERT_EQ(frame.text_fields.size(), 1U);
    EXPECT_LE(frame.text_fields.front().rect.bottom(), 844 - 336);
    EXPECT_TRUE(has_node(frame, "chat-send"));
}

void tap(Stage& stage, const Snapshot& snapshot, const Rect& tile) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(tile.center_x(), tile.center_y());
    stage.draw(snapshot);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    stage.draw(snapshot);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    stage.draw(snapshot);
    io.AddMousePosEvent(-1, -1);
    stage.draw(snapshot);
}

TEST(Phones, TwoTapsPinATileAndTwoMoreLetItGo) {
    for (const bool touch : {true, false}) {
        Stage stage({.touch = touch});
        const Snapshot snapshot = room(4);
        const auto rect = [&](const char* id) { return node(stage.draw(snapshot), id).rect; };
        tap(stage, snapshot, rect("tile-peer-1"));
        EXPECT_TRUE(stage.state().pinned.empty());
        tap(stage, snapshot, rect("tile-peer-1"));
        EXPECT_EQ(stage.state().pinned, snapshot.members[1].id);
        EXPECT_TRUE(stage.state().speaker_layout);
        tap(stage, snapshot, rect("tile-peer-1"));
        EXPECT_EQ(stage.state().pinned, snapshot.members[1].id);
        tap(stage, snapshot, rect("tile-peer-1"));
        EXPECT_TRUE(stage.state().pinned.empty());
    }
}

TEST(Phones, SlowTapsAndTapsOnTwoTilesArePressesOfTheirOwn) {
    Stage stage(upright);
    const Snapshot snapshot = room(4);
    const auto rect = [&](const char* id) { return node(stage.draw(snapshot), id).rect; };
    tap(stage, snapshot, rect("tile-peer-1"));
    tap(stage, snapshot, rect("tile-peer-2"));
    EXPECT_TRUE(stage.state().pinned.empty());
    // Nothing is drawn meanwhile, as in an idle room.
    stage.viewport().time += double_press_s + 0.1;
    tap(stage, snapshot, rect("tile-peer-2"));
    EXPECT_TRUE(stage.state().pinned.empty());
    tap(stage, snapshot, rect("own-tile"));
    tap(stage, snapshot, rect("own-tile"));
    EXPECT_TRUE(stage.state().pinned.empty());
}

}  // namespace
}  // namespace parley::ui
