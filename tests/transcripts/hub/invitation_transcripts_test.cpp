// Conversations with the hub about people who are called into a room.
#include <string>

#include <gtest/gtest.h>

#include "support/hub_transcript.hpp"

namespace parley::test {
namespace {

// Ben can be called, and Ana hosts a room.
const std::string ben_and_ana = R"(
    ben opens /parley
    ben > {"type":"register","version":1,"callsign":"Ben"}
    ben < {"type":"registered","callsign":"Ben"}
    ana opens /parley
    ana > {"type":"join","version":1,"room":"fox","name":"Ana"}
    ana < {"type":"joined","id":"$ana","$_":0}
)";

const std::string ben_rings = ben_and_ana + R"(
    ana > {"type":"invite","callsign":"ben"}
    ben < {"type":"invitation","id":"$call","name":"Ana","room":"fox","seconds":45}
    ana < {"type":"invited","callsign":"ben","outcome":"ringing"}
)";

const std::string ben_rings_at_a_lock = ben_rings + R"(
    ana > {"type":"lock","locked":true}
    ana < {"type":"moderation","host":"$ana","locked":true}
)";

void expect_conversation(const std::string& text, const HubOptions& options = {}) {
    const std::string report = play_hub_transcript(text, options);
    EXPECT_TRUE(report.empty()) << report;
}

TEST(InvitationTranscript, WhoIsCalledAcceptsByJoining) {
    expect_conversation(ben_rings + R"(
        ben2 opens /parley
        ben2 > {"type":"join","version":1,"room":"fox","name":"Ben","invitation":"$call"}
        ben2 < {"type":"joined","id":"$ben","$_":0}
        ana < {"type":"member-joined","member":{"id":"$ben","name":"Ben","$_":0}}
        ana < {"type":"invited","callsign":"ben","outcome":"accepted"}
        # And can be called again by others.
        + 60000 ms
        cy opens /parley
        cy > {"type":"join","version":1,"room":"den","name":"Cy"}
        cy < {"type":"joined","id":"$cy","$_":0}
        cy > {"type":"invite","callsign":"BEN"}
        ben < {"type":"invitation","id":"$other","name":"Cy","room":"den","seconds":45}
        cy < {"type":"invited","callsign":"BEN","outcome":"ringing"}
    )");
}

TEST(InvitationTranscript, WhoIsInTheRoomAlreadyAcceptsWithAWord) {
    expect_conversation(ben_rings + R"(
        ben > {"type":"accept","id":"$call"}
        ana < {"type":"invited","callsign":"ben","outcome":"accepted"}
    )");
}

TEST(InvitationTranscript, TheCallerHearsWhatWasAnswered) {
    for (const std::string answer : {"decline declined", "busy busy"}) {
        const std::size_t blank = answer.find(' ');
        expect_conversation(ben_rings + R"(
            ben > {"type":")" +
                            answer.substr(0, blank) + R"(","id":"$call"}
            ana < {"type":"invited","callsign":"ben","outcome":")" +
                            answer.substr(blank + 1) + R"("}
            # Nothing comes of a second answer.
            ben > {"type":"decline","id":"$call"}
        )");
    }
}

TEST(InvitationTranscript, ACallThatNobodyAnswersIsMissed) {
    expect_conversation(ben_rings + R"(
        + 44999 ms
        + 1 ms
        ben < {"type":"invitation-ended","id":"$call"}
        ana < {"type":"invited","callsign":"ben","outcome":"missed"}
    )");
}

TEST(InvitationTranscript, WhoIsCalledAlreadyIsBusy) {
    expect_conversation(ben_rings + R"(
        cy opens /parley
        cy > {"type":"join","version":1,"room":"den","name":"Cy"}
        cy < {"type":"joined","id":"$cy","$_":0}
        cy > {"type":"invite","callsign":"Ben"}
        cy < {"type":"invited","callsign":"Ben","outcome":"busy"}
    )");
}

TEST(InvitationTranscript, ACallerMayThinkBetterOfIt) {
    expect_conversation(ben_rings + R"(
        ana > {"type":"cancel","callsign":"Ben"}
        ben < {"type":"invitation-ended","id":"$call"}
        ana > {"type":"cancel","callsign":"Ben"}
        ana > {"type":"invite","callsign":"ben"}
        ben < {"type":"invitation","id":"$again","name":"Ana","room":"fox","seconds":45}
        ana < {"type":"invited","callsign":"ben","outcome":"ringing"}
    )");
}

TEST(InvitationTranscript, CallsEndWithTheMembershipOfTheCaller) {
    expect_conversation(ben_rings + R"(
        ana > {"type":"leave"}
        ben < {"type":"invitation-ended","id":"$call"}
    )");
    expect_conversation(ben_rings + R"(
        ana closes
        ben < {"type":"invitation-ended","id":"$call"}
    )");
}

TEST(InvitationTranscript, TheCallerHearsThatTheCalledOneIsGone) {
    expect_conversation(ben_rings + R"(
        ben closes
        ana < {"type":"invited","callsign":"ben","outcome":"unreachable"}
        ana > {"type":"invite","callsign":"ben"}
        ana < {"type":"invited","callsign":"ben","outcome":"unreachable"}
    )");
    expect_conversation(ben_rings + R"(
        ben > {"type":"register","version":1,"callsign":"Benjamin"}
        ana < {"type":"invited","callsign":"ben","outcome":"unreachable"}
        ben < {"type":"registered","callsign":"Benjamin"}
    )");
}

