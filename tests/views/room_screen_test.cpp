// Room screen: tiles, the list of people, and what is said about the connection.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

constexpr StageOptions phone{.width = 390, .height = 844, .touch = true};

bool draws_text(Stage& stage, const std::string& text) {
    const auto& texts = stage.canvas().texts();
    return std::any_of(texts.begin(), texts.end(), [&](const auto& drawn) { return drawn.text == text; });
}

TEST(RoomScreen, EverybodyHasATileWithVideoAndOnlyTheOwnIsMirrored) {
    Stage stage;
    const Snapshot snapshot = room(4);
    const Frame frame = stage.draw(snapshot);
    ASSERT_EQ(stage.canvas().videos().size(), 4U);
    for (const FakeCanvas::DrawnVideo& video : stage.canvas().videos()) {
        EXPECT_EQ(video.style.mirrored, video.track == snapshot.camera.track);
        EXPECT_GT(video.style.rounding, 0);
    }
    for (const MemberView& member : snapshot.members) {
        EXPECT_EQ(node(frame, "tile-" + member.id.value).name, member.name + ", connected, microphone on, camera on");
        EXPECT_TRUE(draws_text(stage, member.name));
    }
    EXPECT_EQ(node(frame, "own-tile").name, "Eva Lindqvist (you), microphone on, camera on");
}

TEST(RoomScreen, InitialsStandWhereThereIsNoPicture) {
    Stage stage;
    Snapshot snapshot = room(4);
    snapshot.members[0].state.camera_on = false;
    snapshot.members[1].video = {};
    stage.canvas().hold_back(snapshot.members[2].video);
    stage.draw(snapshot);
    ASSERT_EQ(stage.canvas().videos().size(), 1U);
    for (const char* initials : {"AB", "J", "MT"}) EXPECT_TRUE(draws_text(stage, initials)) << initials;
}

TEST(RoomScreen, AFrozenPictureIsDimmed) {
    Stage stage;
    Snapshot snapshot = room(2);
    snapshot.members[0].link = LinkState::Reconnecting;
    stage.draw(snapshot);
    EXPECT_LT(stage.canvas().videos().front().style.opacity, 1);
    snapshot.members[0].link = LinkState::Connected;
    stage.draw(snapshot);
    EXPECT_EQ(stage.canvas().videos().front().style.opacity, 1);
}

TEST(RoomScreen, AFailedLinkSaysWhyOnItsTile) {
    Stage stage;
    Snapshot snapshot = room(3);
    snapshot.members[1].link = LinkState::Failed;
    snapshot.members[1].link_reason = "No path was found.";
    const Frame frame = stage.draw(snapshot);
    EXPECT_TRUE(draws_text(stage, "No path was found."));
    EXPECT_EQ(node(frame, "tile-peer-1").name, "Jo\u00E3o, failed: No path was found., microphone on, camera on");
}

TEST(RoomScreen, SomebodyAloneIsToldToShareTheLink) {
    Stage stage;
    EXPECT_TRUE(has_node(stage.draw(room(1)), "invitation"));
    EXPECT_TRUE(draws_text(stage, "Share this link: " + room(1).room_link));
    EXPECT_FALSE(has_node(stage.draw(room(2)), "invitation"));
}

TEST(RoomScreen, TheTopBarNamesTheRoomAndCountsPeople) {
    Stage stage;
    const Frame frame = stage.draw(room(3));
    EXPECT_EQ(node(frame, "room-name").name, "Room amber-otter-42");
    EXPECT_EQ(node(frame, "people").name, "3 people");
    EXPECT_FALSE(has_node(frame, "signaling"));
}

TEST(RoomScreen, ALostServerIsSaidInWordsAtAnyWidth) {
    for (const StageOptions& options : {StageOptions{}, phone}) {
        Stage stage(options);
        Snapshot snapshot = room(3);
        snapshot.signaling = SignalingLink::Reconnecting;
        const Frame frame = stage.draw(snapshot);
        EXPECT_EQ(node(frame, "signaling").role, Role::Status);
        EXPECT_EQ(node(frame, "signaling").name, "Reconnecting to the server\u2026");
    }
}

TEST(RoomScreen, BlockedSoundIsAnAlertWithAButton) {
    Stage stage(phone);
    Snapshot snapshot = room(3);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "hear"));
    snapshot.audio_blocked = true;
    const Frame frame = stage.draw(snapshot);
    EXPECT_EQ(node(frame, "audio-blocked").role, Role::Alert);
    EXPECT_EQ(node(frame, "hear").name, "Click to hear");
}

