// One client session and the named channels of the page around it.
#include <string>

#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

// Ana's page has declared a name before Ben was there, and then his page the same.
const std::string declared_beside_ben = "wish declare draw\n" + connected_to_ben + R"(
    browser channel d1 opens
    ! open named channel c1 d2 to b "draw" as parley.app.draw
    ! say d1 {"type":"troubles","links":[]}
)";

const std::string both_declared = declared_beside_ben + R"(
    browser announces c1 parley.app.draw
    ! adopt named channel c1 d3 from b "draw" as parley.app.draw
    browser channel d2 opens
    browser channel d3 opens
)";

TEST(ClientNamedChannels, ADeclaredNameIsOpenedOnALinkOfOursAsSoonAsItsChannelIs) {
    expect_course("wish declare draw\nwish declare move unordered retransmits=0\n" + connected_to_ben + R"(
        browser channel d1 opens
        ! open named channel c1 d2 to b "draw" as parley.app.draw
        ! open named channel c1 d3 to b "move" as parley.app.move unordered retransmits 0
        ! say d1 {"type":"troubles","links":[]}
        wish declare late within=100
        ! open named channel c1 d4 to b "late" as parley.app.late within 100 ms
        browser channel d2 opens
        ? counter stale-events 0
    )");
}

TEST(ClientNamedChannels, WhatTheFarSideOpensIsAdoptedUnderItsNameAlsoWhereNobodyDeclaredIt) {
    expect_course(beside_ben + R"(
        browser announces c1 parley.app.draw
        ! adopt named channel c1 d2 from b "draw" as parley.app.draw
        browser channel d2 opens
        wish declare draw
        ! open named channel c1 d3 to b "draw" as parley.app.draw
        # The latest counts.
        browser announces c1 parley.app.draw
        ! close channel d2
        ! adopt named channel c1 d4 from b "draw" as parley.app.draw
        ? counter stale-events 0
    )");
}

TEST(ClientNamedChannels, LabelsOfNothingAreNotAdopted) {
    expect_course(beside_ben + R"(
        browser announces c1 parley.app.
        browser announces c1 parley.apple
        browser announces c1 draw
        browser announces c1 parley.app.0123456789012345678901234567890123456789012345678901234567890123x
        browser announces c1 parley.app.0123456789012345678901234567890123456789012345678901234567890123
        ! adopt named channel c1 d2 from b "0123456789012345678901234567890123456789012345678901234567890123" as parley.app.0123456789012345678901234567890123456789012345678901234567890123
    )");
}

TEST(ClientNamedChannels, AMemberHasSixteenAndThePageToo) {
    std::string course = beside_ben;
    for (int i = 0; i < 16; ++i) {
        const std::string name = "n" + std::to_string(i);
        const std::string channel = "d" + std::to_string(2 + i);
        course += "browser announces c1 parley.app." + name + "\n! adopt named channel c1 " + channel + " from b \"" +
                  name + "\" as parley.app." + name + "\n";
    }
    course += "browser announces c1 parley.app.more\n";
    for (int i = 0; i < 16; ++i) {
        const std::string name = "n" + std::to_string(i);
        const std::string channel = "d" + std::to_string(18 + i);
        course += "wish declare " + name + "\n! open named channel c1 " + channel + " to b \"" + name +
                  "\" as parley.app." + name + "\n";
    }
    // Not twice, not one more, and not where the name is too long or empty.
    expect_course(course + R"(
        wish declare n3
        wish declare more
        wish undeclare n3
        ! close channel d21
        ! close channel d5
        wish declare 0123456789012345678901234567890123456789012345678901234567890123x
        wish declare
        wish declare both retransmits=1 within=1
        wish declare more
        ! open named channel c1 d34 to b "more" as parley.app.more
    )");
}

