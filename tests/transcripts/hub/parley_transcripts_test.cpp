// Conversations with the hub in the parley dialect.
#include <string>

#include <gtest/gtest.h>

#include "support/hub_transcript.hpp"

namespace parley::test {
namespace {

// Credentials that tell which they are.
auto numbered_relays() {
    return [count = 0](const RelayWish&) mutable -> RelayGrant {
        return {.servers = {{.url = "turn:relay", .username = std::to_string(++count), .credential = "k"}},
                .seconds = 600};
    };
}

const HubStory stories[] = {
    {.name = "AFirstMemberIsAlone",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"capabilities":[],"room":"fox","name":"Ana","state":{"microphone":true,"camera":false}}
        ana < {"type":"joined","version":1,"capabilities":[],"id":"$ana","room":"fox","capacity":12,"members":[],"iceServers":[],"host":"$ana"}
    )",
     .options = {}},
    {.name = "CredentialsOfRelaysAreRenewedWhenAMemberAsks",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","iceServers":[{"urls":["turn:relay"],"username":"1","credential":"k"}],"iceSeconds":600,"$_":0}
        + 450000 ms
        ana > {"type":"ice-servers"}
        ana < {"type":"ice-servers","iceServers":[{"urls":["turn:relay"],"username":"2","credential":"k"}],"iceSeconds":600}
        ana > {"type":"leave"}
        ana > {"type":"ice-servers"}
        ana < {"type":"error","code":"not-in-room","$_":0}
    )",
     .options = {.grant_relays = numbered_relays()}},
    {.name = "ThreeJoinAndEachNewcomerOffersToAllWhoAreThere",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana","state":{"microphone":true,"camera":true}}
        ana < {"type":"joined","id":"$ana","room":"fox","members":[],"$_":0}

        ben opens /parley
        ben > {"type":"join","version":1,"room":"fox","name":"Ben","state":{"microphone":false,"camera":true}}
        ben < {"type":"joined","id":"$ben","members":[{"id":"$ana","name":"Ana","state":{"microphone":true,"camera":true}}],"$_":0}
        ana < {"type":"member-joined","member":{"id":"$ben","name":"Ben","state":{"microphone":false,"camera":true}}}

        # Ben, the newcomer, offers; candidates follow their description.
        ben > {"type":"description","to":"$ana","connection":7,"exchange":1,"description":{"type":"offer","sdp":"v=0 ben"}}
        ana < {"type":"description","from":"$ben","connection":7,"exchange":1,"description":{"type":"offer","sdp":"v=0 ben"}}
        ben > {"type":"candidate","to":"$ana","connection":7,"exchange":1,"candidate":{"candidate":"candidate:1","sdpMid":"0","sdpMLineIndex":0}}
        ana < {"type":"candidate","from":"$ben","connection":7,"exchange":1,"candidate":{"candidate":"candidate:1","sdpMid":"0","sdpMLineIndex":0,"usernameFragment":null}}
        ana > {"type":"description","to":"$ben","connection":7,"exchange":1,"description":{"type":"answer","sdp":"v=0 ana"}}
        ben < {"type":"description","from":"$ana","connection":7,"exchange":1,"description":{"type":"answer","sdp":"v=0 ana"}}
        ana > {"type":"candidate","to":"$ben","connection":7,"exchange":1,"candidate":null}
        ben < {"type":"candidate","from":"$ana","connection":7,"exchange":1,"candidate":null}

        # Eve finds both, in the order in which they came, and offers to each; nobody else hears it.
        eve opens /parley
        eve > {"type":"join","version":1,"room":"fox","name":"Eve"}
        eve < {"type":"joined","id":"$eve","members":[{"id":"$ana","$_":0},{"id":"$ben","$_":0}],"$_":0}
        ana < {"type":"member-joined","member":{"id":"$eve","name":"Eve","$_":0}}
        ben < {"type":"member-joined","member":{"id":"$eve","name":"Eve","$_":0}}
        eve > {"type":"description","to":"$ana","connection":3,"exchange":1,"description":{"type":"offer","sdp":"v=0 eve"}}
        ana < {"type":"description","from":"$eve","connection":3,"exchange":1,"description":{"type":"offer","sdp":"v=0 eve"}}
        eve > {"type":"description","to":"$ben","connection":4,"exchange":1,"description":{"type":"offer","sdp":"v=0 eve"}}
        ben < {"type":"description","from":"$eve","connection":4,"exchange":1,"description":{"type":"offer","sdp":"v=0 eve"}}
    )",
     .options = {}},
    {.name = "CollidingOffersBothArrive",
     .text = R"(
        # Which of them counts is for the two clients to decide.
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","$_":0}
        ben opens /parley
        ben > {"type":"join","version":1,"room":"fox","name":"Ben"}
        ben < {"type":"joined","id":"$ben","$_":0}
        ana < {"type":"member-joined","$_":0}

        ben > {"type":"description","to":"$ana","connection":1,"exchange":5,"description":{"type":"offer","sdp":"v=0 ben"}}
        ana < {"type":"description","from":"$ben","connection":1,"exchange":5,"description":{"type":"offer","sdp":"v=0 ben"}}
        ana > {"type":"description","to":"$ben","connection":1,"exchange":6,"description":{"type":"offer","sdp":"v=0 ana"}}
        ben < {"type":"description","from":"$ana","connection":1,"exchange":6,"description":{"type":"offer","sdp":"v=0 ana"}}
    )",
     .options = {}},
    {.name = "OneLeavesAndTheOthersAreTold",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","$_":0}
        ben opens /parley
        ben > {"type":"join","version":1,"room":"fox","name":"Ben"}
        ben < {"type":"joined","id":"$ben","$_":0}
        ana < {"type":"member-joined","$_":0}

        ben > {"type":"leave"}
        ana < {"type":"member-left","id":"$ben"}

        # What was on its way to him is answered, and ends nobody's connection.
        ana > {"type":"candidate","to":"$ben","connection":1,"exchange":1,"candidate":{"candidate":"candidate:1","sdpMid":"0"}}
        ana < {"type":"error","code":"unknown-peer","message":"$_","peer":"$ben"}
        ben > {"type":"state","state":{"microphone":true,"camera":true}}
        ben < {"type":"error","code":"not-in-room","message":"$_"}
        ben > {"type":"leave"}
        ben < {"type":"error","code":"not-in-room","message":"$_"}

        # The same when a connection is gone without a word.
        ana closes
    )",
     .options = {}},
    {.name = "OneReloadsAndComesBackUnderAnotherId",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","$_":0}
        ben opens /parley
        ben > {"type":"join","version":1,"room":"fox","name":"Ben"}
        ben < {"type":"joined","id":"$ben","$_":0}
        ana < {"type":"member-joined","$_":0}

        ben closes
        ana < {"type":"member-left","id":"$ben"}
        + 700 ms
        ben opens /parley
        ben > {"type":"join","version":1,"room":"fox","name":"Ben"}
        ben < {"type":"joined","id":"$ben2","members":[{"id":"$ana","$_":0}],"$_":0}
        ana < {"type":"member-joined","member":{"id":"$ben2","name":"Ben","$_":0}}
    )",
     .options = {}},
    {.name = "OneLeavesAndJoinsAnotherRoomOnTheSameConnection",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","room":"fox","$_":0}
        ana > {"type":"join","version":1,"room":"owl","name":"Ana"}
        ana < {"type":"error","code":"already-in-room","message":"$_"}
        ana > {"type":"leave"}
        ana > {"type":"join","version":1,"room":"owl","name":"Ana"}
        ana < {"type":"joined","id":"$ana2","room":"owl","members":[],"$_":0}
    )",
     .options = {}},
    {.name = "TheFourthIsRefusedInARoomOfThree",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","capacity":3,"$_":0}
        ben opens /parley
        ben > {"type":"join","version":1,"room":"fox","name":"Ben"}
        ben < {"type":"joined","id":"$ben","$_":0}
        ana < {"type":"member-joined","$_":0}
        eve opens /parley
        eve > {"type":"join","version":1,"room":"fox","name":"Eve"}
        eve < {"type":"joined","id":"$eve","$_":0}
        ana < {"type":"member-joined","$_":0}
        ben < {"type":"member-joined","$_":0}

        # The three in the room hear nothing of it.
        dan opens /parley
        dan > {"type":"join","version":1,"room":"fox","name":"Dan"}
        dan < {"type":"error","code":"room-full","message":"The room is full: all 3 places are taken."}
        dan closed 1008 room-full

        # Another room has a place, and so has this one when somebody left.
        dan opens /parley
        dan > {"type":"join","version":1,"room":"owl","name":"Dan"}
        dan < {"type":"joined","id":"$dan","room":"owl","members":[],"$_":0}
        eve closes
        ana < {"type":"member-left","id":"$eve"}
        ben < {"type":"member-left","id":"$eve"}
        dan > {"type":"leave"}
        dan > {"type":"join","version":1,"room":"fox","name":"Dan"}
        dan < {"type":"joined","id":"$dan2","room":"fox","$_":0}
        ana < {"type":"member-joined","$_":0}
        ben < {"type":"member-joined","$_":0}
    )",
     .options = {.room_members = 3, .ice_servers = {}}},
    {.name = "MalformedFramesAreAnsweredAndNobodyElseNotices",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","$_":0}
        eve opens /parley
        eve > {"type":"join","version":1,"room":"fox","name":"Eve"}
        eve < {"type":"joined","id":"$eve","$_":0}
        ana < {"type":"member-joined","$_":0}

        # No JSON, cut off, no object, nothing that says what it is.
        eve > hello
        eve < {"type":"error","code":"malformed-frame","message":"$_"}
        eve > {"type":"leave"
        eve < {"type":"error","code":"malformed-frame","message":"$_"}
        eve > ["leave"]
        eve < {"type":"error","code":"malformed-frame","message":"$_"}
        eve > {}
        eve < {"type":"error","code":"malformed-frame","message":"$_"}
        # No text, too much of it, too deep.
        eve > (binary)
        eve < {"type":"error","code":"malformed-frame","message":"$_"}
        eve > {"type":"leave","why":"$65536{x}"}
        eve < {"type":"error","code":"too-large","message":"$_"}
        eve > {"type":"leave","why":$40{[}$40{]}}
        eve < {"type":"error","code":"too-large","message":"$_"}
        # A description without its description, and one for nobody.
        eve > {"type":"description","to":"$ana","connection":1,"exchange":1}
        eve < {"type":"error","code":"malformed-frame","message":"$_"}
        eve > {"type":"candidate","candidate":{"candidate":"candidate:1","sdpMid":"0"}}
        eve < {"type":"error","code":"invalid-id","message":"$_"}

        # A type that nobody knows is passed over.
        eve > {"type":"dance","tempo":"fast"}

        # The tenth malformed frame is one too many.
        eve > hello
        eve < {"type":"error","code":"malformed-frame","message":"$_"}
        ana < {"type":"member-left","id":"$eve"}
        eve closed 1008 malformed-frame
    )",
     .options = {}},
    {.name = "WhoDoesNotBeginWithAJoinIsSentAway",
     .text = R"(
        ana opens /parley
        ana > {"type":"leave"}
        ana < {"type":"error","code":"not-in-room","message":"$_"}
        ana closed 1008 not-in-room

        ben opens /parley
        ben > {"type":"dance"}
        ben < {"type":"error","code":"not-in-room","message":"$_"}
        ben closed 1008 not-in-room

        dan opens /parley
        dan > (binary)
        dan < {"type":"error","code":"malformed-frame","message":"$_"}
        dan closed 1008 malformed-frame

        # A join that says nothing this hub understands is none either.
        eve opens /parley
        eve > {"type":"join","version":2,"room":"fox","name":"Eve"}
        eve < {"type":"error","code":"unsupported-version","message":"$_"}
        eve closed 1008 unsupported-version
        fay opens /parley
        fay > {"type":"join","version":1,"room":"","name":"Fay"}
        fay < {"type":"error","code":"invalid-room","message":"$_"}
        fay closed 1008 invalid-room
    )",
     .options = {}},
    {.name = "WhoSaysNothingIsSentAwayInTime",
     .text = R"(
        ana opens /parley
        + 9999 ms
        + 1 ms
        ana < {"type":"error","code":"not-in-room","message":"$_"}
        ana closed 1008 not-in-room
    )",
     .options = {}},
    {.name = "NobodySpeaksInAnothersName",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","$_":0}
        ben opens /parley
        ben > {"type":"join","version":1,"room":"fox","name":"Ben"}
        ben < {"type":"joined","id":"$ben","$_":0}
        ana < {"type":"member-joined","$_":0}
        eve opens /parley
        eve > {"type":"join","version":1,"room":"fox","name":"Eve"}
        eve < {"type":"joined","id":"$eve","$_":0}
        ana < {"type":"member-joined","$_":0}
        ben < {"type":"member-joined","$_":0}

        eve > {"type":"description","from":"$ana","to":"$ben","connection":1,"exchange":1,"description":{"type":"offer","sdp":"v=0"}}
        eve < {"type":"error","code":"forged-sender","message":"$_"}
        # The own name does no harm.
        eve > {"type":"description","from":"$eve","to":"$ben","connection":1,"exchange":1,"description":{"type":"offer","sdp":"v=0"}}
        ben < {"type":"description","from":"$eve","connection":1,"exchange":1,"description":{"type":"offer","sdp":"v=0"}}
        # Nobody talks to itself through the hub.
        eve > {"type":"description","to":"$eve","connection":1,"exchange":1,"description":{"type":"offer","sdp":"v=0"}}
        eve < {"type":"error","code":"unknown-peer","message":"$_","peer":"$eve"}
    )",
     .options = {}},
    {.name = "NothingCrossesRooms",
     .text = R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","room":"fox","$_":0}
        # A room's name is compared to the letter.
        eve opens /parley
        eve > {"type":"join","version":1,"room":"Fox","name":"Eve"}
        eve < {"type":"joined","id":"$eve","room":"Fox","members":[],"$_":0}

        eve > {"type":"description","to":"$ana","connection":1,"exchange":1,"description":{"type":"offer","sdp":"v=0"}}
        eve < {"type":"error","code":"unknown-peer","message":"$_","peer":"$ana"}
        eve > {"type":"candidate","to":"$ana","connection":1,"exchange":1,"candidate":null}
        eve < {"type":"error","code":"unknown-peer","message":"$_","peer":"$ana"}
        eve > {"type":"state","state":{"microphone":true,"camera":true}}
        eve > {"type":"leave"}
    )",
     .options = {}},
    {.name = "OneTooManyFromAnAddressIsSentAway",
     .text = R"(
        ana opens /parley from 192.0.2.1
        eve opens /parley from 192.0.2.1
        eve < {"type":"error","code":"server-full","message":"$_"}
        eve closed 1013 server-full
        ben opens /parley from 192.0.2.2
        ana closes
        eve opens /parley from 192.0.2.1
    )",
     .options = {.connections_per_address = 1, .ice_servers = {}}},
};

class ParleyTranscript : public testing::TestWithParam<HubStory> {};

TEST_P(ParleyTranscript, GoesAsWritten) {
    const std::string report = play_hub_transcript(GetParam().text, GetParam().options);
    EXPECT_TRUE(report.empty()) << report;
}

INSTANTIATE_TEST_SUITE_P(Hub, ParleyTranscript, testing::ValuesIn(stories),
                         [](const auto& story) { return story.param.name; });

}  // namespace
}  // namespace parley::test
