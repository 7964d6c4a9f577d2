// One client session in good times: joining, meshes, devices, leaving, and what dialects cannot say.
#include <gtest/gtest.h>

#include "transcripts/client/client_courses.hpp"

namespace parley::test {
namespace {

TEST(ClientInRoom, JoinsAnEmptyRoom) {
    expect_course(R"(
        ? phase lobby
        wish join
        ! open socket ws://server/parley parley.v1
        ? phase joining
        ? signaling connecting
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        < {"type":"joined","version":1,"capabilities":[],"id":"m","room":"fox","capacity":3,"members":[],"iceServers":[]}
        ? phase in-room
        ? signaling open
        ? self m
        ? members 0
        ? link http://page/?room=fox
        + 60000 ms
        ? phase in-room
    )");
}

TEST(ClientInRoom, JoinsWithDevicesAndSendsThem) {
    ClientOptions options = in_room_fox();
    options.audio = true;
    options.video = true;
    options.join_at_once = true;
    expect_course(R"(
        ! request media #1 t1 t2
        ! open socket ws://server/parley parley.v1
        ! list devices
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        browser grants #1
        ! list devices
        ? camera on
        # The answer to the join comes after the grant: the others are told how we are now.
        < {"type":"joined","version":1,"capabilities":[],"id":"m","room":"fox","capacity":3,"members":[{"id":"b","name":"Ben","state":{"microphone":true,"camera":true}}],"iceServers":[]}
        ! open connection c1
        ! sender c1 audio t1 create
        ! sender c1 video t2 create
        ! open channel c1 d1 parley
        > {"type":"state","state":{"microphone":true,"camera":true}}
        # Turning the camera off needs no negotiation.
        wish camera off
        ! release t2
        ! sender c1 video none create
        > {"type":"state","state":{"microphone":true,"camera":false}}
        wish microphone off
        ! disable t1
        > {"type":"state","state":{"microphone":false,"camera":false}}
        wish camera on
        ! request media #2 none t3
        browser grants #2
        ! list devices
        ! sender c1 video t3 create
        > {"type":"state","state":{"microphone":false,"camera":true}}
    )",
                  options);
}

TEST(ClientInRoom, OffersToThoseWhoWereThere) {
    expect_course(connected_to_ben + R"(
        browser gathers c1 candidate-1
        > {"type":"candidate","to":"b","connection":"$c","exchange":"$e","candidate":{"candidate":"candidate-1","sdpMid":"0","sdpMLineIndex":null,"usernameFragment":null}}
        < {"type":"candidate","from":"b","connection":$c,"exchange":$e,"candidate":{"candidate":"ben-candidate","sdpMid":"0"}}
        ! add candidate c1 #4 ben-candidate
        browser done #4
        browser track c1 audio 0
        ! adopt track c1 audio 0 t1
        ! play t1
        browser track c1 video 1
        ! adopt track c1 video 1 t2
    )");
}

TEST(ClientInRoom, AnswersTheNewcomer) {
    expect_course(alone + R"(
        < {"type":"member-joined","member":{"id":"z","name":"Zoe","state":{"microphone":true,"camera":false}}}
        ? member z Zoe connecting +m -c
        < {"type":"description","from":"z","connection":7,"exchange":8,"description":{"type":"offer","sdp":"zoe-offer"}}
        ! open connection c1
        ! set remote c1 #1 offer zoe-offer
        # Candidates wait until the offer is applied.
        < {"type":"candidate","from":"z","connection":7,"exchange":8,"candidate":{"candidate":"zoe-candidate","sdpMid":"0"}}
        browser announces c1 parley
        ! adopt channel c1 d1 parley
        browser done #1
        ! sender c1 audio none
        ! sender c1 video none
        ! add candidate c1 #3 zoe-candidate
        ! set local c1 #2
        browser describes #2 answer my-answer
        > {"type":"description","to":"z","connection":7,"exchange":8,"description":{"type":"answer","sdp":"my-answer"}}
        browser state c1 connected
        ? member z Zoe connected +m -c
    )");
}

TEST(ClientInRoom, MeshOfThree) {
    expect_course(connected_to_ben + R"(
        < {"type":"member-joined","member":{"id":"c","name":"Cem","state":{"microphone":true,"camera":true}}}
        < {"type":"description","from":"c","connection":5,"exchange":6,"description":{"type":"offer","sdp":"cem-offer"}}
        ! open connection c2
        ! set remote c2 #4 offer cem-offer
        browser done #4
        ! sender c2 audio none
        ! sender c2 video none
        ! set local c2 #5
        browser describes #5 answer my-answer
        > {"type":"description","to":"c","connection":5,"exchange":6,"description":{"type":"answer","sdp":"my-answer"}}
        browser state c2 connected
        ? member b Ben connected +m +c
        ? member c Cem connected +m +c
        # One leaves; the other link is untouched.
        < {"type":"member-left","id":"b"}
        ! close channel d1
        ! close connection c1
        ? members 1
        ? member c Cem connected +m +c
        # What the gone one still sends is passed over.
        < {"type":"description","from":"b","connection":$c,"exchange":9,"description":{"type":"offer","sdp":"late"}}
        browser state c1 failed
        ? counter unknown-frames 1
        ? counter stale-events 1
    )");
}

TEST(ClientInRoom, HearsHowLoudAMemberIsUntilItsTrackIsGone) {
    expect_course(connected_to_ben + R"(
        browser track c1 audio 0
        ! adopt track c1 audio 0 t1
        ! play t1
        ? sound b 0
        browser sounds t1 3
        ? sound b 3
        browser sounds t1 200
        ? sound b 4
        browser sounds t1 1
        # The same transceiver reported again brings a new track, of which nothing is known yet.
        browser track c1 audio 0
        ! release t1
        ! adopt track c1 audio 0 t2
        ! play t2
        ? sound b 0
        browser sounds t1 2
        ? sound b 0
        ? counter stale-events 1
        browser sounds t2 2
        ? sound b 2
        ? counter stale-events 1
        wish leave
        > {"type":"leave"}
        ! close socket 1000
        ! close channel d1
        ! release t2
        ! close connection c1
        browser sounds t2 4
        ? counter stale-events 2
    )");
}

TEST(ClientInRoom, TellsApartWhoIsLoud) {
    expect_course(connected_to_ben + R"(
        < {"type":"member-joined","member":{"id":"c","name":"Cem","state":{"microphone":true,"camera":true}}}
        < {"type":"description","from":"c","connection":5,"exchange":6,"description":{"type":"offer","sdp":"cem-offer"}}
        ! open connection c2
        ! set remote c2 #4 offer cem-offer
        browser track c1 audio 0
        ! adopt track c1 audio 0 t1
        ! play t1
        browser track c2 audio 0
        ! adopt track c2 audio 0 t2
        ! play t2
        browser sounds t2 3
        ? sound b 0
        ? sound c 3
        # Pictures make no sound.
        browser track c1 video 1
        ! adopt track c1 video 1 t3
        browser sounds t3 4
        ? sound b 0
    )");
}

TEST(ClientInRoom, LeavesAndGivesEverythingBack) {
    expect_course(connected_to_ben + R"(
        browser track c1 audio 0
        ! adopt track c1 audio 0 t1
        ! play t1
        wish leave
        > {"type":"leave"}
        ! close socket 1000
        ! close channel d1
        ! release t1
        ! close connection c1
        ? phase lobby
        ? members 0
        + 60000 ms
    )");
}

TEST(ClientInRoom, RejoinsAfterLeaving) {
    expect_course(alone + R"(
        wish leave
        > {"type":"leave"}
        ! close socket 1000
        wish join
        ! open socket ws://server/parley parley.v1
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false}}
        < {"type":"joined","version":1,"capabilities":[],"id":"n","room":"fox","capacity":3,"members":[],"iceServers":[]}
        ? self n
    )");
}

