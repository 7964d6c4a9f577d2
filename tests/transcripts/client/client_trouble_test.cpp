// One client session in trouble: full rooms, servers that are away, silent or broken.
#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

TEST(ClientInTrouble, AFullRoomLeadsBackToTheLobby) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        < {"type":"error","code":"room-full","message":"The room \"fox\" is full (3 of 3)."}
        ! close socket 1000
        ? phase lobby
        ? notice The room "fox" is full (3 of 3).
        ? ending refused room-full
        # Why it ended can still be read when the person has seen it, and no longer when the next try begins.
        wish dismiss
        ? notice none
        ? ending refused room-full
        wish join
        ! open socket ws://server/parley parley.v1
        ? ending none
    )");
}

TEST(ClientInTrouble, EachRefusalEndsTheTryWithTheServersWord) {
    for (const char* code : {"room-full", "server-full", "invalid-room", "invalid-name", "invalid-id", "id-taken",
                             "unauthorized", "unknown-room", "busy", "too-fast", "unsupported-version", "other"}) {
        SCOPED_TRACE(code);
        expect_course(R"(
            wish join
            ! open socket ws://server/parley parley.v1
            socket opens
            > {"type":"join","$_":0}
            < {"type":"error","code":")" +
                      std::string(code) + R"(","message":"No."}
            ! close socket 1000
            ? phase lobby
            ? notice No.
            ? ending refused )" +
                      code + "\n");
    }
}

TEST(ClientInTrouble, WhoLeavesByItsOwnWishHasNoEndingToTellOf) {
    expect_course(alone + R"(
        wish leave
        > {"type":"leave"}
        ! close socket 1000
        ? phase lobby
        ? ending none
    )");
}

TEST(ClientInTrouble, AnUnreachableServerIsNamed) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket closes 1006
        ? phase lobby
        ? notice The server server cannot be reached. Check your network, then try again.
        ? ending server-unreachable
    )");
}

TEST(ClientInTrouble, ASilentServerIsGivenUp) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        + 10000 ms
        ! close socket 1000
        ? phase lobby
        ? notice The server server does not answer. Try again in a moment.
        ? ending server-unreachable
    )");
}

TEST(ClientInTrouble, LosingTheServerClosesNoLink) {
    expect_course(connected_to_ben + R"(
        socket closes 1006
        ? phase in-room
        ? signaling reconnecting
        ? member b Ben connected +m +c
        ! open socket ws://server/parley parley.v1
        socket closes 1006
        + 500 ms
        ! open socket ws://server/parley parley.v1
        ? member b Ben connected +m +c
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
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

TEST(ClientInTrouble, AServerThatEndsIsLookedForAfterAShortPauseOfChance) {
    expect_course(connected_to_ben + R"(
        socket closes 1012
        ? phase in-room
        ? signaling reconnecting
        ? member b Ben connected +m +c
        + 1 ms
        + 500 ms
        ! open socket ws://server/parley parley.v1
    )");
}

TEST(ClientInTrouble, AServerThatEndsDuringAJoinIsLookedForOnce) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        socket closes 1012
        ? phase joining
        + 501 ms
        ! open socket ws://server/parley parley.v1
        socket closes 1006
        ? phase lobby
        ? notice The server server cannot be reached. Check your network, then try again.
        ? ending server-unreachable
    )");
}

TEST(ClientInTrouble, ComingBackToAFullRoomIsTriedWhileALinkLives) {
    const std::string refused = R"(
        socket closes 1006
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        < {"type":"error","code":"room-full","message":"The room is full."}
        ! close socket 1000
    )";
    expect_course(connected_to_ben + refused + R"(
        ? phase in-room
        ? ending none
        ? signaling reconnecting
        ? member b Ben connected +m +c
        + 500 ms
        ! open socket ws://server/parley parley.v1
    )");
    expect_course(alone + refused + R"(
        ? phase lobby
        ? notice The room is full.
        ? ending refused room-full
        + 60000 ms
    )");
}

TEST(ClientInTrouble, TheNetworkComingBackEndsThePause) {
    expect_course(alone + R"(
        socket closes 1006
        ! open socket ws://server/parley parley.v1
        socket closes 1006
        browser network online
        ! open socket ws://server/parley parley.v1
    )");
}

// Ana is alone, and has a place to come back to.
const std::string in_place = R"(
    wish join
    ! open socket ws://server/parley parley.v1
    socket opens
    > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
    < {"type":"joined","version":1,"capabilities":["resume"],"id":"m","room":"fox","capacity":3,"members":[],"iceServers":[],"resume":{"token":"t","seconds":60}}
)";
// The ping counts as sent, and was not received.
const std::string back_in_place = R"(
    ! close socket 4000
    ! open socket ws://server/parley parley.v1
    ? signaling reconnecting
    socket opens
    > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false},"resume":{"id":"m","token":"t","received":0}}
    < {"type":"joined","version":1,"capabilities":["resume"],"id":"m","room":"fox","capacity":3,"members":[],"iceServers":[],"resume":{"token":"t","seconds":60,"received":0}}
    > {"type":"ping"}
    < {"type":"pong"}
    ? signaling open
)";

TEST(ClientInTrouble, AServerThatSaysNothingIsAskedAndLeftWithoutAnAnswer) {
    expect_course(in_place + R"(
        + 29999 ms
        + 1 ms
        > {"type":"ping"}
        < {"type":"pong"}
        + 30000 ms
        > {"type":"ping"}
        < {"type":"member-left","id":"nobody"}
        + 30000 ms
        > {"type":"ping"}
        + 11999 ms
        ? signaling open
    )");
    expect_course(in_place + R"(
        + 30000 ms
        > {"type":"ping"}
        + 12000 ms
    )" + back_in_place);
}

TEST(ClientInTrouble, APageThatIsSeenAgainAsksTheServerWhetherItIsThere) {
    expect_course(in_place + R"(
        browser page shown
        + 3000 ms
        browser page shown
        > {"type":"ping"}
        browser page shown
        + 4000 ms
    )" + back_in_place);
}

TEST(ClientInTrouble, WhoSleptAsksTheServerOnWaking) {
    expect_course(in_place + R"(
        sleeps 100000 ms
        > {"type":"ping"}
        browser page shown
        + 4000 ms
    )" + back_in_place);
}

TEST(ClientInTrouble, BadFramesAreCountedAndChangeNothing) {
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

TEST(ClientInTrouble, AnUnknownDialectIsToldAndNothingIsOpened) {
    ClientOptions options = in_room_fox();
    options.dialect = "esperanto";
    expect_course(R"(
        ? notice The dialect "esperanto" is unknown. Check the page's address.
        ? ending none
        wish join
        ? phase lobby
        ? ending unknown-dialect
    )",
                  options);
}

}  // namespace
}  // namespace parley::test
