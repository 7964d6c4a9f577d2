// Conversations of one client session with its host and its server: joining, meshes, glare, leaving, trouble.
#include <gtest/gtest.h>

#include "support/client_transcript.hpp"

namespace parley::test {
namespace {

ClientOptions in_room_fox() {
    ClientOptions options;
    options.signal_url = "ws://server";
    options.page_url = "http://page/";
    options.room = "fox";
    options.name = "Ana";
    options.audio = false;
    options.video = false;
    return options;
}

// Ana is alone in the room, as "m".
const std::string alone = R"(
    wish join
    ! open socket ws://server/parley parley.v1
    socket opens
    > {"type":"join","version":1,"capabilities":[],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
    < {"type":"joined","version":1,"capabilities":[],"id":"m","room":"fox","capacity":3,"members":[],"iceServers":[]}
)";

// Ana came to the room where Ben ("b") was, and has made her offer: she is "m", impolite towards "b".
const std::string with_ben = R"(
    wish join
    ! open socket ws://server/parley parley.v1
    socket opens
    > {"type":"join","version":1,"capabilities":[],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
    < {"type":"joined","version":1,"capabilities":[],"id":"m","room":"fox","capacity":3,"members":[{"id":"b","name":"Ben","state":{"microphone":true,"camera":true}}],"iceServers":[]}
    ! open connection c1
    ! sender c1 audio none create
    ! sender c1 video none create
    ! open channel c1 d1 parley
    browser needs negotiation c1
    ! set local c1 #1
    browser describes #1 offer ana-offer
    > {"type":"description","to":"b","connection":"$c","exchange":"$e","description":{"type":"offer","sdp":"ana-offer"}}
)";

const std::string connected_to_ben = with_ben + R"(
    < {"type":"description","from":"b","connection":$c,"exchange":$e,"description":{"type":"answer","sdp":"ben-answer"}}
    ! set remote c1 #2 answer ben-answer
    browser done #2
    browser state c1 connected
    ? member b Ben connected +m +c
)";

void expect_course(const std::string& text, const ClientOptions& options = in_room_fox()) {
    const std::string report = play_client_transcript(text, options);
    EXPECT_TRUE(report.empty()) << report;
}

TEST(ClientTranscript, JoinsAnEmptyRoom) {
    expect_course(R"(
        ? phase lobby
        wish join
        ! open socket ws://server/parley parley.v1
        ? phase joining
        ? signaling connecting
        socket opens
        > {"type":"join","version":1,"capabilities":[],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        < {"type":"joined","version":1,"capabilities":[],"id":"m","room":"fox","capacity":3,"members":[],"iceServers":[]}
        ? phase in-room
        ? signaling open
        ? self m
        ? members 0
        ? link http://page/?room=fox
        + 60000 ms
        ? phase in-room
    )");
}

TEST(ClientTranscript, JoinsWithDevicesAndSendsThem) {
    ClientOptions options = in_room_fox();
    options.audio = true;
    options.video = true;
    options.join_at_once = true;
    expect_course(R"(
        ! request media #1 t1 t2
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":[],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        browser grants #1
        ? camera on
        # The answer to the join comes after the grant: the others are told how we are now.
        < {"type":"joined","version":1,"capabilities":[],"id":"m","room":"fox","capacity":3,"members":[{"id":"b","name":"Ben","state":{"microphone":true,"camera":true}}],"iceServers":[]}
        ! open connection c1
        ! sender c1 audio t1 create
        ! sender c1 video t2 create
        ! open channel c1 d1 parley
        > {"type":"state","state":{"microphone":true,"camera":true}}
        # Turning the camera off needs no negotiation.
        wish camera off
        ! release t2
        ! sender c1 video none create
        > {"type":"state","state":{"microphone":true,"camera":false}}
        wish microphone off
        ! disable t1
        > {"type":"state","state":{"microphone":false,"camera":false}}
        wish camera on
        ! request media #2 none t3
        browser grants #2
        ! sender c1 video t3 create
        > {"type":"state","state":{"microphone":false,"camera":true}}
    )",
                  options);
}

TEST(ClientTranscript, OffersToThoseWhoWereThere) {
    expect_course(connected_to_ben + R"(
        browser gathers c1 candidate-1
        > {"type":"candidate","to":"b","connection":"$c","exchange":"$e","candidate":{"candidate":"candidate-1","sdpMid":"0","sdpMLineIndex":null,"usernameFragment":null}}
        < {"type":"candidate","from":"b","connection":$c,"exchange":$e,"candidate":{"candidate":"ben-candidate","sdpMid":"0"}}
        ! add candidate c1 #4 ben-candidate
        browser done #4
        browser track c1 audio 0
        ! adopt track c1 audio 0 t1
        ! play t1
        browser track c1 video 1
        ! adopt track c1 video 1 t2
    )");
}

TEST(ClientTranscript, AnswersTheNewcomer) {
    expect_course(alone + R"(
        < {"type":"member-joined","member":{"id":"z","name":"Zoe","state":{"microphone":true,"camera":false}}}
        ? member z Zoe connecting +m -c
        < {"type":"description","from":"z","connection":7,"exchange":8,"description":{"type":"offer","sdp":"zoe-offer"}}
        ! open connection c1
        ! set remote c1 #1 offer zoe-offer
        # Candidates wait until the offer is applied.
        < {"type":"candidate","from":"z","connection":7,"exchange":8,"candidate":{"candidate":"zoe-candidate","sdpMid":"0"}}
        browser announces c1 parley
        ! adopt channel c1 d1 parley
        browser done #1
        ! sender c1 audio none
        ! sender c1 video none
        ! add candidate c1 #3 zoe-candidate
        ! set local c1 #2
        browser describes #2 answer my-answer
        > {"type":"description","to":"z","connection":7,"exchange":8,"description":{"type":"answer","sdp":"my-answer"}}
        browser state c1 connected
        ? member z Zoe connected +m -c
    )");
}

TEST(ClientTranscript, MeshOfThree) {
    expect_course(connected_to_ben + R"(
        < {"type":"member-joined","member":{"id":"c","name":"Cem","state":{"microphone":true,"camera":true}}}
        < {"type":"description","from":"c","connection":5,"exchange":6,"description":{"type":"offer","sdp":"cem-offer"}}
        ! open connection c2
        ! set remote c2 #4 offer cem-offer
        browser done #4
        ! sender c2 audio none
        ! sender c2 video none
        ! set local c2 #5
        browser describes #5 answer my-answer
        > {"type":"description","to":"c","connection":5,"exchange":6,"description":{"type":"answer","sdp":"my-answer"}}
        browser state c2 connected
        ? member b Ben connected +m +c
        ? member c Cem connected +m +c
        # One leaves; the other link is untouched.
        < {"type":"member-left","id":"b"}
        ! close channel d1
        ! close connection c1
        ? members 1
        ? member c Cem connected +m +c
        # What the gone one still sends is passed over.
        < {"type":"description","from":"b","connection":$c,"exchange":9,"description":{"type":"offer","sdp":"late"}}
        browser state c1 failed
        ? counter unknown-frames 1
        ? counter stale-events 1
    )");
}

TEST(ClientTranscript, ImpoliteSideIgnoresACollidingOffer) {
    // "b" sorts before "m": we are impolite.
    expect_course(connected_to_ben + R"(
        browser needs negotiation c1
        ! set local c1 #4
        < {"type":"description","from":"b","connection":$c,"exchange":77,"description":{"type":"offer","sdp":"ben-offer"}}
        < {"type":"candidate","from":"b","connection":$c,"exchange":77,"candidate":{"candidate":"of-the-ignored","sdpMid":"0"}}
        ? counter ignored-offers 1
        ? counter dropped-candidates 1
        browser describes #4 offer second-offer
        > {"type":"description","to":"b","connection":"$c","exchange":"$e2","description":{"type":"offer","sdp":"second-offer"}}
        < {"type":"description","from":"b","connection":$c,"exchange":$e2,"description":{"type":"answer","sdp":"second-answer"}}
        ! set remote c1 #6 answer second-answer
        browser done #6
    )");
}

TEST(ClientTranscript, PoliteSideRollsBackForACollidingOffer) {
    // "z" sorts after "m": we are polite.
    expect_course(alone + R"(
        < {"type":"member-joined","member":{"id":"z","name":"Zoe","state":{"microphone":true,"camera":false}}}
        < {"type":"description","from":"z","connection":7,"exchange":8,"description":{"type":"offer","sdp":"zoe-offer"}}
        ! open connection c1
        ! set remote c1 #1 offer zoe-offer
        browser done #1
        ! sender c1 audio none
        ! sender c1 video none
        ! set local c1 #2
        browser describes #2 answer my-answer
        > {"type":"description","to":"z","connection":7,"exchange":8,"description":{"type":"answer","sdp":"my-answer"}}
        # Both negotiate at once. The own offer gives way wherever it is ...
        browser needs negotiation c1
        ! set local c1 #3
        < {"type":"description","from":"z","connection":7,"exchange":9,"description":{"type":"offer","sdp":"zoe-second"}}
        ! set remote c1 #4 offer zoe-second
        # ... and its late completion counts for nothing.
        browser describes #3 offer my-offer
        browser done #4
        ! sender c1 audio none
        ! sender c1 video none
        ! set local c1 #5
        browser describes #5 answer my-second-answer
        > {"type":"description","to":"z","connection":7,"exchange":9,"description":{"type":"answer","sdp":"my-second-answer"}}
        # An answer to the offer that was rolled back is stale.
        < {"type":"description","from":"z","connection":7,"exchange":10,"description":{"type":"answer","sdp":"late"}}
        ? counter stale-descriptions 1
    )");
}

TEST(ClientTranscript, BothSidesOpenAConnectionAtOnceAndTheImpoliteOneStays) {
    expect_course(with_ben + R"(
        < {"type":"description","from":"b","connection":1,"exchange":2,"description":{"type":"offer","sdp":"ben-offer"}}
        ? counter ignored-offers 1
        < {"type":"description","from":"b","connection":$c,"exchange":$e,"description":{"type":"answer","sdp":"ben-answer"}}
        ! set remote c1 #2 answer ben-answer
    )");
}

TEST(ClientTranscript, AConnectionThatTheOtherSideOpensAnewReplacesOurs) {
    expect_course(connected_to_ben + R"(
        < {"type":"description","from":"b","connection":1,"exchange":2,"description":{"type":"offer","sdp":"ben-offer"}}
        ! close channel d1
        ! close connection c1
        ! open connection c2
        ! set remote c2 #4 offer ben-offer
        ? member b Ben reconnecting +m +c
        # What belongs to the old connection is stale.
        < {"type":"candidate","from":"b","connection":$c,"exchange":$e,"candidate":{"candidate":"old","sdpMid":"0"}}
        < {"type":"description","from":"b","connection":$c,"exchange":$e,"description":{"type":"answer","sdp":"old"}}
        ? counter dropped-candidates 1
        ? counter stale-descriptions 1
    )");
}

TEST(ClientTranscript, ARejectedDescriptionShowsAsFailedAndIsTriedAgain) {
    expect_course(with_ben + R"(
        < {"type":"description","from":"b","connection":$c,"exchange":$e,"description":{"type":"answer","sdp":"nonsense"}}
        ! set remote c1 #2 answer nonsense
        browser fails #2 OperationError: Expected line: v=
        ! close channel d1
        ! close connection c1
        ? member b Ben failed +m +c
        ? reason b The browser rejected the connection: Expected line: v=
        + 2000 ms
        ! open connection c2
        ! sender c2 audio none create
        ! sender c2 video none create
        ! open channel c2 d2 parley
        ? member b Ben reconnecting +m +c
        browser needs negotiation c2
        ! set local c2 #3
        browser describes #3 offer second-offer
        > {"type":"description","to":"b","connection":"$c2","exchange":"$e2","description":{"type":"offer","sdp":"second-offer"}}
    )");
}

TEST(ClientTranscript, ALostPathRestartsIceAndThenBuildsAnew) {
    expect_course(connected_to_ben + R"(
        browser state c1 failed
        ? member b Ben reconnecting +m +c
        + 0 ms
        ! restart ice c1
        browser needs negotiation c1
        ! set local c1 #4
        browser describes #4 offer restart-offer
        > {"type":"description","to":"b","connection":"$c","exchange":"$e2","description":{"type":"offer","sdp":"restart-offer"}}
        + 20000 ms
        ? member b Ben failed +m +c
        + 2000 ms
        ! close channel d1
        ! close connection c1
        ! open connection c2
        ! sender c2 audio none create
        ! sender c2 video none create
        ! open channel c2 d2 parley
    )");
}

TEST(ClientTranscript, LeavesAndGivesEverythingBack) {
    expect_course(connected_to_ben + R"(
        browser track c1 audio 0
        ! adopt track c1 audio 0 t1
        ! play t1
        wish leave
        > {"type":"leave"}
        ! close socket 1000
        ! close channel d1
        ! release t1
        ! close connection c1
        ? phase lobby
        ? members 0
        + 60000 ms
    )");
}

TEST(ClientTranscript, RejoinsAfterLeaving) {
    expect_course(alone + R"(
        wish leave
        > {"type":"leave"}
        ! close socket 1000
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":[],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        < {"type":"joined","version":1,"capabilities":[],"id":"n","room":"fox","capacity":3,"members":[],"iceServers":[]}
        ? self n
    )");
}

TEST(ClientTranscript, AFullRoomLeadsBackToTheLobby) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":[],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        < {"type":"error","code":"room-full","message":"The room \"fox\" is full (3 of 3)."}
        ! close socket 1000
        ? phase lobby
        ? notice The room "fox" is full (3 of 3).
        wish dismiss
        ? notice none
    )");
}

