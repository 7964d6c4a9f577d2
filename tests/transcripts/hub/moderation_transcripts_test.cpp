// Conversations with the hub about who is host and who may come in.
#include <string>

#include <gtest/gtest.h>

#include "support/hub_transcript.hpp"

namespace parley::test {
namespace {

// Ana hosts the room; Ben came second.
const std::string ana_and_ben = R"(
    ana opens /parley
    ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
    ana < {"type":"joined","id":"$ana","host":"$ana","$_":0}
    ben opens /parley
    ben > {"type":"join","version":1,"room":"fox","name":"Ben"}
    ben < {"type":"joined","id":"$ben","host":"$ana","$_":0}
    ana < {"type":"member-joined","$_":0}
)";

const std::string locked = ana_and_ben + R"(
    ana > {"type":"lock","locked":true}
    ana < {"type":"moderation","host":"$ana","locked":true}
    ben < {"type":"moderation","host":"$ana","locked":true}
)";

// Cy waits at the door, and Ana has heard it.
const std::string cy_knocks = locked + R"(
    cy opens /parley
    cy > {"type":"knock","version":1,"room":"fox","name":"Cy"}
    cy < {"type":"waiting","room":"fox","seconds":120}
    ana < {"type":"knocked","id":"$cy","name":"Cy"}
)";

void expect_conversation(const std::string& text, const HubOptions& options = {}) {
    const std::string report = play_hub_transcript(text, options);
    EXPECT_TRUE(report.empty()) << report;
}

TEST(ModerationTranscript, ALockedRoomTellsWhoJoinsToKnock) {
    expect_conversation(locked + R"(
        cy opens /parley
        cy > {"type":"join","version":1,"room":"fox","name":"Cy"}
        cy < {"type":"error","code":"room-locked","message":"$_"}
        cy > {"type":"knock","version":1,"room":"fox","name":"Cy"}
        cy < {"type":"waiting","room":"fox","seconds":120}
        ana < {"type":"knocked","id":"$cy","name":"Cy"}
    )");
}

TEST(ModerationTranscript, AKnockAtAnOpenDoorIsAJoin) {
    expect_conversation(ana_and_ben + R"(
        cy opens /parley
        cy > {"type":"knock","version":1,"room":"fox","name":"Cy"}
        cy < {"type":"joined","id":"$cy","host":"$ana","$_":0}
        ana < {"type":"member-joined","$_":0}
        ben < {"type":"member-joined","$_":0}
    )");
}

TEST(ModerationTranscript, WhoIsAdmittedJoinsUnderTheIdOfTheKnock) {
    expect_conversation(cy_knocks + R"(
        ana > {"type":"admit","id":"$cy"}
        ana < {"type":"knock-ended","id":"$cy"}
        cy < {"type":"joined","id":"$cy","host":"$ana","locked":true,"$_":0}
        ana < {"type":"member-joined","member":{"id":"$cy","name":"Cy","$_":0}}
        ben < {"type":"member-joined","member":{"id":"$cy","name":"Cy","$_":0}}
        # And is no newcomer any more, whom the time at the door could end.
        + 200000 ms
        cy > {"type":"state","state":{"microphone":true,"camera":false}}
        ana < {"type":"member-changed","$_":0}
        ben < {"type":"member-changed","$_":0}
    )");
}

TEST(ModerationTranscript, WhoIsRefusedIsTold) {
    expect_conversation(cy_knocks + R"(
        ana > {"type":"refuse","id":"$cy"}
        ana < {"type":"knock-ended","id":"$cy"}
        cy < {"type":"error","code":"refused","message":"The host did not let you in."}
        cy closed 1008 refused
    )");
}

TEST(ModerationTranscript, AKnockThatNobodyAnswersEnds) {
    expect_conversation(cy_knocks + R"(
        + 119999 ms
        + 1 ms
        cy < {"type":"error","code":"unanswered","message":"$_"}
        ana < {"type":"knock-ended","id":"$cy"}
        cy closed 1013 unanswered
    )");
}

