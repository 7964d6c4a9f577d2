// Conversations with the hub in the call-room dialect.
#include <string>

#include <gtest/gtest.h>

#include "support/hub_transcript.hpp"

namespace parley::test {
namespace {

const HubStory stories[] = {
    {.name = "PeopleWithTokensMeet",
     .text = R"(
        ana opens /socket.io/
        ana > 0{"token":"good:u1:Ana"}
        ana < 0{"sid":"$ana"}
        ana > 2["webrtc:join-room",{"callRoomId":"call_1","callType":"video","metadata":{"groupId":"g"}}]
        ana < 2["webrtc:room-joined",{"callRoomId":"call_1","participantCount":1,"existingParticipants":[],"metadata":{"callType":"video","createdAt":"$_","createdBy":"u1","groupId":"g"},"timestamp":"$_"}]
        ben opens /socket.io/
        ben > 0{"token":"good:u2:Ben"}
        ben < 0{"sid":"$ben"}
        ben > 2["webrtc:join-room",{"callRoomId":"call_1"}]
        ben < 2["webrtc:room-joined",{"callRoomId":"call_1","participantCount":2,"existingParticipants":[{"socketId":"$ana","userId":"u1","username":"Ana"}],"metadata":{"callType":"video","createdBy":"u1","groupId":"g","$_":0},"timestamp":"$_"}]
        ana < 2["webrtc:participant-joined",{"callRoomId":"call_1","participant":{"socketId":"$ben","userId":"u2","username":"Ben"},"timestamp":"$_"}]
        ben > 2["webrtc:offer",{"callRoomId":"call_1","targetSocketId":"$ana","offer":{"type":"offer","sdp":"v=0 ben"}}]
        ana < 2["webrtc:offer",{"callRoomId":"call_1","fromSocketId":"$ben","fromUserId":"u2","offer":{"type":"offer","sdp":"v=0 ben"},"timestamp":"$_"}]
        ana > 2["webrtc:answer",{"callRoomId":"call_1","targetSocketId":"$ben","answer":{"type":"answer","sdp":"v=0 ana"}}]
        ben < 2["webrtc:answer",{"callRoomId":"call_1","fromSocketId":"$ana","fromUserId":"u1","answer":{"type":"answer","sdp":"v=0 ana"},"timestamp":"$_"}]
        # Without a target: to everyone else. For somebody who is not there: no error.
        ben > 2["webrtc:ice-candidate",{"callRoomId":"call_1","candidate":{"candidate":"candidate:1","sdpMid":"0","sdpMLineIndex":0}}]
        ana < 2["webrtc:ice-candidate",{"callRoomId":"call_1","fromSocketId":"$ben","fromUserId":"u2","candidate":{"candidate":"candidate:1","sdpMid":"0","sdpMLineIndex":0,"$_":0},"timestamp":"$_","$_":0}]
        ben > 2["webrtc:ice-candidate",{"callRoomId":"call_1","targetSocketId":"gone","candidate":{"candidate":"candidate:1","sdpMid":"0"}}]
        ben > 2["webrtc:offer",{"callRoomId":"call_1","targetSocketId":"gone","offer":{"type":"offer","sdp":"v=0"}}]
        ben < 2["webrtc:signaling-error",{"error":"$_","callRoomId":"call_1","timestamp":"$_","$_":0}]
        ben > 2["webrtc:offer",{"callRoomId":"call_2","targetSocketId":"$ana","offer":{"type":"offer","sdp":"v=0"}}]
        ben < 2["webrtc:signaling-error",{"error":"$_","callRoomId":"call_2","timestamp":"$_","$_":0}]
        ben > 2["webrtc:leave-room",{"callRoomId":"call_1"}]
        ana < 2["webrtc:participant-left",{"callRoomId":"call_1","participant":{"socketId":"$ben","userId":"u2","username":"Ben"},"$_":0}]
        ben < 2["webrtc:room-left",{"callRoomId":"call_1","$_":0}]
        ben > 2["webrtc:offer",{"callRoomId":"call_1","targetSocketId":"$ana","offer":{"type":"offer","sdp":"v=0"}}]
        ben < 2["webrtc:signaling-error",{"error":"$_","callRoomId":"call_1","$_":0}]
    )",
     .options = {.checks_tokens = true}},
    {.name = "WithoutAValidTokenNobodyJoins",
     .text = R"(
        eve opens /socket.io/
        eve > 0{"token":"stolen"}
        eve < 4{"message":"The token is not valid."}
        eve > 0
        eve < 0{"sid":"$eve"}
        eve > 2["webrtc:join-room",{"callRoomId":"call_1"}]
        eve < 2["webrtc:signaling-error",{"error":"$_","callRoomId":"call_1","$_":0}]
    )",
     .options = {.checks_tokens = true}},
};

class CallRoomTranscript : public testing::TestWithParam<HubStory> {};

TEST_P(CallRoomTranscript, GoesAsWritten) {
    const std::string report = play_hub_transcript(GetParam().text, GetParam().options);
    EXPECT_TRUE(report.empty()) << report;
}

INSTANTIATE_TEST_SUITE_P(Hub, CallRoomTranscript, testing::ValuesIn(stories),
                         [](const auto& story) { return story.param.name; });

}  // namespace
}  // namespace parley::test
