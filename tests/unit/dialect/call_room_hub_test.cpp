// The hub's end of the call-room dialect, for clients that were there before us.
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
    return make_hub_codec("call-room");
}

signal::Joined joined(std::vector<signal::Member> members, std::string metadata = {}) {
    return {.self = {"p3"},
            .room = {"call_1"},
            .members = std::move(members),
            .ice_servers = {{"stun:a", "", ""}},
            .capacity = 12,
            .topic = {
                .call_type = "audio", .metadata = std::move(metadata), .created_at = UnixTime{0}, .created_by = "u1"}};
}

void expect_frame(const std::vector<std::string>& frames, std::string_view expected) {
    ASSERT_EQ(frames.size(), 1U);
    EXPECT_TRUE(same_json(frames.front(), expected));
}

TEST(CallRoomHub, WritesARoomWithWhatItsOpenerSaid) {
    expect_frame(make_codec()->encode(joined({proven_member("p1", "Ana", "u1"), member("p2")},
                                             R"({"groupId":7.50,"createdBy":"me","tags":["a"]})")),
                 R"(["webrtc:room-joined",{"callRoomId":"call_1","participantCount":3,
                     "existingParticipants":[{"socketId":"p1","userId":"u1","username":"Ana"},
                                             {"socketId":"p2","userId":"p2"}],
                     "metadata":{"callType":"audio","createdAt":"1970-01-01T00:00:00.000Z","createdBy":"u1",
                                 "groupId":7.50,"tags":["a"]},
                     "timestamp":"2023-11-14T22:13:20.000Z"}])");
}

TEST(CallRoomHub, CallsARoomOfAnotherDialectAVideoCall) {
    signal::Joined elsewhere = joined({});
    elsewhere.topic.call_type.clear();
    expect_frame(make_codec()->encode(elsewhere),
                 R"(["webrtc:room-joined",{"callRoomId":"call_1","participantCount":1,"existingParticipants":[],
                     "metadata":{"callType":"video","createdAt":"1970-01-01T00:00:00.000Z","createdBy":"u1"},
                     "timestamp":"2023-11-14T22:13:20.000Z"}])");
}

TEST(CallRoomHub, ListsAMemberOnceMoreToHaveTheReceiverOffer) {
    const auto codec = make_codec();
    codec->encode(joined({member("p1")}));
    codec->encode(signal::MemberJoined{.member = member("p2"), .room = {"call_1"}});
    codec->encode(signal::MemberLeft{.id = {"p1"}, .room = {"call_1"}});
    expect_frame(codec->encode(signal::MemberJoined{
                     .member = proven_member("p4", "Dee", "u4"), .receiver_offers = true, .room = {"call_1"}}),
                 R"(["webrtc:room-joined",{"callRoomId":"call_1","participantCount":3,
                     "existingParticipants":[{"socketId":"p4","userId":"u4","username":"Dee"}],
                     "metadata":{"callType":"audio","createdAt":"1970-01-01T00:00:00.000Z","createdBy":"u1"},
                     "timestamp":"2023-11-14T22:13:20.000Z"}])");
}

TEST(CallRoomHub, WritesWhatTheDialectCanSay) {
    signal::Relayed offer = relayed_from("p1", description(DescriptionType::Offer, {1, 2}));
    offer.room = {"call_1"};
    offer.user = "u1";
    struct Row {
        const char* name;
        HubMessage message;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"member-joined", signal::MemberJoined{.member = proven_member("p1", "Ana", "u1"), .room = {"call_1"}},
         R"(["webrtc:participant-joined",{"callRoomId":"call_1",
             "participant":{"socketId":"p1","userId":"u1","username":"Ana"},
             "timestamp":"2023-11-14T22:13:20.000Z"}])"},
        {"member-left", signal::MemberLeft{.id = {"p1"}, .room = {"call_1"}, .user = {}, .name = {}},
         R"(["webrtc:participant-left",{"callRoomId":"call_1","participant":{"socketId":"p1","userId":"p1"},
             "timestamp":"2023-11-14T22:13:20.000Z"}])"},
        {"left", signal::Left{.room = {"call_1"}},
         R"(["webrtc:room-left",{"callRoomId":"call_1","timestamp":"2023-11-14T22:13:20.000Z"}])"},
        {"offer", offer,
         R"(["webrtc:offer",{"callRoomId":"call_1","fromSocketId":"p1","fromUserId":"u1",
             "offer":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"},"timestamp":"2023-11-14T22:13:20.000Z"}])"},
        {"answer of somebody whom nobody knows", relayed_from("p1", description(DescriptionType::Answer)),
         R"(["webrtc:answer",{"fromSocketId":"p1","fromUserId":"p1",
             "answer":{"type":"answer","sdp":"v=0\r\ns=\"-\"\r\n"},"timestamp":"2023-11-14T22:13:20.000Z"}])"},
        {"candidate", relayed_from("p1", signal::TrickledCandidate{full_candidate(), {1, 2}}),
         R"(["webrtc:ice-candidate",{"fromSocketId":"p1","fromUserId":"p1","candidate":{
             "candidate":"candidate:1 1 udp 2122260223 192.0.2.7 50000 typ host",
             "sdpMid":"0","sdpMLineIndex":0,"usernameFragment":"Wq3B"},"sdpMid":"0","sdpMLineIndex":0,
             "timestamp":"2023-11-14T22:13:20.000Z"}])"},
        {"error about a member", signal::Error{signal::ErrorCode::UnknownPeer, "Gone.", PeerId{"p2"}, {"call_1"}},
         R"(["webrtc:signaling-error",{"error":"Gone.","details":{"code":"unknown-peer","socketId":"p2"},
             "callRoomId":"call_1","timestamp":"2023-11-14T22:13:20.000Z"}])"},
        {"error outside of any room", signal::Error{signal::ErrorCode::NotInRoom, "Join first.", {}},
         R"(["webrtc:signaling-error",{"error":"Join first.","details":{"code":"not-in-room"},
             "timestamp":"2023-11-14T22:13:20.000Z"}])"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        expect_frame(make_codec()->encode(row.message), row.expected);
    }
}

