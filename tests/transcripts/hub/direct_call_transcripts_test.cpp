// Conversations with the hub in the direct-call dialect.
#include <string>

#include <gtest/gtest.h>

#include "support/hub_transcript.hpp"

namespace parley::test {
namespace {

const HubStory stories[] = {
    {.name = "TwoWhoRegisteredCallEachOther",
     .text = R"(
        ana opens /ws
        ana > {"type":"register","from":"ana"}
        ben opens /ws
        ben > {"type":"register","from":"ben"}
        ana > {"type":"call","from":"ana","to":"ben","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\"}"}
        ben < {"type":"call","from":"ana","to":"ben","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\"}"}
        ben > {"type":"answer","from":"ben","to":"ana","sdp":"{\"type\":\"answer\",\"sdp\":\"v=0\"}"}
        ana < {"type":"answer","from":"ben","to":"ana","sdp":"{\"type\":\"answer\",\"sdp\":\"v=0\"}"}
        ben > {"type":"ice","from":"ben","to":"ana","candidate":"{\"candidate\":\"candidate:1\",\"sdpMLineIndex\":0}"}
        ana < {"type":"ice","from":"ben","to":"ana","candidate":"{\"candidate\":\"candidate:1\",\"sdpMLineIndex\":0}"}
        # Under another name from now on.
        ben > {"type":"register","from":"benjamin"}
        ana > {"type":"call","from":"ana","to":"ben","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\"}"}
        ana < {"type":"error","code":"unknown-peer","message":"$_","to":"ben"}
        ana > {"type":"call","from":"ana","to":"benjamin","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\"}"}
        ben < {"type":"call","from":"ana","to":"benjamin","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\"}"}
        eve opens /ws
        eve > {"type":"register","from":"ana"}
        eve < {"type":"error","code":"id-taken","message":"$_","to":"ana"}
        ana > {"type":"call","from":"benjamin","to":"benjamin","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\"}"}
        ana < {"type":"error","code":"forged-sender","message":"$_"}
    )",
     .options = {}},
    {.name = "AnInvitationOpensARoom",
     .text = R"(
        ana opens /ws
        ana > {"type":"register","from":"ana"}
        ben opens /ws
        ben > {"type":"register","from":"ben"}
        eve opens /ws
        eve > {"type":"register","from":"eve"}
        ana > {"type":"invite","from":"ana","to":"ben"}
        ben < {"type":"invite","from":"ana","to":"ben","room":"$room"}
        # Who is being invited is busy for others, and nobody waits in silence.
        eve > {"type":"invite","from":"eve","to":"ben"}
        eve < {"type":"error","code":"busy","message":"$_","to":"ben"}
        eve > {"type":"invite","from":"eve","to":"nobody"}
        eve < {"type":"error","code":"unknown-peer","message":"$_","to":"nobody"}
        ben > {"type":"accept","from":"ben","to":"ana","room":"$room"}
        ana < {"type":"room-created","room":"$room"}
        ben < {"type":"joined-room","room":"$room","peers":["ana"]}
        ana < {"type":"peer-joined","peerId":"ben","room":"$room"}
        ben > {"type":"call","from":"ben","to":"ana","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\"}"}
        ana < {"type":"call","from":"ben","to":"ana","sdp":"{\"type\":\"offer\",\"sdp\":\"v=0\"}"}
        # The second one is invited into the same room.
        ana > {"type":"invite","from":"ana","to":"eve"}
        eve < {"type":"invite","from":"ana","to":"eve","room":"$room"}
        eve > {"type":"accept","from":"eve","to":"ana","room":"$room"}
        eve < {"type":"joined-room","room":"$room","peers":["ana","ben"]}
        ana < {"type":"peer-joined","peerId":"eve","room":"$room"}
        ben < {"type":"peer-joined","peerId":"eve","room":"$room"}
        ben closes
        ana < {"type":"peer-left","peerId":"ben","room":"$room"}
        eve < {"type":"peer-left","peerId":"ben","room":"$room"}
    )",
     .options = {}},
    {.name = "AnInvitationIsDeclinedOrBecomesVoid",
     .text = R"(
        ana opens /ws
        ana > {"type":"register","from":"ana"}
        ben opens /ws
        ben > {"type":"register","from":"ben"}
        ana > {"type":"invite","from":"ana","to":"ben"}
        ben < {"type":"invite","from":"ana","to":"ben","room":"$one"}
        ben > {"type":"decline","from":"ben","to":"ana","room":"$one"}
        ana < {"type":"decline","from":"ben","to":"ana","room":"$one"}
        ana > {"type":"invite","from":"ana","to":"ben","room":"tea"}
        ben < {"type":"invite","from":"ana","to":"ben","room":"tea"}
        ben closes
        ana < {"type":"error","code":"unknown-peer","message":"$_","to":"ben","room":"tea"}
        eve opens /ws
        eve > {"type":"register","from":"eve"}
        ana > {"type":"invite","from":"ana","to":"eve","room":"tea"}
        eve < {"type":"invite","from":"ana","to":"eve","room":"tea"}
        ana closes
        eve < {"type":"error","code":"unknown-peer","message":"$_","to":"ana","room":"tea"}
        eve > {"type":"accept","from":"eve","to":"ana","room":"tea"}
        eve < {"type":"error","code":"unknown-room","message":"$_","to":"ana","room":"tea"}
    )",
     .options = {}},
};

class DirectCallTranscript : public testing::TestWithParam<HubStory> {};

TEST_P(DirectCallTranscript, GoesAsWritten) {
    const std::string report = play_hub_transcript(GetParam().text, GetParam().options);
    EXPECT_TRUE(report.empty()) << report;
}

INSTANTIATE_TEST_SUITE_P(Hub, DirectCallTranscript, testing::ValuesIn(stories),
                         [](const auto& story) { return story.param.name; });

}  // namespace
}  // namespace parley::test
