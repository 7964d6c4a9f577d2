// The hub's end of the voice-room dialect, for clients that were there before us.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "core/dialect/registry.hpp"
#include "support/decoded.hpp"
#include "support/same_json.hpp"
#include "unit/dialect/dialect_fixtures.hpp"

namespace parley::dialect {
namespace {

using namespace test;

std::unique_ptr<HubCodec> make_codec() {
    return make_hub_codec("voice-room");
}

struct WrittenRow {
    const char* name;
    HubMessage message;
    std::vector<std::string> expected;
};

void expect_written(const std::vector<WrittenRow>& rows) {
    for (const WrittenRow& row : rows) {
        SCOPED_TRACE(row.name);
        const auto frames = make_codec()->encode(row.message);
        ASSERT_EQ(frames.size(), row.expected.size());
        for (std::size_t i = 0; i < frames.size(); ++i) EXPECT_TRUE(same_json(frames[i], row.expected[i]));
    }
}

TEST(VoiceRoomHub, WritesWhatHappensInVoice) {
    expect_written({
        {"joined, with two who wait for offers",
         signal::Joined{.self = {"p3"},
                        .room = {"r"},
                        .members = {proven_member("p1", "Ana", "u1"), member("p2")},
                        .ice_servers = {{"stun:a", "", ""}}},
         {R"(["userJoinedVoice",{"socketId":"p1","userId":"u1","username":"Ana"}])",
          R"(["userJoinedVoice",{"socketId":"p2","userId":"p2","username":"Guest"}])"}},
        {"joined, with nobody to offer to",
         signal::Joined{.self = {"p3"}, .room = {"r"}, .members = {}, .ice_servers = {}},
         {}},
        {"a newcomer",
         signal::MemberJoined{.member = member("p1", "Ana"), .receiver_offers = true},
         {R"(["userJoinedVoice",{"socketId":"p1","userId":"p1","username":"Ana"}])"}},
        {"one who offers by itself", signal::MemberJoined{.member = member("p1", "Ana")}, {}},
        {"member-left", signal::MemberLeft{.id = {"p1"}}, {R"(["userLeftVoice",{"socketId":"p1"}])"}},
        {"offer",
         relayed_from("p1", description(DescriptionType::Offer, {1, 2})),
         {R"(["webrtc-offer",{"offer":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"},"from":"p1"}])"}},
        {"answer",
         relayed_from("p1", description(DescriptionType::Answer)),
         {R"(["webrtc-answer",{"answer":{"type":"answer","sdp":"v=0\r\ns=\"-\"\r\n"},"from":"p1"}])"}},
        {"candidate",
         relayed_from("p1", signal::TrickledCandidate{full_candidate(), {1, 2}}),
         {R"(["webrtc-ice-candidate",{"candidate":{
              "candidate":"candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host",
              "sdpMid":"0","sdpMLineIndex":0,"usernameFragment":"Wq3B"},"from":"p1"}])"}},
    });
}

TEST(VoiceRoomHub, WritesWhatHappensInTheRoom) {
    expect_written({
        {"room-changed",
         signal::RoomChanged{.room = {"r"},
                             .people = {{.id = {"p1"}, .user = "u1", .name = "Ana", .in_call = true},
                                        {.id = {"p2"}, .user = {}, .name = {}, .in_call = true},
                                        {.id = {}, .user = "u3", .name = "Cem"}}},
         {R"(["roomUsers",[{"userId":"u1","username":"Ana","inVoice":true,"socketId":"p1"},
              {"userId":"p2","username":"Guest","inVoice":true,"socketId":"p2"},
              {"userId":"u3","username":"Cem","inVoice":false}]])"}},
        {"room-changed by a newcomer",
         signal::RoomChanged{.room = {"r"}, .people = {}, .newcomer_name = "Ana \"A\""},
         {R"(["userjoined",{"username":"Ana \"A\"","message":"Ana \"A\" joined the room"}])", R"(["roomUsers",[]])"}},
        {"said",
         signal::Said{.from = {"p1"}, .name = "Ana", .text = "Hi\n"},
         {R"(["newMessage",{"text":"Hi\n","sender":{"username":"Ana"},"from":"p1",
              "timestamp":"2023-11-14T22:13:20.000Z"}])"}},
        {"said by somebody outside of the call",
         signal::Said{.from = {}, .name = {}, .text = "Hi"},
         {R"(["newMessage",{"text":"Hi","sender":{"username":"Guest"},"timestamp":"2023-11-14T22:13:20.000Z"}])"}},
        {"typing",
         signal::TypingChanged{.name = "Ana", .is_typing = true},
         {R"(["typing",{"username":"Ana","isTyping":true}])"}},
        {"typing no more",
         signal::TypingChanged{.name = {}, .is_typing = false},
         {R"(["typing",{"username":"Guest","isTyping":false}])"}},
        {"a full room",
         signal::Error{signal::ErrorCode::RoomFull, "Full.", {}},
         {R"(["voiceError",{"message":"Full."}])"}},
        {"a full server",
         signal::Error{signal::ErrorCode::ServerFull, "Later.", {}},
         {R"(["voiceError",{"message":"Later."}])"}},
        {"a locked room",
         signal::Error{signal::ErrorCode::RoomLocked, "Locked.", {}},
         {R"(["voiceError",{"message":"Locked."}])"}},
        {"who is removed",
         signal::Error{signal::ErrorCode::Removed, "Removed.", {}},
         {R"(["voiceError",{"message":"Removed."}])"}},
    });
}

