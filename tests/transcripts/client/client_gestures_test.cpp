// One client session: raised hands, reactions, and who has the floor.
#include <string>

#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

// In room fox with Ben ("b"), over whose channel both are told apart from strangers.
const std::string with_channel = connected_to_ben + R"(
    browser channel d1 opens
    ! say d1 {"type":"troubles","links":[]}
)";

TEST(ClientGestures, AHandIsToldOnTheChannelAlsoWhereSignalingCarriesTheState) {
    expect_course(with_channel + R"(
        wish hand up
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false},"hand":true}
        ? hands m
        wish hand up
        wish hand down
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false}}
        ? hands none
    )");
}

TEST(ClientGestures, OnlyAHandIsTakenFromWhatSignalingCarriesToo) {
    expect_course(with_channel + R"(
        browser says d1 {"type":"member","name":"Eve","state":{"microphone":false,"camera":false},"hand":true}
        ? member b Ben connected +m +c
        ? hands b
        wish hand up
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false},"hand":true}
        ? hands b m
        browser says d1 {"type":"member","name":"Ben","state":{},"hand":true}
        ? hands b m
        browser says d1 {"type":"member","name":"Ben","state":{}}
        ? hands m
    )");
}

TEST(ClientGestures, WhoComesLaterHearsOfARaisedHand) {
    expect_course(connected_to_ben + R"(
        wish hand up
        browser channel d1 opens
        ! say d1 {"type":"troubles","links":[]}
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false},"hand":true}
    )");
}

TEST(ClientGestures, LeavingLowersTheHandOfWhoLeaves) {
    expect_course(with_channel + R"(
        browser says d1 {"type":"member","name":"Ben","state":{},"hand":true}
        browser says d1 {"type":"reaction","reaction":"clap"}
        < {"type":"member-left","id":"b"}
        ! close channel d1
        ! close connection c1
        ? hands none
    )");
}

TEST(ClientGestures, AReactionIsShownForFourSeconds) {
    expect_course(with_channel + R"(
        browser says d1 {"type":"reaction","reaction":"heart"}
        ? reaction b heart
        + 3999 ms
        ? reaction b heart
        + 1 ms
        ? reaction b none
        browser says d1 {"type":"reaction","reaction":"sneeze"}
        ? reaction b none
        ? counter unknown-frames 1
    )");
}

TEST(ClientGestures, OurOwnReactionIsSentAndShownToo) {
    expect_course(with_channel + R"(
        wish react party
        ! say d1 {"type":"reaction","reaction":"party"}
        ? reaction own party
        + 4000 ms
        ? reaction own none
    )");
}

TEST(ClientGestures, NoMoreReactionsAreSentThanAreTaken) {
    std::string course = with_channel;
    for (int i = 0; i < 5; ++i) {
        course += R"(
        wish react clap
        ! say d1 {"type":"reaction","reaction":"clap"}
        )";
    }
    expect_course(course + R"(
        wish react clap
        + 1000 ms
        wish react clap
        ! say d1 {"type":"reaction","reaction":"clap"}
    )");
}

TEST(ClientGestures, WhoSendsReactionsWithoutEndIsCounted) {
    std::string course = with_channel;
    for (int i = 0; i < 1000; ++i) course += "browser says d1 {\"type\":\"reaction\",\"reaction\":\"laugh\"}\n";
    expect_course(course + R"(
        ? counter unknown-frames 990
        ? reaction b laugh
        ? member b Ben connected +m +c
        + 4000 ms
        ? reaction b none
    )");
}

TEST(ClientGestures, InTheLobbyThereIsNobodyToSeeThem) {
    expect_course(R"(
        wish hand up
        wish react heart
        ? hands none
        ? reaction own none
    )",
                  in_room_fox());
}

TEST(ClientGestures, WhoIsHeardHasTheFloorAndKeepsItInSilence) {
    expect_course(with_channel + R"(
        ? speaker none
        browser track c1 audio 0
        ! adopt track c1 audio 0 t1
        ! play t1
        browser sounds t1 3
        ? speaker b
        browser sounds t1 0
        + 60000 ms
        ? speaker b
    )");
}

}  // namespace
}  // namespace parley::test
