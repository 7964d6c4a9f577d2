// Shortcuts: what keys mean in a room, when they mean nothing, and what tells of them.
#include <string>

#include <gtest/gtest.h>

#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

using Intents = std::vector<Intent>;

Snapshot muted_room() {
    Snapshot snapshot = room(3);
    snapshot.microphone.state = DeviceState::Off;
    return snapshot;
}

Intents after(Stage& stage, const Snapshot& snapshot, const std::string& key, bool down = true) {
    stage.state().key(key, down);
    return stage.draw(snapshot).intents;
}

TEST(Shortcuts, KeysMeanWhatTheirControlsMean) {
    Snapshot raised = room(3);
    raised.hand = true;
    const struct {
        const char* key;
        Snapshot snapshot;
        Intents intents;
    } rows[] = {
        {"m", room(3), {intent::SetMicrophone{.on = false}}},
        {"M", muted_room(), {intent::SetMicrophone{.on = true}}},
        {"v", room(3), {intent::SetCamera{.on = false}}},
        {"v", voice_room(3), {}},
        {"h", room(3), {intent::RaiseHand{.raised = true}}},
        {"h", raised, {intent::RaiseHand{.raised = false}}},
        {"Control+m", room(3), {}},
        {"Meta+v", room(3), {}},
        {"x", room(3), {}},
        {"k", hosted_room(3, 0), {intent::LockRoom{.locked = false}}},
        {"d", hosted_room(3, 2), {intent::AnswerKnock{.id = {"knock-0"}, .admits = true}}},
        {"m", lobby(), {}},
        {"Escape", room(3), {}},
    };
    for (const auto& row : rows) {
        Stage stage;
        stage.draw(row.snapshot);
        EXPECT_EQ(stage.state().key(row.key, true), !row.intents.empty() || &row == &rows[3]) << row.key;
        EXPECT_EQ(stage.draw(row.snapshot).intents, row.intents) << row.key;
        // The browser repeats a key that is held.
        EXPECT_EQ(after(stage, row.snapshot, row.key), Intents{}) << row.key;
    }
}

TEST(Shortcuts, KeysOpenAndCloseWhatIsOnTheScreen) {
    Stage stage;
    const Snapshot snapshot = room(3);
    const auto press = [&](const char* key) {
        after(stage, snapshot, key);
        after(stage, snapshot, key, false);
    };
    stage.draw(snapshot);
    press("r");
    EXPECT_TRUE(stage.state().reactions_open);
    press("r");
    EXPECT_FALSE(stage.state().reactions_open);
    press("l");
    EXPECT_TRUE(stage.state().speaker_layout);
    press("p");
    EXPECT_EQ(stage.state().panel, Panel::People);
    press("c");
    EXPECT_EQ(stage.state().panel, Panel::Chat);
    press("Escape");
    EXPECT_EQ(stage.state().panel, Panel::None);
    EXPECT_FALSE(stage.state().key("Escape", true));
}

TEST(Shortcuts, TheFocusGoesIntoWhatAKeyOpensAndBack) {
    Stage stage;
    const Snapshot snapshot = room(3);
    stage.draw(snapshot);
    stage.state().key("r", true);
    EXPECT_EQ(stage.draw(snapshot).focus, "hand");
    stage.state().focus("reaction-heart");
    stage.state().key("Escape", true);
    EXPECT_EQ(stage.draw(snapshot).focus, "reactions");
    EXPECT_EQ(stage.draw(snapshot).focus, "");
}

TEST(Shortcuts, SpaceIsHeldToTalkWhileMuted) {
    Stage stage;
    Snapshot snapshot = muted_room();
    stage.draw(snapshot);
    EXPECT_TRUE(stage.state().key(" ", true));
    EXPECT_EQ(stage.draw(snapshot).intents, Intents{intent::SetMicrophone{.on = true}});
    snapshot.microphone.state = DeviceState::On;
    EXPECT_TRUE(stage.state().key(" ", true));
    EXPECT_EQ(stage.draw(snapshot).intents, Intents{});
    EXPECT_EQ(after(stage, snapshot, " ", false), Intents{intent::SetMicrophone{.on = false}});
}

TEST(Shortcuts, WhoIsNotMutedIsNotMutedBySpace) {
    Stage stage;
    stage.draw(room(3));
    EXPECT_EQ(after(stage, room(3), " "), Intents{});
    EXPECT_EQ(after(stage, room(3), " ", false), Intents{});
}

TEST(Shortcuts, TalkingEndsWhenTheFocusLeaves) {
    Stage stage;
    stage.draw(muted_room());
    after(stage, muted_room(), " ");
    stage.state().release_keys();
    EXPECT_EQ(stage.draw(room(3)).intents, Intents{intent::SetMicrophone{.on = false}});
    EXPECT_EQ(after(stage, room(3), " ", false), Intents{});
}

