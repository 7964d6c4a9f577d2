// Devices through the eyes of a session: chosen, gone, unplugged in the call, plugged in again, remembered.
#include <string>

#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

// The lobby of the room "fox", with these devices wanted.
ClientOptions lobby_with(bool audio, bool video) {
    ClientOptions options = in_room_fox();
    options.audio = audio;
    options.video = video;
    return options;
}

const std::string two_of_each =
    "browser lists audioinput=mic-1 audioinput=mic-2 videoinput=cam-1 videoinput=cam-2 audiooutput=out-1 "
    "audiooutput=out-2\n";

// Both devices granted, and listed by name.
const std::string previewing = R"(
    ! request media #1 t1 t2
    ! list devices
    browser grants #1 mic-1 cam-1
    ! list devices
    ! measure t1
    )" + two_of_each;

// The same, in the room with Ben.
const std::string seen_by_ben = previewing + R"(
    wish join
    ! open socket ws://server/parley parley.v1
    ! measure none
    socket opens
    > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":true,"camera":true}}
    < {"type":"joined","version":1,"capabilities":[],"id":"m","room":"fox","capacity":3,"members":[{"id":"b","name":"Ben","state":{"microphone":true,"camera":true}}],"iceServers":[]}
    ! open connection c1
    ! sender c1 audio t1 create
    ! sender c1 video t2 create
    ! open channel c1 d1 parley
)";

TEST(ClientDevices, AreListedWithTheOneInUse) {
    expect_course(previewing + R"(
        ? microphones *mic-1 mic-2
        ? cameras *cam-1 cam-2
        ? speakers *out-1 out-2
    )",
                  lobby_with(true, true));
}

TEST(ClientDevices, AreNotEvenListedWhereNobodyWantsOne) {
    expect_course(alone + R"(
        ? cameras none
    )");
}

TEST(ClientDevices, OfARoomForSoundAreMicrophonesOnly) {
    expect_course(R"(
        ! request media #1 t1 none
        ! list devices
        browser grants #1 mic-1 -
        ! list devices
        ! measure t1
    )",
                  lobby_with(true, false));
}

TEST(ClientDevices, AChosenCameraIsKeptForNextTimeAndTakesThePlaceOfTheOther) {
    expect_course(previewing + R"(
        wish choose videoinput cam-2
        ! store camera cam-2
        ! request media #2 none t3=cam-2
        # The one before is seen until the other one comes.
        ? camera on
        ? cameras cam-1 *cam-2
        browser grants #2 - cam-2
        ! release t2
        ? camera on
        ? cameras cam-1 *cam-2
        ? notice none
    )",
                  lobby_with(true, true));
}

TEST(ClientDevices, InTheCallAnotherCameraNeedsNoNegotiation) {
    expect_course(seen_by_ben + R"(
        wish choose videoinput cam-2
        ! store camera cam-2
        ! request media #2 none t3=cam-2
        browser grants #2 - cam-2
        ! release t2
        ! sender c1 video t3 create
        wish choose audioinput mic-2
        ! store microphone mic-2
        ! request media #3 t4=mic-2 none
        browser grants #3 mic-2 -
        ! release t1
        ! sender c1 audio t4 create
    )",
                  lobby_with(true, true));
}

TEST(ClientDevices, TheLatestChoiceCounts) {
    expect_course(previewing + R"(
        wish choose videoinput cam-2
        ! store camera cam-2
        ! request media #2 none t3=cam-2
        wish choose videoinput cam-1
        ! store camera cam-1
        browser grants #2 - cam-2
        ! release t3
        ? cameras *cam-1 cam-2
    )",
                  lobby_with(true, true));
}

TEST(ClientDevices, AMutedMicrophoneStaysMutedWhenItIsChangedForAnother) {
    expect_course(previewing + R"(
        wish microphone off
        ! disable t1
        wish choose audioinput mic-2
        ! store microphone mic-2
        ! request media #2 t3=mic-2 none
        browser grants #2 mic-2 -
        ! release t1
        ! disable t3
        ! measure t3
        ? microphone off
        wish microphone on
        ! enable t3
    )",
                  lobby_with(true, true));
}

