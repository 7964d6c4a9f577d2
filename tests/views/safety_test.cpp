// Safety codes on the screen: that of the room, and on request that of a pair.
#include <string>

#include <gtest/gtest.h>

#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

TEST(SafetyView, ThePanelOfPeopleHasTheCodeOfTheRoomAndWhatToDoWithIt) {
    Stage stage;
    const Snapshot snapshot = recording_room(4);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "safety-code"));
    stage.click(snapshot, "members");
    EXPECT_EQ(
        node(stage.draw(snapshot), "safety-code").name,
        "Safety code: fossil pillow letter tower onion umbrella. Read it aloud: all have the same. If one differs, "
        "somebody is in between.");
}

TEST(SafetyView, APersonIsComparedAloneOnRequest) {
    Stage stage;
    const Snapshot snapshot = recording_room(4);
    stage.click(snapshot, "members");
    stage.click(snapshot, "menu-peer-1");
    EXPECT_EQ(node(stage.draw(snapshot), "safety-peer-1").name, "Safety code with Jo\u00E3o");
    stage.click(snapshot, "safety-peer-1");
    const Frame frame = stage.draw(snapshot);
    EXPECT_FALSE(has_node(frame, "safety-peer-1")) << "the menu is closed";
    EXPECT_TRUE(node(frame, "safety-code").name.starts_with("Safety code with Jo\u00E3o: orbit salmon crane"));
    stage.click(snapshot, "menu-peer-1");
    stage.click(snapshot, "safety-peer-1");
    EXPECT_TRUE(node(stage.draw(snapshot), "safety-code").name.starts_with("Safety code: fossil"));
}

TEST(SafetyView, SaysWhyThereIsNoneAndNothingToWhoIsAlone) {
    Stage stage;
    Snapshot snapshot = room(3);
    stage.click(snapshot, "members");
    EXPECT_FALSE(has_node(stage.draw(snapshot), "safety-code"));
    EXPECT_FALSE(has_node(stage.draw(snapshot), "menu-peer-0")) << "there is nothing to do about a stranger";
    snapshot.safety_code.missing = "Bo: with this program only pairs can be compared.";
    EXPECT_EQ(node(stage.draw(snapshot), "safety-code").name, "Safety code: " + snapshot.safety_code.missing);
}

}  // namespace
}  // namespace parley::ui
