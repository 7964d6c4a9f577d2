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

inline void expect_course(const std::string& text, const ClientOptions& options = in_room_fox()) {
    const std::string report = play_client_transcript(text, options);
    EXPECT_TRUE(report.empty()) << report;
}

}  // namespace parley::test