TEST(ClientInRoom, APersonIsToldThatSoundIsBlocked) {
    expect_course(alone + R"(
        browser blocks audio
        ? audio blocked
        wish allow audio
        ! resume audio
        browser allows audio
        ? audio heard
    )");
}

TEST(ClientInRoom, TheLinkIsCopiedAndTheNoticeGoesByItself) {
    expect_course(alone + R"(
        wish copy link
        ! copy #1 http://page/?room=fox
        browser done #1
        ? notice The link is copied.
        + 4000 ms
        ? notice none
    )");
}

TEST(ClientInRoom, PeerListRoomLearnsNamesOverTheChannel) {
    ClientOptions options = in_room_fox();
    options.dialect = "peer-list";
    expect_course(R"(
        wish join
        ! open socket ws://server/ws?room=fox
        socket opens
        > {"type":"join","peerId":"$me"}
        < {"type":"peer-list","peers":["b"]}
        ! open connection c1
        ! sender c1 audio none create
        ! sender c1 video none create
        ! open channel c1 d1 parley
        ? member b Guest b connecting +m +c
        browser needs negotiation c1
        ! set local c1 #1
        browser describes #1 offer my-offer
        > {"type":"offer","from":"$me","to":"b","sdp":"my-offer"}
        < {"type":"answer","from":"b","to":"$me","sdp":"ben-answer"}
        ! set remote c1 #2 answer ben-answer
        browser done #2
        browser channel d1 opens
        ! say d1 {"type":"member","name":"Ana","state":{"microphone":false,"camera":false}}
        browser says d1 {"type":"member","name":"Ben","state":{"microphone":true,"camera":false}}
        # So it is one of ours, who understands the rest.
        ! say d1 {"type":"troubles","links":[]}
        ? member b Ben connecting +m -c
        # Its clients make a new connection for each offer: a second one replaces ours.
        < {"type":"offer","from":"b","to":"$me","sdp":"ben-offer"}
        ! close channel d1
        ! close connection c1
        ! open connection c2
        ! set remote c2 #4 offer ben-offer
    )",
                  options);
}

}  // namespace
}  // namespace parley::test
