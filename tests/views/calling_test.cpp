// Calls on the screen: what is shown, said and meant.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "views/calling_scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

using Intents = std::vector<Intent>;

Intents typed(Stage& stage, const Snapshot& snapshot, const std::string& field, const std::string& text) {
    stage.state().focus(field);
    stage.state().text_changed(field, text);
    return stage.draw(snapshot).intents;
}

TEST(Calling, WhereNobodyCanBeCalledNothingOffersIt) {
    Stage stage;
    EXPECT_FALSE(has_node(stage.draw(lobby()), "reachable"));
    stage.click(room(2), "members");
    EXPECT_FALSE(has_node(stage.draw(room(2)), "call-somebody"));
    stage.state().key("o", true);
    EXPECT_FALSE(has_node(stage.draw(room(2)), "call-name"));
}

TEST(Calling, TheCardMakesOneReachable) {
    Stage stage;
    const Snapshot snapshot = with_callsigns(lobby());
    EXPECT_EQ(stage.click(snapshot, "reachable"), Intents{});
    const Frame open = stage.draw(snapshot);
    EXPECT_EQ(node(open, "callsign").role, Role::TextBox);
    // What the person is called anyway is a beginning.
    ASSERT_EQ(open.text_fields.size(), 1U);
    EXPECT_EQ(open.text_fields.front().value, snapshot.name);
    EXPECT_FALSE(has_node(open, "join"));
    EXPECT_EQ(typed(stage, snapshot, "callsign", "eva"), Intents{});
    EXPECT_EQ(stage.click(snapshot, "reachable-start"), Intents{intent::SetReachable{.callsign = "eva"}});
    EXPECT_FALSE(has_node(stage.draw(snapshot), "callsign"));
}

TEST(Calling, EnterInTheCardDoesTheSame) {
    Stage stage;
    const Snapshot snapshot = with_callsigns(lobby());
    stage.click(snapshot, "reachable");
    typed(stage, snapshot, "callsign", "eva");
    stage.state().activate("callsign");
    EXPECT_EQ(stage.draw(snapshot).intents, Intents{intent::SetReachable{.callsign = "eva"}});
}

TEST(Calling, WhoIsReachableSeesItAndMayStop) {
    Stage stage;
    const Snapshot snapshot = reachable(lobby());
    EXPECT_EQ(node(stage.draw(snapshot), "reachable").name, "Others can call you as eva");
    stage.click(snapshot, "reachable");
    EXPECT_TRUE(node(stage.draw(snapshot), "reachable-start").disabled);
    EXPECT_EQ(stage.click(snapshot, "reachable-stop"), Intents{intent::SetReachable{.callsign = ""}});
}

TEST(Calling, EscapeClosesTheCard) {
    Stage stage;
    const Snapshot snapshot = with_callsigns(lobby());
    stage.click(snapshot, "reachable");
    stage.draw(snapshot);
    EXPECT_TRUE(stage.state().key("Escape", true));
    stage.draw(snapshot);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "callsign"));
    EXPECT_TRUE(has_node(stage.draw(snapshot), "join"));
}

TEST(Calling, ACallIsAnnouncedAndAnswered) {
    const intent::AnswerInvitation accept{.answer = InvitationAnswer::Accept};
    const intent::AnswerInvitation decline{.answer = InvitationAnswer::Decline};
    const intent::AnswerInvitation busy{.answer = InvitationAnswer::Busy};
    const struct {
        Snapshot snapshot;
        intent::AnswerInvitation declined;
    } rows[] = {{called(lobby()), decline}, {called(joining()), decline}, {called(room(3)), busy}};
    for (const auto& row : rows) {
        Stage stage;
        const Frame frame = stage.draw(row.snapshot);
        EXPECT_EQ(node(frame, "incoming-call").role, Role::Alert);
        EXPECT_NE(node(frame, "incoming-call").name.find("calls you into the room quiet-heron-7"), std::string::npos);
        EXPECT_EQ(node(frame, "call-accept").shortcut, "Y");
        EXPECT_EQ(node(frame, "call-decline").shortcut, "N");
        EXPECT_EQ(stage.click(row.snapshot, "call-accept"), Intents{accept});
        EXPECT_EQ(stage.click(row.snapshot, "call-decline"), Intents{row.declined});
        EXPECT_TRUE(stage.state().key("y", true));
        EXPECT_EQ(stage.draw(row.snapshot).intents, Intents{accept});
        EXPECT_TRUE(stage.state().key("n", true));
        EXPECT_EQ(stage.draw(row.snapshot).intents, Intents{row.declined});
    }
}

TEST(Calling, TheKeysThatAnswerMeanNothingOtherwise) {
    Stage stage;
    for (const Snapshot& snapshot : {reachable(lobby()), reachable(room(2))}) {
        stage.draw(snapshot);
        EXPECT_FALSE(stage.state().key("y", true));
        EXPECT_FALSE(stage.state().key("n", true));
        EXPECT_EQ(stage.draw(snapshot).intents, Intents{});
    }
    // Nor while somebody types.
    const Snapshot snapshot = called(lobby());
    stage.draw(snapshot);
    stage.state().focus("name");
    EXPECT_FALSE(stage.state().key("y", true));
}

TEST(Calling, WhoIsTypedIsCalled) {
    Stage stage;
    const Snapshot snapshot = with_callsigns(room(2));
    stage.draw(snapshot);
    EXPECT_TRUE(stage.state().key("o", true));
    EXPECT_EQ(stage.draw(snapshot).focus, "call-name");
    EXPECT_TRUE(node(stage.draw(snapshot), "call").disabled);
    typed(stage, snapshot, "call-name", "ben");
    EXPECT_EQ(stage.click(snapshot, "call"), Intents{intent::Invite{.callsign = "ben"}});
    EXPECT_TRUE(node(stage.draw(snapshot), "call").disabled);
    typed(stage, snapshot, "call-name", "cy");
    stage.state().activate("call-name");
    EXPECT_EQ(stage.draw(snapshot).intents, Intents{intent::Invite{.callsign = "cy"}});
    stage.click(snapshot, "call-close");
    EXPECT_TRUE(has_node(stage.draw(snapshot), "call-somebody"));
}

TEST(Calling, EachCallSaysWhatBecameOfItAndCanBeEnded) {
    Stage stage;
    const Snapshot snapshot = calling_room(2);
    stage.click(snapshot, "members");
    const Frame frame = stage.draw(snapshot);
    EXPECT_EQ(node(frame, "call-0").name, "ben: Ringing\u2026");
    EXPECT_EQ(node(frame, "call-0").role, Role::Status);
    EXPECT_EQ(node(frame, "call-1").name, "\u30B1\u30F3: Declined");
    EXPECT_EQ(stage.click(snapshot, "call-end-0"), Intents{intent::CancelInvitation{.callsign = "ben"}});
}

}  // namespace
}  // namespace parley::ui
