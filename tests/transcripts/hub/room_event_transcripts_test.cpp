// Conversations with the hub in the room-event dialect.
#include <string>

#include <gtest/gtest.h>

#include "support/hub_transcript.hpp"

namespace parley::test {
namespace {

const HubStory stories[] = {
    {.name = "ThreeAreInTheRoomByOpeningItsAddress",
     .text = R"(
        ana opens /room/fox/websocket
        ana < {"event":"peers","data":{"peers":[],"yourId":"$ana","isHost":true,"hostId":"$ana"}}
        ben opens /room/fox/websocket
        ben < {"event":"peers","data":{"peers":["$ana"],"yourId":"$ben","isHost":false,"hostId":"$ana"}}
        ana < {"event":"peer-joined","data":{"peerId":"$ben"}}
        # What the frame says of its sender does not count, and the receiver is left out.
        ben > {"event":"offer","data":{"peerId":"whoever","targetPeerId":"$ana","sdp":"v=0 ben","username":"Ben","note":7}}
        ana < {"event":"offer","data":{"peerId":"$ben","sdp":"v=0 ben","username":"Ben","note":7}}
        ana > {"event":"answer","data":{"peerId":"$ana","targetPeerId":"$ben","sdp":"v=0 ana"}}
        ben < {"event":"answer","data":{"peerId":"$ana","sdp":"v=0 ana"}}
        ben > {"event":"candidate","data":{"peerId":"$ben","targetPeerId":"$ana","candidate":"{\"candidate\":\"candidate:1\",\"sdpMid\":\"0\"}"}}
        ana < {"event":"candidate","data":{"peerId":"$ben","candidate":"{\"candidate\":\"candidate:1\",\"sdpMid\":\"0\"}"}}
        eve opens /room/fox/websocket
        eve < {"event":"peers","data":{"peers":["$ana","$ben"],"$_":0}}
        ana < {"event":"peer-joined","data":{"peerId":"$eve"}}
        ben < {"event":"peer-joined","data":{"peerId":"$eve"}}
        ben > {"event":"screen-share-started","data":{"peerId":"$ben"}}
        ana < {"event":"screen-share-started","data":{"peerId":"$ben"}}
        eve < {"event":"screen-share-started","data":{"peerId":"$ben"}}
        ben > {"event":"screen-share-stopped","data":{"peerId":"$ben"}}
        ana < {"event":"screen-share-stopped","data":{"peerId":"$ben"}}
        eve < {"event":"screen-share-stopped","data":{"peerId":"$ben"}}
        ben closes
        ana < {"event":"peer-left","data":{"peerId":"$ben"}}
        eve < {"event":"peer-left","data":{"peerId":"$ben"}}
    )",
     .options = {}},
    {.name = "ChatGoesToAllChatSocketsOfTheRoom",
     .text = R"(
        ana opens /room/fox/chat/websocket
        ben opens /room/fox/chat/websocket
        eve opens /room/owl/chat/websocket
        ana > hello
        ana < hello
        ben < hello
    )",
     .options = {}},
    {.name = "ViewersAreCounted",
     .text = R"(
        ana opens /room/fox/viewer/websocket
        ana < 1
        ben opens /room/fox/viewer/websocket
        ana < 2
        ben < 2
        ben closes
        ana < 1
    )",
     .options = {}},
    {.name = "AFullRoomIsRefused",
     .text = R"(
        ana opens /room/fox/websocket
        ana < {"event":"peers","data":{"peers":[],"$_":0}}
        ben opens /room/fox/websocket
        ben < {"event":"error","data":{"code":"room-full","message":"$_"}}
        ben closed 1008 room-full
    )",
     .options = {.room_members = 1}},
};

class RoomEventTranscript : public testing::TestWithParam<HubStory> {};

TEST_P(RoomEventTranscript, GoesAsWritten) {
    const std::string report = play_hub_transcript(GetParam().text, GetParam().options);
    EXPECT_TRUE(report.empty()) << report;
}

INSTANTIATE_TEST_SUITE_P(Hub, RoomEventTranscript, testing::ValuesIn(stories),
                         [](const auto& story) { return story.param.name; });

}  // namespace
}  // namespace parley::test
