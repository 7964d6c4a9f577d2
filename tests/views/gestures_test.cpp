// Hands, reactions and layouts on the screen: what is shown, said and meant.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "ui/people_stage.hpp"
#include "ui/words.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

using Intents = std::vector<Intent>;

bool draws_text(Stage& stage, std::string_view text) {
    const auto& texts = stage.canvas().texts();
    return std::any_of(texts.begin(), texts.end(), [&](const auto& drawn) { return drawn.text == text; });
}

float area_of(const Frame& frame, const std::string& id) {
    return node(frame, id).rect.width * node(frame, id).rect.height;
}

TEST(Gestures, TheStripOpensAndClosesBySecondPressAndByEscape) {
    Stage stage;
    const Snapshot snapshot = room(3);
    EXPECT_EQ(node(stage.draw(snapshot), "reactions").pressed, false);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "hand"));
    EXPECT_TRUE(stage.click(snapshot, "reactions").empty());
    EXPECT_EQ(node(stage.draw(snapshot), "reactions").pressed, true);
    EXPECT_EQ(node(stage.draw(snapshot), "hand").name, "Raise hand");
    stage.click(snapshot, "reactions");
    EXPECT_FALSE(has_node(stage.draw(snapshot), "hand"));
    stage.click(snapshot, "reactions");
    EXPECT_TRUE(stage.state().key("Escape", true));
    EXPECT_FALSE(has_node(stage.draw(snapshot), "hand"));
}

TEST(Gestures, EachButtonOfTheStripMeansWhatItSays) {
    Stage stage;
    Snapshot snapshot = room(3);
    stage.click(snapshot, "reactions");
    EXPECT_EQ(stage.click(snapshot, "hand"), Intents{intent::RaiseHand{.raised = true}});
    for (const Reaction reaction : all_reactions) {
        const std::string id = "reaction-" + std::string(to_text(reaction));
        EXPECT_EQ(node(stage.draw(snapshot), id).name, reaction_words(reaction));
        EXPECT_TRUE(draws_text(stage, reaction_emoji(reaction)));
        EXPECT_EQ(stage.click(snapshot, id), Intents{intent::React{.reaction = reaction}});
    }
    snapshot.hand = true;
    snapshot.hands = {snapshot.self};
    EXPECT_EQ(node(stage.draw(snapshot), "hand").name, "Lower hand");
    EXPECT_EQ(stage.click(snapshot, "hand"), Intents{intent::RaiseHand{.raised = false}});
}

TEST(Gestures, TilesAndRowsTellThemAndAStatusAnnouncesThem) {
    Stage stage;
    Snapshot snapshot = room(3);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "hands"));
    snapshot.members[0].hand = true;
    snapshot.members[1].reaction = Reaction::Heart;
    snapshot.hand = true;
    snapshot.hands = {snapshot.members[0].id, snapshot.self};
    const Frame frame = stage.draw(snapshot);
    EXPECT_TRUE(node(frame, "tile-peer-0").name.ends_with(", hand raised, 1st in line"));
    EXPECT_TRUE(node(frame, "tile-peer-1").name.ends_with(", reacts: heart"));
    EXPECT_TRUE(node(frame, "own-tile").name.ends_with(", hand raised, 2nd in line"));
    EXPECT_TRUE(draws_text(stage, reaction_emoji(Reaction::Heart)));
    EXPECT_EQ(node(frame, "hands").role, Role::Status);
    EXPECT_EQ(node(frame, "hands").name, "Hands raised: Ana Bellandi, you");
    EXPECT_EQ(node(frame, "reactions-shown").role, Role::Status);
    EXPECT_EQ(node(frame, "reactions-shown").name, "Jo\u00E3o: heart");
    stage.click(snapshot, "members");
    EXPECT_TRUE(node(stage.draw(snapshot), "member-tile-peer-0").name.ends_with("hand raised, 1st in line"));
}

TEST(Gestures, PlacesInTheQueueAreReadAsOrdinals) {
    EXPECT_EQ(gesture_words(0, std::nullopt), "");
    for (const auto& [place, word] : {std::pair{1, "1st"},
                                      {2, "2nd"},
                                      {3, "3rd"},
                                      {4, "4th"},
                                      {11, "11th"},
                                      {12, "12th"},
                                      {21, "21st"},
                                      {32, "32nd"}}) {
        EXPECT_EQ(gesture_words(static_cast<std::size_t>(place), std::nullopt),
                  "hand raised, " + std::string(word) + " in line");
    }
}

