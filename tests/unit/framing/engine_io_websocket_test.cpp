// Engine.IO over a WebSocket, and the upgrade to it: nothing is lost, doubled or reordered on the way.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "unit/framing/engine_io_script.hpp"

namespace parley::framing {
namespace {

#define EXPECT_PLAYS(script) EXPECT_EQ(play_engine_io(script), script)

const std::string opened = R"(ws 1
  ws 1 < 0{"sid":"ws1","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":262144}
  session 1 opened
)";

const std::string polling = R"(get 1
  answer 1 200 0{"sid":"sid1","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":262144}
  session 1 opened
)";

TEST(EngineIoWebSocket, CarriesMessagesAndPings) {
    EXPECT_PLAYS(opened + R"(send 1 one
  ws 1 < 4one
ws 1 > 4hello
  session 1 says hello
ws 1 > (binary)
  session 1 sends bytes
ws 1 > bAQID
  session 1 sends bytes
+ 25000
  ws 1 < 2
ws 1 > 3
+ 25000
  ws 1 < 2
+ 20000
  ws 1 closed 1000 ping timeout
  session 1 ended: ping timeout
ws 1 > 3
ws 1 closes
sessions
  0
)");
}

TEST(EngineIoWebSocket, EndsWithItsSession) {
    EXPECT_PLAYS(opened + R"(ws 1 closes
  session 1 ended: transport close
sessions
  0
)");
    EXPECT_PLAYS(opened + R"(ws 1 > 1
  ws 1 closed 1000 transport close
  session 1 ended: transport close
)");
    EXPECT_PLAYS(opened + R"(send 1 last
  ws 1 < 4last
close 1 bye
  ws 1 closed 1000 bye
send 1 never
ws 1 > 4never
sessions
  0
)");
}

TEST(EngineIoWebSocket, EndsTheSessionOfAClientThatSpeaksSomethingElse) {
    for (const char* text : {"7", "2", "2probe", "\xFF", "hello"}) {
        SCOPED_TRACE(text);
        const std::string script =
            opened + "ws 1 > " + text + "\n  ws 1 closed 1002 parse error\n  session 1 ended: parse error\n";
        EXPECT_EQ(play_engine_io(script), script);
    }
}

TEST(EngineIoWebSocket, HasNoPollsBesideIt) {
    EXPECT_PLAYS(opened + R"(get 2 ws1
  answer 2 400 application/json {"code":3,"message":"Bad request"}
post 3 ws1 4x
  answer 3 400 application/json {"code":3,"message":"Bad request"}
ws 2 ws1
  ws 2 closed 1002 the session has a WebSocket or ends
sessions
  1
)");
}

TEST(EngineIoWebSocket, ShortensTheReasonOfAClose) {
    const std::string long_reason(200, 'x');
    const std::string script =
        opened + "close 1 " + long_reason + "\n  ws 1 closed 1000 " + long_reason.substr(0, 123) + "\n";
    EXPECT_EQ(play_engine_io(script), script);
}

TEST(EngineIoUpgrade, MovesTheSession) {
    EXPECT_PLAYS(polling + R"(get 2 sid1
ws 1 sid1
ws 1 > 2probe
  ws 1 < 3probe
  answer 2 200 6
# The client may poll once more before it has seen the answer to its probe.
get 3 sid1
  answer 3 200 6
post 4 sid1 4last by post
  session 1 says last by post
  answer 4 200 ok
send 1 one
send 1 two
ws 1 > 5
  ws 1 < 4one
  ws 1 < 4two
send 1 three
  ws 1 < 4three
ws 1 > 4hello
  session 1 says hello
get 5 sid1
  answer 5 400 application/json {"code":3,"message":"Bad request"}
+ 25000
  ws 1 < 2
ws 1 closes
  session 1 ended: transport close
)");
}

TEST(EngineIoUpgrade, SendsEachMessageOnceAndInOrder) {
    EXPECT_PLAYS(polling + R"(send 1 one
get 2 sid1
  answer 2 200 4one
get 3 sid1
ws 1 sid1
send 1 two
  answer 3 200 4two
send 1 three
ws 1 > 2probe
  ws 1 < 3probe
send 1 four
get 4 sid1
  answer 4 200 4three|4four
send 1 five
ws 1 > 5
  ws 1 < 4five
)");
}

