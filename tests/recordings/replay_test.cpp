// Recordings of real browsers come to the same orders and states outside of them, and what differs is told.
#include <cstddef>
#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "recordings/kept.hpp"
#include "replay/player.hpp"

namespace parley::replay {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

Outcome play_text(const std::string& text) {
    const auto recording = read_recording(text);
    if (!recording) return {.problem = "not read: " + recording.error()};
    return play(recording.value());
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
    const std::size_t at = text.find(what);
    EXPECT_NE(at, std::string::npos) << what;
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

// A person who looks at the lobby, without devices, and leaves by closing the page.
const std::string lobby =
    R"({"parley":"black box","version":1,"seed":[0,7],"options":{"signalUrl":"ws://host","dialect":"parley","room":"fox",)"
    R"("token":"","calls":[],"name":"Ana","pageUrl":"http://host/","audio":false,"video":false,"canShareScreen":false,"joinAtOnce":false,)"
    R"("iceServers":[]}})"
    "\n"
    R"({"at":5,"tell":["start"]})"
    "\n"
    R"({"state":{"revision":0,"phase":"lobby","signaling":"closed","self":"","name":"Ana","room":"fox",)"
    R"("roomLink":"http://host/?room=fox","microphone":{"state":"off","wanted":false,"track":0,"message":""},)"
    R"("camera":{"state":"off","wanted":false,"track":0,"message":""},)"
    R"("devices":{"microphones":[],"cameras":[],"speakers":[]},"sound":0,"audioBlocked":false,"members":[],"capacity":0,)"
    R"("notice":null,"ending":null,"hand":false,"reaction":null,"hands":[],"speaker":"","chat":[],"unread":0,)"
    R"("screen":{"possible":false,"state":"off","track":0},)"
    R"("counters":{"malformedFrames":0,"unknownFrames":0,"staleEvents":0,)"
    R"("staleDescriptions":0,"ignoredOffers":0,"failedOperations":0,"droppedCandidates":0,"droppedChat":0,"droppedFiles":0},)"
    R"("statistics":null,"safetyCode":{"missing":""},)"
    R"("recording":{"offered":false,"state":"off","seconds":0,"message":""},"files":[],)"
    R"("moderation":{"host":"","locked":false,"waiting":false,"knocks":[]},)"
    R"("invitations":{"possible":true,"callsign":"","reachability":"off","message":"","outgoing":[],"incoming":null}}})"
    "\n";
const std::string join = R"({"at":40,"tell":["join"]})"
                         "\n"
                         R"({"order":["log","joining"]})"
                         "\n"
                         R"({"order":["storeValue","name","Ana"]})"
                         "\n"
                         R"({"order":["openSocket",65536,"ws://host/parley","parley.v1"]})"
                         "\n"
                         R"({"order":["armTimer",10040]})"
                         "\n"
                         R"({"order":["snapshotChanged"]})"
                         "\n"
                         R"({"state":{"revision":1,"phase":"joining","signaling":"connecting"}})"
                         "\n";

TEST(Replay, RecordingsOfRealBrowsersComeToTheSameOrdersAndStates) {
    const auto files = kept_recordings();
    EXPECT_FALSE(files.empty());
    for (const auto& file : files) {
        const Outcome outcome = play_text(text_of_file(file));
        EXPECT_THAT(outcome.problem, IsEmpty())
            << file << "\nWhere the core was changed on purpose, have it recorded anew: scripts/record";
        EXPECT_GT(outcome.orders, 100U);
        EXPECT_GT(outcome.states, 50U);
    }
}

TEST(Replay, AShortRecordingComesToTheSame) {
    const Outcome outcome = play_text(lobby + join);
    EXPECT_THAT(outcome.problem, IsEmpty());
    EXPECT_EQ(outcome.told, 2U);
    EXPECT_EQ(outcome.orders, 5U);
    EXPECT_EQ(outcome.states, 2U);
}

TEST(Replay, AnotherOrderIsToldWithItsLine) {
    const Outcome outcome = play_text(lobby + replaced(join, "joining", "jumping"));
    EXPECT_THAT(outcome.problem, AllOf(StartsWith("line 5: "), HasSubstr(R"(expected: ["log","jumping"])"),
                                       HasSubstr(R"(got:      ["log","joining"])")));
}

TEST(Replay, AnotherStateIsToldWithItsLine) {
    const Outcome outcome = play_text(lobby + replaced(join, R"("phase":"joining")", R"("phase":"in-room")"));
    EXPECT_THAT(outcome.problem, AllOf(StartsWith("line 10: "), HasSubstr("\"phase\""), HasSubstr("in-room"),
                                       HasSubstr("got:      \"joining\"")));
}

TEST(Replay, AStateThatIsNotInTheRecordingIsTold) {
    const std::string without_state = join.substr(0, join.rfind("{\"state\""));
    EXPECT_THAT(play_text(lobby + without_state).problem, AllOf(StartsWith("line 4: "), HasSubstr("\"revision\"")));
}

TEST(Replay, TheTimeOfTheRecordingIsTheTimeOfTheCore) {
    const Outcome outcome = play_text(lobby + replaced(join, "40", "41"));
    EXPECT_THAT(outcome.problem, AllOf(HasSubstr(R"(expected: ["armTimer",10040])"), HasSubstr("10041")));
}

TEST(Replay, AnOrderTooManyIsTold) {
    const Outcome outcome = play_text(lobby + join + R"({"order":["restartIce",65536]})" + "\n");
    EXPECT_THAT(outcome.problem, AllOf(StartsWith("line 11: "), HasSubstr("restartIce")));
}

TEST(Replay, AnOrderAfterTheEndOfTheRecordingIsTold) {
    const std::string shorter = join.substr(0, join.find(R"({"order":["armTimer")"));
    EXPECT_THAT(play_text(lobby + shorter).problem, AllOf(HasSubstr("the recording ends"), HasSubstr("armTimer")));
}

TEST(Replay, ARecordingThatWasFullIsComparedUpToThere) {
    const std::string shorter = join.substr(0, join.find(R"({"order":["armTimer")"));
    const Outcome outcome = play_text(lobby + shorter + R"({"full":true})" + "\n");
    EXPECT_THAT(outcome.problem, IsEmpty());
    EXPECT_EQ(outcome.orders, 3U);
}

TEST(Replay, AWordThatNoStandardHasIsPassedOver) {
    EXPECT_THAT(play_text(lobby + R"({"at":6,"tell":["connectionStateChanged",65536,"dreaming"]})" + "\n").problem,
                IsEmpty());
}

}  // namespace
}  // namespace parley::replay
