// One client session: as host, as one whom a host asks, and at the door of a locked room.
#include <string>

#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

// Ana ("m") came to Ben ("b") and is host.
const std::string as_host = connected_to_ben + R"(
    < {"type":"moderation","host":"m","locked":false}
    ? notice You are the host of this room now.
    ? host m
)";

const std::string beside_host = connected_to_ben + R"(
    < {"type":"moderation","host":"b","locked":false}
    ? host b
)";

const std::string at_the_door = R"(
    wish join
    ! open socket ws://server/parley parley.v1
    socket opens
    > {"type":"join","$_":0}
    < {"type":"error","code":"room-locked","message":"Locked."}
    > {"type":"knock","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
    < {"type":"waiting","room":"fox","seconds":120}
    ? phase joining
    ? waiting yes
)";

TEST(ClientModeration, LearnsTheHostWhenItJoins) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","$_":0}
        < {"type":"joined","version":1,"id":"m","room":"fox","members":[],"host":"m","locked":true}
        ? host m
        ? door locked
        ? notice none
        wish leave
        > {"type":"leave"}
        ! close socket 1000
        ? host none
        ? door open
    )");
}

TEST(ClientModeration, AHostWhoAdmitsIntoAFullRoomIsToldAndStays) {
    expect_course(as_host + R"(
        < {"type":"knocked","id":"k","name":"Cy"}
        wish admit k
        > {"type":"admit","id":"k"}
        < {"type":"error","code":"room-full","message":"The room is full."}
        ? phase in-room
        ? notice The room is full.
        ? member b Ben connected +m +c
    )");
}

TEST(ClientModeration, AHostsWishesGoToTheServerWhichDecides) {
    expect_course(as_host + R"(
        wish lock on
        > {"type":"lock","locked":true}
        ? door open
        < {"type":"moderation","host":"m","locked":true}
        ? door locked
        wish lock on
        wish mute b
        > {"type":"ask","to":"b","what":"mute"}
        wish stop-video b
        > {"type":"ask","to":"b","what":"stop-video"}
        wish remove b
        > {"type":"remove","id":"b"}
        wish make-host b
        > {"type":"hand-over","to":"b"}
        ? host m
        < {"type":"moderation","host":"b","locked":true}
        ? host b
    )");
}

TEST(ClientModeration, NobodyElsesWishesGoAnywhere) {
    expect_course(beside_host + R"(
        wish lock on
        wish mute b
        wish stop-video b
        wish remove b
        wish make-host m
        wish admit k
    )");
}

TEST(ClientModeration, AHostHasNoWishesAboutStrangers) {
    expect_course(as_host + R"(
        wish mute z
        wish remove z
        wish make-host m
        wish admit k
    )");
}

TEST(ClientModeration, AHostSeesWhoKnocksUntilTheServerSaysThatItIsAnswered) {
    expect_course(as_host + R"(
        < {"type":"moderation","host":"m","locked":true}
        < {"type":"knocked","id":"k1","name":"Cy"}
        < {"type":"knocked","id":"k2","name":""}
        < {"type":"knocked","id":"k2","name":"again"}
        ? knocks k1 Cy, k2 Guest
        wish admit k1
        > {"type":"admit","id":"k1"}
        ? knocks k1 Cy, k2 Guest
        < {"type":"knock-ended","id":"k1"}
        ? knocks k2 Guest
        wish refuse k2
        > {"type":"refuse","id":"k2"}
        < {"type":"moderation","host":"m","locked":false}
        ? knocks none
    )");
}

TEST(ClientModeration, WhoIsHostNoMoreHearsOfNobodyAtTheDoor) {
    expect_course(as_host + R"(
        < {"type":"moderation","host":"m","locked":true}
        < {"type":"knocked","id":"k1","name":"Cy"}
        < {"type":"moderation","host":"b","locked":true}
        ? knocks none
        < {"type":"knocked","id":"k1","name":"Cy"}
        ? knocks none
        ? counter unknown-frames 1
    )");
}

TEST(ClientModeration, IsMutedWhenAHostAsksAndUnmutesItselfAtOnce) {
    ClientOptions options = in_room_fox();
    options.audio = true;
    expect_course(R"(
        ! request media #1 t1 none
        ! list devices
        browser grants #1 mic-1 -
        ! list devices
        ! measure t1
        wish join
        ! open socket ws://server/parley parley.v1
        ! measure none
        socket opens
        > {"type":"join","$_":0}
        < {"type":"joined","version":1,"id":"m","room":"fox","members":[{"id":"b","name":"Ben"}],"host":"b"}
        ! open connection c1
        ! sender c1 audio t1 create
        ! sender c1 video none create
        ! open channel c1 d1 parley
        ? microphone on
        < {"type":"asked","from":"b","what":"mute"}
        ! disable t1
        > {"type":"state","state":{"microphone":false,"camera":false}}
        ? microphone off
        ? notice You were muted by the host: Ben
        # Nothing is left to mute, and nobody is told again.
        wish dismiss
        < {"type":"asked","from":"b","what":"mute"}
        ? notice none
        wish microphone on
        ! enable t1
        > {"type":"state","state":{"microphone":true,"camera":false}}
        ? microphone on
        < {"type":"asked","from":"b","what":"mute"}
        ! disable t1
        > {"type":"state","state":{"microphone":false,"camera":false}}
        wish microphone on
        ! enable t1
        > {"type":"state","state":{"microphone":true,"camera":false}}
        ? notice none
    )",
                  options);
}