TEST(CallRoomHub, NamesTheRoomThatItKnowsUntilItIsLeft) {
    const auto codec = make_codec();
    codec->encode(joined({}));
    const signal::Error error{signal::ErrorCode::Other, "No.", {}};
    EXPECT_NE(codec->encode(error).front().find(R"("callRoomId":"call_1")"), std::string::npos);
    codec->encode(signal::Left{.room = {"call_1"}});
    EXPECT_EQ(codec->encode(error).front().find("callRoomId"), std::string::npos);
}

TEST(CallRoomHub, HasNoFrameForTheRest) {
    EXPECT_TRUE(make_codec()->encode(signal::MemberChanged{.id = {"p1"}, .state = {}}).empty());
    EXPECT_TRUE(make_codec()->encode(signal::Said{.from = {"p1"}, .name = {}, .text = "Hi"}).empty());
    EXPECT_TRUE(make_codec()->encode(signal::RoomChanged{.room = {"call_1"}, .people = {}}).empty());
    EXPECT_TRUE(make_codec()->encode(relayed_from("p1", signal::TrickledCandidate{})).empty()) << "end of candidates";
}

signal::Join join_of(std::string call_type, std::string metadata) {
    return {.room = {"call_1"},
            .id = {},
            .name = {},
            .state = {.microphone_on = true, .camera_on = true},
            .topic = {.call_type = std::move(call_type), .metadata = std::move(metadata), .created_by = {}}};
}

TEST(CallRoomHub, ReadsEveryMessage) {
    const auto relay = [](std::optional<PeerId> to, signal::Payload payload) {
        return signal::Relay{.to = std::move(to),
                             .claimed_from = {},
                             .payload = std::move(payload),
                             .frame = {},
                             .claimed_room = RoomId{"call_1"}};
    };
    const signal::TrickledCandidate trickled{
        {.candidate = "candidate:1", .sdp_mid = "0", .sdp_m_line_index = 1, .username_fragment = {}}, {}};
    struct Row {
        const char* name;
        const char* frame;
        ClientMessage expected;
    };
    const std::vector<Row> rows{
        {"join-room", R"(["webrtc:join-room",{"callRoomId":"call_1"}])", join_of("video", "")},
        {"join-room with a topic",
         R"(["webrtc:join-room",{"callRoomId":"call_1","callType":"audio","metadata":{ "groupId" : "g", "n":1.50 }}])",
         join_of("audio", R"({"groupId":"g","n":1.50})")},
        {"leave-room", R"(["webrtc:leave-room",{"callRoomId":"call_1"}])",
         signal::Leave{.claimed_room = RoomId{"call_1"}}},
        {"offer", R"(["webrtc:offer",{"callRoomId":"call_1","targetSocketId":"p1","fromSocketId":"p9",
             "offer":{"type":"offer","sdp":"v=0\r\ns=\"-\"\r\n"},"sdpMid":null}])",
         relay(PeerId{"p1"}, description(DescriptionType::Offer))},
        {"answer that is its SDP alone",
         R"(["webrtc:answer",{"callRoomId":"call_1","targetSocketId":"p1","answer":"v=0\r\ns=\"-\"\r\n"}])",
         relay(PeerId{"p1"}, description(DescriptionType::Answer))},
        {"candidate", R"(["webrtc:ice-candidate",{"callRoomId":"call_1","targetSocketId":"p1",
             "candidate":{"candidate":"candidate:1","sdpMid":"0","sdpMLineIndex":1},"sdpMid":"0","sdpMLineIndex":1}])",
         relay(PeerId{"p1"}, trickled)},
        {"candidate as JSON text, to all", R"(["webrtc:ice-candidate",{"callRoomId":"call_1",
             "candidate":"{\"candidate\":\"candidate:1\",\"sdpMid\":\"0\",\"sdpMLineIndex\":1}"}])",
         relay({}, trickled)},
        {"candidate as a line, to all", R"(["webrtc:ice-candidate",{"callRoomId":"call_1","targetSocketId":"",
             "candidate":"candidate:1","sdpMid":"0","sdpMLineIndex":1}])",
         relay({}, trickled)},
        {"end of candidates", R"(["webrtc:ice-candidate",{"callRoomId":"call_1","targetSocketId":"p1"}])",
         relay(PeerId{"p1"}, signal::TrickledCandidate{})},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_TRUE(decodes_to(make_codec()->decode(row.frame), row.expected));
    }
}

