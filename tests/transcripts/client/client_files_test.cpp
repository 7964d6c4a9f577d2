// One client session and the files that people offer each other over their links.
#include <string>

#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

// Ben's channel has shown that a client of ours is at its other end; Ben offers a file.
const std::string offered_by_ben = beside_ben + R"(
    browser says d1 {"type":"file-offer","file":3,"name":"../plan\u202e.pdf","size":10,"mime":"application/pdf"}
    ? files 1 plan.pdf of Ben offered 0/10
    ? unread 1
)";

const std::string accepted_from_ben = offered_by_ben + R"(
    wish accept 1
    ! open sink #4 file 1 bytes 10 plan.pdf
    browser done #4
    ! say d1 {"type":"file-progress","file":3,"bytes":0}
    ! expect chunk c1 number 3 file 1 chunk 0 bytes 10
    ! say d1 {"type":"file-request","file":3,"chunk":0}
    browser announces c1 parley.file
    ! adopt channel c1 d2 parley.file
    browser channel d2 opens
)";

TEST(ClientFiles, AFileIsOfferedAndItsBytesGoOverAChannelOfTheirOwn) {
    expect_course(beside_ben + R"(
        wish offer 7 300000 - plan.pdf
        ! say d1 {"type":"file-offer","file":1,"name":"plan.pdf","size":300000}
        ? notice The file is offered. The chat shows what becomes of it.
        ? files own 1 plan.pdf offered 0/300000 to Ben offered 0
        ? unread 0
        browser says d1 {"type":"file-progress","file":1,"bytes":0}
        browser says d1 {"type":"file-request","file":1,"chunk":0}
        ! open channel c1 d2 parley.file
        ! send chunk #4 d2 source 7 file 1 chunk 0 at 0 bytes 262144
        browser says d1 {"type":"file-request","file":1,"chunk":1}
        ! send chunk #5 d2 source 7 file 1 chunk 1 at 262144 bytes 37856
        browser channel d2 opens
        browser reads #4 abc
        ! say d1 {"type":"file-digest","file":1,"chunk":0,"digest":"abc"}
        browser reads #5 def
        ! say d1 {"type":"file-digest","file":1,"chunk":1,"digest":"def"}
        browser says d1 {"type":"file-progress","file":1,"bytes":262144}
        ? files own 1 plan.pdf moving 262144/300000 to Ben moving 262144
        browser says d1 {"type":"file-done","file":1}
        ! forget source 7
        ? files own 1 plan.pdf finished 300000/300000 to Ben finished 300000
        ? counter dropped-files 0
    )");
}

TEST(ClientFiles, NothingIsKeptBeforeThePersonAcceptsAndTheFileWhenAllOfItIsRight) {
    expect_course(accepted_from_ben + R"(
        ? files 1 plan.pdf of Ben moving 0/10
        browser says d1 {"type":"file-digest","file":3,"chunk":0,"digest":"abc"}
        browser has 1 0 abc
        ! write chunk #5 file 1 chunk 0 at 0
        browser done #5
        ! say d1 {"type":"file-progress","file":3,"bytes":10}
        ! close sink #6 file 1
        browser done #6
        ! say d1 {"type":"file-done","file":3}
        ? files 1 plan.pdf of Ben finished 10/10
        wish read
        ? unread 0
    )");
}

TEST(ClientFiles, RefusedIsRefused) {
    expect_course(offered_by_ben + R"(
        wish cancel 1
        ! say d1 {"type":"file-refuse","file":3}
        ? files 1 plan.pdf of Ben refused 0/10
        wish accept 1
    )");
}

TEST(ClientFiles, WhoOfferedMayCancelAndWhoTakesMayStop) {
    expect_course(accepted_from_ben + R"(
        browser says d1 {"type":"file-cancel","file":3}
        ! forget chunk file 1 chunk 0
        ! discard sink file 1
        ? files 1 plan.pdf of Ben cancelled 0/10
    )");
    expect_course(accepted_from_ben + R"(
        wish cancel 1
        ! say d1 {"type":"file-refuse","file":3}
        ! forget chunk file 1 chunk 0
        ! discard sink file 1
        browser drops d2
        ? counter dropped-files 1
    )");
    expect_course(beside_ben + R"(
        wish offer 7 10 b plan.pdf
        ! say d1 {"type":"file-offer","file":1,"name":"plan.pdf","size":10}
        wish cancel 1
        ! say d1 {"type":"file-cancel","file":1}
        ! forget source 7
    )");
}

