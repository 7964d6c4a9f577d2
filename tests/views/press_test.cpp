// Presses: what a click, a tap, or a key in the mirror makes of each control.
#include <string>

#include <gtest/gtest.h>

#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

struct Row {
    const char* what;
    Snapshot snapshot;
    const char* node_id;
    Intent intent;
};

Device in_state(DeviceState state) {
    Device device;
    device.state = state;
    return device;
}

Snapshot with_microphone(Snapshot snapshot, DeviceState state) {
    snapshot.microphone = in_state(state);
    return snapshot;
}

Snapshot with_camera(Snapshot snapshot, DeviceState state) {
    snapshot.camera = in_state(state);
    return snapshot;
}

std::vector<Row> rows() {
    using namespace intent;
    using enum DeviceState;
    return {
        {"lobby: microphone on", lobby(), "microphone", SetMicrophone{.on = false}},
        {"lobby: microphone off", with_microphone(lobby(), Off), "microphone", SetMicrophone{.on = true}},
        {"lobby: camera on", lobby(), "camera", SetCamera{.on = false}},
        {"lobby: camera asked for", with_camera(lobby(), Requesting), "camera", SetCamera{.on = false}},
        {"lobby: camera refused, again", with_camera(lobby(), Refused), "camera", SetCamera{.on = true}},
        {"lobby: camera missing, again", with_camera(lobby(), Missing), "camera", SetCamera{.on = true}},
        {"lobby: camera broken, again", with_camera(lobby(), Broken), "camera", SetCamera{.on = true}},
        {"lobby: test sound", lobby_with_devices(), "test-sound", PlayTestSound{}},
        {"lobby: join", lobby(), "join", Join{}},
        {"joining: cancel", joining(), "cancel", Leave{}},
        {"room: mute", room(3), "microphone", SetMicrophone{.on = false}},
        {"room: unmute", with_microphone(room(3), Off), "microphone", SetMicrophone{.on = true}},
        {"room: camera off", room(3), "camera", SetCamera{.on = false}},
        {"room: camera on", with_camera(room(3), Off), "camera", SetCamera{.on = true}},
        {"room: copy link", room(3), "copy-link", CopyLink{}},
        {"room: copy link of the invitation", room(1), "invitation-copy", CopyLink{}},
        {"room: leave", room(3), "leave", Leave{}},
        {"room: hear", troubled_room(3), "hear", AllowAudio{}},
        {"room: try again", troubled_room(3), "notice-retry", Join{}},
        {"room: dismiss the notice", troubled_room(3), "notice-dismiss", DismissNotice{}},
        {"room: go on without microphone", troubled_room(3), "microphone-dismiss", SetMicrophone{.on = false}},
        {"room: go on without camera", troubled_room(3), "camera-dismiss", SetCamera{.on = false}},
    };
}

TEST(Press, AClickMeansExactlyOneIntent) {
    for (const Row& row : rows()) {
        for (const bool touch : {false, true}) {
            Stage stage({.touch = touch});
            EXPECT_EQ(stage.click(row.snapshot, row.node_id), std::vector<Intent>{row.intent}) << row.what;
        }
    }
}

TEST(Press, AnActivationOfTheMirrorMeansExactlyOneIntent) {
    for (const Row& row : rows()) {
        Stage stage;
        stage.draw(row.snapshot);
        stage.state().activate(row.node_id);
        EXPECT_EQ(stage.draw(row.snapshot).intents, std::vector<Intent>{row.intent}) << row.what;
        EXPECT_TRUE(stage.draw(row.snapshot).intents.empty()) << row.what;
    }
}

TEST(Press, AnActivationOfWhatIsNotThereIsForgotten) {
    Stage stage;
    stage.state().activate("leave");
    EXPECT_TRUE(stage.draw(lobby()).intents.empty());
    EXPECT_TRUE(stage.draw(room(2)).intents.empty());
}

TEST(Press, APressThatSlidesOffMeansNothing) {
    Stage stage;
    const Rect leave = node(stage.draw(room(3)), "leave").rect;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(leave.center_x(), leave.center_y());
    stage.draw(room(3));
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    stage.draw(room(3));
    io.AddMousePosEvent(10, 300);
    stage.draw(room(3));
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    EXPECT_TRUE(stage.draw(room(3)).intents.empty());
}

TEST(Press, OnlyAMouseHovers) {
    for (const bool touch : {false, true}) {
        Stage stage({.touch = touch});
        const Rect join = node(stage.draw(lobby()), "join").rect;
        ImGui::GetIO().AddMousePosEvent(join.center_x(), join.center_y());
        stage.draw(lobby());
        EXPECT_EQ(ImGui::GetMouseCursor(), touch ? ImGuiMouseCursor_Arrow : ImGuiMouseCursor_Hand);
    }
}

}  // namespace
}  // namespace parley::ui