TEST(ClientTranscript, AnUnreachableServerIsNamed) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket closes 1006
        ? phase lobby
        ? notice The server server cannot be reached. Check your network, then try again.
    )");
}

TEST(ClientTranscript, ASilentServerIsGivenUp) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":[],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        + 10000 ms
        ! close socket 1000
        ? phase lobby
        ? notice The server server does not answer. Try again in a moment.
    )");
}

TEST(ClientTranscript, LosingTheServerClosesNoLink) {
    expect_course(connected_to_ben + R"(
        socket closes 1006
        ? phase in-room
        ? signaling reconnecting
        ? member b Ben connected +m +c
        + 1 ms
        ! open socket ws://server/parley parley.v1
        socket closes 1006
        + 500 ms
        ! open socket ws://server/parley parley.v1
        ? member b Ben connected +m +c
        socket opens
        > {"type":"join","version":1,"capabilities":[],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        < {"type":"joined","version":1,"capabilities":[],"id":"n","room":"fox","capacity":3,"members":[{"id":"b","name":"Ben","state":{"microphone":true,"camera":true}}],"iceServers":[]}
        ! close channel d1
        ! close connection c1
        ! open connection c2
        ! sender c2 audio none create
        ! sender c2 video none create
        ! open channel c2 d2 parley
        ? signaling open
    )");
}

TEST(ClientTranscript, ComingBackToAFullRoomIsTriedWhileALinkLives) {
    const std::string refused = R"(
        socket closes 1006
        + 1 ms
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":[],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        < {"type":"error","code":"room-full","message":"The room is full."}
        ! close socket 1000
    )";
    expect_course(connected_to_ben + refused + R"(
        ? phase in-room
        ? signaling reconnecting
        ? member b Ben connected +m +c
        + 500 ms
        ! open socket ws://server/parley parley.v1
    )");
    expect_course(alone + refused + R"(
        ? phase lobby
        ? notice The room is full.
        + 60000 ms
    )");
}