TEST(RoomScreen, TheListOfPeopleOpensAndCloses) {
    Stage stage;
    const Snapshot snapshot = mixed_room(4);
    EXPECT_EQ(node(stage.draw(snapshot), "members").pressed, false);
    EXPECT_TRUE(stage.click(snapshot, "members").empty());
    const Frame open = stage.draw(snapshot);
    EXPECT_EQ(node(open, "members").pressed, true);
    EXPECT_EQ(node(open, "member-list").role, Role::List);
    for (const MemberView& member : snapshot.members) {
        EXPECT_EQ(node(open, "member-tile-" + member.id.value).name, node(open, "tile-" + member.id.value).name);
    }
    EXPECT_TRUE(stage.click(snapshot, "members-close").empty());
    EXPECT_FALSE(has_node(stage.draw(snapshot), "member-list"));
}

TEST(RoomScreen, TheListOfPeopleSaysWhoDoesNotReachWhom) {
    Stage stage;
    const Snapshot snapshot = disconnected_pair(5);
    stage.click(snapshot, "members");
    const Frame open = stage.draw(snapshot);
    const auto words_of = [&](std::size_t index) {
        return node(open, "member-tile-" + snapshot.members[index].id.value).name;
    };
    EXPECT_TRUE(words_of(0).ends_with("No connection to " + snapshot.members[1].name));
    EXPECT_TRUE(words_of(1).ends_with("No connection to " + snapshot.members[0].name));
    EXPECT_TRUE(words_of(2).ends_with("Microphone blocked"));
    EXPECT_TRUE(words_of(3).ends_with("camera on"));
}

TEST(RoomScreen, OnAPhoneTheListLiesOverTheTilesAndTheControlsStay) {
    Stage stage(phone);
    const Snapshot snapshot = troubled_room(3);
    EXPECT_TRUE(has_node(stage.draw(snapshot), "notice-dismiss"));
    stage.click(snapshot, "members");
    const Frame open = stage.draw(snapshot);
    EXPECT_FALSE(has_node(open, "own-tile"));
    EXPECT_FALSE(has_node(open, "notice-dismiss"));
    EXPECT_TRUE(has_node(open, "leave"));
    EXPECT_EQ(stage.click(snapshot, "leave"), std::vector<Intent>{intent::Leave{}});
}

TEST(RoomScreen, ALongListScrollsByWheelAndByFinger) {
    Stage stage(phone);
    const Snapshot snapshot = room(50);
    stage.click(snapshot, "members");
    const Rect list = node(stage.draw(snapshot), "member-list").rect;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(list.center_x(), list.center_y());
    stage.draw(snapshot);
    io.AddMouseWheelEvent(0, -2);
    stage.draw(snapshot);
    const float by_wheel = stage.state().members_scroll;
    EXPECT_GT(by_wheel, 0);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    stage.draw(snapshot);
    io.AddMousePosEvent(list.center_x(), list.center_y() - 90);
    stage.draw(snapshot);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    stage.draw(snapshot);
    EXPECT_NEAR(stage.state().members_scroll, by_wheel + 90, 0.5F);
    io.AddMouseWheelEvent(0, -1000);
    const Frame end = stage.draw(snapshot);
    EXPECT_TRUE(has_node(end, "member-tile-peer-0"));
    EXPECT_TRUE(list.contains(node(end, "member-tile-peer-48").rect));
}

TEST(RoomScreen, PanelsCloseWhenOneLeaves) {
    Stage stage;
    stage.click(room(3), "members");
    EXPECT_EQ(stage.state().panel, Panel::People);
    stage.draw(lobby());
    EXPECT_FALSE(has_node(stage.draw(room(3)), "member-list"));
}

TEST(RoomScreen, TheListMovesInUnlessMotionIsReduced) {
    for (const bool reduced : {false, true}) {
        Stage stage({.reduced_motion = reduced});
        stage.click(room(3), "members");
        EXPECT_EQ(stage.draw(room(3)).animating, !reduced);
        for (int frames = 0; frames < 15; ++frames) stage.draw(room(3));
        EXPECT_FALSE(stage.draw(room(3)).animating);
    }
}

TEST(RoomScreen, TheFocusedControlHasARing) {
    const auto ring_pixel = [](const char* focused) {
        Stage stage({.width = 480, .height = 480});
        const Rect leave = node(stage.draw(room(2)), "leave").rect;
        stage.state().focus(focused);
        const Picture picture = stage.picture(room(2));
        std::size_t accents = 0;
        for (auto y = static_cast<std::size_t>(leave.y); y < static_cast<std::size_t>(leave.bottom()); ++y) {
            for (auto x = static_cast<std::size_t>(leave.x); x < static_cast<std::size_t>(leave.right()); ++x) {
                accents += picture.at(x, y) == Pixel{.red = 0x6E, .green = 0xA8, .blue = 0xFE, .alpha = 255} ? 1U : 0U;
            }
        }
        return accents;
    };
    EXPECT_GT(ring_pixel("leave"), 50U);
    EXPECT_EQ(ring_pixel(""), 0U);
}

}  // namespace
}  // namespace parley::ui