TEST(ClientNamedChannels, AClientOfAnotherMakerIsLeftAloneUntilItShowsItselfAsOurs) {
    std::string course = "wish declare draw\n" + connected_to_ben;
    const std::string member = R"("name":"Ben",)";
    course.insert(course.find(member) + member.size(), R"("dialect":"peer-list",)");
    for (const std::string numbers : {R"("connection":$c,"exchange":$e,)", R"("connection":"$c","exchange":"$e",)"}) {
        course.erase(course.find(numbers), numbers.size());
    }
    expect_course(course + R"(
        browser channel d1 opens
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false}}
        browser says d1 {"type":"troubles","links":[]}
        ! open named channel c1 d2 to b "draw" as parley.app.draw
        ! say d1 {"type":"troubles","links":[]}
    )");
}

TEST(ClientNamedChannels, AConnectionThatIsBuiltAnewHasThemAgain) {
    expect_course(both_declared + R"(
        # Ben's end was built anew.
        < {"type":"description","from":"b","connection":9,"exchange":1,"description":{"type":"offer","sdp":"ben-offer"}}
        ! close channel d1
        ! close channel d2
        ! close channel d3
        ! close connection c1
        ! open connection c2
        ! set remote c2 #4 offer ben-offer
        browser done #4
        ! sender c2 audio none
        ! sender c2 video none
        ! set local c2 #5
        browser describes #5 answer my-answer
        > {"type":"description","to":"b","connection":9,"exchange":1,"description":{"type":"answer","sdp":"my-answer"}}
        browser state c2 connected
        browser announces c2 parley
        ! adopt channel c2 d4 parley
        browser channel d4 opens
        ! open named channel c2 d5 to b "draw" as parley.app.draw
        ! say d4 {"type":"troubles","links":[]}
    )");
}

TEST(ClientNamedChannels, ClosingANameClosesBothDirections) {
    expect_course(both_declared + R"(
        wish undeclare draw
        ! close channel d2
        ! close channel d3
        wish undeclare draw
        wish declare draw
        ! open named channel c1 d4 to b "draw" as parley.app.draw
    )");
}

TEST(ClientNamedChannels, WhereTheFarSideHasClosedANameItIsOpenedAgainWhenItDeclaresItAnew) {
    expect_course(both_declared + R"(
        browser channel d3 closes
        ! close channel d3
        browser channel d2 closes
        ! close channel d2
        browser announces c1 parley.app.draw
        ! adopt named channel c1 d4 from b "draw" as parley.app.draw
        ! open named channel c1 d5 to b "draw" as parley.app.draw
        ? counter stale-events 0
    )");
    // The word of its closing may come after that of its opening.
    expect_course(both_declared + R"(
        browser announces c1 parley.app.draw
        ! close channel d3
        ! adopt named channel c1 d4 from b "draw" as parley.app.draw
        browser channel d2 closes
        ! close channel d2
        ! open named channel c1 d5 to b "draw" as parley.app.draw
        browser channel d5 closes
        ! close channel d5
    )");
}

TEST(ClientNamedChannels, WhatTheFarSideRefusesIsNotOpenedOverAndOver) {
    expect_course(declared_beside_ben + R"(
        browser channel d2 closes
        ! close channel d2
        wish declare other
        ! open named channel c1 d3 to b "other" as parley.app.other
    )");
}

TEST(ClientNamedChannels, LeavingClosesThemAndTheNextRoomHasThemToo) {
    expect_course(both_declared + R"(
        wish leave
        > {"type":"leave"}
        ! close socket 1000
        ! close channel d1
        ! close channel d2
        ! close channel d3
        ! close connection c1
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        < {"type":"joined","version":1,"capabilities":[],"id":"n","room":"fox","capacity":3,"members":[],"iceServers":[]}
        < {"type":"member-joined","member":{"id":"c","name":"Cy","state":{"microphone":true,"camera":true}}}
        < {"type":"description","from":"c","connection":7,"exchange":8,"description":{"type":"offer","sdp":"cy-offer"}}
        ! open connection c2
        ! set remote c2 #4 offer cy-offer
        browser announces c2 parley
        ! adopt channel c2 d4 parley
        browser channel d4 opens
        ! open named channel c2 d5 to c "draw" as parley.app.draw
        ! say d4 {"type":"troubles","links":[]}
    )");
}

}  // namespace
}  // namespace parley::test
