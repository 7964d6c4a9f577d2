// Voice only: a room without video shows people by their initials and asks nobody for a camera.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

bool draws_text(Stage& stage, const std::string& text) {
    const auto& texts = stage.canvas().texts();
    return std::any_of(texts.begin(), texts.end(), [&](const auto& drawn) { return drawn.text == text; });
}

Snapshot with_camera(Snapshot snapshot, DeviceState state) {
    snapshot.camera = {.state = state, .wanted = true, .track = {}, .message = "Allow the camera."};
    return snapshot;
}

TEST(VoiceOnly, TheLobbyShowsInitialsAndSaysWhy) {
    for (const DeviceState state : {DeviceState::Off, DeviceState::On, DeviceState::Refused, DeviceState::Missing}) {
        Stage stage;
        const Frame frame = stage.draw(with_camera(voice_lobby(), state));
        EXPECT_TRUE(stage.canvas().videos().empty());
        EXPECT_TRUE(draws_text(stage, "EL"));
        EXPECT_EQ(node(frame, "preview").name, "Preview: This room is for voice only");
    }
}

TEST(VoiceOnly, ACameraThatIsOnIsNotShown) {
    Stage stage;
    stage.draw(voice_lobby());
    EXPECT_TRUE(stage.canvas().videos().empty());
    stage.draw(voice_room(5));
    EXPECT_TRUE(stage.canvas().videos().empty());
}

TEST(VoiceOnly, TheLobbyHasNoCameraButtonAndItsRoomGoesToTheMicrophone) {
    for (const StageOptions& options : {StageOptions{}, StageOptions{.width = 390, .height = 844, .touch = true}}) {
        Stage stage(options);
        const float narrow = node(stage.draw(lobby()), "microphone").rect.width;
        const Frame frame = stage.draw(voice_lobby());
        EXPECT_FALSE(has_node(frame, "camera"));
        EXPECT_GT(node(frame, "microphone").rect.width, 2 * narrow);
        EXPECT_EQ(stage.click(voice_lobby(), "microphone"), std::vector<Intent>{intent::SetMicrophone{.on = false}});
    }
}

TEST(VoiceOnly, TheRoomHasNoCameraButtonAndItsControlsStayInTheMiddle) {
    for (const StageOptions& options : {StageOptions{}, StageOptions{.width = 320, .height = 480, .touch = true}}) {
        Stage stage(options);
        const Frame frame = stage.draw(voice_room(3));
        EXPECT_FALSE(has_node(frame, "camera"));
        const Rect first = node(frame, "microphone").rect;
        const Rect last = node(frame, "leave").rect;
        EXPECT_NEAR((first.x + last.right()) / 2, stage.viewport().width / 2, 0.5F);
    }
}

TEST(VoiceOnly, ACameraInTroubleIsNoTrouble) {
    Stage stage;
    const Frame before = stage.draw(with_camera(voice_lobby(), DeviceState::Refused));
    EXPECT_FALSE(has_node(before, "camera-message"));
    const Frame within = stage.draw(with_camera(voice_room(3), DeviceState::Refused));
    EXPECT_FALSE(has_node(within, "camera-trouble"));
}

TEST(VoiceOnly, NobodysCameraIsSpokenOf) {
    Stage stage;
    Snapshot snapshot = voice_room(5);
    stage.click(snapshot, "members");
    const Frame frame = stage.draw(snapshot);
    EXPECT_TRUE(has_node(frame, "member-list"));
    for (const AccessibleNode& node : frame.nodes) {
        EXPECT_EQ(node.name.find("amera"), std::string::npos) << node.name;
    }
}

}  // namespace
}  // namespace parley::ui
