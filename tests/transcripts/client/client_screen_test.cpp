// One client session that shows a screen, and sees those of others.
#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

ClientOptions able() {
    ClientOptions options = in_room_fox();
    options.can_share_screen = true;
    return options;
}

// Ana shows a screen, t3, beside Ben, whose client is one of ours.
const std::string shares_beside_ben = beside_ben + R"(
    wish share on
    ! request screen #4 t1
    ? screen requesting
    browser grants #4
    ! sender c1 screen t1 create
    > {"type":"state","state":{"microphone":false,"camera":false,"screen":true}}
    ? screen on
)";

TEST(ClientScreen, IsSentOnASenderOfItsOwnToOneOfOurs) {
    expect_course(shares_beside_ben + R"(
        browser needs negotiation c1
        ! set local c1 #5
        browser describes #5 offer screen-offer
        > {"type":"description","to":"b","connection":"$c","exchange":"$s","description":{"type":"offer","sdp":"screen-offer"}}
        < {"type":"description","from":"b","connection":$c,"exchange":$s,"description":{"type":"answer","sdp":"ben-answer"}}
        ! set remote c1 #6 answer ben-answer
        browser done #6
        ! sender c1 screen t1 create
        wish share off
        ! release t1
        ! sender c1 screen none create
        > {"type":"state","state":{"microphone":false,"camera":false}}
        ? screen off
    )",
                  able());
}

TEST(ClientScreen, ThatTheBrowserEndsIsOver) {
    expect_course(shares_beside_ben + R"(
        browser ends t1
        ! release t1
        ! sender c1 screen none create
        > {"type":"state","state":{"microphone":false,"camera":false}}
        ? screen off
        ? notice none
    )",
                  able());
}

TEST(ClientScreen, ThatThePersonDoesNotChooseIsNotShown) {
    expect_course(beside_ben + R"(
        wish share on
        ! request screen #4 t1
        wish share on
        browser fails #4 NotAllowedError: Permission denied
        ? screen off
        ? notice none
        wish share on
        ! request screen #5 t2
        browser fails #5 NotReadableError: no
        ? notice The screen could not be shared. Check that the browser may record the screen in the system's settings.
        wish share on
        ! request screen #6 t3
        wish share off
        ? screen off
        browser grants #6
        ! release t3
        ? screen off
    )",
                  able());
}

TEST(ClientScreen, IsGivenBackOnLeaving) {
    expect_course(shares_beside_ben + R"(
        wish leave
        > {"type":"leave"}
        ! close socket 1000
        ! release t1
        ! close channel d1
        ! close connection c1
        ? screen off
    )",
                  able());
}

TEST(ClientScreen, TakesTheCamerasPlaceWhereTheFarSideTakesNoSecondVideo) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        < {"type":"joined","version":1,"capabilities":[],"id":"m","room":"fox","capacity":3,"members":[{"id":"b","name":"Ben","dialect":"peer-list","state":{"microphone":true,"camera":true}}],"iceServers":[]}
        ! open connection c1
        ! sender c1 audio none create
        ! sender c1 video none create
        ! open channel c1 d1 parley
        wish share on
        ! request screen #1 t1
        browser grants #1
        ! sender c1 video t1 create
        > {"type":"state","state":{"microphone":false,"camera":false,"screen":true}}
        wish share off
        ! release t1
        ! sender c1 video none create
        > {"type":"state","state":{"microphone":false,"camera":false}}
    )",
                  able());
}

TEST(ClientScreen, OfAnotherIsTheSecondVideoWhileItIsSaidToBeShown) {
    expect_course(beside_ben + R"(
        browser track c1 video 1
        ! adopt track c1 video 1 t1
        browser track c1 video 3
        ! adopt track c1 video 3 t2
        ? member b Ben connected +m +c
        < {"type":"member-changed","id":"b","state":{"microphone":true,"camera":true,"screen":true}}
        ? member b Ben connected +m +c +s
        < {"type":"member-changed","id":"b","state":{"microphone":true,"camera":true}}
        ? member b Ben connected +m +c
        browser track c1 video 4
    )");
    expect_course(beside_ben + R"(
        browser track c1 video 1
        ! adopt track c1 video 1 t1
        < {"type":"member-changed","id":"b","state":{"microphone":true,"camera":false,"screen":true}}
        ? member b Ben connected +m -c shows a screen
    )");
}

TEST(ClientScreen, IsNotAskedForWhereItCannotBeShown) {
    expect_course(beside_ben + R"(
        wish share on
        ? notice This browser cannot share a screen.
    )");
    expect_course(R"(
        wish share on
        ? screen off
    )",
                  able());
}

}  // namespace
}  // namespace parley::test