TEST(InvitationTranscript, ACallsignIsOnePersons) {
    expect_conversation(ben_and_ana + R"(
        cy opens /parley
        cy > {"type":"register","version":1,"callsign":"BEN"}
        cy < {"type":"error","code":"id-taken","message":"$_"}
        cy > {"type":"register","version":1,"callsign":"BEN","key":"guessed"}
        cy < {"type":"error","code":"id-taken","message":"$_"}
        cy > {"type":"register","version":1,"callsign":"Cy"}
        cy < {"type":"registered","callsign":"Cy"}
        # Who can be called stays for as long as they like.
        + 600000 ms
        ben closes
        cy > {"type":"register","version":1,"callsign":"ben"}
        cy < {"type":"registered","callsign":"ben"}
    )");
}

TEST(InvitationTranscript, AConnectionIsForARoomOrForBeingCalled) {
    expect_conversation(ben_and_ana + R"(
        ben > {"type":"join","version":1,"room":"fox","name":"Ben"}
        ben < {"type":"error","code":"already-in-room","message":"$_"}
        ana > {"type":"register","version":1,"callsign":"Ana"}
        ana < {"type":"error","code":"already-in-room","message":"$_"}
        ben > {"type":"invite","callsign":"Ben"}
        ben < {"type":"error","code":"not-in-room","message":"$_"}
        ben > {"type":"ping"}
        ben < {"type":"pong"}
    )");
}

TEST(InvitationTranscript, TheHostsInvitationOpensALockedRoom) {
    expect_conversation(ben_rings_at_a_lock + R"(
        ben2 opens /parley
        ben2 > {"type":"join","version":1,"room":"fox","name":"Ben","invitation":"$call"}
        ben2 < {"type":"joined","id":"$ben","locked":true,"$_":0}
        ana < {"type":"member-joined","$_":0}
        ana < {"type":"invited","callsign":"ben","outcome":"accepted"}
    )");
}

TEST(InvitationTranscript, AnInvitationOpensOneRoomOnceAndOnlyWhileItRings) {
    expect_conversation(ben_rings_at_a_lock + R"(
        eve opens /parley
        eve > {"type":"join","version":1,"room":"fox","name":"Eve","invitation":"guessed"}
        eve < {"type":"error","code":"room-locked","message":"$_","$_":0}
        ben > {"type":"decline","id":"$call"}
        ana < {"type":"invited","callsign":"ben","outcome":"declined"}
        ben2 opens /parley
        ben2 > {"type":"join","version":1,"room":"fox","name":"Ben","invitation":"$call"}
        ben2 < {"type":"error","code":"room-locked","message":"$_","$_":0}
    )");
}

TEST(InvitationTranscript, WhoIsCalledByAGuestKnocksAtALockedRoom) {
    expect_conversation(ben_and_ana + R"(
        cy opens /parley
        cy > {"type":"join","version":1,"room":"fox","name":"Cy"}
        cy < {"type":"joined","id":"$cy","$_":0}
        ana < {"type":"member-joined","$_":0}
        ana > {"type":"lock","locked":true}
        ana < {"type":"moderation","host":"$ana","locked":true}
        cy < {"type":"moderation","host":"$ana","locked":true}
        cy > {"type":"invite","callsign":"ben"}
        ben < {"type":"invitation","id":"$call","name":"Cy","room":"fox","seconds":45}
        cy < {"type":"invited","callsign":"ben","outcome":"ringing"}
        ben2 opens /parley
        ben2 > {"type":"join","version":1,"room":"fox","name":"Ben","invitation":"$call"}
        ben2 < {"type":"error","code":"room-locked","message":"$_","$_":0}
        ben2 > {"type":"knock","version":1,"room":"fox","name":"Ben","invitation":"$call"}
        ben2 < {"type":"waiting","room":"fox","seconds":120}
        ana < {"type":"knocked","id":"$ben","name":"Ben"}
        cy < {"type":"invited","callsign":"ben","outcome":"accepted"}
    )");
}

TEST(InvitationTranscript, AnInvitationToAnotherRoomIsNoAnswer) {
    expect_conversation(ben_rings + R"(
        ben2 opens /parley
        ben2 > {"type":"join","version":1,"room":"den","name":"Ben","invitation":"$call"}
        ben2 < {"type":"joined","id":"$ben","$_":0}
        ben > {"type":"decline","id":"$call"}
        ana < {"type":"invited","callsign":"ben","outcome":"declined"}
    )");
}

TEST(InvitationTranscript, OnlyWhoIsCalledAnswers) {
    expect_conversation(ben_rings + R"(
        cy opens /parley
        cy > {"type":"register","version":1,"callsign":"Cy"}
        cy < {"type":"registered","callsign":"Cy"}
        cy > {"type":"decline","id":"$call"}
        ana > {"type":"decline","id":"$call"}
        + 45000 ms
        ben < {"type":"invitation-ended","id":"$call"}
        ana < {"type":"invited","callsign":"ben","outcome":"missed"}
    )");
}

TEST(InvitationTranscript, BadCallsignsAreRefused) {
    expect_conversation(ben_and_ana + R"(
        ana > {"type":"invite","callsign":""}
        ana < {"type":"error","code":"malformed-frame","message":"$_"}
        ana > {"type":"invite"}
        ana < {"type":"error","code":"malformed-frame","message":"$_"}
        ana > {"type":"invite","callsign":"a\nb"}
        ana < {"type":"error","code":"invalid-id","message":"$_"}
        cy opens /parley
        cy > {"type":"register","callsign":"Cy"}
        cy < {"type":"error","code":"malformed-frame","message":"$_"}
        cy closed 1008 malformed-frame
    )");
}

}  // namespace
}  // namespace parley::test
