// One client session: reachable by a callsign, called from a room, and calling others into its own.
#include <string>

#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

// The line is socket 1.
const std::string reachable = R"(
    wish reachable ana
    ! ask for notifications
    ! open socket ws://server/parley parley.v1
    ? reachable asking as ana
    socket opens
    > {"type":"register","version":1,"capabilities":[],"callsign":"ana"}
    < {"type":"registered","callsign":"ana","key":"K1","seconds":60}
    ? reachable on as ana
    ? phase lobby
)";

const std::string called = reachable + R"(
    < {"type":"invitation","id":"i1","name":"Ben","room":"den","seconds":45}
    ! ring
    ? incoming Ben from den
)";

// In the room "fox" by socket 1, and reachable by socket 2.
const std::string reachable_in_room = alone + R"(
    wish reachable ana
    ! ask for notifications
    ! open socket ws://server/parley parley.v1
    socket opens
    > {"type":"register","version":1,"capabilities":[],"callsign":"ana"}
    < {"type":"registered","callsign":"ana","key":"K1","seconds":60}
)";

TEST(ClientInvitations, AcceptsByJoiningTheRoom) {
    expect_course(called + R"(
        wish answer accept
        ! open socket ws://server/parley parley.v1
        ! stop ringing
        ? room den
        ? link http://page/?room=den
        ? incoming none
        socket opens
        > {"type":"join","room":"den","invitation":"i1","$_":0}
        < {"type":"joined","version":1,"id":"m","room":"den","members":[]}
        ? phase in-room
        ? reachable on as ana
        # No later join shows it.
        socket closes 1006
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"den","name":"Ana","state":{"microphone":false,"camera":false}}
    )");
}

TEST(ClientInvitations, DeclinesOrIsBusy) {
    for (const std::string answer : {"decline", "busy"}) {
        expect_course(called + "wish answer " + answer + "\n> {\"type\":\"" + answer + R"(","id":"i1"}
            ! stop ringing
            ? incoming none
            wish answer accept
        )");
    }
}

TEST(ClientInvitations, AMissedCallIsTold) {
    expect_course(called + R"(
        < {"type":"invitation-ended","id":"i1"}
        ! stop ringing
        ? incoming none
        ? notice You missed a call from Ben.
    )");
}

TEST(ClientInvitations, DoesNotRingForEver) {
    expect_course(called + R"(
        + 29999 ms
        + 1 ms
        > {"type":"ping"}
        < {"type":"pong"}
        + 25000 ms
        ! stop ringing
        ? incoming none
    )");
}

TEST(ClientInvitations, AHiddenPageNotifies) {
    expect_course(reachable + R"(
        browser page hidden
        < {"type":"invitation","id":"i1","name":"Ben","room":"den","seconds":45}
        ! ring
        ! notify Ben calls you
        wish answer decline
        > {"type":"decline","id":"i1"}
        ! stop ringing
        ! close notification
        browser page shown
        < {"type":"invitation","id":"i2","name":"Ben","room":"den","seconds":45}
        ! ring
        browser page hidden
        ! notify Ben calls you
        # Whoever looks at the page needs none.
        browser page shown
        ! close notification
        < {"type":"invitation-ended","id":"i2"}
        ! stop ringing
    )");
}

TEST(ClientInvitations, WhoAnswersInARoomLeavesIt) {
    expect_course(reachable_in_room + R"(
        < {"type":"invitation","id":"i1","name":"Ben","room":"den","seconds":45}
        ! ring
        ? phase in-room
        wish answer accept
        > {"type":"leave"}
        ! close socket 1000
        ! open socket ws://server/parley parley.v1
        ! stop ringing
        socket opens
        > {"type":"join","room":"den","invitation":"i1","$_":0}
    )");
}

TEST(ClientInvitations, WhoIsInThatRoomAlreadySaysSo) {
    expect_course(reachable_in_room + R"(
        < {"type":"invitation","id":"i1","name":"Ben","room":"fox","seconds":45}
        > {"type":"accept","id":"i1"}
        ? incoming none
    )");
}

TEST(ClientInvitations, AnAnswerOfWhichNothingComesIsTakenBack) {
    expect_course(called + R"(
        wish answer accept
        ! open socket ws://server/parley parley.v1
        ! stop ringing
        socket opens
        > {"type":"join","room":"den","invitation":"i1","$_":0}
        < {"type":"error","code":"room-full","message":"The room is full."}
        > {"type":"busy","id":"i1"}
        ! close socket 1000
        ? phase lobby
        ? notice The room is full.
        ? ending refused room-full
    )");
}

