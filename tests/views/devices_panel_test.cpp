// Devices during a call: a panel by button and key, lists over it, and what is said where there is nothing to choose.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "views/call_scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

using Intents = std::vector<Intent>;

constexpr StageOptions desktop{};
constexpr StageOptions phone{.width = 390, .height = 844, .touch = true};
constexpr StageOptions smallest{.width = 320, .height = 480, .touch = true};
constexpr StageOptions lying{.width = 568, .height = 320, .touch = true};

TEST(DevicesPanel, OpensAndClosesByKeyAndByButton) {
    const Snapshot snapshot = room_with_devices(3);
    Stage stage;
    EXPECT_EQ(node(stage.draw(snapshot), "devices").pressed, false);
    EXPECT_EQ(node(stage.draw(snapshot), "devices").shortcut, "G");
    EXPECT_TRUE(stage.click(snapshot, "devices").empty());
    EXPECT_EQ(node(stage.draw(snapshot), "devices").pressed, true);
    EXPECT_EQ(node(stage.draw(snapshot), "devices-title").name, "Devices");
    stage.click(snapshot, "devices-close");
    EXPECT_FALSE(has_node(stage.draw(snapshot), "devices-title"));
    stage.state().key("g", true);
    stage.draw(snapshot);
    EXPECT_TRUE(has_node(stage.draw(snapshot), "devices-title"));
    stage.state().key("Escape", true);
    stage.draw(snapshot);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "devices-title"));
}

TEST(DevicesPanel, IsInTheListOfPeopleWhereTheBarHasNoRoom) {
    const Snapshot snapshot = room_with_devices(3);
    Stage stage(smallest);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "devices"));
    stage.viewport().height = 568;
    stage.click(snapshot, "members");
    stage.state().focus("members-devices");
    stage.state().activate("members-devices");
    EXPECT_EQ(stage.draw(snapshot).focus, "devices-close");
    EXPECT_EQ(stage.state().panel, Panel::Devices);
}

TEST(DevicesPanel, IsInTheBarOnlyWhereThatHasRoom) {
    const Snapshot snapshot = room_with_devices(3);
    Stage stage(phone);
    EXPECT_TRUE(has_node(stage.draw(snapshot), "devices"));
    stage.click(snapshot, "members");
    EXPECT_FALSE(has_node(stage.draw(snapshot), "members-devices"));
}

TEST(DevicesPanel, EveryKindIsChosenOnEveryScreen) {
    const struct {
        DeviceKind kind;
        const char* id;
        const char* option;
        const char* second;
    } rows[] = {{DeviceKind::Microphone, "microphone-choice", "device-option-1", "m2"},
                {DeviceKind::Camera, "camera-choice", "device-option-0", "c1"},
                {DeviceKind::Speaker, "speaker-choice", "device-option-1", "s2"}};
    const Snapshot snapshot = room_with_devices(3);
    for (const StageOptions& options : {desktop, phone, smallest, lying}) {
        for (const auto& row : rows) {
            SCOPED_TRACE(std::string(row.id) + " at " + std::to_string(static_cast<int>(options.width)));
            Stage stage(options);
            stage.draw(snapshot);
            stage.state().toggle(Panel::Devices, 0);
            ASSERT_TRUE(has_node(stage.draw(snapshot), row.id));
            EXPECT_TRUE(stage.click(snapshot, row.id).empty());
            EXPECT_FALSE(has_node(stage.draw(snapshot), "leave"));
            const Intents wanted{intent::ChooseDevice{.kind = row.kind, .id = row.second}};
            EXPECT_EQ(stage.click(snapshot, row.option), wanted);
            EXPECT_FALSE(has_node(stage.draw(snapshot), "device-list"));
            EXPECT_EQ(stage.state().panel, Panel::Devices);
        }
    }
}

TEST(DevicesPanel, EscapeClosesTheListFirst) {
    const Snapshot snapshot = room_with_devices(3);
    Stage stage;
    stage.click(snapshot, "devices");
    stage.click(snapshot, "camera-choice");
    stage.state().key("Escape", true);
    stage.draw(snapshot);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "device-list"));
    EXPECT_TRUE(has_node(stage.draw(snapshot), "devices-title"));
}

TEST(DevicesPanel, AListGoesWithItsPanel) {
    const Snapshot snapshot = room_with_devices(3);
    Stage stage;
    stage.click(snapshot, "devices");
    stage.click(snapshot, "camera-choice");
    stage.state().key("c", true);
    stage.draw(snapshot);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "device-list"));
    stage.state().key("g", true);
    stage.draw(snapshot);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "device-list"));
}

TEST(DevicesPanel, SaysWhatAilsADeviceAndWhereThereIsNothingToChoose) {
    Stage stage;
    stage.draw(room(2));
    stage.state().toggle(Panel::Devices, 0);
    const Frame nothing = stage.draw(room(2));
    EXPECT_EQ(node(nothing, "devices-camera-words").name, "There is no camera to choose.");
    EXPECT_EQ(node(nothing, "devices-speaker-words").name, "This browser leaves the speaker to the system.");
    Snapshot refused = room_with_devices(2);
    refused.camera = {.state = DeviceState::Refused, .wanted = true, .track = {}, .message = "Allow the camera."};
    const Frame frame = stage.draw(refused);
    EXPECT_EQ(node(frame, "devices-camera-words").name, "Allow the camera.");
    EXPECT_FALSE(has_node(frame, "devices-microphone-words"));
}

TEST(DevicesPanel, ARoomForVoiceHasNoCamera) {
    Snapshot snapshot = room_with_devices(3);
    snapshot.voice_only = true;
    Stage stage;
    stage.click(snapshot, "devices");
    EXPECT_FALSE(has_node(stage.draw(snapshot), "camera-choice"));
    EXPECT_TRUE(has_node(stage.draw(snapshot), "speaker-choice"));
}

TEST(DevicesPanel, PlaysATestSound) {
    Stage stage;
    const Snapshot snapshot = room_with_devices(3);
    stage.click(snapshot, "devices");
    EXPECT_EQ(stage.click(snapshot, "test-sound"), Intents{intent::PlayTestSound{}});
}

}  // namespace
}  // namespace parley::ui
