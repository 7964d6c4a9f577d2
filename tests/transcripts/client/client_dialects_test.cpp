// One client session on servers of other systems: what it says there, and who offers.
#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

ClientOptions in_fox_by(const char* dialect) {
    ClientOptions options = in_room_fox();
    options.dialect = dialect;
    return options;
}

TEST(ClientOfRoomEvent, IsInTheRoomByOpeningItAndOffersToThoseInTheList) {
    expect_course(R"(
        wish join
        ! open socket ws://server/room/fox/websocket
        socket opens
        < {"event":"peers","data":{"peers":["b"],"yourId":"m","isHost":false,"hostId":"b"}}
        ? phase in-room
        ? self m
        ! open socket ws://server/room/fox/chat/websocket
        ! open connection c1
        ! sender c1 audio none create
        ! sender c1 video none create
        ! open channel c1 d1 parley
        socket 1
        browser needs negotiation c1
        ! set local c1 #1
        browser describes #1 offer ana-offer
        > {"event":"offer","data":{"peerId":"m","targetPeerId":"b","sdp":"ana-offer","username":"Ana"}}
        browser gathers c1 candidate-1
        > {"event":"candidate","data":{"peerId":"m","targetPeerId":"b","candidate":"{\"candidate\":\"candidate-1\",\"sdpMid\":\"0\",\"sdpMLineIndex\":null,\"usernameFragment\":null}"}}
        < {"event":"answer","data":{"peerId":"b","sdp":"ben-answer","username":"Ben"}}
        ! set remote c1 #2 answer ben-answer
        browser done #2
        browser state c1 connected
        ? member b Ben connected +m +c

        # A newcomer offers; it shares its screen; it goes.
        < {"event":"peer-joined","data":{"peerId":"z"}}
        < {"event":"offer","data":{"peerId":"z","sdp":"zoe-offer"}}
        ! open connection c2
        ! set remote c2 #4 offer zoe-offer
        < {"event":"peer-left","data":{"peerId":"z"}}
        ! close connection c2
        ? members 1
    )",
                  in_fox_by("room-event"));
}

TEST(ClientOfBroadcast, IsInTheRoomAtOnceAndOffersToThoseWhoseIdComesLater) {
    expect_course(R"(
        wish join
        ! open socket ws://server/broadcast/fox
        socket opens
        > {"type":"here","from":"$me","version":1,"name":"Ana","state":{"microphone":false,"camera":false}}
        ? phase in-room
        ? members 0

        # Who has come answers nothing where it is a reply itself; its id comes first, so it offers.
        < {"type":"here","from":"!","to":"$me","version":1,"reply":true,"name":"Ben","state":{"microphone":true}}
        ? members 1

        # A newcomer is answered before it is offered to.
        < {"type":"here","from":"~","version":1,"name":"Zoe"}
        > {"type":"here","from":"$me","to":"~","version":1,"reply":true,"name":"Ana","state":{"microphone":false,"camera":false}}
        ! open connection c1
        ! sender c1 audio none create
        ! sender c1 video none create
        ! open channel c1 d1 parley
        ? members 2
        < {"type":"gone","from":"~"}
        ! close channel d1
        ! close connection c1
        ? members 1

        # Losing the transport makes nobody a stranger.
        socket closes 1006
        ! open socket ws://server/broadcast/fox
        ? signaling reconnecting
        socket opens
        > {"type":"here","from":"$me","version":1,"name":"Ana","state":{"microphone":false,"camera":false}}
        ? members 1

        # Ben has no path to us and does not answer: it is asked twice and then given up.
        + 5000 ms
        > {"type":"here","from":"$me","to":"!","version":1,"name":"Ana","state":{"microphone":false,"camera":false}}
        + 5000 ms
        > {"type":"here","from":"$me","to":"!","version":1,"name":"Ana","state":{"microphone":false,"camera":false}}
        + 5000 ms
        > {"type":"gone","from":"$me","to":"!"}
        > {"type":"here","from":"$me","to":"!","version":1,"name":"Ana","state":{"microphone":false,"camera":false}}
        ? members 0
        wish leave
        > {"type":"gone","from":"$me"}
        ! close socket 1000
        ? phase lobby
    )",
                  in_fox_by("broadcast"));
}

