// Conversations between members who came in by different dialects.
#include <string>

#include <gtest/gtest.h>

#include "support/hub_transcript.hpp"

namespace parley::test {
namespace {

const HubStory stories[] = {
    {.name = "TwoDialectsShareARoomAndUnderstandEachOther",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana","state":{"microphone":true,"camera":true}}
        ana < {"type":"joined","id":"$ana","room":"fox","members":[],"$_":0}
        ben opens /ws?room=fox
        ben > {"type":"join","peerId":"b"}
        ben < {"type":"peer-list","peers":["$ana"]}
        ana < {"type":"member-joined","member":{"id":"b","name":"","state":{"microphone":false,"camera":false},"dialect":"peer-list"}}

        # Ben's dialect has no correlation.
        ben > {"type":"offer","from":"b","to":"$ana","sdp":"v=0 ben"}
        ana < {"type":"description","from":"b","description":{"type":"offer","sdp":"v=0 ben"}}
        ana > {"type":"description","to":"b","connection":7,"exchange":1,"description":{"type":"answer","sdp":"v=0 ana"}}
        ben < {"type":"answer","from":"$ana","to":"b","sdp":"v=0 ana"}
        ben > {"type":"candidate","from":"b","to":"$ana","candidate":{"candidate":"candidate:1","sdpMid":"0","sdpMLineIndex":0}}
        ana < {"type":"candidate","from":"b","candidate":{"candidate":"candidate:1","sdpMid":"0","sdpMLineIndex":0,"usernameFragment":null}}
        ana > {"type":"candidate","to":"b","candidate":{"candidate":"candidate:2","sdpMid":"0","sdpMLineIndex":0}}
        ben < {"type":"candidate","from":"$ana","to":"b","candidate":{"candidate":"candidate:2","sdpMid":"0","sdpMLineIndex":0,"usernameFragment":null}}

        # What his dialect cannot say he does not hear: the end of candidates, states.
        ana > {"type":"candidate","to":"b","candidate":null}
        ana > {"type":"state","state":{"microphone":false,"camera":true}}

        # A third one finds both. What Ben says to everybody reaches each in its own dialect.
        eve opens /parley
        eve > {"type":"join","version":1,"room":"fox","name":"Eve"}
        eve < {"type":"joined","id":"$eve","members":[{"id":"$ana","name":"Ana","state":{"microphone":false,"camera":true}},{"id":"b","$_":0}],"$_":0}
        ana < {"type":"member-joined","member":{"id":"$eve","name":"Eve","$_":0}}
        ben < {"type":"peer-joined","peerId":"$eve"}
        ben > {"type":"candidate","from":"b","candidate":{"candidate":"candidate:3","sdpMid":"0"}}
        ana < {"type":"candidate","from":"b","candidate":{"candidate":"candidate:3","sdpMid":"0","sdpMLineIndex":null,"usernameFragment":null}}
        eve < {"type":"candidate","from":"b","candidate":{"candidate":"candidate:3","sdpMid":"0","sdpMLineIndex":null,"usernameFragment":null}}

        ana > {"type":"leave"}
        ben < {"type":"peer-left","peerId":"$ana"}
        eve < {"type":"member-left","id":"$ana"}
        # Ben was there before Eve, but his dialect has no words for a host.
        eve < {"type":"moderation","host":"$eve","locked":false}
        ben closes
        eve < {"type":"member-left","id":"b"}
    )",
     .options = {}},
    {.name = "ChatsOfAllDialectsAreOne",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","$_":0}
        ben opens /room/fox/chat/websocket
        ana > {"type":"say","text":"Is anybody here?"}
        ana < {"type":"said","from":"$ana","name":"Ana","text":"Is anybody here?"}
        ben < Ana: Is anybody here?
        ben > yes
        ana < {"type":"said","text":"yes"}
        ben < yes
        ana > {"type":"say"}
        ana < {"type":"error","code":"malformed-frame","message":"$_"}
        eve opens /parley
        eve > {"type":"say","text":"through the wall"}
        eve < {"type":"error","code":"not-in-room","message":"$_"}
        eve closed 1008 not-in-room
    )",
     .options = {}},
    {.name = "NobodyTakesAnIdThatTheHubHasGiven",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"default","name":"Ana"}
        ana < {"type":"joined","id":"$ana","$_":0}
        eve opens /ws
        eve > {"type":"join","peerId":"$ana"}
        eve < {"type":"error","code":"id-taken","message":"$_"}
        eve closed 1008 id-taken
    )",
     .options = {}},
};

class MixedTranscript : public testing::TestWithParam<HubStory> {};

TEST_P(MixedTranscript, GoesAsWritten) {
    const std::string report = play_hub_transcript(GetParam().text, GetParam().options);
    EXPECT_TRUE(report.empty()) << report;
}

INSTANTIATE_TEST_SUITE_P(Hub, MixedTranscript, testing::ValuesIn(stories),
                         [](const auto& story) { return story.param.name; });

}  // namespace
}  // namespace parley::test