TEST(ClientTranscript, TheNetworkComingBackEndsThePause) {
    expect_course(alone + R"(
        socket closes 1006
        + 1 ms
        ! open socket ws://server/parley parley.v1
        socket closes 1006
        browser network online
        ! open socket ws://server/parley parley.v1
    )");
}

TEST(ClientTranscript, BadFramesAreCountedAndChangeNothing) {
    expect_course(connected_to_ben + R"(
        < not json
        < {"type":"joined"}
        < {"type":"description","from":"b","connection":$c,"exchange":$e}
        < $repeat(100,[)
        socket brings binary
        ? counter malformed-frames 5
        < {"type":"weather","sunny":true}
        < {"type":"member-left","id":"nobody"}
        ? counter unknown-frames 2
        ? member b Ben connected +m +c
    )");
}

TEST(ClientTranscript, APersonIsToldThatSoundIsBlocked) {
    expect_course(alone + R"(
        browser blocks audio
        ? audio blocked
        wish allow audio
        ! resume audio
        browser allows audio
        ? audio heard
    )");
}

TEST(ClientTranscript, TheLinkIsCopiedAndTheNoticeGoesByItself) {
    expect_course(alone + R"(
        wish copy link
        ! copy #1 http://page/?room=fox
        browser done #1
        ? notice The link is copied.
        + 4000 ms
        ? notice none
    )");
}

TEST(ClientTranscript, PeerListRoomLearnsNamesOverTheChannel) {
    ClientOptions options = in_room_fox();
    options.dialect = "peer-list";
    expect_course(R"(
        wish join
        ! open socket ws://server/ws?room=fox
        socket opens
        > {"type":"join","peerId":"$me"}
        < {"type":"peer-list","peers":["b"]}
        ! open connection c1
        ! sender c1 audio none create
        ! sender c1 video none create
        ! open channel c1 d1 parley
        ? member b Guest b connecting +m +c
        browser needs negotiation c1
        ! set local c1 #1
        browser describes #1 offer my-offer
        > {"type":"offer","from":"$me","to":"b","sdp":"my-offer"}
        < {"type":"answer","from":"b","to":"$me","sdp":"ben-answer"}
        ! set remote c1 #2 answer ben-answer
        browser done #2
        browser channel d1 opens
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false}}
        browser says d1 {"type":"member","name":"Ben","state":{"microphone":true,"camera":false}}
        ? member b Ben connecting +m -c
        # Its clients make a new connection for each offer: a second one replaces ours.
        < {"type":"offer","from":"b","to":"$me","sdp":"ben-offer"}
        ! close channel d1
        ! close connection c1
        ! open connection c2
        ! set remote c2 #4 offer ben-offer
    )",
                  options);
}