std::string join_with(const std::string& metadata) {
    return R"(["webrtc:join-room",{"callRoomId":"call_1","metadata":)" + metadata + "}]";
}

TEST(CallRoomHub, PassesOverOrRefusesTheRest) {
    const std::string long_sdp = text_of_length(limits::sdp_bytes_max + 1);
    const std::string long_text = text_of_length(limits::room_metadata_bytes_max);
    std::string many = R"({"0":0)";
    for (int i = 1; i < 62; ++i) many += ",\"" + std::to_string(i) + "\":0";
    struct Row {
        const char* name;
        std::string frame;
        const char* expected;
    };
    const std::vector<Row> rows{
        {"an event of servers", R"(["webrtc:room-left",{"callRoomId":"r"}])", "unknown webrtc:room-left"},
        {"an event without prefix", R"(["join-room",{"callRoomId":"r"}])", "unknown join-room"},
        {"a join without an argument", R"(["webrtc:join-room"])", "malformed invalid-room"},
        {"a join with the room alone", R"(["webrtc:join-room","call_1"])", "malformed invalid-room"},
        {"a join of an array", R"(["webrtc:join-room",[]])", "malformed invalid-room"},
        {"a join of an empty room", R"(["webrtc:join-room",{"callRoomId":""}])", "malformed invalid-room"},
        {"a call type that is a number", R"(["webrtc:join-room",{"callRoomId":"r","callType":1}])",
         "malformed malformed-frame"},
        {"metadata that is a text", join_with(R"("group")"), "malformed malformed-frame"},
        {"metadata that is an array", join_with("[]"), "malformed malformed-frame"},
        {"metadata too long", join_with(R"({"a":")" + long_text + "\"}"), "malformed too-large"},
        {"metadata of too many fields", join_with(many + "}"), "malformed too-large"},
        {"a leave of no room", R"(["webrtc:leave-room",{}])", "malformed invalid-room"},
        {"an offer to nobody", R"(["webrtc:offer",{"callRoomId":"r","offer":"v=0"}])", "malformed invalid-id"},
        {"an answer to an empty id", R"(["webrtc:answer",{"callRoomId":"r","answer":"v=0","targetSocketId":""}])",
         "malformed invalid-id"},
        {"an offer in no room", R"(["webrtc:offer",{"targetSocketId":"p1","offer":"v=0"}])", "malformed invalid-room"},
        {"a candidate in no room", R"(["webrtc:ice-candidate",{"candidate":null}])", "malformed invalid-room"},
        {"a target that is a number", R"(["webrtc:ice-candidate",{"callRoomId":"r","targetSocketId":1}])",
         "malformed invalid-id"},
        {"an offer of nothing", R"(["webrtc:offer",{"callRoomId":"r","targetSocketId":"p1"}])",
         "malformed malformed-frame"},
        {"an offer that is a number", R"(["webrtc:offer",{"callRoomId":"r","targetSocketId":"p1","offer":1}])",
         "malformed malformed-frame"},
        {"an SDP too long",
         R"(["webrtc:offer",{"callRoomId":"r","targetSocketId":"p1","offer":{"sdp":")" + long_sdp + "\"}}]",
         "malformed too-large"},
        {"a candidate without a place", R"(["webrtc:ice-candidate",{"callRoomId":"r","candidate":"candidate:1"}])",
         "malformed malformed-frame"},
        {"a place that is negative",
         R"(["webrtc:ice-candidate",{"callRoomId":"r","candidate":"candidate:1","sdpMLineIndex":-1}])",
         "malformed malformed-frame"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        EXPECT_EQ(short_verdict_of(make_codec()->decode(row.frame)), row.expected);
    }
}

}  // namespace
}  // namespace parley::dialect
