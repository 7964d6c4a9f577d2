// Files in the chat: cards with words for each state, what is pressed on them, and what is heard of them.
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ui/file_words.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

constexpr StageOptions phone{.width = 390, .height = 844, .touch = true};

FileView offered(FileState state = FileState::Offered) {
    return {.id = 4,
            .peer = {"p1"},
            .sender = "Ben",
            .name = "plan.pdf",
            .size = 1'234'567,
            .state = state,
            .bytes = state == FileState::Offered ? 0U : 617'283U,
            .reason = state == FileState::Failed ? "The file could not be written." : ""};
}

FileView own(FileState state) {
    FileView file = offered(state);
    file.is_own = true;
    file.peer = {};
    file.sender.clear();
    file.receivers = {{.peer = {"p1"}, .name = "Ben", .state = state, .bytes = file.bytes},
                      {.peer = {"p2"}, .name = "Cy", .state = FileState::Refused, .bytes = 0}};
    return file;
}

Snapshot with(const FileView& file) {
    Snapshot snapshot = room(3);
    for (MemberView& member : snapshot.members) member.takes_files = true;
    snapshot.files = {file};
    return snapshot;
}

const AccessibleNode& card(const Frame& frame) {
    return node(frame, "file-4");
}

TEST(FileCard, SaysInWordsHowItStands) {
    struct Row {
        FileState state;
        const char* incoming;
        const char* outgoing;
    };
    for (const Row& row : {
             Row{FileState::Offered, "Waits for your answer", "Ben: no answer yet"},
             Row{FileState::Opening, "Finding a place for it", "Ben: on its way"},
             Row{FileState::Moving, "On its way, 49 %", "Ben: on its way, 49 %"},
             Row{FileState::Waiting, "No connection, 49 %", "Ben: no connection, 49 %"},
             Row{FileState::Finished, "Received and checked", "Ben: has it"},
             Row{FileState::Refused, "You did not want it", "Ben: does not want it"},
             Row{FileState::Cancelled, "Ben withdrew it", "Ben: withdrawn"},
             Row{FileState::Unfinished, "Not finished: Ben has left", "Ben: left before the end"},
             Row{FileState::Failed, "The file could not be written.", "Ben: failed"},
         }) {
        Stage stage;
        const Snapshot theirs = with(offered(row.state));
        stage.click(theirs, "chat");
        const Frame frame = stage.draw(theirs);
        EXPECT_EQ(card(frame).name, std::string("Ben offers plan.pdf, 1.2 MB. ") + row.incoming);
        EXPECT_EQ(card(frame).role, Role::ListItem);
        EXPECT_EQ(has_node(frame, "file-4-cancel"), is_open(row.state)) << row.incoming;
        EXPECT_EQ(has_node(frame, "file-4-accept"), row.state == FileState::Offered);
        EXPECT_EQ(card(stage.draw(with(own(row.state)))).name,
                  std::string("You offer plan.pdf, 1.2 MB. ") + row.outgoing + ". Cy: does not want it");
    }
}

TEST(FileCard, IsAcceptedRefusedAndCancelledByPointerKeyboardAndMirror) {
    Stage stage;
    const Snapshot asked = with(offered());
    stage.click(asked, "chat");
    stage.draw(asked);
    EXPECT_EQ(stage.click(asked, "file-4-accept"), std::vector<Intent>{intent::AcceptFile{.file = 4}});
    EXPECT_EQ(stage.click(asked, "file-4-cancel"), std::vector<Intent>{intent::CancelFile{.file = 4}});
    const Frame frame = stage.draw(asked);
    EXPECT_EQ(node(frame, "file-4-accept").name, "Accept plan.pdf");
    EXPECT_EQ(node(frame, "file-4-cancel").name, "Refuse plan.pdf");
    stage.state().activate("file-4-accept");
    EXPECT_EQ(stage.draw(asked).intents, std::vector<Intent>{intent::AcceptFile{.file = 4}});
    const Snapshot moving = with(own(FileState::Moving));
    EXPECT_EQ(node(stage.draw(moving), "file-4-cancel").name, "Cancel plan.pdf");
    EXPECT_EQ(stage.click(moving, "file-4-cancel"), std::vector<Intent>{intent::CancelFile{.file = 4}});
}

TEST(FileCard, IsPressedAlsoInALongConversationAndOutOfSightByTheMirrorAlone) {
    Stage stage(phone);
    Snapshot snapshot = talkative_room(60);
    FileView last = offered();
    last.after = 60;
    FileView first = offered();
    first.id = 5;
    first.after = 1;
    snapshot.files = {last, first};
    stage.click(snapshot, "chat");
    for (int i = 0; i < 30; ++i) stage.draw(snapshot);
    const Frame frame = stage.draw(snapshot);
    EXPECT_TRUE(node(frame, "file-5-accept").rect.empty());
    EXPECT_GE(node(frame, "file-4-accept").rect.height, 44);
    EXPECT_EQ(stage.click(snapshot, "file-4-accept"), std::vector<Intent>{intent::AcceptFile{.file = 4}});
    stage.state().activate("file-5-accept");
    EXPECT_EQ(stage.draw(snapshot).intents, std::vector<Intent>{intent::AcceptFile{.file = 5}});
    // With the focus it comes into sight.
    stage.state().focus("file-5-accept");
    stage.draw(snapshot);
    EXPECT_FALSE(node(stage.draw(snapshot), "file-5-accept").rect.empty());
}

