// Recording on the screen: who records is seen and said, and the control, its key and the strip do the same.
#include <string>

#include <gtest/gtest.h>

#include "ui/recording_words.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

using Intents = std::vector<Intent>;

Snapshot idle_room() {
    Snapshot snapshot = room(3);
    snapshot.recording.is_offered = true;
    return snapshot;
}

TEST(RecordingView, TheControlAndItsKeyStartAndStop) {
    Stage stage;
    Snapshot snapshot = idle_room();
    EXPECT_EQ(node(stage.draw(snapshot), "record").name, "Record");
    EXPECT_EQ(node(stage.draw(snapshot), "record").shortcut, "E");
    EXPECT_EQ(stage.click(snapshot, "record"), Intents{intent::SetRecording{.on = true}});
    EXPECT_TRUE(stage.state().key("e", true));
    EXPECT_EQ(stage.draw(snapshot).intents, Intents{intent::SetRecording{.on = true}});
    snapshot.recording.state = RecordingState::On;
    EXPECT_EQ(node(stage.draw(snapshot), "record").name, "Stop recording");
    EXPECT_EQ(node(stage.draw(snapshot), "record").pressed, true);
    EXPECT_EQ(stage.click(snapshot, "record"), Intents{intent::SetRecording{.on = false}});
    snapshot.recording.state = RecordingState::Stopping;
    EXPECT_TRUE(node(stage.draw(snapshot), "record").disabled);
}

TEST(RecordingView, IsNotThereWhereItIsNotOffered) {
    Stage stage;
    const Snapshot snapshot = room(3);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "record"));
    stage.state().key("e", true);
    EXPECT_TRUE(stage.draw(snapshot).intents.empty());
}

TEST(RecordingView, ALineAnnouncesWhoRecordsWithoutCountingAloud) {
    Stage stage;
    Snapshot snapshot = idle_room();
    EXPECT_FALSE(has_node(stage.draw(snapshot), "recording-line"));
    snapshot.members[0].is_recording = true;
    EXPECT_EQ(node(stage.draw(snapshot), "recording-line").role, Role::Status);
    EXPECT_EQ(node(stage.draw(snapshot), "recording-line").name, "Ana Bellandi is recording");
    EXPECT_TRUE(node(stage.draw(snapshot), "tile-peer-0").name.ends_with(", records"));
    snapshot.recording.state = RecordingState::On;
    const std::string line = node(stage.draw(snapshot), "recording-line").name;
    EXPECT_EQ(line, "You and Ana Bellandi are recording");
    snapshot.recording.seconds = 61;
    EXPECT_EQ(node(stage.draw(snapshot), "recording-line").name, line);
    snapshot.recording.message = "Bo: this program cannot show that you record, so say it.";
    EXPECT_EQ(node(stage.draw(snapshot), "recording-line").name, line + ". " + snapshot.recording.message);
}

TEST(RecordingView, SaysHowLongInMinutesAndHours) {
    EXPECT_EQ(elapsed_words(7), "0:07");
    EXPECT_EQ(elapsed_words(750), "12:30");
    EXPECT_EQ(elapsed_words(3723), "1:02:03");
}

}  // namespace
}  // namespace parley::ui