TEST(ClientTranscript, AMemberWhoseDialectHasNoCorrelationIsUnderstood) {
    expect_course(with_ben + R"(
        < {"type":"description","from":"b","connection":0,"exchange":0,"description":{"type":"answer","sdp":"ben-answer"}}
        ! set remote c1 #2 answer ben-answer
        < {"type":"candidate","from":"b","connection":0,"exchange":0,"candidate":{"candidate":"early","sdpMid":"0"}}
        browser done #2
        ! add candidate c1 #4 early
        < {"type":"candidate","from":"b","connection":0,"exchange":0,"candidate":{"candidate":"late","sdpMid":"0"}}
        ! add candidate c1 #5 late
        # A new offer of it is a new connection, as its own clients make one.
        < {"type":"description","from":"b","connection":0,"exchange":0,"description":{"type":"offer","sdp":"ben-offer"}}
        ! close channel d1
        ! close connection c1
        ! open connection c2
        ! set remote c2 #6 offer ben-offer
    )");
}

TEST(ClientTranscript, AnUnknownDialectIsToldAndNothingIsOpened) {
    ClientOptions options = in_room_fox();
    options.dialect = "esperanto";
    expect_course(R"(
        ? notice The dialect "esperanto" is unknown. Check the page's address.
        wish join
        ? phase lobby
    )",
                  options);
}

}  // namespace
}  // namespace parley::test
