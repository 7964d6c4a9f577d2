// One client session: recording at home, from the wish to the file, and who is told.
#include <string>

#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

ClientOptions with_recorder() {
    ClientOptions options = in_room_fox();
    options.can_record = true;
    return options;
}

void expect_recording(const std::string& text) {
    expect_course(text, with_recorder());
}

const std::string recording_beside_ben = beside_ben + R"(
    wish recording on
    ! record #4 "fox"
    ? recording starting 0 s
    browser records #4 on disk
    ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false},"recording":true}
    ? recording on 0 s
)";

TEST(ClientRecording, IsToldToTheOthersWhileItRunsAndCountsItsSeconds) {
    expect_recording(recording_beside_ben + R"(
        + 2500 ms
        ? recording on 2 s
        wish recording off
        ! stop recording #5
        ? recording stopping 2 s
        + 3000 ms
        browser done #5
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false}}
        ? recording off 2 s
        ? notice The recording is saved.
    )");
}

TEST(ClientRecording, IsNotOfferedWhereTheHostCannot) {
    expect_course(beside_ben + R"(
        wish recording on
        ? recording off 0 s
    )");
}

TEST(ClientRecording, IsOfARoomAndNotOfTheLobby) {
    expect_recording(R"(
        wish recording on
        ? recording off 0 s
    )");
}

TEST(ClientRecording, WhoChoosesNoFileRecordsNothing) {
    expect_recording(beside_ben + R"(
        wish recording on
        ! record #4 "fox"
        browser fails #4 AbortError: The user aborted a request.
        ? recording off 0 s
        ? notice none
        wish recording on
        ! record #5 "fox"
        browser fails #5 NotSupportedError: no
        ? recording failed 0 s: The recording could not be started: no
        ? notice The recording could not be started: no
        wish recording on
        ! record #6 "fox"
    )");
}

TEST(ClientRecording, AWishToStopWhileItStartsIsKept) {
    expect_recording(beside_ben + R"(
        wish recording on
        ! record #4 "fox"
        wish recording off
        browser records #4 on disk
        ! stop recording #5
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false},"recording":true}
        browser done #5
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false}}
    )");
}

TEST(ClientRecording, WhatIsKeptInMemoryStopsItselfAtItsLimit) {
    expect_recording(beside_ben + R"(
        wish recording on
        ! record #4 "fox"
        browser records #4 in memory
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false},"recording":true}
        browser recorded 499999
        ? recording on 0 s
        browser recorded 500000
        ! stop recording #5
        browser recorded 500100
        browser done #5
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false}}
        ? notice The recording has come to 500 MB, the most that is kept in memory. It is saved.
        ? counter stale-events 0
    )");
}

TEST(ClientRecording, ADiskHasNoLimitButItsOwn) {
    expect_recording(recording_beside_ben + R"(
        browser recorded 4000000
        ? recording on 0 s
        browser breaks now The disk is full.
        ! stop recording #5
        browser fails #5 QuotaExceededError: The disk is full.
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false}}
        ? notice The recording could not be saved: The disk is full.
    )");
}

TEST(ClientRecording, LeavingEndsAndSavesIt) {
    expect_recording(recording_beside_ben + R"(
        wish leave
        ! stop recording #5
        > {"type":"leave"}
        ! close socket 1000
        ! close channel d1
        ! close connection c1
        ? phase lobby
        browser done #5
        ? notice The recording is saved.
        ? recording off 0 s
    )");
}

TEST(ClientRecording, MixesWhatIsHeardInTheRoom) {
    expect_recording(beside_ben + R"(
        browser track c1 audio 0
        ! adopt track c1 audio 0 t1
        ! play t1
        wish recording on
        ! record #4 "fox" t1
        browser records #4 on disk
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false},"recording":true}
        < {"type":"member-left","id":"b"}
        ! close channel d1
        ! release t1
        ! close connection c1
        ! mix
    )");
}

TEST(ClientRecording, OthersAreShownUntilTheyEndOrLeave) {
    expect_recording(beside_ben + R"(
        ? recorder b does not
        browser says d1 {"type":"member","name":"Ben","state":{},"recording":true}
        ? recorder b records
        browser says d1 {"type":"member","name":"Ben","state":{}}
        ? recorder b does not
    )");
}

TEST(ClientRecording, WhoseChannelOpensLaterHearsOfIt) {
    expect_recording(connected_to_ben + R"(
        wish recording on
        ! record #4 "fox"
        browser records #4 on disk
        browser channel d1 opens
        ! say d1 {"type":"troubles","links":[]}
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false},"recording":true}
    )");
}

}  // namespace
}  // namespace parley::test