TEST(ClientDevices, AChoiceForACameraThatIsOffWaitsUntilItIsTurnedOn) {
    expect_course(previewing + R"(
        wish camera off
        ! release t2
        wish choose videoinput cam-2
        ! store camera cam-2
        ? cameras cam-1 *cam-2
        wish camera on
        ! request media #2 none t3=cam-2
        browser grants #2 - cam-2
        ? camera on
    )",
                  lobby_with(true, true));
}

TEST(ClientDevices, PhonesOpenOneCameraAtATime) {
    expect_course(previewing + R"(
        wish choose videoinput cam-2
        ! store camera cam-2
        ! request media #2 none t3=cam-2
        browser fails #2 NotReadableError: Could not start video source
        ! release t2
        ! request media #3 none t3=cam-2
        browser grants #3 - cam-2
        ? camera on
        ? cameras cam-1 *cam-2
    )",
                  lobby_with(true, true));
}

TEST(ClientDevices, WhatWasChosenBeforeIsUsedAgain) {
    ClientOptions options = lobby_with(true, true);
    options.microphone = "mic-2";
    options.camera = "cam-2";
    options.speaker = "out-2";
    expect_course(R"(
        ! request media #1 t1=mic-2 t2=cam-2
        ! list devices
        browser grants #1 mic-2 cam-2
        ! list devices
        ! measure t1
        )" + two_of_each +
                      R"(
        ! speaker #2 out-2
        browser done #2
        ? microphones mic-1 *mic-2
        ? cameras cam-1 *cam-2
        ? speakers out-1 *out-2
        ? notice none
    )",
                  options);
}

TEST(ClientDevices, WhatWasChosenBeforeAndIsGoneIsMadeUpForWithWords) {
    ClientOptions options = lobby_with(true, true);
    options.camera = "cam-9";
    expect_course(R"(
        ! request media #1 t1 t2=cam-9
        ! list devices
        browser fails #1 OverconstrainedError: deviceId
        ! request media #2 t1 none
        ! request media #3 none t2=cam-9
        browser grants #2 mic-1 -
        ! list devices
        ! measure t1
        browser fails #3 OverconstrainedError: deviceId
        ! request media #4 none t2
        browser grants #4 - cam-1
        ! list devices
        ? camera on
        ? notice The chosen camera is not connected. Another one is used.
        # It is plugged in later.
        browser lists audioinput=mic-1 videoinput=cam-1
        browser lists audioinput=mic-1 videoinput=cam-1 videoinput=cam-9
        ! request media #5 none t3=cam-9
        browser grants #5 - cam-9
        ! release t2
        ? notice The chosen camera is connected again, and used.
    )",
                  options);
}

TEST(ClientDevices, OneUnpluggedInTheCallIsReplacedByAnother) {
    expect_course(seen_by_ben + R"(
        wish choose videoinput cam-2
        ! store camera cam-2
        ! request media #2 none t3=cam-2
        browser grants #2 - cam-2
        ! release t2
        ! sender c1 video t3 create
        browser ends t3
        ! release t3
        ! request media #3 none t4
        ! sender c1 video none create
        > {"type":"state","state":{"microphone":true,"camera":false}}
        browser lists audioinput=mic-1 videoinput=cam-1
        browser grants #3 - cam-1
        ! sender c1 video t4 create
        > {"type":"state","state":{"microphone":true,"camera":true}}
        ? camera on
        ? notice The camera was disconnected. Another one is used.
        ? cameras *cam-1
        # Plugged in again, it is the chosen one still.
        browser lists audioinput=mic-1 videoinput=cam-1 videoinput=cam-2
        ! request media #4 none t5=cam-2
        browser grants #4 - cam-2
        ! release t4
        ! sender c1 video t5 create
        ? notice The chosen camera is connected again, and used.
        # One that nobody chose is only offered.
        browser lists videoinput=cam-1 videoinput=cam-2 videoinput=cam-3
        ? cameras cam-1 *cam-2 cam-3
    )",
                  lobby_with(true, true));
}

