// Conversations with the hub in the voice-room dialect.
#include <string>

#include <gtest/gtest.h>

#include "support/hub_transcript.hpp"

namespace parley::test {
namespace {

const HubStory stories[] = {
    {.name = "BeingInTheRoomAndInVoiceAreTwoThings",
     .text = R"(
        ana opens /socket.io/
        ana > 0{"username":"Ana"}
        ana < 0{"sid":"$ana"}
        ana > 2["joinRoom",{"room":"ABCD12"}]
        ana < 2["roomUsers",[{"userId":"$ana","username":"Ana","inVoice":false,"socketId":"$ana"}]]
        ben opens /socket.io/
        ben > 0
        ben < 0{"sid":"$ben"}
        ben > 2["joinRoom",{"room":"ABCD12","username":"Ben"}]
        ana < 2["userjoined",{"username":"Ben","message":"$_"}]
        ana < 2["roomUsers",[{"userId":"$ana","$_":0},{"userId":"$ben","username":"Ben","inVoice":false,"$_":0}]]
        ben < 2["roomUsers",[{"userId":"$ana","$_":0},{"userId":"$ben","$_":0}]]
        ana > 2["joinVoice",{"room":"ABCD12"}]
        ben < 2["userJoinedVoice",{"socketId":"$ana","$_":0}]
        ana < 2["roomUsers",[{"userId":"$ana","username":"Ana","inVoice":true,"$_":0},{"userId":"$ben","inVoice":false,"$_":0}]]
        ben < 2["roomUsers",[{"userId":"$ana","username":"Ana","inVoice":true,"$_":0},{"userId":"$ben","inVoice":false,"$_":0}]]
        # Those in voice are told of the newcomer, and offer.
        ben > 2["joinVoice",{"room":"ABCD12"}]
        ana < 2["userJoinedVoice",{"socketId":"$ben","userId":"$ben","username":"Ben"}]
        ana < 2["roomUsers","$_"]
        ben < 2["roomUsers","$_"]
        ana > 2["webrtc-offer",{"offer":{"type":"offer","sdp":"v=0 ana"},"to":"$ben"}]
        ben < 2["webrtc-offer",{"offer":{"type":"offer","sdp":"v=0 ana"},"from":"$ana"}]
        ben > 2["webrtc-answer",{"answer":{"type":"answer","sdp":"v=0 ben"},"to":"$ana"}]
        ana < 2["webrtc-answer",{"answer":{"type":"answer","sdp":"v=0 ben"},"from":"$ben"}]
        ben > 2["webrtc-ice-candidate",{"candidate":{"candidate":"candidate:1","sdpMid":"0","sdpMLineIndex":0},"to":"$ana"}]
        ana < 2["webrtc-ice-candidate",{"candidate":{"candidate":"candidate:1","sdpMid":"0","sdpMLineIndex":0,"$_":0},"from":"$ben"}]
        ana > 2["sendMessage",{"room":"ABCD12","message":"hello"}]
        ana < 2["newMessage",{"text":"hello","sender":{"username":"Ana"},"$_":0}]
        ben < 2["newMessage",{"text":"hello","sender":{"username":"Ana"},"$_":0}]
        ana > 2["typing",{"room":"ABCD12","isTyping":true}]
        ben < 2["typing",{"username":"Ana","isTyping":true}]
        # Out of voice, and in the room still; then gone.
        ana > 2["leaveVoice",{"room":"ABCD12"}]
        ben < 2["userLeftVoice",{"socketId":"$ana"}]
        ben < 2["roomUsers",[{"userId":"$ben","inVoice":true,"$_":0},{"userId":"$ana","inVoice":false,"$_":0}]]
        ana < 2["roomUsers","$_"]
        ben closes
        ana < 2["userLeftVoice",{"socketId":"$ben"}]
        ana < 2["roomUsers",[{"userId":"$ana","inVoice":false,"$_":0}]]
    )",
     .options = {}},
    {.name = "VoiceHasItsOwnLimit",
     .text = R"(
        ana opens /socket.io/
        ana > 0
        ana < 0{"sid":"$ana"}
        ana > 2["joinVoice",{"room":"r"}]
        ana < 2["roomUsers","$_"]
        ben opens /socket.io/
        ben > 0
        ben < 0{"sid":"$ben"}
        ben > 2["joinRoom",{"room":"r"}]
        ana < 2["roomUsers","$_"]
        ben < 2["roomUsers","$_"]
        ben > 2["joinVoice",{"room":"r"}]
        ben < 2["voiceError",{"message":"$_"}]
        # Still in the room, and let in when there is a place.
        ana closes
        ben < 2["userLeftVoice",{"socketId":"$ana"}]
        ben < 2["roomUsers","$_"]
        ben > 2["joinVoice",{"room":"r"}]
        ben < 2["roomUsers",[{"inVoice":true,"$_":0}]]
    )",
     .options = {.voice_members = 1}},
};

class VoiceRoomTranscript : public testing::TestWithParam<HubStory> {};

TEST_P(VoiceRoomTranscript, GoesAsWritten) {
    const std::string report = play_hub_transcript(GetParam().text, GetParam().options);
    EXPECT_TRUE(report.empty()) << report;
}

INSTANTIATE_TEST_SUITE_P(Hub, VoiceRoomTranscript, testing::ValuesIn(stories),
                         [](const auto& story) { return story.param.name; });

}  // namespace
}  // namespace parley::test
