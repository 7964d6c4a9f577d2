// Lobby screen: the form, the preview, and devices in trouble.
#include <string>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

const TextField& field(const Frame& frame, const std::string& id) {
    for (const TextField& one : frame.text_fields) {
        if (one.id == id) return one;
    }
    ADD_FAILURE() << "no text field " << id;
    return frame.text_fields.front();
}

TEST(LobbyScreen, FieldsShowTheSessionsNameAndRoom) {
    Stage stage;
    const Frame frame = stage.draw(lobby());
    EXPECT_EQ(field(frame, "name").value, "Eva Lindqvist");
    EXPECT_EQ(field(frame, "name").label, "Your name");
    EXPECT_EQ(field(frame, "name").bytes_max, limits::display_name_bytes_max);
    EXPECT_EQ(field(frame, "room").value, "amber-otter-42");
    EXPECT_EQ(field(frame, "room").bytes_max, limits::room_id_bytes_max);
}

TEST(LobbyScreen, TypedTextBecomesAnIntentOnce) {
    Stage stage;
    stage.state().text_changed("name", "Ana");
    EXPECT_EQ(stage.draw(lobby()).intents, std::vector<Intent>{intent::SetDisplayName{.name = "Ana"}});
    EXPECT_TRUE(stage.draw(lobby()).intents.empty());
    stage.state().text_changed("room", "blue");
    EXPECT_EQ(stage.draw(lobby()).intents, std::vector<Intent>{intent::SetRoom{.room = "blue"}});
    EXPECT_TRUE(stage.draw(lobby()).intents.empty());
}

TEST(LobbyScreen, WhileOneTypesTheFieldKeepsWhatWasTyped) {
    Stage stage;
    Snapshot snapshot = lobby();
    stage.state().focus("name");
    stage.state().text_changed("name", "Ana ");
    EXPECT_EQ(field(stage.draw(snapshot), "name").value, "Ana ");
    snapshot.name = "Ana";  // The session's tidied form must not take the blank away.
    EXPECT_EQ(field(stage.draw(snapshot), "name").value, "Ana ");
    stage.state().focus("room");
    stage.draw(snapshot);
    EXPECT_EQ(field(stage.draw(snapshot), "name").value, "Ana");
}

TEST(LobbyScreen, EnterInAFieldJoins) {
    for (const char* id : {"name", "room"}) {
        Stage stage;
        stage.state().activate(id);
        EXPECT_EQ(stage.draw(lobby()).intents, std::vector<Intent>{intent::Join{}}) << id;
    }
}

TEST(LobbyScreen, TextTypedJustBeforeEnterComesFirst) {
    Stage stage;
    stage.state().text_changed("room", "blue");
    stage.state().activate("room");
    EXPECT_EQ(stage.draw(lobby()).intents, (std::vector<Intent>{intent::SetRoom{.room = "blue"}, intent::Join{}}));
}

TEST(LobbyScreen, NobodyJoinsARoomWithoutAName) {
    Stage stage;
    Snapshot snapshot = lobby();
    snapshot.room.clear();
    EXPECT_TRUE(node(stage.draw(snapshot), "join").disabled);
    EXPECT_TRUE(stage.click(snapshot, "join").empty());
    stage.state().activate("join");
    stage.state().activate("room");
    EXPECT_TRUE(stage.draw(snapshot).intents.empty());
}

TEST(LobbyScreen, ThePreviewIsTheOwnCameraAsInAMirror) {
    Stage stage;
    const Frame frame = stage.draw(lobby());
    ASSERT_EQ(stage.canvas().videos().size(), 1U);
    EXPECT_EQ(stage.canvas().videos().front().track, lobby().camera.track);
    EXPECT_TRUE(stage.canvas().videos().front().style.mirrored);
    EXPECT_EQ(node(frame, "preview").name, "Preview: Camera on");
}

TEST(LobbyScreen, ThePreviewSaysWhyThereIsNoPicture) {
    for (const DeviceState state :
         {DeviceState::Off, DeviceState::Requesting, DeviceState::Refused, DeviceState::Missing, DeviceState::Broken}) {
        Stage stage;
        Snapshot snapshot = lobby();
        snapshot.camera = {};
        snapshot.camera.state = state;
        const Frame frame = stage.draw(snapshot);
        EXPECT_TRUE(stage.canvas().videos().empty());
        EXPECT_NE(node(frame, "preview").name, "Preview: Camera on");
    }
}

TEST(LobbyScreen, ADeviceInTroubleSaysWhatToDo) {
    Stage stage;
    const Snapshot snapshot = lobby_without_devices();
    const Frame frame = stage.draw(snapshot);
    EXPECT_EQ(node(frame, "microphone-message").name, snapshot.microphone.message);
    EXPECT_EQ(node(frame, "camera-message").name, snapshot.camera.message);
    EXPECT_EQ(node(frame, "camera-message").role, Role::Status);
    EXPECT_FALSE(node(frame, "join").disabled);
}

TEST(LobbyScreen, OneAdviceForBothDevicesIsGivenOnce) {
    Stage stage;
    Snapshot snapshot = lobby_without_devices();
    snapshot.microphone.message = snapshot.camera.message;
    const Frame frame = stage.draw(snapshot);
    EXPECT_TRUE(has_node(frame, "microphone-message"));
    EXPECT_FALSE(has_node(frame, "camera-message"));
}

TEST(LobbyScreen, AnErrorIsAnAlertAndCanBeRetried) {
    Stage stage;
    Snapshot snapshot = lobby();
    snapshot.notice = Notice{.kind = NoticeKind::Error, .text = "The room is full.", .offers_retry = true};
    const Frame frame = stage.draw(snapshot);
    EXPECT_EQ(node(frame, "notice").role, Role::Alert);
    EXPECT_EQ(node(frame, "notice").name, "The room is full.");
    EXPECT_EQ(node(frame, "notice-retry").name, "Try again");
    snapshot.notice->offers_retry = false;
    EXPECT_FALSE(has_node(stage.draw(snapshot), "notice-retry"));
}

}  // namespace
}  // namespace parley::ui
