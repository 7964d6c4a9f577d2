// Courses of a call in which the credentials of relays run out.
#include <string>

#include "client_courses.hpp"

namespace parley::test {
namespace {

std::string replaced(std::string text, const std::string& part, const std::string& by) {
    text.replace(text.find(part), part.size(), by);
    return text;
}

// As the server writes them: with a username that tells them from others.
std::string servers(const std::string& username) {
    return R"("iceServers":[{"urls":["turn:r"],"username":")" + username + R"(","credential":"k"}],"iceSeconds":400)";
}

// Ana and Ben are connected, and her credentials are good for 400 seconds.
const std::string for_a_time = replaced(connected_to_ben, R"("iceServers":[])", servers("old"));
// The same with credentials for 28 seconds, and a place to come back to.
const std::string in_place_for_a_time =
    replaced(replaced(for_a_time, R"("capabilities":[],"id")", R"("capabilities":["resume"],"id")"),
             R"("iceSeconds":400)", R"("iceSeconds":28,"resume":{"token":"t","seconds":60})");

TEST(ClientWithRelays, FreshCredentialsAreThereBeforeIceIsRestarted) {
    expect_course(for_a_time + R"(
        + 299999 ms
        + 1 ms
        > {"type":"ice-servers"}
        < {"type":"ice-servers",)" +
                  servers("new") + R"(}
        ! ice servers c1 turn:r new
        browser state c1 failed
        + 250 ms
        ! restart ice c1
    )");
}

TEST(ClientWithRelays, ANewConnectionLateInACallHasFreshCredentials) {
    expect_course(for_a_time + R"(
        + 300000 ms
        > {"type":"ice-servers"}
        < {"type":"ice-servers",)" +
                  servers("new") + R"(}
        ! ice servers c1 turn:r new
        + 299999 ms
        + 1 ms
        > {"type":"ice-servers"}
    )");
}

TEST(ClientWithRelays, TheSameServersAgainAreNoNewsToConnections) {
    expect_course(for_a_time + R"(
        + 300000 ms
        > {"type":"ice-servers"}
        < {"type":"ice-servers",)" +
                  servers("old") + R"(}
        + 300000 ms
        > {"type":"ice-servers"}
    )");
}

TEST(ClientWithRelays, AServerThatDoesNotAnswerIsAskedAgainRarely) {
    expect_course(for_a_time + R"(
        + 300000 ms
        > {"type":"ice-servers"}
        + 29999 ms
        + 1 ms
        > {"type":"ice-servers"}
        + 30000 ms
        > {"type":"ice-servers"}
        ? member b Ben connected +m +c
    )");
}

TEST(ClientWithRelays, AServerOfBeforeThatSaysNothingOfTimeIsAskedNothing) {
    expect_course(replaced(for_a_time, R"(,"iceSeconds":400)", "") + R"(
        + 3600000 ms
        ? member b Ben connected +m +c
    )");
}

TEST(ClientWithRelays, ServersThatNobodyAwaitsAreTaken) {
    expect_course(connected_to_ben + R"(
        < {"type":"ice-servers",)" +
                  servers("new") + R"(}
        ! ice servers c1 turn:r new
        + 300000 ms
        > {"type":"ice-servers"}
    )");
}

TEST(ClientWithRelays, WhoIsAwayAsksNothingAndIsGivenFreshOnesOnComingBack) {
    expect_course(in_place_for_a_time + R"(
        + 20500 ms
        socket closes 1006
        ! open socket ws://server/parley parley.v1
        + 1000 ms
        socket opens
        > {"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","state":{"microphone":false,"camera":false},"resume":{"id":"m","token":"t","received":1}}
        < {"type":"joined","version":1,"capabilities":["resume"],"id":"m","room":"fox","capacity":3,"members":[{"id":"b","name":"Ben","state":{"microphone":true,"camera":true}}],)" +
                  servers("new") + R"(,"resume":{"token":"t","seconds":60,"received":1}}
        ! ice servers c1 turn:r new
        ? member b Ben connected +m +c
    )");
}

}  // namespace
}  // namespace parley::test