TEST(Shortcuts, WhoUnmutesWhileTalkingStaysHeard) {
    Stage stage;
    stage.draw(muted_room());
    after(stage, muted_room(), " ");
    after(stage, room(3), "m");
    EXPECT_EQ(after(stage, muted_room(), " ", false), Intents{});
}

TEST(Shortcuts, SpaceOnAFocusedButtonIsTheButtons) {
    Stage stage;
    stage.draw(muted_room());
    stage.state().focus("leave");
    EXPECT_FALSE(stage.state().key(" ", true));
    EXPECT_EQ(stage.draw(muted_room()).intents, Intents{});
    EXPECT_TRUE(stage.state().key("v", true));
}

TEST(Shortcuts, ATextFieldKeepsItsKeys) {
    Stage stage;
    const Frame frame = stage.draw(lobby());
    stage.state().focus(frame.text_fields.front().id);
    stage.state().phase = Phase::InRoom;
    for (const char* key : {"m", " ", "?", "Escape"}) EXPECT_FALSE(stage.state().key(key, true)) << key;
}

TEST(Shortcuts, TheListLiesOverEverythingUntilItIsClosed) {
    Stage stage;
    const Snapshot snapshot = room(3);
    stage.draw(snapshot);
    stage.state().key("?", true);
    EXPECT_EQ(stage.draw(snapshot).focus, "shortcuts-close");
    const Frame frame = stage.draw(snapshot);
    EXPECT_EQ(node(frame, "shortcut-M").name, "M: Mute or unmute");
    EXPECT_FALSE(has_node(frame, "leave"));
    EXPECT_EQ(after(stage, snapshot, "m"), Intents{});
    after(stage, snapshot, "Escape");
    EXPECT_FALSE(has_node(stage.draw(snapshot), "shortcut-M"));
    stage.click(snapshot, "shortcuts");
    EXPECT_TRUE(stage.click(snapshot, "shortcuts-close").empty());
    EXPECT_TRUE(has_node(stage.draw(snapshot), "leave"));
}

TEST(Shortcuts, TheFocusGoesBackToWhatOpensTheList) {
    for (const bool touch : {false, true}) {
        Stage stage({.touch = touch});
        stage.draw(room(3));
        stage.state().key("?", true);
        stage.draw(room(3));
        stage.state().focus("shortcuts-close");
        stage.state().key("Escape", true);
        EXPECT_EQ(stage.draw(room(3)).focus, touch ? "members" : "shortcuts");
    }
}

TEST(Shortcuts, ControlsNameTheirKeys) {
    Stage stage;
    stage.viewport().can_fill_screen = true;
    stage.click(room(3), "reactions");
    const Frame frame = stage.draw(room(3));
    const std::pair<const char*, const char*> rows[] = {{"microphone", "M"},  {"camera", "V"},    {"hand", "H"},
                                                        {"reactions", "R"},   {"layout", "L"},    {"members", "P"},
                                                        {"full-screen", "F"}, {"shortcuts", "?"}, {"leave", ""}};
    for (const auto& [id, key] : rows) EXPECT_EQ(node(frame, id).shortcut, key) << id;
}

TEST(Tooltips, AppearAfterAWhileOnHoverAndOnFocus) {
    const auto drawn_after = [](Stage& stage, int frames) {
        bool drawn = false;
        for (int count = 0; count < frames; ++count) {
            stage.draw(room(3));
            drawn = false;
            for (const auto& text : stage.canvas().texts()) drawn = drawn || text.text == "Show the speaker large";
        }
        return drawn;
    };
    for (const bool by_focus : {false, true}) {
        Stage stage;
        const Rect rect = node(stage.draw(room(3)), "layout").rect;
        if (by_focus) stage.state().focus("layout");
        if (!by_focus) ImGui::GetIO().AddMousePosEvent(rect.center_x(), rect.center_y());
        EXPECT_FALSE(drawn_after(stage, 20));
        EXPECT_TRUE(stage.draw(room(3)).animating);
        EXPECT_TRUE(drawn_after(stage, 20));
        EXPECT_FALSE(stage.draw(room(3)).animating);
    }
}

TEST(Tooltips, AFingerGetsNone) {
    Stage stage({.touch = true});
    const Rect rect = node(stage.draw(room(3)), "layout").rect;
    ImGui::GetIO().AddMousePosEvent(rect.center_x(), rect.center_y());
    for (int count = 0; count < 40; ++count) stage.draw(room(3));
    for (const auto& text : stage.canvas().texts()) EXPECT_NE(text.text, "Show the speaker large");
}

}  // namespace
}  // namespace parley::ui