TEST(ClientInvitations, KnocksWithTheInvitationWhereTheRoomIsLocked) {
    expect_course(called + R"(
        wish answer accept
        ! open socket ws://server/parley parley.v1
        ! stop ringing
        socket opens
        > {"type":"join","room":"den","invitation":"i1","$_":0}
        < {"type":"error","code":"room-locked","message":"Locked."}
        > {"type":"knock","room":"den","invitation":"i1","$_":0}
    )");
}

TEST(ClientInvitations, ATakenCallsignIsToldAndNotTriedAgain) {
    expect_course(R"(
        wish reachable ana
        ! ask for notifications
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"register","version":1,"capabilities":[],"callsign":"ana"}
        < {"type":"error","code":"id-taken","message":"Taken."}
        ! close socket 1000
        ? reachable refused as ana: Taken.
        ? notice Taken.
        + 60000 ms
        wish reachable ana b
        ! ask for notifications
        ! open socket ws://server/parley parley.v1
        ? reachable asking as ana b
    )");
}

TEST(ClientInvitations, ComesBackToItsCallsignWithItsKey) {
    expect_course(called + R"(
        socket closes 1006
        ! open socket ws://server/parley parley.v1
        ! stop ringing
        ? reachable asking as ana
        ? incoming none
        socket opens
        > {"type":"register","version":1,"capabilities":[],"callsign":"ana","key":"K1"}
        < {"type":"registered","callsign":"ana","key":"K2","seconds":60}
        ? reachable on as ana
    )");
}

TEST(ClientInvitations, AnotherPageMayTakeTheCallsignOver) {
    expect_course(reachable + R"(
        socket closes 1000
        ? reachable refused as ana: You are reachable from another page now.
    )");
}

TEST(ClientInvitations, EndsItWithTheLine) {
    expect_course(called + R"(
        wish reachable
        ! close socket 1000
        ! stop ringing
        ? reachable off as ana
    )");
}

TEST(ClientInvitations, ASilentLineIsOpenedAgain) {
    expect_course(reachable + R"(
        + 30000 ms
        > {"type":"ping"}
        + 12000 ms
        ! close socket 4000
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"register","version":1,"capabilities":[],"callsign":"ana","key":"K1"}
        + 10000 ms
        ! close socket 4000
        + 450 ms
        ! open socket ws://server/parley parley.v1
    )");
}

TEST(ClientInvitations, TheCallerSeesWhatBecomesOfIt) {
    expect_course(alone + R"(
        wish invite ben
        > {"type":"invite","callsign":"ben"}
        ? outgoing ben calling
        wish invite ben
        < {"type":"invited","callsign":"ben","outcome":"ringing"}
        ? outgoing ben ringing
        < {"type":"invited","callsign":"ben","outcome":"declined"}
        ? outgoing ben declined
        ? notice ben has declined.
        + 29999 ms
        ? outgoing ben declined
        + 1 ms
        ? outgoing none
        wish invite ben
        > {"type":"invite","callsign":"ben"}
        < {"type":"invited","callsign":"ben","outcome":"unreachable"}
        ? outgoing ben unreachable
        ? notice ben is not reachable.
        wish hang-up ben
        ? outgoing none
        wish invite cy
        > {"type":"invite","callsign":"cy"}
        wish hang-up cy
        > {"type":"cancel","callsign":"cy"}
        ? outgoing none
        wish leave
        > {"type":"leave"}
        ! close socket 1000
    )");
}

TEST(ClientInvitations, CallsNobodyFromTheLobbyNorItself) {
    expect_course(R"(
        wish invite ben
        ? outgoing none
    )");
    expect_course(reachable_in_room + R"(
        wish invite ana
        ? outgoing none
        ? notice That is you.
    )");
}

TEST(ClientInvitations, FramesOfTheLineMeanNothingInTheRoom) {
    expect_course(alone + R"(
        < {"type":"invitation","id":"i1","name":"Ben","room":"den","seconds":45}
        < {"type":"invited","callsign":"ben","outcome":"ringing"}
        ? incoming none
        ? counter unknown-frames 2
    )");
}

TEST(ClientInvitations, OtherDialectsKnowNoCallsigns) {
    ClientOptions options = in_room_fox();
    options.dialect = "peer-list";
    expect_course(R"(
        wish reachable ana
        ? reachable off
        ? notice Nobody can be called on this server.
    )",
                  options);
}

}  // namespace
}  // namespace parley::test