TEST(ClientOfVoiceRoom, IsLetInJoinsAndWaitsForThoseInVoice) {
    expect_course(R"(
        wish join
        ! open socket ws://server/socket.io/?EIO=4&transport=websocket
        socket opens
        < 0{"sid":"engine","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}
        > 40
        < 40{"sid":"m"}
        > 42["joinRoom",{"room":"fox","username":"Ana"}]
        > 42["joinVoice",{"room":"fox"}]
        ? phase in-room
        ? self m
        < 42["roomUsers",[{"userId":"u1","username":"Ben","inVoice":true},{"userId":"m","username":"Ana","inVoice":true}]]

        # Whoever is in voice already offers; there is no video.
        < 42["webrtc-offer",{"offer":{"type":"offer","sdp":"ben-offer"},"from":"b"}]
        ! open connection c1
        ! set remote c1 #1 offer ben-offer
        browser done #1
        ! sender c1 audio none
        ! set local c1 #2
        browser describes #2 answer my-answer
        > 42["webrtc-answer",{"answer":{"type":"answer","sdp":"my-answer"},"to":"b"}]

        # To a newcomer we offer.
        < 42["userJoinedVoice",{"socketId":"z","userId":"u2","username":"Zoe"}]
        ! open connection c2
        ! sender c2 audio none create
        ! open channel c2 d1 parley
        browser needs negotiation c2
        ! set local c2 #3
        browser describes #3 offer my-offer
        > 42["webrtc-offer",{"offer":{"type":"offer","sdp":"my-offer"},"to":"z"}]
        < 42["userLeftVoice",{"socketId":"z"}]
        ! close channel d1
        ! close connection c2

        # The server's pings are answered.
        < 2
        > 3
        wish leave
        > 42["leaveVoice",{"room":"fox"}]
        > 41
        ! close socket 1000
        ! close connection c1
        ? phase lobby
    )",
                  in_fox_by("voice-room"));
}

// Ana is alone in the room; her second socket is the chat's.
const std::string in_room_event = R"(
    wish join
    ! open socket ws://server/room/fox/websocket
    socket opens
    < {"event":"peers","data":{"peers":[],"yourId":"m","isHost":true,"hostId":"m"}}
    ! open socket ws://server/room/fox/chat/websocket
)";

TEST(ClientOfRoomEvent, WritesAndReadsInTheChatOfTheServer) {
    expect_course(in_room_event + R"(
        wish chat Good morning
        socket opens
        > Ana: Good morning
        wish chat What is 1: 1?
        > Ana: What is 1: 1?
        < Ana: Good morning
        < Ana: What is 1: 1?
        ? chat own Ana: Good morning | own Ana: What is 1: 1?

        # A name before the text counts where somebody has it; without one nobody knows who it was.
        < Ana: Good morning
        < Ben: hello
        < 	
        socket 1
        < {"event":"peer-joined","data":{"peerId":"b","username":"Ben"}}
        socket 2
        < Ben: hello again
        ? chat own Ana: Good morning | own Ana: What is 1: 1? | Ana: Good morning | Guest: Ben: hello | Ben: hello again
        ? unread 3
    )",
                  in_fox_by("room-event"));
}

TEST(ClientOfRoomEvent, SaysWhatWaitedWhenTheChatIsThereAgain) {
    expect_course(in_room_event + R"(
        socket opens
        socket closes 1006
        ! open socket ws://server/room/fox/chat/websocket
        wish chat Can you read this?
        ? chat own Ana: Can you read this?
        ? phase in-room
        socket opens
        > Ana: Can you read this?
        < Ana: Can you read this?

        # Where the room itself is lost, the chat is opened again with it.
        socket 1
        socket closes 1006
        ! open socket ws://server/room/fox/websocket
        wish chat And this?
        socket opens
        < {"event":"peers","data":{"peers":[],"yourId":"n","isHost":true,"hostId":"n"}}
        ! close socket 1000
        ! open socket ws://server/room/fox/chat/websocket
        socket opens
        > Ana: And this?
        wish leave
        ! close socket 1000
        ! close socket 1000
    )",
                  in_fox_by("room-event"));
}

TEST(ClientOfRoomEvent, HasNoChatOfTheServerWhereOnlyTheRoomsOwnAddressIsKnown) {
    ClientOptions options = in_fox_by("room-event");
    options.signal_url = "ws://server/there";
    expect_course(R"(
        wish join
        ! open socket ws://server/there
        socket opens
        < {"event":"peers","data":{"peers":[],"yourId":"m","isHost":true,"hostId":"m"}}
        wish chat Hello
        ? chat own Ana: Hello
    )",
                  options);
}

TEST(ClientOfParley, WritesOverTheServerWhileSomebodyIsHereWhoReadsOnlyThere) {
    expect_course(alone + R"(
        wish chat To nobody
        < {"type":"member-joined","member":{"id":"z","name":"Zoe","state":{"microphone":true,"camera":false},"dialect":"voice-room"}}
        wish chat Welcome, Zoe
        > {"type":"say","text":"Welcome, Zoe"}
        < {"type":"said","from":"m","name":"Ana","text":"Welcome, Zoe"}
        < {"type":"said","from":"z","name":"Zoe","text":"Thank you"}
        < {"type":"said","text":"Zoe: over another socket"}
        < {"type":"said","text":""}
        < {"type":"said"}
        ? chat own Ana: To nobody | own Ana: Welcome, Zoe | Zoe: Thank you | Zoe: over another socket
        < {"type":"member-left","id":"z"}
        wish chat To nobody again
    )",
                  in_room_fox());
}