TEST(VoiceRoomHub, HasNoFrameForTheRest) {
    EXPECT_TRUE(make_codec()->encode(signal::MemberChanged{.id = {"p1"}, .state = {}}).empty());
    EXPECT_TRUE(make_codec()->encode(signal::Entered{.room = {"r"}}).empty());
    EXPECT_TRUE(make_codec()->encode(signal::Left{.room = {"r"}}).empty());
    EXPECT_TRUE(make_codec()->encode(relayed_from("p1", signal::TrickledCandidate{})).empty()) << "end of candidates";
    using enum signal::ErrorCode;
    for (const auto code : {MalformedFrame, InvalidRoom, NotInRoom, AlreadyInRoom, UnknownPeer, TooFast, Other}) {
        EXPECT_TRUE(make_codec()->encode(signal::Error{code, "No.", {}}).empty()) << to_text(code);
    }
}

TEST(VoiceRoomHub, ReadsEveryMessage) {
    const signal::TrickledCandidate trickled{
        {.candidate = "candidate:1", .sdp_mid = "0", .sdp_m_line_index = {}, .username_fragment = {}}, {}};
    struct Row {
        const char* name;
        const char* frame;
        ClientMessage expected;
    };
    const std::vector<Row> rows{
        {"joinRoom", R"(["joinRoom",{"room":"ABCD12","color":"red"}])", signal::Enter{.room = {"ABCD12"}, .name = {}}},
        {"joinRoom with a name and one argument more", R"(["joinRoom",{"room":"r","username":"Ana"},7])",
         signal::Enter{.room = {"r"}, .name = "Ana"}},
        {"joinVoice", R"(["joinVoice",{"room":"r"}])",
         signal::Join{.room = {"r"}, .id = {}, .name = {}, .state = {.microphone_on = true}}},
        {"leaveVoice", R"(["leaveVoice",{"room":"r"}])", signal::Leave{.claimed_room = RoomId{"r"}}},
        {"sendMessage", R"(["sendMessage",{"room":"r","message":"Hi\n"}])",
         signal::Say{.text = "Hi\n", .claimed_room = RoomId{"r"}}},
        {"typing", R"(["typing",{"room":"r","isTyping":true}])",
         signal::SetTyping{.is_typing = true, .claimed_room = RoomId{"r"}}},
        {"typing without a state", R"(["typing",{"room":"r"}])",
         signal::SetTyping{.is_typing = false, .claimed_room = RoomId{"r"}}},
        {"offer", R"(["webrtc-offer",{"offer":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"},"to":"p1","from":"p9"}])",
         relay_to("p1", description(DescriptionType::Offer))},
        {"offer that is its SDP alone", R"(["webrtc-offer",{"offer":"v=0\r\ns=\"-\"\r\n","to":"p1"}])",
         relay_to("p1", description(DescriptionType::Offer))},
        {"answer", R"(["webrtc-answer",{"answer":{"sdp":"v=0\r\ns=\"-\"\r\n"},"to":"p1"}])",
         relay_to("p1", description(DescriptionType::Answer))},
        {"candidate", R"(["webrtc-ice-candidate",{"candidate":{"candidate":"candidate:1","sdpMid":"0"},"to":"p1"}])",
         relay_to("p1", trickled)},
        {"candidate as JSON text",
         R"(["webrtc-ice-candidate",{"candidate":"{\"candidate\":\"candidate:1\",\"sdpMid\":\"0\"}","to":"p1"}])",
         relay_to("p1", trickled)},
        {"candidate as a line", R"(["webrtc-ice-candidate",{"candidate":"candidate:1","sdpMid":"0","to":"p1"}])",
         relay_to("p1", trickled)},
        {"end of candidates", R"(["webrtc-ice-candidate",{"candidate":null,"to":"p1"}])",
         relay_to("p1", signal::TrickledCandidate{})},
        {"end of candidates by an empty text", R"(["webrtc-ice-candidate",{"candidate":"","to":"p1"}])",
         relay_to("p1", signal::TrickledCandidate{})},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_TRUE(decodes_to(make_codec()->decode(row.frame), row.expected));
    }
}

