// One client session: safety codes, from the certificates in the descriptions that were applied.
#include <string>

#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

// Ana ("m", certificate AA) and Ben ("b", BB).
const std::string with_certificates = R"(
    wish join
    ! open socket ws://server/parley parley.v1
    socket opens
    > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
    < {"type":"joined","version":1,"capabilities":[],"id":"m","room":"fox","capacity":3,"members":[{"id":"b","name":"Ben","state":{"microphone":true,"camera":true}}],"iceServers":[]}
    ! open connection c1
    ! sender c1 audio none create
    ! sender c1 video none create
    ! open channel c1 d1 parley
    browser needs negotiation c1
    ! set local c1 #1
    browser describes #1 offer a=fingerprint:AA
    > {"type":"description","to":"b","connection":"$c","exchange":"$e","description":{"type":"offer","sdp":"a=fingerprint:AA"}}
    ? safety-code Ben: not connected yet, so there is no code.
    ? pair-code b none
    < {"type":"description","from":"b","connection":$c,"exchange":$e,"description":{"type":"answer","sdp":"a=fingerprint:BB"}}
    ! set remote c1 #2 answer a=fingerprint:BB
    browser done #2
    browser state c1 connected
)";

TEST(ClientSafety, TheCodeIsThereWhenBothCertificatesAreInForce) {
    expect_course(with_certificates + R"(
        ? safety-code earth quilt volcano envelope album desert
        ? pair-code b earth quilt volcano envelope album desert
    )");
}

TEST(ClientSafety, ACertificateThatChangesInTheConnectionIsAnnounced) {
    expect_course(with_certificates + R"(
        < {"type":"description","from":"b","connection":$c,"exchange":9,"description":{"type":"offer","sdp":"a=fingerprint:EE"}}
        ! set remote c1 #4 offer a=fingerprint:EE
        browser done #4
        ! sender c1 audio none
        ! sender c1 video none
        ! set local c1 #5
        ? safety-code earth quilt volcano envelope album desert
        browser describes #5 answer a=fingerprint:AA
        > {"type":"description","to":"b","connection":"$c","exchange":9,"description":{"type":"answer","sdp":"a=fingerprint:AA"}}
        ? safety-code mill envelope kettle iron melon walnut
        ? notice Ben: the safety code has changed. Compare it again; if it differs, somebody is in between.
    )");
}

TEST(ClientSafety, LeavingForgetsIt) {
    expect_course(with_certificates + R"(
        < {"type":"member-left","id":"b"}
        ! close channel d1
        ! close connection c1
        ? safety-code none
        ? notice none
    )");
}

// By a dialect that does not number its connections: its program says nothing on the channel.
TEST(ClientSafety, WithAnotherProgramOnlyPairsAreCompared) {
    std::string course = with_certificates;
    const std::string member = R"("name":"Ben",)";
    course.insert(course.find(member) + member.size(), R"("dialect":"peer-list",)");
    const std::string numbers = R"("connection":$c,"exchange":$e,)";
    course.erase(course.find(numbers), numbers.size());
    const std::string sent = R"("connection":"$c","exchange":"$e",)";
    course.erase(course.find(sent), sent.size());
    expect_course(course + R"(
        ? safety-code Ben: with this program only pairs can be compared.
        ? pair-code b earth quilt volcano envelope album desert
    )");
}

}  // namespace
}  // namespace parley::test
