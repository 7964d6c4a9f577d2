// One client session and its links: collisions, connections opened anew, rejected descriptions, lost paths.
#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

TEST(ClientNegotiation, ImpoliteSideIgnoresACollidingOffer) {
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

TEST(ClientNegotiation, PoliteSideRollsBackForACollidingOffer) {
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

TEST(ClientNegotiation, AnOfferThatAnOldOneOvertookCountsWhenItComesAgain) {
    expect_course(connected_to_ben + R"(
        < {"type":"description","from":"b","connection":$c,"exchange":9,"description":{"type":"offer","sdp":"ben-second"}}
        ! set remote c1 #4 offer ben-second
        < {"type":"description","from":"b","connection":$c,"exchange":8,"description":{"type":"offer","sdp":"ben-first"}}
        ! set remote c1 #5 offer ben-first
        browser done #4
        browser done #5
        ! sender c1 audio none
        ! sender c1 video none
        ! set local c1 #6
        browser describes #6 answer first-answer
        > {"type":"description","to":"b","connection":"$c","exchange":8,"description":{"type":"answer","sdp":"first-answer"}}

        # Ben had given that one up, and still waits for an answer to his second.
        < {"type":"description","from":"b","connection":$c,"exchange":9,"description":{"type":"offer","sdp":"ben-second"}}
        ! set remote c1 #7 offer ben-second
        browser done #7
        ! sender c1 audio none
        ! sender c1 video none
        ! set local c1 #8
        browser describes #8 answer second-answer
        > {"type":"description","to":"b","connection":"$c","exchange":9,"description":{"type":"answer","sdp":"second-answer"}}

        # What is answered is answered again, not taken up again.
        < {"type":"description","from":"b","connection":$c,"exchange":9,"description":{"type":"offer","sdp":"ben-second"}}
        > {"type":"description","to":"b","connection":"$c","exchange":9,"description":{"type":"answer","sdp":"second-answer"}}
    )");
}

TEST(ClientNegotiation, AnOfferFromBeforeTheLatestAnswerCountsNoMore) {
    expect_course(connected_to_ben + R"(
        browser needs negotiation c1
        ! set local c1 #4
        browser describes #4 offer ana-second
        > {"type":"description","to":"b","connection":"$c","exchange":"$e2","description":{"type":"offer","sdp":"ana-second"}}
        < {"type":"description","from":"b","connection":$c,"exchange":$e2,"description":{"type":"answer","sdp":"o=- 8 3"}}
        ! set remote c1 #5 answer o=- 8 3
        browser done #5

        # Ben took this one back when he answered, but it was on its way.
        < {"type":"description","from":"b","connection":$c,"exchange":9,"description":{"type":"offer","sdp":"o=- 8 2"}}
        ? counter stale-descriptions 1
        < {"type":"description","from":"b","connection":$c,"exchange":10,"description":{"type":"offer","sdp":"o=- 8 4"}}
        ! set remote c1 #7 offer o=- 8 4
    )");
}

TEST(ClientNegotiation, BothSidesOpenAConnectionAtOnceAndTheImpoliteOneStays) {
    expect_course(with_ben + R"(
        < {"type":"description","from":"b","connection":1,"exchange":2,"description":{"type":"offer","sdp":"ben-offer"}}
        ? counter ignored-offers 1
        < {"type":"description","from":"b","connection":$c,"exchange":$e,"description":{"type":"answer","sdp":"ben-answer"}}
        ! set remote c1 #2 answer ben-answer
    )");
}

TEST(ClientNegotiation, AConnectionThatTheOtherSideOpensAnewReplacesOurs) {
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

TEST(ClientNegotiation, AMemberWhoseDialectHasNoCorrelationIsUnderstood) {
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

TEST(ClientNegotiation, ARejectedDescriptionShowsAsFailedAndIsTriedAgain) {
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

TEST(ClientNegotiation, ALostPathRestartsIceAndRepeatsTheOffer) {
    expect_course(connected_to_ben + R"(
        browser state c1 failed
        ? member b Ben reconnecting +m +c
        + 0 ms
        ! restart ice c1
        browser needs negotiation c1
        ! set local c1 #4
        browser describes #4 offer restart-offer
        > {"type":"description","to":"b","connection":"$c","exchange":"$e2","description":{"type":"offer","sdp":"restart-offer"}}
        # The offer may have been lost: it is repeated.
        + 5000 ms
        > {"type":"description","to":"b","connection":"$c","exchange":"$e2","description":{"type":"offer","sdp":"restart-offer"}}
    )");
}

}  // namespace
}  // namespace parley::test