TEST(ModerationTranscript, FramesDoNotMakeAKnockLast) {
    expect_conversation(cy_knocks + R"(
        + 60000 ms
        cy > {"type":"ping"}
        cy < {"type":"pong"}
        + 60000 ms
        cy < {"type":"error","code":"unanswered","message":"$_"}
        ana < {"type":"knock-ended","id":"$cy"}
        cy closed 1013 unanswered
    )");
}

TEST(ModerationTranscript, AKnockEndsWithItsConnection) {
    expect_conversation(cy_knocks + R"(
        cy closes
        ana < {"type":"knock-ended","id":"$cy"}
        ana > {"type":"admit","id":"$cy"}
        ana < {"type":"error","code":"unknown-peer","message":"$_","peer":"$cy"}
    )");
}

TEST(ModerationTranscript, WhoKnocksMayGoAwayAgain) {
    expect_conversation(cy_knocks + R"(
        cy > {"type":"leave"}
        ana < {"type":"knock-ended","id":"$cy"}
        cy > {"type":"join","version":1,"room":"owl","name":"Cy"}
        cy < {"type":"joined","room":"owl","$_":0}
    )");
}

TEST(ModerationTranscript, WhoWaitsAtTheDoorHearsAndSaysNothingInside) {
    expect_conversation(cy_knocks + R"(
        ben > {"type":"state","state":{"microphone":true,"camera":false}}
        ana < {"type":"member-changed","$_":0}
        cy > {"type":"description","to":"$ana","connection":1,"exchange":1,"description":{"type":"offer","sdp":"v=0"}}
        cy < {"type":"error","code":"not-in-room","message":"$_"}
        cy > {"type":"admit","id":"$cy"}
        cy < {"type":"error","code":"not-in-room","message":"$_"}
        cy > {"type":"lock","locked":false}
        cy < {"type":"error","code":"not-in-room","message":"$_"}
    )");
}

TEST(ModerationTranscript, UnlockingLetsAllIn) {
    expect_conversation(cy_knocks + R"(
        ana > {"type":"lock","locked":false}
        ana < {"type":"moderation","host":"$ana","locked":false}
        ben < {"type":"moderation","host":"$ana","locked":false}
        cy < {"type":"joined","id":"$cy","$_":0}
        ana < {"type":"member-joined","$_":0}
        ben < {"type":"member-joined","$_":0}
    )");
}

TEST(ModerationTranscript, AFullRoomKeepsTheKnockWaiting) {
    expect_conversation(R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","$_":0}
        ana > {"type":"lock","locked":true}
        ana < {"type":"moderation","host":"$ana","locked":true}
        ben opens /parley
        ben > {"type":"knock","version":1,"room":"fox","name":"Ben"}
        ben < {"type":"waiting","$_":0}
        ana < {"type":"knocked","id":"$ben","name":"Ben"}
        cy opens /parley
        cy > {"type":"knock","version":1,"room":"fox","name":"Cy"}
        cy < {"type":"waiting","$_":0}
        ana < {"type":"knocked","id":"$cy","name":"Cy"}
        ana > {"type":"admit","id":"$ben"}
        ana < {"type":"knock-ended","id":"$ben"}
        ben < {"type":"joined","$_":0}
        ana < {"type":"member-joined","$_":0}
        ana > {"type":"admit","id":"$cy"}
        ana < {"type":"error","code":"room-full","message":"$_"}
        # Once the door is open, whoever finds no place is told so.
        ana > {"type":"lock","locked":false}
        ana < {"type":"moderation","$_":0}
        ben < {"type":"moderation","$_":0}
        cy < {"type":"error","code":"room-full","message":"$_"}
        cy closed 1008 room-full
    )",
                        {.room_members = 2, .ice_servers = {}});
}