TEST(ClientOfVoiceRoom, WritesAndReadsInTheChatOfTheServer) {
    expect_course(R"(
        wish join
        ! open socket ws://server/socket.io/?EIO=4&transport=websocket
        socket opens
        < 0{"sid":"engine","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}
        > 40
        < 40{"sid":"m"}
        > 42["joinRoom",{"room":"fox","username":"Ana"}]
        > 42["joinVoice",{"room":"fox"}]
        wish chat Can you hear me?
        > 42["sendMessage",{"room":"fox","message":"Can you hear me?"}]
        ? chat own Ana: Can you hear me?

        # It comes back, with our id, our name or another; who says the same once more is somebody else.
        < 42["newMessage",{"text":"Can you hear me?","sender":{"username":"Ana"},"from":"m"}]
        wish chat Hello?
        > 42["sendMessage",{"room":"fox","message":"Hello?"}]
        < 42["newMessage",{"text":"Hello?","sender":{"username":"Ana"}}]
        ? chat own Ana: Can you hear me? | own Ana: Hello?
        < 42["newMessage",{"text":"Hello?","sender":{"username":"Ana"}}]
        wish chat Can you?
        > 42["sendMessage",{"room":"fox","message":"Can you?"}]
        < 42["newMessage",{"text":"Can you?","sender":{"username":"ana1987"}}]
        < 42["newMessage",{"text":"Yes","sender":{"username":"Ben"},"from":"b"}]
        < 42["newMessage",{"text":"","sender":{"username":"Ben"},"from":"b"}]
        ? chat own Ana: Can you hear me? | own Ana: Hello? | Ana: Hello? | own Ana: Can you? | Ben: Yes
        ? unread 2
    )",
                  in_fox_by("voice-room"));
}

TEST(ClientOfVoiceRoom, ReadsOnceWhatComesBothWays) {
    expect_course(R"(
        wish join
        ! open socket ws://server/socket.io/?EIO=4&transport=websocket
        socket opens
        < 0{"sid":"engine","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}
        > 40
        < 40{"sid":"m"}
        > 42["joinRoom",{"room":"fox","username":"Ana"}]
        > 42["joinVoice",{"room":"fox"}]
        < 42["userJoinedVoice",{"socketId":"z","userId":"u2","username":"Zoe"}]
        ! open connection c1
        ! sender c1 audio none create
        ! open channel c1 d1 parley
        browser needs negotiation c1
        ! set local c1 #1
        browser describes #1 offer my-offer
        > 42["webrtc-offer",{"offer":{"type":"offer","sdp":"my-offer"},"to":"z"}]
        < 42["webrtc-answer",{"answer":{"type":"answer","sdp":"zoe-answer"},"from":"z"}]
        ! set remote c1 #2 answer zoe-answer
        browser done #2
        browser state c1 connected
        browser channel d1 opens
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false}}
        browser says d1 {"type":"chat","number":1,"text":"Over the link"}
        ! say d1 {"type":"troubles","links":[]}
        < 42["newMessage",{"text":"Over the link","sender":{"username":"Zoe"},"from":"z"}]
        < 42["newMessage",{"text":"Over the server","sender":{"username":"Ben"},"from":"b"}]
        ? chat Zoe: Over the link | Ben: Over the server
        wish chat Both ways
        > 42["sendMessage",{"room":"fox","message":"Both ways"}]
        ! say d1 {"type":"chat","number":3,"text":"Both ways"}
    )",
                  in_fox_by("voice-room"));
}

