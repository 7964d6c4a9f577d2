// One client session and the channels of its links: heartbeats, and negotiation that others pass on.
#include <string>

#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

// Ana, Ben and Cy are connected, and all channels are open. Cy's certificate is CC.
const std::string connected_to_both = beside_ben + cy_comes + R"(
    browser channel d2 opens
    ! say d2 {"type":"troubles","links":[]}
)";

TEST(ClientChannel, WhatAnotherPassesOnIsTakenWhereTheCertificateIsTheOneInForce) {
    expect_course(connected_to_both + R"(
        browser state c2 failed
        ! say d1 {"type":"troubles","links":[{"peer":"c","trouble":"interrupted"}]}
        browser says d1 {"type":"description","from":"c","connection":7,"exchange":9,"description":{"type":"offer","sdp":"a=fingerprint:CC"}}
        ! set remote c2 #6 offer a=fingerprint:CC
        browser done #6
        ! sender c2 audio none
        ! sender c2 video none
        ! set local c2 #7
        browser describes #7 answer my-second-answer
        # The answer goes back the same way, though the server is there: Cy has lost it.
        ! say d1 {"type":"description","to":"c","connection":7,"exchange":9,"description":{"type":"answer","sdp":"my-second-answer"}}
    )");
}

TEST(ClientChannel, WhatAnotherPassesOnIsDroppedWhereTheLinkItselfWorks) {
    expect_course(connected_to_both + R"(
        browser says d1 {"type":"description","from":"c","connection":7,"exchange":9,"description":{"type":"offer","sdp":"a=fingerprint:CC"}}
        browser says d1 {"type":"candidate","from":"c","connection":7,"exchange":9,"candidate":{"candidate":"x","sdpMid":"0"}}
        ? counter stale-descriptions 2
        ? member c Cy connected +m +c
    )");
}

TEST(ClientChannel, WhatAnotherPassesOnWithACertificateOfItsOwnIsDropped) {
    expect_course(connected_to_both + R"(
        browser state c2 failed
        ! say d1 {"type":"troubles","links":[{"peer":"c","trouble":"interrupted"}]}
        browser says d1 {"type":"description","from":"c","connection":7,"exchange":9,"description":{"type":"offer","sdp":"a=fingerprint:EE"}}
        browser says d1 {"type":"description","from":"c","connection":9,"exchange":9,"description":{"type":"offer","sdp":"a=fingerprint:CC"}}
        browser says d1 {"type":"candidate","from":"c","connection":9,"exchange":9,"candidate":{"candidate":"x","sdpMid":"0"}}
        browser says d1 {"type":"description","from":"nobody","connection":7,"exchange":9,"description":{"type":"offer","sdp":"a=fingerprint:CC"}}
        ? counter stale-descriptions 4
        ? member c Cy reconnecting +m +c
    )");
}

TEST(ClientChannel, WhatIsForAnotherIsPassedOnWithTheSendersName) {
    expect_course(connected_to_both + R"(
        browser says d1 {"type":"candidate","to":"c","connection":5,"exchange":6,"candidate":null}
        ! say d2 {"type":"candidate","from":"b","connection":5,"exchange":6,"candidate":null}
        browser says d1 {"type":"candidate","to":"nobody","connection":5,"exchange":6,"candidate":null}
        ? counter unknown-frames 1
    )");
}

TEST(ClientChannel, NobodyHasMorePassedOnThanItsShare) {
    std::string course = connected_to_both;
    for (int i = 0; i < 200; ++i) {
        course += R"(
        browser says d1 {"type":"candidate","to":"c","connection":5,"exchange":6,"candidate":null}
        ! say d2 {"type":"candidate","from":"b","connection":5,"exchange":6,"candidate":null}
        )";
    }
    expect_course(course + R"(
        browser says d1 {"type":"candidate","to":"c","connection":5,"exchange":6,"candidate":null}
        ? counter unknown-frames 1
        + 1000 ms
        browser says d1 {"type":"candidate","to":"c","connection":5,"exchange":6,"candidate":null}
        ! say d2 {"type":"candidate","from":"b","connection":5,"exchange":6,"candidate":null}
    )");
}

TEST(ClientChannel, WhoStopsBeatingIsShownAsSilentAndRestarted) {
    ClientOptions options = in_room_fox();
    options.heartbeat_ms = 700;
    expect_course(connected_to_ben + R"(
        browser channel d1 opens
        ! say d1 {"type":"troubles","links":[]}
        ! say d1 {"type":"heartbeat","next":700}
        browser says d1 {"type":"heartbeat","next":700}
        + 700 ms
        ! say d1 {"type":"heartbeat","next":700}
        browser says d1 {"type":"heartbeat","next":700}
        ? member b Ben connected +m +c
        + 1399 ms
        ! say d1 {"type":"heartbeat","next":700}
        ? member b Ben connected +m +c
        + 501 ms
        ! say d1 {"type":"heartbeat","next":700}
        + 200 ms
        ! say d1 {"type":"heartbeat","next":700,"deaf":true}
        ? member b Ben reconnecting +m +c
        browser says d1 {"type":"heartbeat","next":700}
        ! say d1 {"type":"heartbeat","next":700}
        ! say d1 {"type":"troubles","links":[]}
        ? member b Ben connected +m +c
    )",
                  options);
}

}  // namespace
}  // namespace parley::test