TEST(EngineIoUpgrade, KeepsAPingThatIsOutstanding) {
    EXPECT_PLAYS(polling + R"(+ 24999
ws 1 sid1
ws 1 > 2probe
  ws 1 < 3probe
+ 1
ws 1 > 5
  ws 1 < 2
+ 19999
ws 1 > 3
+ 24999
sessions
  1
)");
}

TEST(EngineIoUpgrade, IsAbandonedAndPollingGoesOn) {
    struct Row {
        const char* name;
        const char* script;
    };
    const std::vector<Row> rows{
        {"no probe in time", "+ 10000\n  ws 1 closed 1008 the upgrade took too long\n"},
        {"no upgrade in time",
         "ws 1 > 2probe\n  ws 1 < 3probe\n+ 10000\n  ws 1 closed 1008 the upgrade took too long\n"},
        {"upgrade without probe", "ws 1 > 5\n  ws 1 closed 1002 a probe and then an upgrade are expected\n"},
        {"a ping that is no probe", "ws 1 > 2\n  ws 1 closed 1002 a probe and then an upgrade are expected\n"},
        {"a message without probe", "ws 1 > 4x\n  ws 1 closed 1002 a probe and then an upgrade are expected\n"},
        {"a message before the upgrade",
         "ws 1 > 2probe\n  ws 1 < 3probe\nws 1 > 4x\n  ws 1 closed 1002 a probe and then an upgrade are expected\n"},
        {"a second probe",
         "ws 1 > 2probe\n  ws 1 < 3probe\nws 1 > 2probe\n"
         "  ws 1 closed 1002 a probe and then an upgrade are expected\n"},
        {"bytes", "ws 1 > (binary)\n  ws 1 closed 1002 a probe and then an upgrade are expected\n"},
        {"an empty text", "ws 1 >\n  ws 1 closed 1002 a probe and then an upgrade are expected\n"},
        {"the WebSocket is lost", "ws 1 closes\n"},
        {"the WebSocket is lost after the probe", "ws 1 > 2probe\n  ws 1 < 3probe\nws 1 closes\n"},
    };
    const std::string after = R"(send 1 one
get 2 sid1
  answer 2 200 4one
get 3 sid1
ws 1 > 5
ws 1 closes
ws 2 sid1
ws 2 > 2probe
  ws 2 < 3probe
  answer 3 200 6
ws 2 > 5
send 1 two
  ws 2 < 4two
)";
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        const std::string script = polling + "ws 1 sid1\n" + row.script + after;
        EXPECT_EQ(play_engine_io(script), script);
    }
}

TEST(EngineIoUpgrade, IsRefusedWhileAnotherIsUnderWay) {
    EXPECT_PLAYS(polling + R"(ws 1 sid1
ws 2 sid1
  ws 2 closed 1002 the session has a WebSocket or ends
ws 2 > 2probe
ws 2 closes
ws 1 > 2probe
  ws 1 < 3probe
ws 1 > 5
send 1 one
  ws 1 < 4one
ws 3 nobody
  ws 3 closed 1008 Session ID unknown
)");
}

TEST(EngineIoUpgrade, EndsWithItsSession) {
    EXPECT_PLAYS(polling + R"(get 2 sid1
ws 1 sid1
post 3 sid1 1
  answer 2 200 1
  ws 1 closed 1000 transport close
  session 1 ended: transport close
  answer 3 200 ok
)");
    EXPECT_PLAYS(polling + R"(get 2 sid1
ws 1 sid1
close 1 bye
  answer 2 200 1
  ws 1 closed 1000 bye
)");
}

TEST(EngineIoUpgrade, SendsWhatIsQueuedWhenItEndsOnTheWay) {
    // Whichever way the client comes for it.
    EXPECT_PLAYS(polling + R"(ws 1 sid1
ws 1 > 2probe
  ws 1 < 3probe
send 1 one
close 1 bye
ws 1 > 5
  ws 1 < 4one
  ws 1 closed 1000
sessions
  0
)");
    EXPECT_PLAYS(polling + R"(ws 1 sid1
ws 1 > 2probe
  ws 1 < 3probe
send 1 one
close 1 bye
get 2 sid1
  answer 2 200 4one|1
  ws 1 closed 1000
sessions
  0
)");
    EXPECT_PLAYS(polling + R"(send 1 one
close 1 bye
ws 1 sid1
  ws 1 closed 1002 the session has a WebSocket or ends
get 2 sid1
  answer 2 200 4one|1
)");
}

}  // namespace
}  // namespace parley::framing