TEST(ClientDevices, TheOnlyOneUnpluggedIsTakenUpWhenItIsThereAgain) {
    expect_course(seen_by_ben + R"(
        browser ends t2
        ! release t2
        ! request media #2 none t3
        ! sender c1 video none create
        > {"type":"state","state":{"microphone":true,"camera":false}}
        browser fails #2 NotFoundError: none
        ? camera missing
        ? camera-message The camera was disconnected. Connect it, then turn it on again.
        browser lists audioinput=mic-1
        browser lists audioinput=mic-1 videoinput=cam-1
        ! request media #3 none t4=cam-1
        browser grants #3 - cam-1
        ! sender c1 video t4 create
        > {"type":"state","state":{"microphone":true,"camera":true}}
        ? camera on
    )",
                  lobby_with(true, true));
}

TEST(ClientDevices, OneThatEndsAgainAndAgainIsGivenUp) {
    expect_course(seen_by_ben + R"(
        browser ends t2
        ! release t2
        ! request media #2 none t3
        ! sender c1 video none create
        > {"type":"state","state":{"microphone":true,"camera":false}}
        browser grants #2 - cam-1
        ! sender c1 video t3 create
        > {"type":"state","state":{"microphone":true,"camera":true}}
        browser ends t3
        ! release t3
        ! request media #3 none t4
        ! sender c1 video none create
        > {"type":"state","state":{"microphone":true,"camera":false}}
        browser grants #3 - cam-1
        ! sender c1 video t4 create
        > {"type":"state","state":{"microphone":true,"camera":true}}
        browser ends t4
        ! release t4
        ! request media #4 none t5
        ! sender c1 video none create
        > {"type":"state","state":{"microphone":true,"camera":false}}
        browser grants #4 - cam-1
        ! sender c1 video t5 create
        > {"type":"state","state":{"microphone":true,"camera":true}}
        browser ends t5
        ! release t5
        ! sender c1 video none create
        > {"type":"state","state":{"microphone":true,"camera":false}}
        ? camera missing
        wish camera on
        ! request media #5 none t6
    )",
                  lobby_with(true, true));
}

TEST(ClientDevices, AnUnpluggedMicrophoneThatWasMutedIsMissedByNobody) {
    expect_course(previewing + R"(
        wish microphone off
        ! disable t1
        browser ends t1
        ! release t1
        ! measure none
        ? microphone off
        wish microphone on
        ! request media #2 t3 none
    )",
                  lobby_with(true, true));
}

TEST(ClientDevices, AChosenSpeakerIsUsedAndKept) {
    expect_course(previewing + R"(
        wish choose audiooutput out-2
        ! store speaker out-2
        ! speaker #2 out-2
        browser done #2
        ? speakers out-1 *out-2
        wish test sound
        ! play test sound
        browser lists audiooutput=out-1
        ! speaker #3 any
        ? notice The speaker was disconnected. Another one is used.
        browser done #3
        browser lists audiooutput=out-1 audiooutput=out-2
        ! speaker #4 out-2
    )",
                  lobby_with(true, true));
}

TEST(ClientDevices, ASpeakerThatTheBrowserRefusesIsNotShownAsChosen) {
    expect_course(previewing + R"(
        wish choose audiooutput out-2
        ! store speaker out-2
        ! speaker #2 out-2
        browser fails #2 NotAllowedError: no
        ? speakers *out-1 out-2
        ? notice This speaker could not be used. The one before stays in use.
    )",
                  lobby_with(true, true));
}

TEST(ClientDevices, TheOwnMicrophoneIsHeardInTheLobbyOnly) {
    expect_course(previewing + R"(
        browser sounds t1 3
        ? own-sound 3
        wish join
        ! open socket ws://server/parley parley.v1
        ! measure none
        ? own-sound 0
    )",
                  lobby_with(true, true));
}

}  // namespace
}  // namespace parley::test