TEST(ModerationTranscript, OnlyTheHostMayDoWhatAHostDoes) {
    expect_conversation(cy_knocks + R"(
        ben > {"type":"lock","locked":false}
        ben < {"type":"error","code":"not-host","message":"$_"}
        ben > {"type":"admit","id":"$cy"}
        ben < {"type":"error","code":"not-host","message":"$_"}
        ben > {"type":"refuse","id":"$cy"}
        ben < {"type":"error","code":"not-host","message":"$_"}
        ben > {"type":"ask","to":"$ana","what":"mute"}
        ben < {"type":"error","code":"not-host","message":"$_"}
        ben > {"type":"remove","id":"$ana"}
        ben < {"type":"error","code":"not-host","message":"$_"}
        ben > {"type":"hand-over","to":"$ben"}
        ben < {"type":"error","code":"not-host","message":"$_"}
    )");
}

TEST(ModerationTranscript, AHostAsksOthersAndNotItself) {
    expect_conversation(ana_and_ben + R"(
        ana > {"type":"ask","to":"$ben","what":"mute"}
        ben < {"type":"asked","from":"$ana","what":"mute"}
        ana > {"type":"ask","to":"$ben","what":"stop-video"}
        ben < {"type":"asked","from":"$ana","what":"stop-video"}
        ana > {"type":"ask","to":"$ana","what":"mute"}
        ana < {"type":"error","code":"unknown-peer","message":"$_","peer":"$ana"}
        ana > {"type":"remove","id":"$ana"}
        ana < {"type":"error","code":"unknown-peer","message":"$_","peer":"$ana"}
        ana > {"type":"hand-over","to":"$ana"}
        ana < {"type":"error","code":"unknown-peer","message":"$_","peer":"$ana"}
        # What this server does not know is passed over.
        ana > {"type":"ask","to":"$ben","what":"dance"}
        # And what names nobody is refused.
        ana > {"type":"ask","what":"mute"}
        ana < {"type":"error","code":"invalid-id","message":"$_"}
        ana > {"type":"remove"}
        ana < {"type":"error","code":"invalid-id","message":"$_"}
    )");
}

TEST(ModerationTranscript, WhoIsRemovedIsToldAndTheOthersSeeItLeave) {
    expect_conversation(ana_and_ben + R"(
        ana > {"type":"remove","id":"$ben"}
        ben < {"type":"error","code":"removed","message":"Ana removed you from this room."}
        ana < {"type":"member-left","id":"$ben"}
        ben closed 1008 removed
    )");
}

TEST(ModerationTranscript, AHostHandsOverAndIsHostNoMore) {
    expect_conversation(cy_knocks + R"(
        ana > {"type":"hand-over","to":"$ben"}
        ana < {"type":"moderation","host":"$ben","locked":true}
        ben < {"type":"moderation","host":"$ben","locked":true}
        ben < {"type":"knocked","id":"$cy","name":"Cy"}
        ana > {"type":"admit","id":"$cy"}
        ana < {"type":"error","code":"not-host","message":"$_"}
        ben > {"type":"refuse","id":"$cy"}
        ben < {"type":"knock-ended","id":"$cy"}
        cy < {"type":"error","code":"refused","message":"$_"}
        cy closed 1008 refused
    )");
}

TEST(ModerationTranscript, WhoHasBeenHereLongestFollowsAHostThatLeaves) {
    expect_conversation(cy_knocks + R"(
        ana > {"type":"admit","id":"$cy"}
        ana < {"type":"knock-ended","id":"$cy"}
        cy < {"type":"joined","id":"$cy","$_":0}
        ana < {"type":"member-joined","$_":0}
        ben < {"type":"member-joined","$_":0}
        ana > {"type":"hand-over","to":"$cy"}
        ana < {"type":"moderation","host":"$cy","$_":0}
        ben < {"type":"moderation","host":"$cy","$_":0}
        cy < {"type":"moderation","host":"$cy","$_":0}
        cy closes
        ana < {"type":"member-left","id":"$cy"}
        ben < {"type":"member-left","id":"$cy"}
        ana < {"type":"moderation","host":"$ana","locked":true}
        ben < {"type":"moderation","host":"$ana","locked":true}
    )");
}

TEST(ModerationTranscript, ARoomThatIsLeftByAllLetsInWhoWaits) {
    expect_conversation(cy_knocks + R"(
        ben closes
        ana < {"type":"member-left","id":"$ben"}
        ana closes
        cy < {"type":"joined","id":"$cy","host":"$cy","members":[],"$_":0}
    )");
}