TEST(Layouts, TheSpeakerIsLargeAndThePinnedOneLarger) {
    Stage stage;
    Snapshot snapshot = room(5);
    snapshot.speaker = snapshot.members[2].id;
    stage.click(snapshot, "layout");
    Frame frame = stage.draw(snapshot);
    EXPECT_GT(area_of(frame, "tile-peer-2"), 3 * area_of(frame, "tile-peer-0"));
    stage.click(snapshot, "pin-peer-0");
    frame = stage.draw(snapshot);
    EXPECT_EQ(node(frame, "pin-peer-0").name, "Unpin Ana Bellandi");
    EXPECT_EQ(node(frame, "pin-peer-0").pressed, true);
    EXPECT_GT(area_of(frame, "tile-peer-0"), 3 * area_of(frame, "tile-peer-2"));
    stage.click(snapshot, "pin-peer-0");
    EXPECT_GT(area_of(stage.draw(snapshot), "tile-peer-2"), 3 * area_of(frame, "tile-peer-2"));
    stage.click(snapshot, "layout");
    frame = stage.draw(snapshot);
    EXPECT_EQ(area_of(frame, "tile-peer-0"), area_of(frame, "tile-peer-2"));
}

TEST(Layouts, PinningInTheGridShowsThatOneLarge) {
    Stage stage;
    const Snapshot snapshot = room(4);
    stage.draw(snapshot);
    stage.state().activate("pin-peer-1");
    stage.draw(snapshot);
    const Frame frame = stage.draw(snapshot);
    EXPECT_GT(area_of(frame, "tile-peer-1"), 3 * area_of(frame, "tile-peer-0"));
}

TEST(Layouts, APinGoesWithWhoeverLeaves) {
    Stage stage;
    Snapshot snapshot = room(4);
    stage.state().pinned = snapshot.members[2].id;
    EXPECT_EQ(large_member(snapshot, stage.state())->id, snapshot.members[2].id);
    snapshot.members.pop_back();
    stage.draw(snapshot);
    EXPECT_TRUE(stage.state().pinned.empty());
    EXPECT_EQ(large_member(snapshot, stage.state())->id, snapshot.members[0].id);
    EXPECT_EQ(large_member(room(1), stage.state()), nullptr);
}

TEST(Layouts, TheOwnTileIsHiddenAndBroughtBack) {
    Stage stage;
    const Snapshot snapshot = room(4);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "own-tile-show"));
    stage.click(snapshot, "own-tile-hide");
    EXPECT_FALSE(has_node(stage.draw(snapshot), "own-tile"));
    EXPECT_TRUE(has_node(stage.draw(room(1)), "own-tile"));
    stage.click(snapshot, "own-tile-show");
    EXPECT_TRUE(has_node(stage.draw(snapshot), "own-tile"));
}

TEST(Layouts, TwoOfOneNameHavePinsOfDifferentNames) {
    Stage stage;
    Snapshot snapshot = room(3);
    snapshot.members[1].name = snapshot.members[0].name;
    const Frame frame = stage.draw(snapshot);
    EXPECT_EQ(node(frame, "pin-peer-0").name, "Pin Ana Bellandi");
    EXPECT_EQ(node(frame, "pin-peer-1").name, "Pin Ana Bellandi (2)");
}

TEST(Layouts, FullScreenIsOfferedWhereThereIsOne) {
    Stage stage;
    EXPECT_FALSE(has_node(stage.draw(room(2)), "full-screen"));
    stage.viewport().can_fill_screen = true;
    EXPECT_EQ(node(stage.draw(room(2)), "full-screen").name, "Full screen");
    stage.state().activate("full-screen");
    EXPECT_TRUE(stage.draw(room(2)).toggles_full_screen);
    EXPECT_FALSE(stage.draw(room(2)).toggles_full_screen);
    stage.viewport().fills_screen = true;
    EXPECT_EQ(node(stage.draw(room(2)), "full-screen").name, "Leave full screen");
}

}  // namespace
}  // namespace parley::ui
