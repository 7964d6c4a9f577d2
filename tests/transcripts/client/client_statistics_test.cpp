// One client session: when connections are measured, and what is shown of it.
#include <string>

#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

TEST(ClientStatistics, NothingIsMeasuredWhileNobodyWatches) {
    expect_course(connected_to_ben + R"(
        + 60000 ms
        ? statistics none
    )");
}

TEST(ClientStatistics, WhileSomebodyWatchesConnectionsAreMeasuredOnceASecond) {
    expect_course(connected_to_ben + R"(
        wish statistics page on
        ! measure c1 #4
        ? statistics empty
        browser measures #4 20
        ? statistics b 20 ms All is well.
        + 999 ms
        + 1 ms
        ! measure c1 #5
        browser measures #5 40
        ? statistics b 30 ms All is well.
        wish statistics page off
        ? statistics none
        + 60000 ms
    )");
}

TEST(ClientStatistics, PageAndScreenWatchEachForItself) {
    expect_course(connected_to_ben + R"(
        wish statistics page on
        ! measure c1 #4
        browser measures #4 20
        wish statistics screen on
        wish statistics page off
        ? statistics b 20 ms All is well.
        + 1000 ms
        ! measure c1 #5
        wish statistics screen off
        ? statistics none
        browser measures #5 20
        ? statistics none
        + 60000 ms
    )");
}

TEST(ClientStatistics, LeavingEndsIt) {
    expect_course(connected_to_ben + R"(
        wish statistics page on
        ! measure c1 #4
        wish leave
        > {"type":"leave"}
        ! close socket 1000
        ! close channel d1
        ! close connection c1
        ? statistics none
        browser measures #4 20
        + 60000 ms
    )");
}

TEST(ClientStatistics, OutsideOfARoomNothingIsWatched) {
    expect_course(R"(
        wish statistics page on
        ? statistics none
        + 60000 ms
    )");
}

TEST(ClientStatistics, ABrowserThatDoesNotAnswerIsNotAskedAgainAtOnce) {
    expect_course(connected_to_ben + R"(
        wish statistics page on
        ! measure c1 #4
        + 4999 ms
        + 1 ms
        ! measure c1 #5
        browser measures #4 20
        ? statistics empty
        browser fails #5 InvalidStateError: no
        ? statistics b ? Measuring…
        ? counter failed-operations 0
        + 1000 ms
        ! measure c1 #6
        browser measures #6 20
        ? statistics b 20 ms All is well.
    )");
}

TEST(ClientStatistics, WhoIsNotConnectedIsNotMeasured) {
    expect_course(with_ben + R"(
        wish statistics page on
        ? statistics b ? There is no connection.
        + 1000 ms
        ? statistics b ? There is no connection.
        < {"type":"member-left","id":"b"}
        ! close channel d1
        ! close connection c1
        ? statistics empty
    )");
}

}  // namespace
}  // namespace parley::test
