// Device chooser: which device is used, the list of the others, and what others will get.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ui/words.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

constexpr StageOptions desktop{};
constexpr StageOptions phone{.width = 390, .height = 844, .touch = true};
constexpr StageOptions smallest{.width = 320, .height = 480, .touch = true};

struct Chooser {
    DeviceKind kind;
    const char* id;
    const char* second;  // The second device's id.
};

constexpr Chooser choosers[] = {{DeviceKind::Microphone, "microphone-choice", "m2"},
                                {DeviceKind::Camera, "camera-choice", "c2"},
                                {DeviceKind::Speaker, "speaker-choice", "s2"}};

TEST(DeviceChooser, SaysWhichDeviceIsUsed) {
    for (const StageOptions& options : {desktop, phone, smallest}) {
        Stage stage(options);
        const Frame frame = stage.draw(lobby_with_devices());
        EXPECT_EQ(node(frame, "microphone-choice").name, "Microphone: Default - MacBook Pro Microphone (Built-in)");
        EXPECT_EQ(node(frame, "camera-choice").name, "Camera: FaceTime HD Camera");
        EXPECT_EQ(node(frame, "speaker-choice").name, "Speaker: MacBook Pro Speakers");
    }
}

TEST(DeviceChooser, IsNotThereWhereThereIsNothingToChoose) {
    Stage stage;
    for (const Chooser& chooser : choosers) EXPECT_FALSE(has_node(stage.draw(lobby()), chooser.id)) << chooser.id;
    EXPECT_FALSE(has_node(stage.draw(lobby()), "test-sound"));
    Snapshot voice = lobby_with_devices();
    voice.voice_only = true;
    EXPECT_FALSE(has_node(stage.draw(voice), "camera-choice"));
    EXPECT_TRUE(has_node(stage.draw(voice), "microphone-choice"));
}

TEST(DeviceChooser, ThePreviewIsKeptOnTheSmallestScreen) {
    Stage stage(smallest);
    EXPECT_TRUE(has_node(stage.draw(lobby_with_devices()), "preview"));
}

TEST(DeviceChooser, AClickOpensTheListAndAnotherChooses) {
    for (const StageOptions& options : {desktop, phone, smallest}) {
        for (const Chooser& chooser : choosers) {
            SCOPED_TRACE(chooser.id);
            Stage stage(options);
            const Snapshot snapshot = lobby_with_devices();
            EXPECT_TRUE(stage.click(snapshot, chooser.id).empty());
            const Frame frame = stage.draw(snapshot);
            EXPECT_EQ(node(frame, "device-list").role, Role::ListBox);
            EXPECT_EQ(node(frame, "device-option-1").role, Role::Option);
            EXPECT_EQ(node(frame, "device-option-1").parent, "device-list");
            const Intent chosen = intent::ChooseDevice{.kind = chooser.kind, .id = chooser.second};
            EXPECT_EQ(stage.click(snapshot, "device-option-1"), std::vector<Intent>{chosen});
            EXPECT_FALSE(has_node(stage.draw(snapshot), "device-list"));
        }
    }
}

TEST(DeviceChooser, TheMirrorOpensChoosesAndCloses) {
    Stage stage;
    const Snapshot snapshot = lobby_with_devices();
    stage.state().activate("camera-choice");
    stage.draw(snapshot);
    EXPECT_EQ(node(stage.draw(snapshot), "device-option-0").pressed, false);
    EXPECT_EQ(node(stage.draw(snapshot), "device-option-1").pressed, true);
    stage.state().activate("device-option-0");
    const Intent chosen = intent::ChooseDevice{.kind = DeviceKind::Camera, .id = "c1"};
    EXPECT_EQ(stage.draw(snapshot).intents, std::vector<Intent>{chosen});
    EXPECT_FALSE(has_node(stage.draw(snapshot), "device-list"));
    for (const char* id : {"device-list", "device-list-close"}) {
        stage.state().activate("camera-choice");
        stage.draw(snapshot);
        EXPECT_TRUE(has_node(stage.draw(snapshot), "device-list"));
        stage.state().activate(id);
        EXPECT_TRUE(stage.draw(snapshot).intents.empty());
        EXPECT_FALSE(has_node(stage.draw(snapshot), "device-list")) << id;
    }
}

TEST(DeviceChooser, APressBesideTheListClosesItAndDoesNothingElse) {
    Stage stage;
    const Snapshot snapshot = lobby_with_devices();
    const Rect join = node(stage.draw(snapshot), "join").rect;
    stage.click(snapshot, "microphone-choice");
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(join.center_x(), join.center_y());
    stage.draw(snapshot);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    EXPECT_TRUE(stage.draw(snapshot).intents.empty());
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    EXPECT_TRUE(stage.draw(snapshot).intents.empty());
    const Frame frame = stage.draw(snapshot);
    EXPECT_FALSE(has_node(frame, "device-list"));
    EXPECT_TRUE(frame.intents.empty());
}