TEST(ClientFiles, ALostConnectionWaitsAndGoesOnFromWhatWasWritten) {
    expect_course(accepted_from_ben + R"(
        browser channel d2 closes
        ! close channel d2
        ! forget chunk file 1 chunk 0
        ! expect chunk c1 number 3 file 1 chunk 0 bytes 10
        ! say d1 {"type":"file-request","file":3,"chunk":0}
        browser channel d1 closes
        ! close channel d1
        ? files 1 plan.pdf of Ben waiting 0/10
        # Ben's end was built anew.
        < {"type":"description","from":"b","connection":9,"exchange":1,"description":{"type":"offer","sdp":"ben-offer"}}
        ! close connection c1
        ! open connection c2
        ! set remote c2 #5 offer ben-offer
        browser done #5
        ! sender c2 audio none
        ! sender c2 video none
        ! set local c2 #6
        browser describes #6 answer my-answer
        > {"type":"description","to":"b","connection":9,"exchange":1,"description":{"type":"answer","sdp":"my-answer"}}
        browser state c2 connected
        browser announces c2 parley
        ! adopt channel c2 d3 parley
        browser channel d3 opens
        ! say d3 {"type":"troubles","links":[]}
        ! forget chunk file 1 chunk 0
        ! say d3 {"type":"file-progress","file":3,"bytes":0}
        ! expect chunk c2 number 3 file 1 chunk 0 bytes 10
        ! say d3 {"type":"file-request","file":3,"chunk":0}
        ? files 1 plan.pdf of Ben moving 0/10
    )");
}

TEST(ClientFiles, ASenderWhoLeavesHasNotFinished) {
    expect_course(accepted_from_ben + R"(
        < {"type":"member-left","id":"b"}
        ! close channel d1
        ! close channel d2
        ! close connection c1
        ! forget chunk file 1 chunk 0
        ! discard sink file 1
        ? files 1 plan.pdf of Ben unfinished 0/10
    )");
}

TEST(ClientFiles, WhatCannotBeOfferedIsRefusedInWordsBeforeAnythingIsSaid) {
    expect_course(alone + R"(
        wish offer 1 10 - plan.pdf
        ! forget source 1
        ? notice Nobody else is here who could take the file.
    )");
    expect_course(beside_ben + R"(
        wish offer 1 4000000001 - film.mkv
        ! forget source 1
        ? notice The file was not offered: it is larger than 4 GB.
        ? files none
        wish offer 2 4000000000 - film.mkv
        ! say d1 {"type":"file-offer","file":1,"name":"film.mkv","size":4000000000}
    )");
    expect_course(R"(
        wish offer 1 10 - plan.pdf
        ! forget source 1
        ? notice none
    )");
}

TEST(ClientFiles, WhatNobodyAskedForIsDroppedAndCounted) {
    expect_course(beside_ben + R"(
        browser says d1 {"type":"file-request","file":9,"chunk":0}
        browser says d1 {"type":"file-digest","file":9,"chunk":0,"digest":"a"}
        browser says d1 {"type":"file-done","file":9}
        ? counter dropped-files 3
        browser says d1 {"type":"file-offer","file":0,"name":"a","size":1}
        browser says d1 {"type":"file-offer","file":1,"name":"a","size":4000000001}
        ? counter malformed-frames 2
        ? files none
    )");
}

TEST(ClientFiles, LeavingLeavesNothing) {
    expect_course(accepted_from_ben + R"(
        wish leave
        > {"type":"leave"}
        ! close socket 1000
        ! close channel d1
        ! close channel d2
        ! close connection c1
        ! forget chunk file 1 chunk 0
        ! discard sink file 1
        ? files none
    )");
}

}  // namespace
}  // namespace parley::test
