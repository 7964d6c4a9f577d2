// Chat panel: reading, writing, links, and what is heard of it.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "ui/theme.hpp"
#include "views/scenes.hpp"
#include "views/stage.hpp"

namespace parley::ui {
namespace {

constexpr StageOptions phone{.width = 390, .height = 844, .touch = true};

Snapshot with_message(Snapshot snapshot, const std::string& text) {
    ChatMessages::List list(snapshot.chat.begin(), snapshot.chat.end());
    const MemberView& author = snapshot.members.front();
    list.push_back({.sequence = static_cast<std::uint32_t>(list.size() + 1),
                    .author = author.id,
                    .name = author.name,
                    .text = text,
                    .is_own = false,
                    .was_told = false});
    snapshot.chat = ChatMessages(std::move(list));
    return snapshot;
}

std::vector<AccessibleNode> nodes_of(const Frame& frame, Role role) {
    std::vector<AccessibleNode> nodes;
    std::copy_if(frame.nodes.begin(), frame.nodes.end(), std::back_inserter(nodes),
                 [role](const AccessibleNode& one) { return one.role == role; });
    return nodes;
}

void type(Stage& stage, const std::string& text) {
    stage.state().focus("chat-text");
    stage.state().text_changed("chat-text", text);
}

TEST(ChatPanel, OpensAndClosesAndOnlyOnePanelIsOpen) {
    Stage stage;
    const Snapshot snapshot = chatting_room(3);
    EXPECT_EQ(node(stage.draw(snapshot), "chat").pressed, false);
    EXPECT_TRUE(stage.click(snapshot, "chat").empty());
    const Frame open = stage.draw(snapshot);
    EXPECT_EQ(node(open, "chat").pressed, true);
    EXPECT_EQ(node(open, "chat-list").role, Role::List);
    stage.click(snapshot, "members");
    const Frame people = stage.draw(snapshot);
    EXPECT_TRUE(has_node(people, "member-list"));
    EXPECT_FALSE(has_node(people, "chat-list"));
    stage.click(snapshot, "chat");
    stage.click(snapshot, "chat-close");
    EXPECT_FALSE(has_node(stage.draw(snapshot), "chat-list"));
}

TEST(ChatPanel, TheControlSaysHowMuchIsUnread) {
    Stage stage;
    Snapshot snapshot = chatting_room(3);
    snapshot.unread = 3;
    EXPECT_EQ(node(stage.draw(snapshot), "chat").name, "Chat, 3 unread");
    snapshot.unread = 0;
    EXPECT_EQ(node(stage.draw(snapshot), "chat").name, "Chat");
}

TEST(ChatPanel, WhatIsOpenIsRead) {
    Stage stage;
    Snapshot snapshot = chatting_room(3);
    snapshot.unread = 3;
    EXPECT_TRUE(stage.draw(snapshot).intents.empty());
    stage.click(snapshot, "chat");
    EXPECT_EQ(stage.draw(snapshot).intents, std::vector<Intent>{intent::ReadChat{}});
    snapshot.unread = 0;
    EXPECT_TRUE(stage.draw(snapshot).intents.empty());
}

TEST(ChatPanel, EveryMessageIsReadOutWithItsAuthor) {
    Stage stage;
    const Snapshot snapshot = chatting_room(3);
    stage.click(snapshot, "chat");
    const std::vector<AccessibleNode> items = nodes_of(stage.draw(snapshot), Role::ListItem);
    ASSERT_EQ(items.size(), snapshot.chat.size());
    EXPECT_EQ(items[0].name, "Ruth, told by others: Back in five minutes, start without me.");
    EXPECT_EQ(items[1].name, "Ana Bellandi: Good morning! Can everybody see the plan?");
    EXPECT_EQ(items[3].name, "You: Yes. Thanks!");
}

TEST(ChatPanel, NewsOfOthersIsAnnouncedWhetherThePanelIsOpenOrNot) {
    Stage stage(phone);
    const Snapshot snapshot = room(3);
    EXPECT_EQ(node(stage.draw(snapshot), "chat-news").role, Role::Status);
    const Snapshot more = with_message(snapshot, "Hello");
    EXPECT_EQ(node(stage.draw(more), "chat-news").name, "Ana Bellandi: Hello");
    stage.click(more, "chat");
    EXPECT_EQ(node(stage.draw(with_message(more, "Again")), "chat-news").name, "Ana Bellandi: Again");
}

TEST(ChatPanel, EnterSendsClearsTheFieldAndKeepsTheFocus) {
    Stage stage;
    const Snapshot snapshot = room(3);
    stage.click(snapshot, "chat");
    EXPECT_TRUE(node(stage.draw(snapshot), "chat-send").disabled);
    type(stage, "Hello ");
    const Frame typed = stage.draw(snapshot);
    EXPECT_EQ(typed.text_fields.front().value, "Hello ");
    EXPECT_EQ(typed.text_fields.front().bytes_max, limits::chat_text_bytes_max);
    EXPECT_FALSE(node(stage.draw(snapshot), "chat-send").disabled);
    stage.state().activate("chat-text");
    EXPECT_EQ(stage.draw(snapshot).intents, std::vector<Intent>{intent::SendChat{.text = "Hello "}});
    const Frame after = stage.draw(snapshot);
    EXPECT_EQ(after.text_fields.front().value, "");
    EXPECT_TRUE(node(after, "chat-text").focused);
    stage.state().activate("chat-text");
    EXPECT_TRUE(stage.draw(snapshot).intents.empty()) << "there is nothing to send";
}

TEST(ChatPanel, TheButtonSendsAlsoWhenTheFieldHasLostTheFocus) {
    Stage stage;
    const Snapshot snapshot = room(3);
    stage.click(snapshot, "chat");
    type(stage, "Hello");
    stage.draw(snapshot);
    stage.state().focus("");
    EXPECT_EQ(stage.click(snapshot, "chat-send"), std::vector<Intent>{intent::SendChat{.text = "Hello"}});
    EXPECT_EQ(stage.draw(snapshot).text_fields.front().value, "");
}

TEST(ChatPanel, WhatWasTypedIsKeptWhileThePanelIsClosedAndForgottenWithTheRoom) {
    Stage stage;
    const Snapshot snapshot = room(3);
    stage.click(snapshot, "chat");
    type(stage, "Not yet");
    stage.draw(snapshot);
    stage.state().focus("");
    stage.click(snapshot, "chat");
    stage.click(snapshot, "chat");
    EXPECT_EQ(stage.draw(snapshot).text_fields.front().value, "Not yet");
    stage.draw(lobby());
    stage.draw(snapshot);
    stage.click(snapshot, "chat");
    EXPECT_EQ(stage.draw(snapshot).text_fields.front().value, "");
}

TEST(ChatPanel, LinksLieOverTheirWords) {
    Stage stage;
    const Snapshot snapshot = with_message(room(3), "See https://example.org/a, or javascript:alert(1)");
    stage.click(snapshot, "chat");
    for (int frames = 0; frames < 15; ++frames) stage.draw(snapshot);
    const Frame frame = stage.draw(snapshot);
    const std::vector<AccessibleNode> links = nodes_of(frame, Role::Link);
    ASSERT_EQ(links.size(), 1U);
    EXPECT_EQ(links[0].href, "https://example.org/a");
    EXPECT_EQ(links[0].name, "https://example.org/a");
    const Rect item = node(frame, "chat-1").rect;
    EXPECT_TRUE(item.contains(links[0].rect));
    EXPECT_GT(links[0].rect.x, item.x + 20) << "there is a word before it";
    EXPECT_GT(links[0].rect.width, 60);
}

TEST(ChatPanel, ALinkOutOfSightIsInNobodysWayAndComesIntoSightWithTheFocus) {
    Stage stage;
    Snapshot snapshot = with_message(room(3), "https://example.org/");
    for (int count = 0; count < 60; ++count) snapshot = with_message(snapshot, "more");
    stage.click(snapshot, "chat");
    const Rect list = node(stage.draw(snapshot), "chat-list").rect;
    EXPECT_TRUE(node(stage.draw(snapshot), "chat-1-link-0").rect.empty());
    stage.state().focus("chat-1-link-0");
    stage.draw(snapshot);
    const Rect link = node(stage.draw(snapshot), "chat-1-link-0").rect;
    EXPECT_FALSE(link.empty());
    EXPECT_TRUE(list.contains(link));
}

TEST(ChatPanel, TheNewestIsInSightUnlessSomebodyReadsWhatWasBefore) {
    Stage stage(phone);
    Snapshot snapshot = talkative_room(60);
    stage.click(snapshot, "chat");
    const Rect list = node(stage.draw(snapshot), "chat-list").rect;
    const auto place_of = [&](const char* id) { return node(stage.draw(snapshot), id).rect; };
    EXPECT_NEAR(place_of("chat-60").bottom(), list.bottom(), 1);
    snapshot = with_message(snapshot, "newer");
    EXPECT_NEAR(place_of("chat-61").bottom(), list.bottom(), 1);
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(list.center_x(), list.center_y());
    stage.draw(snapshot);
    io.AddMouseWheelEvent(0, 5);
    stage.draw(snapshot);
    EXPECT_NEAR(stage.state().chat_scroll, 300, 1);
    const Rect before = place_of("chat-50");
    snapshot = with_message(snapshot, "newest");
    EXPECT_EQ(place_of("chat-50"), before);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    stage.draw(snapshot);
    io.AddMousePosEvent(list.center_x(), list.center_y() - 90);
    stage.draw(snapshot);
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    EXPECT_NEAR(place_of("chat-50").y, before.y - 90, 1);
    io.AddMouseWheelEvent(0, -1000);
    EXPECT_NEAR(place_of("chat-62").bottom(), list.bottom(), 1);
}

TEST(ChatPanel, WhoSendsSeesWhatWasSent) {
    Stage stage;
    const Snapshot snapshot = talkative_room(60);
    stage.click(snapshot, "chat");
    stage.state().chat_scroll = 400;
    stage.draw(snapshot);
    type(stage, "Hello");
    stage.state().activate("chat-text");
    stage.draw(snapshot);
    EXPECT_EQ(stage.state().chat_scroll, 0);
}

TEST(ChatPanel, CopyLinkLeavesTheBarWhereControlsWouldBeTooNarrowAndIsAmongThePeople) {
    for (const float width : {320.0F, 390.0F, 1280.0F}) {
        Stage stage({.width = width, .height = 844});
        const Snapshot snapshot = room(3);
        const Frame frame = stage.draw(snapshot);
        const bool has_copy_link = has_node(frame, "copy-link");
        EXPECT_EQ(has_copy_link, width > 400);
        for (const char* id : {"microphone", "camera", "reactions", "members", "chat", "leave"}) {
            EXPECT_GE(node(frame, id).rect.width, has_copy_link ? 56 : theme::touch_target) << id << " at " << width;
        }
        stage.click(snapshot, "members");
        EXPECT_EQ(stage.click(snapshot, "members-copy-link"), std::vector<Intent>{intent::CopyLink{}});
    }
}

}  // namespace
}  // namespace parley::ui