TEST(ModerationTranscript, OtherRoomsAreOutOfReach) {
    expect_conversation(cy_knocks + R"(
        eve opens /parley
        eve > {"type":"join","version":1,"room":"owl","name":"Eve"}
        eve < {"type":"joined","id":"$eve","host":"$eve","$_":0}
        eve > {"type":"admit","id":"$cy"}
        eve < {"type":"error","code":"unknown-peer","message":"$_","peer":"$cy"}
        eve > {"type":"remove","id":"$ben"}
        eve < {"type":"error","code":"unknown-peer","message":"$_","peer":"$ben"}
        eve > {"type":"ask","to":"$ben","what":"mute"}
        eve < {"type":"error","code":"unknown-peer","message":"$_","peer":"$ben"}
        eve > {"type":"hand-over","to":"$ben"}
        eve < {"type":"error","code":"unknown-peer","message":"$_","peer":"$ben"}
    )");
}

TEST(ModerationTranscript, MembersOfOtherDialectsAreRefusedAndRemovedButNeitherAskedNorHosts) {
    expect_conversation(R"(
        ben opens /ws?room=fox
        ben > {"type":"join","peerId":"b"}
        ben < {"type":"peer-list","peers":[]}
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","host":"$ana","$_":0}
        ben < {"type":"peer-joined","peerId":"$ana"}
        ana > {"type":"lock","locked":true}
        ana < {"type":"moderation","host":"$ana","locked":true}
        eve opens /ws?room=fox
        eve > {"type":"join","peerId":"e"}
        eve < {"type":"error","code":"room-locked","message":"$_"}
        eve closed 1008 room-locked
        ana > {"type":"ask","to":"b","what":"mute"}
        ana < {"type":"error","code":"other","message":"$_","peer":"b"}
        ana > {"type":"hand-over","to":"b"}
        ana < {"type":"error","code":"other","message":"$_","peer":"b"}
        ana > {"type":"remove","id":"b"}
        ben < {"type":"error","code":"removed","message":"$_"}
        ana < {"type":"member-left","id":"b"}
        ben closed 1008 removed
        ana > {"type":"lock","locked":false}
        ana < {"type":"moderation","host":"$ana","locked":false}
        # Where clients choose their ids, the id is who was removed.
        bob opens /ws?room=fox
        bob > {"type":"join","peerId":"b"}
        bob < {"type":"error","code":"removed","message":"$_"}
        bob closed 1008 removed
    )");
}

TEST(ModerationTranscript, WhoComesForVoiceIsToldOfALockedRoom) {
    expect_conversation(R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","$_":0}
        ana > {"type":"lock","locked":true}
        ana < {"type":"moderation","$_":0}
        ben opens /socket.io/
        ben > 0
        ben < 0{"sid":"$_"}
        ben > 2["joinRoom",{"room":"fox","username":"Ben"}]
        ben < 2["voiceError",{"message":"This room is locked. Ask its host to open it."}]
    )");
}

TEST(ModerationTranscript, ARoomWithoutAnybodyWhoCanHostIsOpen) {
    expect_conversation(R"(
        ana opens /parley
        ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
        ana < {"type":"joined","id":"$ana","$_":0}
        ben opens /ws?room=fox
        ben > {"type":"join","peerId":"b"}
        ben < {"type":"peer-list","peers":["$ana"]}
        ana < {"type":"member-joined","$_":0}
        ana > {"type":"lock","locked":true}
        ana < {"type":"moderation","$_":0}
        cy opens /parley
        cy > {"type":"knock","version":1,"room":"fox","name":"Cy"}
        cy < {"type":"waiting","$_":0}
        ana < {"type":"knocked","id":"$cy","name":"Cy"}
        ana closes
        ben < {"type":"peer-left","peerId":"$ana"}
        cy < {"type":"joined","id":"$cy","host":"$cy","$_":0}
        ben < {"type":"peer-joined","peerId":"$cy"}
    )");
}

}  // namespace
}  // namespace parley::test
