// Conversations with a hub that lets nobody in without a token, in each dialect.
#include <string>

#include <gtest/gtest.h>

#include "support/hub_transcript.hpp"

namespace parley::test {
namespace {

const HubOptions strict{.checks_tokens = true, .requires_tokens = true};

const HubStory stories[] = {
    {.name = "ParleyShowsItInTheJoin",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Somebody","token":"good:u1:Ana;rooms=fox;rights=join,publish"}
        ana < {"type":"joined","version":1,"capabilities":[],"id":"$ana","room":"fox","capacity":12,"members":[],"iceServers":[],"rights":["publish"]}
        ben opens /parley
        ben > {"type":"join","version":1,"room":"fox","token":"good:u2:Ben;rooms=f*;rights=join,moderate,record"}
        ben < {"type":"joined","version":1,"capabilities":[],"id":"$ben","room":"fox","capacity":12,"members":[{"id":"$ana","name":"Ana","state":{"microphone":false,"camera":false},"rights":["publish"]}],"iceServers":[],"host":"$ben","rights":["moderate","record"]}
        ana < {"type":"member-joined","member":{"id":"$ben","name":"Ben","state":{"microphone":false,"camera":false},"rights":["moderate","record"]}}
        ana < {"type":"moderation","host":"$ben","locked":false}
        ben closes
        ana < {"type":"member-left","id":"$ben"}
        ana < {"type":"moderation","locked":false}
        eve opens /parley
        eve > {"type":"join","version":1,"room":"fox"}
        eve < {"type":"error","code":"unauthorized","message":"This server lets nobody in without a token. Sign in where you got its address."}
        eve closed 1008 unauthorized
        eva opens /parley
        eva > {"type":"join","version":1,"room":"fox","token":"good:u3:Eva;rooms=owl;rights=join"}
        eva < {"type":"error","code":"unauthorized","message":"Your token is for another room."}
        eva closed 1008 unauthorized
    )",
     .options = strict},
    {.name = "TheAddressShowsItInDialectsThatBeginWithoutAJoin",
     .text = R"(
        ana opens /room/fox/websocket?token=good:u1:Ana;rooms=fox;rights=join
        ana < {"event":"peers","data":{"peers":[],"yourId":"$ana","$_":0}}
        eve opens /room/owl/websocket?token=good:u1:Ana;rooms=fox;rights=join
        eve < {"event":"error","data":{"code":"unauthorized","message":"Your token is for another room.","$_":0}}
        eve closed 1008 unauthorized
        ben opens /room/fox/chat/websocket?token=good:u2:Ben;rooms=fox;rights=join
        ben > hello
        ben < Ben: hello
        eva opens /room/fox/chat/websocket
        eva closed 1008 unauthorized
        viv opens /room/fox/viewer/websocket?token=stolen
        viv closed 1008 unauthorized
    )",
     .options = strict},
    {.name = "TheAddressShowsItInDialectsWithBareFrames",
     .text = R"(
        ana opens /ws?room=fox&token=good:u1:Ana;rooms=fox;rights=join
        ana > {"type":"join","peerId":"a"}
        ana < {"type":"peer-list","peers":[]}
        ben opens /ws?room=fox&token=good:u2:Ben;rooms=fox;rights=join
        ben > {"type":"register","from":"ben"}
        # Ben's client learns of nobody: Ana offers.
        ana < {"type":"peer-list","peers":["ben"]}
        eve opens /ws?room=fox
        eve > {"type":"join","peerId":"e"}
        eve < {"type":"error","code":"unauthorized","message":"$_"}
        eve closed 1008 unauthorized
        eva opens /ws
        eva > {"type":"register","from":"eva"}
        eva < {"type":"error","code":"unauthorized","message":"$_"}
    )",
     .options = strict},
    {.name = "InvitationsLeadOnlyIntoRoomsThatBothMayEnter",
     .text = R"(
        ana opens /ws?token=good:u1:Ana;rooms=tea;rights=join
        ana > {"type":"register","from":"ana"}
        ben opens /ws?token=good:u2:Ben;rooms=owl;rights=join
        ben > {"type":"register","from":"ben"}
        ana > {"type":"invite","from":"ana","to":"ben","room":"owl"}
        ana < {"type":"error","code":"unauthorized","message":"Your token is for another room."}
        ana > {"type":"invite","from":"ana","to":"ben","room":"tea"}
        ben < {"type":"invite","from":"ana","to":"ben","room":"tea"}
        ben > {"type":"accept","from":"ben","to":"ana","room":"tea"}
        ben < {"type":"error","code":"unauthorized","message":"Your token is for another room."}
    )",
     .options = strict},
    {.name = "SocketIoShowsItInItsConnect",
     .text = R"(
        ana opens /socket.io/
        ana > 0
        ana < 4{"message":"This server lets nobody in without a token. Sign in where you got its address."}
        ana > 0{"token":"good:u1:Ana;rooms=ABCD12;rights=join"}
        ana < 0{"sid":"$ana"}
        ana > 2["joinRoom",{"room":"ABCD12","username":"Somebody"}]
        ana < 2["roomUsers",[{"userId":"u1","username":"Ana","inVoice":false,"socketId":"$ana"}]]
        # The dialect has no words for errors.
        ana > 2["joinRoom",{"room":"OWL123"}]
        eve opens /socket.io/?token=good:u2:Eve;rooms=owl;rights=join
        eve > 0
        eve < 0{"sid":"$eve"}
        eve > 2["webrtc:join-room",{"callRoomId":"call_1"}]
        eve < 2["webrtc:signaling-error",{"error":"Your token is for another room.","callRoomId":"call_1","$_":0}]
    )",
     .options = strict},
};

class TokenTranscript : public testing::TestWithParam<HubStory> {};

TEST_P(TokenTranscript, GoesAsWritten) {
    const std::string report = play_hub_transcript(GetParam().text, GetParam().options);
    EXPECT_TRUE(report.empty()) << report;
}

INSTANTIATE_TEST_SUITE_P(Hub, TokenTranscript, testing::ValuesIn(stories),
                         [](const auto& story) { return story.param.name; });

}  // namespace
}  // namespace parley::test