TEST(VoiceRoomHub, PassesOverOrRefusesTheRest) {
    const std::string long_sdp = text_of_length(limits::sdp_bytes_max + 1);
    const std::string long_chat = text_of_length(limits::chat_bytes_max + 1);
    struct Row {
        const char* name;
        std::string frame;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"an event of servers", R"(["roomUsers",[]])", "unknown roomUsers"},
        {"an event in other letters", R"(["joinroom",{"room":"r"}])", "unknown joinroom"},
        {"joinRoom without an argument", R"(["joinRoom"])", "malformed invalid-room"},
        {"joinRoom with the room alone", R"(["joinRoom","ABCD12"])", "malformed invalid-room"},
        {"joinRoom of an empty room", R"(["joinRoom",{"room":""}])", "malformed invalid-room"},
        {"joinRoom of a number", R"(["joinRoom",{"room":12}])", "malformed invalid-room"},
        {"joinRoom of a room too long",
         R"(["joinRoom",{"room":")" + text_of_length(limits::room_id_bytes_max + 1) + "\"}]", "malformed invalid-room"},
        {"a name of two lines", R"(["joinRoom",{"room":"r","username":"A\nB"}])", "malformed invalid-name"},
        {"joinVoice of null", R"(["joinVoice",null])", "malformed invalid-room"},
        {"leaveVoice without a room", R"(["leaveVoice",{}])", "malformed invalid-room"},
        {"an empty message", R"(["sendMessage",{"room":"r","message":""}])", "malformed malformed-frame"},
        {"a message that is an object", R"(["sendMessage",{"room":"r","message":{}}])", "malformed malformed-frame"},
        {"a message without a room", R"(["sendMessage",{"message":"Hi"}])", "malformed invalid-room"},
        {"a message too long", R"(["sendMessage",{"room":"r","message":")" + long_chat + "\"}]", "malformed too-large"},
        {"typing as text", R"(["typing",{"room":"r","isTyping":"yes"}])", "malformed malformed-frame"},
        {"an offer to nobody", R"(["webrtc-offer",{"offer":{"type":"offer","sdp":"v=0"}}])", "malformed invalid-id"},
        {"an answer to an empty id", R"(["webrtc-answer",{"answer":"v=0","to":""}])", "malformed invalid-id"},
        {"a candidate to nobody", R"(["webrtc-ice-candidate",{"candidate":null}])", "malformed invalid-id"},
        {"an offer of nothing", R"(["webrtc-offer",{"to":"p1"}])", "malformed malformed-frame"},
        {"an offer under another name", R"(["webrtc-offer",{"answer":"v=0","to":"p1"}])", "malformed malformed-frame"},
        {"an offer without SDP", R"(["webrtc-offer",{"offer":{"type":"offer"},"to":"p1"}])",
         "malformed malformed-frame"},
        {"an SDP too long", R"(["webrtc-offer",{"offer":{"sdp":")" + long_sdp + R"("},"to":"p1"}])",
         "malformed too-large"},
        {"a candidate that is an array", R"(["webrtc-ice-candidate",{"candidate":[],"to":"p1"}])",
         "malformed malformed-frame"},
        {"a candidate without a place", R"(["webrtc-ice-candidate",{"candidate":"candidate:1","to":"p1"}])",
         "malformed malformed-frame"},
        {"a candidate that is another text", R"(["webrtc-ice-candidate",{"candidate":"a=1","sdpMid":"0","to":"p1"}])",
         "malformed malformed-frame"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(make_codec()->decode(row.frame)), row.expected);
    }
}

}  // namespace
}  // namespace parley::dialect
