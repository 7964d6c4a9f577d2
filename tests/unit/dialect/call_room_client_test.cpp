// The client's end of the call-room dialect, on servers that were there before us.
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

// A codec whose client joined as "me".
std::unique_ptr<ClientCodec> joined_codec() {
    auto codec = find("call-room")->make_client_codec();
    codec->encode(signal::Join{.room = {"call_1"}, .id = {"me"}, .name = "Ana", .state = {}});
    return codec;
}

TEST(CallRoomClient, WritesWhatTheDialectCanSay) {
    signal::Join with_topic{.room = {"call_1"}, .id = {"me"}, .name = {}, .state = {}};
    with_topic.topic = {.call_type = "audio", .metadata = R"({"groupId":"g"})", .created_by = {}};
    signal::Relay to_all = relay_to("p1", signal::TrickledCandidate{full_candidate(), {}});
    to_all.to.reset();
    struct Row {
        const char* name;
        ClientMessage message;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"join", signal::Join{.room = {"call_2"}, .id = {"me"}, .name = "Ana", .state = {}},
         R"(["webrtc:join-room",{"callRoomId":"call_2","callType":"video"}])"},
        {"join with a topic", with_topic,
         R"(["webrtc:join-room",{"callRoomId":"call_1","callType":"audio","metadata":{"groupId":"g"}}])"},
        {"leave", signal::Leave{}, R"(["webrtc:leave-room",{"callRoomId":"call_1"}])"},
        {"offer", relay_to("p1", description(DescriptionType::Offer, {1, 2})),
         R"(["webrtc:offer",{"callRoomId":"call_1","targetSocketId":"p1",
             "offer":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"}}])"},
        {"answer", relay_to("p1", description(DescriptionType::Answer)),
         R"(["webrtc:answer",{"callRoomId":"call_1","targetSocketId":"p1",
             "answer":{"type":"answer","sdp":"v=0\r\ns=\"-\"\r\n"}}])"},
        {"candidate to all", to_all,
         R"(["webrtc:ice-candidate",{"callRoomId":"call_1","candidate":{
             "candidate":"candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host",
             "sdpMid":"0","sdpMLineIndex":0,"usernameFragment":"Wq3B"},"sdpMid":"0","sdpMLineIndex":0}])"},
        {"candidate placed by its index alone",
         relay_to("p1",
                  signal::TrickledCandidate{
                      {.candidate = "candidate:1", .sdp_mid = {}, .sdp_m_line_index = 1, .username_fragment = {}}, {}}),
         R"(["webrtc:ice-candidate",{"callRoomId":"call_1","targetSocketId":"p1","candidate":{
             "candidate":"candidate:1","sdpMid":null,"sdpMLineIndex":1,"usernameFragment":null},"sdpMLineIndex":1}])"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const auto codec = joined_codec();
        const auto frames = codec->encode(row.message);
        ASSERT_EQ(frames.size(), 1U);
        EXPECT_TRUE(same_json(frames.front(), row.expected));
        EXPECT_TRUE(codec->implied_by(row.message).empty()) << "the server answers";
    }
}

TEST(CallRoomClient, HasNoFrameForTheRest) {
    EXPECT_TRUE(joined_codec()->encode(signal::SetState{{.microphone_on = true, .camera_on = true}}).empty());
    EXPECT_TRUE(joined_codec()->encode(signal::Say{.text = "Hi"}).empty());
    EXPECT_TRUE(joined_codec()->encode(signal::Enter{.room = {"call_1"}, .name = {}}).empty());
    EXPECT_TRUE(joined_codec()->encode(relay_to("p1", signal::TrickledCandidate{})).empty()) << "end of candidates";
}

signal::Joined joined(std::vector<signal::Member> members) {
    return {.self = {"me"}, .room = {"call_1"}, .members = std::move(members), .ice_servers = {}};
}

signal::Relayed relayed(signal::Payload payload, std::string user = {}) {
    signal::Relayed message = relayed_from("p1", std::move(payload));
    message.to = {"me"};
    message.room = {"call_1"};
    message.user = std::move(user);
    return message;
}

signal::Error error(signal::ErrorCode code, std::string message, std::optional<PeerId> peer = {}) {
    return {.code = code, .message = std::move(message), .peer = std::move(peer), .room = {"call_1"}};
}

