// Hosts and doors on the screen: what is shown, said and meant.
#include <string>

#include <gtest/gtest.h>

#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

using Intents = std::vector<Intent>;

bool says(const Frame& frame, const std::string& id, const std::string& words) {
    return has_node(frame, id) && node(frame, id).name.find(words) != std::string::npos;
}

TEST(Moderation, TheListSaysWhoIsHost) {
    Stage stage;
    Snapshot snapshot = room(3);
    stage.click(snapshot, "members");
    EXPECT_FALSE(says(stage.draw(snapshot), "member-own-tile", "host"));
    snapshot.moderation.host = snapshot.self;
    EXPECT_TRUE(says(stage.draw(snapshot), "member-own-tile", ", host"));
    snapshot.moderation.host = snapshot.members[0].id;
    EXPECT_FALSE(says(stage.draw(snapshot), "member-own-tile", "host"));
    EXPECT_TRUE(says(stage.draw(snapshot), "member-tile-peer-0", ", host"));
}

TEST(Moderation, OnlyAHostHasTheMenusAndTheLock) {
    Stage stage;
    Snapshot snapshot = room(3);
    snapshot.moderation.host = snapshot.members[0].id;
    stage.click(snapshot, "members");
    EXPECT_FALSE(has_node(stage.draw(snapshot), "menu-peer-1"));
    EXPECT_FALSE(has_node(stage.draw(snapshot), "lock"));
    snapshot.moderation.is_locked = true;
    EXPECT_EQ(node(stage.draw(snapshot), "room-locked").role, Role::Status);
    snapshot.moderation.host = snapshot.self;
    EXPECT_TRUE(has_node(stage.draw(snapshot), "menu-peer-1"));
    EXPECT_EQ(node(stage.draw(snapshot), "lock").pressed, true);
    EXPECT_EQ(node(stage.draw(snapshot), "lock").shortcut, "K");
    EXPECT_EQ(stage.click(snapshot, "lock"), Intents{intent::LockRoom{.locked = false}});
    snapshot.moderation.is_locked = false;
    EXPECT_EQ(stage.click(snapshot, "lock"), Intents{intent::LockRoom{.locked = true}});
}

TEST(Moderation, EachItemOfAMenuMeansWhatItSaysAndClosesIt) {
    const PeerId id{"peer-0"};
    const struct {
        const char* node;
        Intent intent;
    } rows[] = {
        {"mute-peer-0", intent::AskMember{.id = id, .what = AskedFor::Mute}},
        {"stop-video-peer-0", intent::AskMember{.id = id, .what = AskedFor::StopVideo}},
        {"make-host-peer-0", intent::MakeHost{.id = id}},
        {"remove-peer-0", intent::RemoveMember{.id = id}},
    };
    for (const auto& row : rows) {
        Stage stage;
        const Snapshot snapshot = hosted_room(3, 0);
        stage.click(snapshot, "members");
        EXPECT_FALSE(has_node(stage.draw(snapshot), row.node));
        EXPECT_EQ(stage.click(snapshot, "menu-peer-0"), Intents{});
        EXPECT_EQ(node(stage.draw(snapshot), "menu-peer-0").pressed, true);
        EXPECT_EQ(stage.click(snapshot, row.node), Intents{row.intent}) << row.node;
        EXPECT_FALSE(has_node(stage.draw(snapshot), row.node));
    }
}

TEST(Moderation, WhoCannotBeAskedCanOnlyBeRemoved) {
    Stage stage;
    const Snapshot snapshot = hosted_room(3, 0);
    stage.click(snapshot, "members");
    stage.click(snapshot, "menu-peer-1");
    const Frame frame = stage.draw(snapshot);
    EXPECT_TRUE(has_node(frame, "remove-peer-1"));
    EXPECT_FALSE(has_node(frame, "mute-peer-1"));
    EXPECT_FALSE(has_node(frame, "make-host-peer-1"));
}

TEST(Moderation, AMenuClosesWithTheHostsPart) {
    Stage stage;
    Snapshot snapshot = hosted_room(3, 0);
    stage.click(snapshot, "members");
    stage.click(snapshot, "menu-peer-0");
    snapshot.moderation.host = snapshot.members[0].id;
    EXPECT_FALSE(has_node(stage.draw(snapshot), "remove-peer-0"));
}

