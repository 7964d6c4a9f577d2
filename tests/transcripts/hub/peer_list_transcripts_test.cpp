// Conversations with the hub in the peer-list dialect.
#include <string>

#include <gtest/gtest.h>

#include "support/hub_transcript.hpp"

namespace parley::test {
namespace {

const HubStory stories[] = {
    {.name = "ThreeJoinUnderIdsOfTheirChoice",
     .text = R"(
        ana opens /ws
        ana > {"type":"join","peerId":"a"}
        ana < {"type":"peer-list","peers":[]}
        ben opens /ws
        ben > {"type":"join","peerId":"b"}
        ben < {"type":"peer-list","peers":["a"]}
        ana < {"type":"peer-joined","peerId":"b"}
        eve opens /ws
        eve > {"type":"join","peerId":"e"}
        eve < {"type":"peer-list","peers":["a","b"]}
        ana < {"type":"peer-joined","peerId":"e"}
        ben < {"type":"peer-joined","peerId":"e"}

        ben > {"type":"offer","from":"b","to":"a","sdp":"v=0 ben"}
        ana < {"type":"offer","from":"b","to":"a","sdp":"v=0 ben"}
        ana > {"type":"answer","from":"a","to":"b","sdp":"v=0 ana"}
        ben < {"type":"answer","from":"a","to":"b","sdp":"v=0 ana"}
        # Delivered as it came, with what nobody here knows.
        ana > {"type":"candidate","from":"a","to":"b","candidate":{"candidate":"candidate:1","sdpMid":"0","foundation":"1"},"note":7}
        ben < {"type":"candidate","from":"a","to":"b","candidate":{"candidate":"candidate:1","sdpMid":"0","foundation":"1"},"note":7}
        # Without a receiver: to all others.
        eve > {"type":"candidate","from":"e","candidate":{"candidate":"candidate:2","sdpMid":"0"}}
        ana < {"type":"candidate","from":"e","candidate":{"candidate":"candidate:2","sdpMid":"0"}}
        ben < {"type":"candidate","from":"e","candidate":{"candidate":"candidate:2","sdpMid":"0"}}

        ben closes
        ana < {"type":"peer-left","peerId":"b"}
        eve < {"type":"peer-left","peerId":"b"}
    )",
     .options = {}},
    {.name = "ATakenIdIsRefusedAndItsHolderStays",
     .text = R"(
        ana opens /ws
        ana > {"type":"join","peerId":"a"}
        ana < {"type":"peer-list","peers":[]}
        eve opens /ws
        eve > {"type":"join","peerId":"a"}
        eve < {"type":"error","code":"id-taken","message":"$_"}
        eve closed 1008 id-taken

        ben opens /ws
        ben > {"type":"join","peerId":"b"}
        ben < {"type":"peer-list","peers":["a"]}
        ana < {"type":"peer-joined","peerId":"b"}
        ben > {"type":"offer","from":"b","to":"a","sdp":"v=0 ben"}
        ana < {"type":"offer","from":"b","to":"a","sdp":"v=0 ben"}

        # In another room it is free, and here once its holder is gone.
        eve opens /ws?room=owl
        eve > {"type":"join","peerId":"a"}
        eve < {"type":"peer-list","peers":[]}
        ana closes
        ben < {"type":"peer-left","peerId":"a"}
        dan opens /ws
        dan > {"type":"join","peerId":"a"}
        dan < {"type":"peer-list","peers":["b"]}
        ben < {"type":"peer-joined","peerId":"a"}
    )",
     .options = {}},
    {.name = "WhoDoesNotBeginWithAJoinIsSentAway",
     .text = R"(
        ana opens /ws
        ana > {"type":"join","peerId":"a"}
        ana < {"type":"peer-list","peers":[]}

        eve opens /ws
        eve > {"type":"offer","from":"e","to":"a","sdp":"v=0"}
        eve < {"type":"error","code":"not-in-room","message":"$_"}
        eve closed 1008 not-in-room
        ben opens /ws
        ben > {"type":"join"}
        ben < {"type":"error","code":"invalid-id","message":"$_"}
        ben closed 1008 invalid-id
        dan opens /ws
        dan > hello
        dan < {"type":"error","code":"malformed-frame","message":"$_"}
        dan closed 1008 malformed-frame
    )",
     .options = {}},
    {.name = "NobodySpeaksInAnothersName",
     .text = R"(
        ana opens /ws
        ana > {"type":"join","peerId":"a"}
        ana < {"type":"peer-list","peers":[]}
        eve opens /ws
        eve > {"type":"join","peerId":"e"}
        eve < {"type":"peer-list","peers":["a"]}
        ana < {"type":"peer-joined","peerId":"e"}
        eve > {"type":"offer","from":"b","to":"a","sdp":"v=0"}
        eve < {"type":"error","code":"forged-sender","message":"$_"}
        # Without a sender the hub puts in the true one.
        eve > {"type":"offer","to":"a","sdp":"v=0"}
        ana < {"type":"offer","from":"e","to":"a","sdp":"v=0"}
        eve > {"type":"offer","from":"e","to":"nobody","sdp":"v=0"}
        eve < {"type":"error","code":"unknown-peer","message":"$_","peerId":"nobody"}
        # The id stays as it is: a second join changes nothing.
        eve > {"type":"join","peerId":"b"}
        eve < {"type":"error","code":"already-in-room","message":"$_"}
    )",
     .options = {}},
    {.name = "TheAddressNamesTheRoom",
     .text = R"(
        ana opens /ws
        ana > {"type":"join","peerId":"a"}
        ana < {"type":"peer-list","peers":[]}
        ben opens /ws?room=default
        ben > {"type":"join","peerId":"b"}
        ben < {"type":"peer-list","peers":["a"]}
        ana < {"type":"peer-joined","peerId":"b"}

        eve opens /ws?room=blue%20fox
        eve > {"type":"join","peerId":"e"}
        eve < {"type":"peer-list","peers":[]}
        dan opens /ws?v=2&room=blue+fox
        dan > {"type":"join","peerId":"d"}
        dan < {"type":"peer-list","peers":["e"]}
        eve < {"type":"peer-joined","peerId":"d"}
        # Nothing crosses rooms.
        dan > {"type":"offer","from":"d","to":"a","sdp":"v=0"}
        dan < {"type":"error","code":"unknown-peer","message":"$_","peerId":"a"}
        dan > {"type":"offer","from":"d","sdp":"v=0"}
        eve < {"type":"offer","from":"d","sdp":"v=0"}

        fay opens /ws?room=%ff
        fay < {"type":"error","code":"invalid-room","message":"$_"}
        fay closed 1008 invalid-room
    )",
     .options = {}},
};

class PeerListTranscript : public testing::TestWithParam<HubStory> {};

TEST_P(PeerListTranscript, GoesAsWritten) {
    const std::string report = play_hub_transcript(GetParam().text, GetParam().options);
    EXPECT_TRUE(report.empty()) << report;
}

INSTANTIATE_TEST_SUITE_P(Hub, PeerListTranscript, testing::ValuesIn(stories),
                         [](const auto& story) { return story.param.name; });

}  // namespace
}  // namespace parley::test