TEST(CallRoomClient, ReadsEveryMessage) {
    struct Row {
        const char* name;
        const char* frame;
        HubMessage expected;
    };
    const std::vector<Row> rows{
        {"room-joined", R"(["webrtc:room-joined",{"callRoomId":"call_1","participantCount":3,"existingParticipants":[
             {"socketId":"p1","userId":"u1","username":"Ben"},{"socketId":"p2","userId":12}],"metadata":{}}])",
         joined({proven_member("p1", "Ben", "u1"), member("p2")})},
        {"room-joined with ourselves and with one twice", R"(["webrtc:room-joined",{"callRoomId":"call_1",
             "existingParticipants":[{"socketId":"me"},{"socketId":"p1"},{"socketId":"p1"}]}])",
         joined({member("p1")})},
        {"room-joined alone", R"(["webrtc:room-joined",{"callRoomId":"call_1"}])", joined({})},
        {"participant-joined", R"(["webrtc:participant-joined",{"callRoomId":"call_1",
             "participant":{"socketId":"p1","userId":"p1","username":"Ben"},"timestamp":"now"}])",
         signal::MemberJoined{.member = member("p1", "Ben"), .room = {"call_1"}}},
        {"participant-left", R"(["webrtc:participant-left",{"participant":{"socketId":"p1","userId":"u1"}}])",
         signal::MemberLeft{.id = {"p1"}, .room = {"call_1"}, .user = "u1", .name = {}}},
        {"room-left", R"(["webrtc:room-left",{"callRoomId":"call_1"}])", signal::Left{.room = {"call_1"}}},
        {"offer", R"(["webrtc:offer",{"callRoomId":"call_1","fromSocketId":"p1","fromUserId":"u1",
             "offer":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"}}])",
         relayed(description(DescriptionType::Offer), "u1")},
        {"answer", R"(["webrtc:answer",{"callRoomId":"call_1","fromSocketId":"p1","fromUserId":"p1",
             "answer":{"type":"answer","sdp":"v=0\r\ns=\"-\"\r\n"}}])",
         relayed(description(DescriptionType::Answer))},
        {"candidate as a line", R"(["webrtc:ice-candidate",{"callRoomId":"call_1","fromSocketId":"p1",
             "candidate":"candidate:1","sdpMid":"0","sdpMLineIndex":0}])",
         relayed(signal::TrickledCandidate{
             {.candidate = "candidate:1", .sdp_mid = "0", .sdp_m_line_index = 0, .username_fragment = {}}, {}})},
        {"end of candidates", R"(["webrtc:ice-candidate",{"callRoomId":"call_1","fromSocketId":"p1"}])",
         relayed(signal::TrickledCandidate{})},
        {"error of a server of ours", R"(["webrtc:signaling-error",{"callRoomId":"call_1","error":"Gone.",
             "details":{"code":"unknown-peer","socketId":"p1"}}])",
         error(signal::ErrorCode::UnknownPeer, "Gone.", PeerId{"p1"})},
        {"error of another server", R"(["webrtc:signaling-error",{"error":"No.","details":"p1"}])",
         error(signal::ErrorCode::Other, "No.")},
        {"error with a number for a code", R"(["webrtc:signaling-error",{"error":"No.","details":{"code":7}}])",
         error(signal::ErrorCode::Other, "No.")},
        {"error without a word", R"(["webrtc:signaling-error"])", error(signal::ErrorCode::Other, "")},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_TRUE(decodes_to(joined_codec()->decode(row.frame), row.expected));
    }
}

TEST(CallRoomClient, HearsNothingOfARoomThatItHasLeft) {
    const auto codec = joined_codec();
    codec->encode(signal::Leave{});
    const char* const news = R"(["webrtc:participant-left",{"callRoomId":"call_1","participant":{"socketId":"p1"}}])";
    EXPECT_EQ(short_verdict_of(codec->decode(news)), "a message") << "until the server confirms";
    EXPECT_EQ(short_verdict_of(codec->decode(R"(["webrtc:room-left",{"callRoomId":7}])")), "malformed malformed-frame");
    EXPECT_EQ(short_verdict_of(codec->decode(news)), "a message") << "a malformed frame changes nothing";
    codec->decode(R"(["webrtc:room-left",{"callRoomId":"call_1"}])");
    EXPECT_EQ(short_verdict_of(codec->decode(news)), "unknown webrtc:participant-left");
}

TEST(CallRoomClient, PassesOverOrRefusesTheRest) {
    std::string many = R"({"socketId":"p"})";
    for (std::size_t i = 0; i < limits::room_members_max; ++i) many += ",{\"socketId\":\"p" + std::to_string(i) + "\"}";
    struct Row {
        const char* name;
        std::string frame;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"an event of clients", R"(["webrtc:join-room",{"callRoomId":"call_1"}])", "unknown webrtc:join-room"},
        {"an event without prefix", R"(["offer",{"callRoomId":"call_1"}])", "unknown offer"},
        {"another room", R"(["webrtc:room-joined",{"callRoomId":"call_2"}])", "unknown webrtc:room-joined"},
        {"an offer of another room", R"(["webrtc:offer",{"callRoomId":"call_2","fromSocketId":"p1","offer":"v=0"}])",
         "unknown webrtc:offer"},
        {"our own arrival", R"(["webrtc:participant-joined",{"participant":{"socketId":"me"}}])",
         "unknown webrtc:participant-joined"},
        {"our own candidate come back", R"(["webrtc:ice-candidate",{"fromSocketId":"me","candidate":null}])",
         "unknown webrtc:ice-candidate"},
        {"a room that is a number", R"(["webrtc:room-joined",{"callRoomId":7}])", "malformed malformed-frame"},
        {"participants that are no array", R"(["webrtc:room-joined",{"existingParticipants":{}}])",
         "malformed malformed-frame"},
        {"participants that are texts", R"(["webrtc:room-joined",{"existingParticipants":["p1"]}])",
         "malformed malformed-frame"},
        {"a participant without id", R"(["webrtc:room-joined",{"existingParticipants":[{"userId":"u1"}]}])",
         "malformed invalid-id"},
        {"more participants than can be connected", R"(["webrtc:room-joined",{"existingParticipants":[)" + many + "]}]",
         "malformed too-large"},
        {"an arrival of nobody", R"(["webrtc:participant-joined",{}])", "malformed malformed-frame"},
        {"an arrival without argument", R"(["webrtc:participant-joined"])", "malformed malformed-frame"},
        {"a leave of nobody", R"(["webrtc:participant-left",{"participant":{}}])", "malformed invalid-id"},
        {"an offer without sender", R"(["webrtc:offer",{"offer":"v=0"}])", "malformed invalid-id"},
        {"an answer without SDP", R"(["webrtc:answer",{"fromSocketId":"p1","answer":{}}])",
         "malformed malformed-frame"},
        {"an error that is an object", R"(["webrtc:signaling-error",{"error":{}}])", "malformed malformed-frame"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(joined_codec()->decode(row.frame)), row.expected);
    }
}

}  // namespace
}  // namespace parley::dialect