TEST(Moderation, MenusOfALongListCanBePressedAndAreSeenWhole) {
    Stage stage({.width = 1280, .height = 500});
    const Snapshot snapshot = hosted_room(12, 0);
    stage.click(snapshot, "members");
    const Frame before = stage.draw(snapshot);
    std::string last;
    for (const AccessibleNode& one : before.nodes) {
        if (one.id.starts_with("menu-")) last = one.id;
    }
    ASSERT_FALSE(last.empty());
    stage.click(snapshot, last);
    stage.draw(snapshot);
    EXPECT_TRUE(has_node(stage.draw(snapshot), "remove-" + last.substr(5)));
}

TEST(Moderation, WhoKnocksIsAnsweredWithoutOpeningAnything) {
    Stage stage({.width = 390, .height = 844, .touch = true});
    Snapshot snapshot = hosted_room(3, 2);
    const std::string name = snapshot.moderation.knocks[0].name;
    EXPECT_EQ(node(stage.draw(snapshot), "knock").role, Role::Alert);
    EXPECT_EQ(node(stage.draw(snapshot), "knock").name, name + " knocks and would like to come in. 1 more waits.");
    EXPECT_EQ(stage.click(snapshot, "admit-knock-0"),
              Intents{(intent::AnswerKnock{.id = {"knock-0"}, .admits = true})});
    EXPECT_EQ(stage.click(snapshot, "refuse-knock-0"),
              Intents{(intent::AnswerKnock{.id = {"knock-0"}, .admits = false})});
    snapshot.moderation.knocks.erase(snapshot.moderation.knocks.begin());
    EXPECT_TRUE(has_node(stage.draw(snapshot), "admit-knock-1"));
}

TEST(Moderation, WhoWaitsIsToldSoAndMayGo) {
    Stage stage;
    const Snapshot snapshot = waiting();
    const Frame frame = stage.draw(snapshot);
    EXPECT_EQ(node(frame, "waiting").role, Role::Status);
    EXPECT_TRUE(node(frame, "waiting").name.starts_with("Waiting to be let into amber-otter-42"));
    EXPECT_EQ(stage.click(snapshot, "cancel"), Intents{intent::Leave{}});
}

TEST(Moderation, WhoWasMutedUnmutesWithOnePress) {
    Stage stage;
    Snapshot snapshot = room(3);
    snapshot.notice = Notice{.kind = NoticeKind::Warning, .text = "You were muted by the host: Ben"};
    EXPECT_FALSE(has_node(stage.draw(snapshot), "notice-unmute"));
    snapshot.notice->offers_unmute = true;
    EXPECT_EQ(stage.click(snapshot, "notice-unmute"), Intents{intent::SetMicrophone{.on = true}});
}

TEST(Moderation, ALockedRoomShowsItToEverybody) {
    for (const float width : {320.0F, 1280.0F}) {
        Stage stage({.width = width});
        Snapshot snapshot = room(3);
        EXPECT_FALSE(has_node(stage.draw(snapshot), "locked"));
        snapshot.moderation.is_locked = true;
        EXPECT_EQ(node(stage.draw(snapshot), "locked").name, "This room is locked");
    }
}

TEST(Moderation, AMenuCanBeOperatedInALowWindow) {
    Stage stage({.width = 640, .height = 400});
    Snapshot snapshot = hosted_room(2, 0);
    MemberView& member = snapshot.members.front();
    member.can_moderate = true;
    member.takes_files = true;
    member.safety_code = "orbit salmon crane bridge crane apple";
    snapshot.safety_code.words = member.safety_code;
    stage.click(snapshot, "members");
    stage.click(snapshot, "menu-peer-0");
    stage.draw(snapshot);
    const Frame frame = stage.draw(snapshot);
    for (const char* const item : {"file", "safety", "mute", "stop-video", "make-host", "remove"}) {
        EXPECT_TRUE(has_node(frame, std::string(item) + "-peer-0")) << item;
    }
}

}  // namespace
}  // namespace parley::ui