TEST(FileCard, HasAProgressBarWhileItIsUnderWay) {
    Stage stage;
    const Snapshot moving = with(offered(FileState::Moving));
    stage.click(moving, "chat");
    const Frame frame = stage.draw(moving);
    const AccessibleNode& bar = node(frame, "file-4-progress");
    EXPECT_EQ(bar.role, Role::ProgressBar);
    EXPECT_EQ(bar.value, "49");
    EXPECT_EQ(bar.name, "Progress of plan.pdf");
    EXPECT_FALSE(has_node(stage.draw(with(offered(FileState::Finished))), "file-4-progress"));
}

TEST(FileCard, StandsBelowWhatWasWrittenBeforeIt) {
    Stage stage;
    Snapshot snapshot = chatting_room(3);
    FileView file = offered();
    file.after = snapshot.chat[1].sequence;
    snapshot.files = {file};
    stage.click(snapshot, "chat");
    std::vector<std::string> items;
    for (const AccessibleNode& one : stage.draw(snapshot).nodes) {
        if (one.role == Role::ListItem) items.push_back(one.id);
    }
    EXPECT_EQ(std::find(items.begin(), items.end(), "file-4") - items.begin(), 2);
}

TEST(FileCard, WhatBecomesOfTheNewestIsAnnouncedWithoutNumbersThatNeverEnd) {
    Stage stage;
    EXPECT_EQ(node(stage.draw(room(3)), "file-news").name, "No files are offered");
    EXPECT_EQ(node(stage.draw(with(offered())), "file-news").role, Role::Status);
    EXPECT_EQ(node(stage.draw(with(offered(FileState::Moving))), "file-news").name,
              "Ben offers plan.pdf, 1.2 MB. On its way");
}

TEST(Attaching, AsksThePageForAFileAndSaysWhoCannotTakeOne) {
    Stage stage;
    Snapshot snapshot = with(offered());
    stage.click(snapshot, "chat");
    EXPECT_EQ(node(stage.draw(snapshot), "chat-attach").name, "Send a file to everybody");
    EXPECT_EQ(node(stage.draw(snapshot), "chat-attach").shortcut, "A");
    stage.state().activate("chat-attach");
    EXPECT_EQ(stage.draw(snapshot).chooses_file_for, PeerId());
    EXPECT_FALSE(stage.draw(snapshot).chooses_file_for);
    snapshot.members[1].takes_files = false;
    EXPECT_EQ(node(stage.draw(snapshot), "chat-attach").name, "Send a file, but not to " + snapshot.members[1].name);
    for (MemberView& member : snapshot.members) member.takes_files = false;
    const Frame nobody = stage.draw(snapshot);
    EXPECT_EQ(node(nobody, "chat-attach").name, "Send a file: no program here can take one");
    EXPECT_TRUE(node(nobody, "chat-attach").disabled);
    EXPECT_EQ(attach_words(room(1)), "Send a file: nobody else is here");
}

TEST(Attaching, HasAKeyThatWorksWhileThePanelIsClosed) {
    Stage stage;
    const Snapshot snapshot = with(offered());
    stage.draw(snapshot);
    EXPECT_TRUE(stage.state().key("a", true));
    stage.state().key("a", false);
    EXPECT_EQ(stage.draw(snapshot).chooses_file_for, PeerId());
    stage.state().key("a", true);
    EXPECT_FALSE(stage.draw(room(3)).chooses_file_for) << "nobody there takes files";
}

TEST(Attaching, OneMemberIsMeantInTheListOfPeople) {
    Stage stage;
    Snapshot snapshot = with(offered());
    snapshot.members[1].takes_files = false;
    stage.click(snapshot, "members");
    const std::string id = snapshot.members[0].id.value;
    stage.click(snapshot, "menu-" + id);
    const AccessibleNode item = node(stage.draw(snapshot), "file-" + id);
    EXPECT_EQ(item.name, "Send a file to " + snapshot.members[0].name);
    EXPECT_EQ(item.role, Role::Button);
    stage.state().activate(item.id);
    EXPECT_EQ(stage.draw(snapshot).chooses_file_for, snapshot.members[0].id);
    EXPECT_FALSE(has_node(stage.draw(snapshot), "menu-" + snapshot.members[1].id.value));
}

TEST(FileWords, SizesAreSaidAsFileManagersDo) {
    EXPECT_EQ(size_words(0), "0 bytes");
    EXPECT_EQ(size_words(1), "1 byte");
    EXPECT_EQ(size_words(999), "999 bytes");
    EXPECT_EQ(size_words(12'345), "12 kB");
    EXPECT_EQ(size_words(1'234'567), "1.2 MB");
    EXPECT_EQ(size_words(123'456'789), "123 MB");
    EXPECT_EQ(size_words(4'000'000'000), "4.0 GB");
    EXPECT_EQ(percent_of(0, 0), 100U);
    EXPECT_EQ(percent_of(3'999'999'999, 4'000'000'000), 99U);
}

TEST(FileWords, ManyReceiversAreCounted) {
    FileView file = own(FileState::Finished);
    file.receivers[1].state = FileState::Offered;
    for (int i = 0; i < 3; ++i) file.receivers.push_back(file.receivers[0]);
    file.receivers[4].state = FileState::Moving;
    EXPECT_EQ(receivers_words(file), "3 have it, 1 under way, 1 without an answer");
}

}  // namespace
}  // namespace parley::ui