TEST(DeviceChooser, UnderAnOpenListNothingCanBeReached) {
    Stage stage;
    stage.state().open_chooser = DeviceKind::Speaker;
    const Frame frame = stage.draw(lobby_with_devices());
    EXPECT_TRUE(frame.text_fields.empty());
    for (const char* id : {"join", "microphone", "camera", "name"}) EXPECT_FALSE(has_node(frame, id)) << id;
    EXPECT_EQ(stage.click(lobby_with_devices(), "test-sound"), std::vector<Intent>{intent::PlayTestSound{}});
}

TEST(DeviceChooser, AListThatHasGoneIsClosed) {
    Stage stage;
    stage.state().open_chooser = DeviceKind::Camera;
    Snapshot snapshot = lobby_with_devices();
    snapshot.devices.cameras.clear();
    EXPECT_TRUE(has_node(stage.draw(snapshot), "join"));
    EXPECT_FALSE(stage.state().open_chooser.has_value());
}

TEST(DeviceChooser, ALongListScrollsToWhereTheKeyboardIs) {
    Stage stage(smallest);
    Snapshot snapshot = lobby_with_devices();
    for (int index = 0; index < 30; ++index) {
        snapshot.devices.cameras.push_back({.id = std::to_string(index), .label = "Camera " + std::to_string(index)});
    }
    stage.state().open_chooser = DeviceKind::Camera;
    stage.draw(snapshot);
    stage.state().focus("device-option-31");
    stage.draw(snapshot);
    EXPECT_GT(stage.state().chooser_scroll, 0);
    const Frame frame = stage.draw(snapshot);
    EXPECT_TRUE(node(frame, "device-list").rect.contains(node(frame, "device-option-31").rect));
    stage.state().focus("device-option-0");
    stage.draw(snapshot);
    EXPECT_EQ(stage.state().chooser_scroll, 0);
}

TEST(DeviceChooser, WhatIsChosenOfALongListIsWhatIsUnderTheFinger) {
    Stage stage(smallest);
    Snapshot snapshot = lobby_with_devices();
    for (int index = 0; index < 30; ++index) {
        snapshot.devices.cameras.push_back({.id = std::to_string(index), .label = "Camera " + std::to_string(index)});
    }
    stage.state().open_chooser = DeviceKind::Camera;
    stage.draw(snapshot);
    stage.state().focus("device-option-31");
    stage.draw(snapshot);
    stage.state().focus("");
    const Intent last = intent::ChooseDevice{.kind = DeviceKind::Camera, .id = "29"};
    EXPECT_EQ(stage.click(snapshot, "device-option-31"), std::vector<Intent>{last});
}

TEST(LobbySharing, SaysInOneSentenceWhatOthersWillGet) {
    using enum DeviceState;
    struct Row {
        DeviceState microphone;
        DeviceState camera;
        bool voice_only;
        const char* words;
    };
    for (const Row& row :
         {Row{On, On, false, "You join with camera and microphone."},
          Row{On, Off, false, "Others will hear you, but not see you."},
          Row{On, Refused, false, "Others will hear you, but not see you."},
          Row{Off, On, false, "Others will see you, but not hear you."},
          Row{Missing, Broken, false, "Others will not hear or see you."},
          Row{Requesting, Requesting, false, "Waiting for camera and microphone."},
          Row{Requesting, Off, false, "Waiting for the microphone."},
          Row{On, Requesting, false, "Waiting for the camera."}, Row{On, On, true, "Others will hear you."},
          Row{Off, On, true, "Others will not hear you."}}) {
        for (const StageOptions& options : {desktop, phone, smallest}) {
            Stage stage(options);
            Snapshot snapshot = lobby();
            snapshot.microphone.state = row.microphone;
            snapshot.camera.state = row.camera;
            snapshot.voice_only = row.voice_only;
            EXPECT_EQ(sharing_words(snapshot), row.words);
            const Frame frame = stage.draw(snapshot);
            // On the smallest screen, what is wrong with devices may take its place.
            if (has_node(frame, "sharing")) EXPECT_EQ(node(frame, "sharing").name, row.words);
            EXPECT_TRUE(has_node(frame, "sharing") || options.height < 500) << row.words;
        }
    }
}

TEST(LobbySound, TheOwnVoiceIsSeenOnTheMicrophonesButton) {
    Stage stage({.width = 480, .height = 600});
    Snapshot snapshot = lobby_with_devices();
    snapshot.sound = 4;
    const Picture loud = stage.picture(snapshot);
    snapshot.sound = 0;
    const Picture silent = stage.picture(snapshot);
    const Frame frame = stage.draw(snapshot);
    bool differs_within = false;
    for (std::size_t index = 0; index < loud.pixels.size(); ++index) {
        if (loud.pixels[index].green == silent.pixels[index].green) continue;
        const Rect pixel{.x = static_cast<float>(index % loud.width),
                         .y = static_cast<float>(index / loud.width),
                         .width = 1,
                         .height = 1};
        EXPECT_TRUE(node(frame, "microphone").rect.contains(pixel));
        differs_within = true;
    }
    EXPECT_TRUE(differs_within);
}

}  // namespace
}  // namespace parley::ui