TEST(ClientOfVoiceRoom, SaysWhatWaitedWhenTheServerIsThereAgain) {
    expect_course(R"(
        wish join
        ! open socket ws://server/socket.io/?EIO=4&transport=websocket
        socket opens
        < 0{"sid":"engine","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}
        > 40
        < 40{"sid":"m"}
        > 42["joinRoom",{"room":"fox","username":"Ana"}]
        > 42["joinVoice",{"room":"fox"}]
        socket closes 1006
        ! open socket ws://server/socket.io/?EIO=4&transport=websocket
        wish chat Still here
        ? chat own Ana: Still here
        socket opens
        < 0{"sid":"engine","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}
        > 40
        < 40{"sid":"n"}
        > 42["joinRoom",{"room":"fox","username":"Ana"}]
        > 42["joinVoice",{"room":"fox"}]
        > 42["sendMessage",{"room":"fox","message":"Still here"}]
    )",
                  in_fox_by("voice-room"));
}

TEST(ClientOfVoiceRoom, IsToldThatVoiceIsFull) {
    expect_course(R"(
        wish join
        ! open socket ws://server/socket.io/?EIO=4&transport=websocket
        socket opens
        < 0{"sid":"engine","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}
        > 40
        < 40{"sid":"m"}
        > 42["joinRoom",{"room":"fox","username":"Ana"}]
        > 42["joinVoice",{"room":"fox"}]
        < 42["voiceError",{"message":"Voice channel is full!"}]
        > 42["leaveVoice",{"room":"fox"}]
        > 41
        ! close socket 1000
        ? phase lobby
        ? notice Voice channel is full!
        ? ending refused room-full
    )",
                  in_fox_by("voice-room"));
}

TEST(ClientOfCallRoom, ShowsItsTokenAndOffersToThoseInTheList) {
    ClientOptions options = in_fox_by("call-room");
    options.token = "secret";
    expect_course(R"(
        wish join
        ! open socket ws://server/socket.io/?EIO=4&transport=websocket
        socket opens
        < 0{"sid":"engine","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}
        > 40{"token":"secret"}
        < 40{"sid":"m"}
        > 42["webrtc:join-room",{"callRoomId":"fox","callType":"video"}]
        < 42["webrtc:room-joined",{"callRoomId":"fox","participantCount":2,"existingParticipants":[{"socketId":"b","userId":"u1","username":"Ben"}],"metadata":{"callType":"video"},"timestamp":"x"}]
        ? phase in-room
        ? self m
        ! open connection c1
        ! sender c1 audio none create
        ! sender c1 video none create
        ! open channel c1 d1 parley
        browser needs negotiation c1
        ! set local c1 #1
        browser describes #1 offer my-offer
        > 42["webrtc:offer",{"callRoomId":"fox","targetSocketId":"b","offer":{"type":"offer","sdp":"my-offer"}}]
        ? member b Ben connecting +m +c
    )",
                  options);
}

TEST(ClientOfCallRoom, IsTurnedAwayWithoutAValidToken) {
    expect_course(R"(
        wish join
        ! open socket ws://server/socket.io/?EIO=4&transport=websocket
        socket opens
        < 0{"sid":"engine","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}
        > 40
        < 44{"message":"Authentication error"}
        ! close socket 1000
        ? phase lobby
        ? notice Authentication error
        ? ending refused unauthorized
    )",
                  in_fox_by("call-room"));
}

TEST(ClientOfDirectCall, CallsWhomItIsToldToAndAnswersWhoeverCalls) {
    ClientOptions options = in_fox_by("direct-call");
    options.calls = {"ben"};
    expect_course(R"(
        wish join
        ! open socket ws://server/ws?room=fox
        socket opens
        > {"type":"register","from":"Ana","room":"fox"}
        ? phase in-room
        ? self Ana
        ! open connection c1
        ! sender c1 audio none create
        ! sender c1 video none create
        ! open channel c1 d1 parley
        browser needs negotiation c1
        ! set local c1 #1
        browser describes #1 offer my-offer
        > {"type":"call","from":"Ana","to":"ben","sdp":"{\"type\":\"offer\",\"sdp\":\"my-offer\"}"}
        < {"type":"answer","from":"ben","to":"Ana","sdp":"{\"type\":\"answer\",\"sdp\":\"ben-answer\"}"}
        ! set remote c1 #2 answer ben-answer
        browser done #2
        browser state c1 connected
        browser channel d1 opens
        ! say d1 Hello from Ana
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false}}
        browser says d1 Hello back from ben
        ? notice ben: Hello back from ben

        # Somebody else calls.
        < {"type":"call","from":"zoe","to":"Ana","sdp":"{\"type\":\"offer\",\"sdp\":\"zoe-offer\"}"}
        ! open connection c2
        ! set remote c2 #4 offer zoe-offer
        ? member zoe zoe connecting +m +c
    )",
                  options);
}

TEST(ClientOfDirectCall, IsToldThatNobodyIsThere) {
    ClientOptions options = in_fox_by("direct-call");
    options.calls = {"ben"};
    expect_course(R"(
        wish join
        ! open socket ws://server/ws?room=fox
        socket opens
        > {"type":"register","from":"Ana","room":"fox"}
        ! open connection c1
        ! sender c1 audio none create
        ! sender c1 video none create
        ! open channel c1 d1 parley
        browser needs negotiation c1
        ! set local c1 #1
        browser describes #1 offer my-offer
        > {"type":"call","from":"Ana","to":"ben","sdp":"{\"type\":\"offer\",\"sdp\":\"my-offer\"}"}
        < {"type":"error","code":"unknown-peer","message":"Nobody has registered with this id.","to":"ben"}
        ! close channel d1
        ! close connection c1
        ? members 0
        ? notice Nobody has registered with this id.
        ? ending none
    )",
                  options);
}

}  // namespace
}  // namespace parley::test
