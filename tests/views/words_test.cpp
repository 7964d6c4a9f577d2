// Words: each state has its own, and they say what pressing would do.
#include "ui/words.hpp"

#include <gtest/gtest.h>

#include "views/scenes.hpp"

namespace parley::ui {
namespace {

struct DeviceRow {
    DeviceState state;
    const char* microphone;
    const char* microphone_action;
    const char* camera;
    const char* camera_action;
    bool live;
    bool trouble;
};

TEST(Words, EveryDeviceStateHasWordsAndAnAction) {
    const DeviceRow rows[] = {
        {DeviceState::Off, "Microphone off", "Unmute microphone", "Camera off", "Turn camera on", false, false},
        {DeviceState::Requesting, "Asking for microphone\u2026", "Mute microphone", "Asking for camera\u2026",
         "Turn camera off", true, false},
        {DeviceState::On, "Microphone on", "Mute microphone", "Camera on", "Turn camera off", true, false},
        {DeviceState::Refused, "Microphone blocked", "Unmute microphone, microphone blocked", "Camera blocked",
         "Turn camera on, camera blocked", false, true},
        {DeviceState::Missing, "Microphone not found", "Unmute microphone, microphone not found", "Camera not found",
         "Turn camera on, camera not found", false, true},
        {DeviceState::Broken, "Microphone not working", "Unmute microphone, microphone not working",
         "Camera not working", "Turn camera on, camera not working", false, true},
    };
    for (const DeviceRow& row : rows) {
        SCOPED_TRACE(row.microphone);
        Device device;
        device.state = row.state;
        EXPECT_EQ(device_words(TrackKind::Audio, row.state), row.microphone);
        EXPECT_EQ(device_words(TrackKind::Video, row.state), row.camera);
        EXPECT_EQ(device_action(TrackKind::Audio, device), row.microphone_action);
        EXPECT_EQ(device_action(TrackKind::Video, device), row.camera_action);
        EXPECT_FALSE(device_action_caption(TrackKind::Audio, device).empty());
        EXPECT_FALSE(device_action_caption(TrackKind::Video, device).empty());
        EXPECT_EQ(is_live(device), row.live);
        EXPECT_EQ(is_in_trouble(device), row.trouble);
    }
}

struct MemberRow {
    LinkState link;
    const char* reason;
    MemberState state;
    const char* words;
    bool voice_only = false;
};

TEST(Words, EveryMemberIsDescribedInOneLine) {
    const MemberRow rows[] = {
        {LinkState::Connected, "", {true, true}, "Ana, connected, microphone on, camera on"},
        {LinkState::Connected, "left over", {false, true}, "Ana, connected, microphone muted, camera on"},
        {LinkState::Connecting, "", {false, false}, "Ana, connecting, microphone muted, camera off"},
        {LinkState::Reconnecting,
         "no answer",
         {true, false},
         "Ana, reconnecting: no answer, microphone on, camera off"},
        {LinkState::Failed, "no path", {true, true}, "Ana, failed: no path, microphone on, camera on"},
        {LinkState::Connected, "", {true, true, true}, "Ana, connected, microphone on, showing a screen"},
        {LinkState::Connected, "", {true, false, true}, "Ana, connected, microphone on, showing a screen"},
        {LinkState::Connected, "", {true, false}, "Ana, connected, microphone on", true},
        {LinkState::Failed, "no path", {false, true}, "Ana, failed: no path, microphone muted", true},
    };
    for (const MemberRow& row : rows) {
        MemberView member;
        member.name = "Ana";
        member.link = row.link;
        member.link_reason = row.reason;
        member.state = row.state;
        EXPECT_EQ(member_words(member, row.voice_only), row.words);
    }
}

TEST(Words, OneselfIsMarkedAndNeedsNoName) {
    Snapshot snapshot = room(1);
    EXPECT_EQ(self_words(snapshot), "Eva Lindqvist (you), microphone on, camera on");
    snapshot.name.clear();
    snapshot.microphone.state = DeviceState::Off;
    EXPECT_EQ(self_words(snapshot), "You, microphone muted, camera on");
    snapshot.voice_only = true;
    EXPECT_EQ(self_words(snapshot), "You, microphone muted");
}

TEST(Words, PeopleAreCounted) {
    EXPECT_EQ(people_words(1, 0), "1 person");
    EXPECT_EQ(people_words(3, 0), "3 people");
    EXPECT_EQ(people_words(3, 12), "3 of 12 people");
}

TEST(Words, UnreadMessagesAreCounted) {
    EXPECT_EQ(chat_words(0), "Chat");
    EXPECT_EQ(chat_words(3), "Chat, 3 unread");
    EXPECT_EQ(chat_words(120), "Chat, 120 unread");
    EXPECT_EQ(unread_badge(0), "");
    EXPECT_EQ(unread_badge(9), "9");
    EXPECT_EQ(unread_badge(10), "9+");
}

TEST(Words, AMessageSaysWhoWroteItAndWhetherAnybodyVouchesForIt) {
    ChatMessage message{
        .sequence = 1, .author = {"a"}, .name = "Ana", .text = "Hello", .is_own = false, .was_told = false};
    EXPECT_EQ(message_words(message), "Ana: Hello");
    message.was_told = true;
    EXPECT_EQ(message_words(message), "Ana, told by others: Hello");
    message.is_own = true;
    EXPECT_EQ(message_words(message), "You: Hello");
}

TEST(Words, OnlyAnOpenServerConnectionIsNotMentioned) {
    EXPECT_TRUE(signaling_words(SignalingLink::Open).empty());
    EXPECT_TRUE(signaling_short_words(SignalingLink::Open).empty());
    for (const SignalingLink link : {SignalingLink::Closed, SignalingLink::Connecting, SignalingLink::Reconnecting}) {
        EXPECT_FALSE(signaling_words(link).empty());
        EXPECT_FALSE(signaling_short_words(link).empty());
    }
}

}  // namespace
}  // namespace parley::ui
