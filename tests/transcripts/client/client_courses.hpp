// Courses of a call that several transcripts begin with.
#pragma once

#include <string>

#include <gtest/gtest.h>

#include "support/client_transcript.hpp"

namespace parley::test {

inline ClientOptions in_room_fox() {
    ClientOptions options;
    options.signal_url = "ws://server";
    options.page_url = "http://page/";
    options.room = "fox";
    options.name = "Ana";
    options.audio = false;
    options.video = false;
    options.heartbeat_ms = 0;
    return options;
}

// Ana is alone in the room, as "m".
inline const std::string alone = R"(
    wish join
    ! open socket ws://server/parley parley.v1
    socket opens
    > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
    < {"type":"joined","version":1,"capabilities":[],"id":"m","room":"fox","capacity":3,"members":[],"iceServers":[]}
)";

// Ana came to the room where Ben ("b") was, and has made her offer: she is "m", impolite towards "b".
inline const std::string with_ben = R"(
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
    browser describes #1 offer ana-offer
    > {"type":"description","to":"b","connection":"$c","exchange":"$e","description":{"type":"offer","sdp":"ana-offer"}}
)";

inline const std::string connected_to_ben = with_ben + R"(
    < {"type":"description","from":"b","connection":$c,"exchange":$e,"description":{"type":"answer","sdp":"ben-answer"}}
    ! set remote c1 #2 answer ben-answer
    browser done #2
    browser state c1 connected
    ? member b Ben connected +m +c
)";

// Ana ("m") came to Ben ("b"), and their channel is open.
inline const std::string beside_ben = connected_to_ben + R"(
    browser channel d1 opens
    ! say d1 {"type":"troubles","links":[]}
)";

// Cy ("c") comes after Ana, and they are connected over c2. Their channel is not open yet.
inline const std::string cy_comes = R"(
    < {"type":"member-joined","member":{"id":"c","name":"Cy","state":{"microphone":true,"camera":true}}}
    < {"type":"description","from":"c","connection":7,"exchange":8,"description":{"type":"offer","sdp":"a=fingerprint:CC"}}
    ! open connection c2
    ! set remote c2 #4 offer a=fingerprint:CC
    browser done #4
    ! sender c2 audio none
    ! sender c2 video none
    ! set local c2 #5
    browser describes #5 answer my-answer
    > {"type":"description","to":"c","connection":7,"exchange":8,"description":{"type":"answer","sdp":"my-answer"}}
    browser state c2 connected
    browser announces c2 parley
    ! adopt channel c2 d2 parley
)";

inline void expect_course(const std::string& text, const ClientOptions& options = in_room_fox()) {
    const std::string report = play_client_transcript(text, options);
    EXPECT_TRUE(report.empty()) << report;
}

}  // namespace parley::test