TEST(ClientModeration, IsAskedByMembersOnly) {
    expect_course(beside_host + R"(
        < {"type":"asked","from":"z","what":"mute"}
        < {"type":"asked","from":"b","what":"dance"}
        ? counter unknown-frames 2
        ? notice none
    )");
}

TEST(ClientModeration, WhoIsRemovedIsBackInTheLobbyAndSaysWhoItWasWhenItTriesAgain) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","$_":0}
        < {"type":"joined","version":1,"id":"m","room":"fox","members":[],"resume":{"token":"T","seconds":60}}
        < {"type":"error","code":"removed","message":"Ben removed you from this room."}
        ! close socket 1000
        ? phase lobby
        ? notice Ben removed you from this room.
        ? ending refused removed
        + 60000 ms
        wish join
        ! open socket ws://server/parley parley.v1
        ? ending none
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false},"resume":{"id":"m","token":"T","received":1}}
        < {"type":"error","code":"removed","message":"You were removed from this room."}
        ! close socket 1000
        ? phase lobby
        # Another room knows nothing of it.
        wish room owl
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"owl","name":"Ana","state":{"microphone":false,"camera":false}}
    )");
}

TEST(ClientModeration, IsBackInTheLobbyWhenAnOperatorClosesTheRoomAndDoesNotComeBackByItself) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","$_":0}
        < {"type":"joined","version":1,"id":"m","room":"fox","members":[],"resume":{"token":"T","seconds":60}}
        < {"type":"error","code":"room-closed","message":"Maintenance."}
        ! close socket 1000
        ? phase lobby
        ? notice Maintenance.
        ? ending refused room-closed
        + 60000 ms
        wish join
        ! open socket ws://server/parley parley.v1
        ? ending none
    )");
}

TEST(ClientModeration, KnocksAtALockedRoomAndIsLetIn) {
    expect_course(at_the_door + R"(
        + 60000 ms
        < {"type":"joined","version":1,"id":"m","room":"fox","members":[],"host":"b","locked":true}
        ? phase in-room
        ? waiting no
        ? door locked
    )");
}

TEST(ClientModeration, IsToldThatItWasRefused) {
    expect_course(at_the_door + R"(
        < {"type":"error","code":"refused","message":"The host did not let you in."}
        ! close socket 1000
        ? phase lobby
        ? waiting no
        ? notice The host did not let you in.
        ? ending refused refused
    )");
}

TEST(ClientModeration, IsToldThatNobodyAnswered) {
    expect_course(at_the_door + R"(
        < {"type":"error","code":"unanswered","message":"Nobody has answered the door. Try again later."}
        ! close socket 1000
        ? phase lobby
        ? notice Nobody has answered the door. Try again later.
        ? ending refused unanswered
    )");
}

TEST(ClientModeration, DoesNotWaitForAServerThatIsGone) {
    expect_course(at_the_door + R"(
        + 129999 ms
        ? phase joining
        + 1 ms
        ! close socket 1000
        ? phase lobby
        ? notice The server server does not answer. Try again in a moment.
        ? ending server-unreachable
    )");
}

TEST(ClientModeration, GoesAwayFromTheDoorWhenThePersonWishes) {
    expect_course(at_the_door + R"(
        wish leave
        ! close socket 1000
        ? phase lobby
        ? waiting no
    )");
}

TEST(ClientModeration, KnocksAgainAtTheNextServer) {
    expect_course(at_the_door + R"(
        socket closes 1012
        ? waiting no
        + 1000 ms
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","$_":0}
        < {"type":"error","code":"room-locked","message":"Locked."}
        > {"type":"knock","$_":0}
    )");
}

TEST(ClientModeration, KnocksOnceOnly) {
    expect_course(at_the_door + R"(
        < {"type":"error","code":"room-locked","message":"Locked."}
        ! close socket 1000
        ? phase lobby
        ? notice Locked.
        ? ending refused room-locked
    )");
}

TEST(ClientModeration, WhoComesBackToALockedRoomAsAStrangerKnocksWhileItsCallGoesOn) {
    expect_course(connected_to_ben + R"(
        socket closes 1006
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","$_":0}
        < {"type":"error","code":"room-locked","message":"Locked."}
        > {"type":"knock","$_":0}
        < {"type":"waiting","room":"fox","seconds":120}
        ? phase in-room
        ? waiting no
        ? member b Ben connected +m +c
        < {"type":"error","code":"unanswered","message":"Nobody answered."}
        ! close socket 1000
        ? phase in-room
        ? member b Ben connected +m +c
    )");
}

TEST(ClientModeration, LocksARoomAgainThatTheServerHasForgotten) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","$_":0}
        < {"type":"joined","version":1,"id":"m","room":"fox","members":[],"host":"m","locked":true,"resume":{"token":"T","seconds":60}}
        socket closes 1006
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","resume":{"id":"m","token":"T","received":0},"$_":0}
        < {"type":"joined","version":1,"id":"m","room":"fox","members":[],"host":"m","resume":{"token":"U","seconds":60}}
        > {"type":"lock","locked":true}
        < {"type":"moderation","host":"m","locked":true}
        wish lock off
        > {"type":"lock","locked":false}
        < {"type":"moderation","host":"m","locked":false}
        ? door open
    )");
}

}  // namespace
}  // namespace parley::test
