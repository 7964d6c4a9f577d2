// A client with a token: where it is shown, and what becomes of a call when the token is not good any more.
#include <string>

#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

ClientOptions with_token(const std::string& dialect) {
    ClientOptions options = in_room_fox();
    options.dialect = dialect;
    options.token = "to.k-e_n";
    return options;
}

TEST(ClientWithAToken, ShowsItInTheJoin) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false},"token":"to.k-e_n"}
        < {"type":"error","code":"unauthorized","message":"This token has expired."}
        ! close socket 1000
        ? phase lobby
        ? notice This token has expired.
        ? ending refused unauthorized
        wish token another
        wish join
        ! open socket ws://server/parley parley.v1
        ? ending none
        socket opens
        > {"type":"join","token":"another","$_":0}
    )",
                  with_token("parley"));
}

TEST(ClientWithAToken, ShowsItInTheAddressWhereNothingElseCarriesIt) {
    expect_course(R"(
        wish join
        ! open socket ws://server/room/fox/websocket?token=to.k-e_n
    )",
                  with_token("room-event"));
    expect_course(R"(
        wish join
        ! open socket ws://server/ws?room=fox&token=to.k-e_n
    )",
                  with_token("peer-list"));
}

TEST(ClientWithAToken, ComesBackWithANewOneWhenTheFormerHasExpired) {
    expect_course(connected_to_ben + R"(
        socket closes 1006
        ! open socket ws://server/parley parley.v1
        ? signaling reconnecting
        socket opens
        > {"type":"join","$_":0}
        < {"type":"error","code":"unauthorized","message":"This token has expired."}
        ! close socket 1000
        ? phase in-room
        # The call goes on over its links.
        wish token renewed
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","token":"renewed","$_":0}
    )");
}

TEST(ClientOfARoomWithRights, TakesNothingOfWhoMayNotPublish) {
    expect_course(R"(
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","$_":0}
        < {"type":"joined","version":1,"capabilities":[],"id":"m","room":"fox","capacity":3,"members":[],"iceServers":[]}
        < {"type":"member-joined","member":{"id":"z","name":"Zoe","state":{"microphone":true,"camera":true},"rights":["record"]}}
        < {"type":"description","from":"z","connection":7,"exchange":8,"description":{"type":"offer","sdp":"zoe-offer"}}
        ! open connection c1
        ! set remote c1 #1 offer zoe-offer
        browser track c1 audio 0
        browser track c1 video 1
    )");
}

}  // namespace
}  // namespace parley::test
