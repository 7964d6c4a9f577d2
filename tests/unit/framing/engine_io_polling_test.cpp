// Engine.IO over long-polling: answers, pings, ends, and every request that a client should not have made.
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "unit/framing/engine_io_script.hpp"

namespace parley::framing {
namespace {

#define EXPECT_PLAYS(script) EXPECT_EQ(play_engine_io(script), script)

// How most scripts begin: session 1 with the sid "sid1".
const std::string opened = R"(get 1
  answer 1 200 0{"sid":"sid1","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":262144}
  session 1 opened
)";

TEST(EngineIoPolling, CarriesMessagesBothWays) {
    EXPECT_PLAYS(opened + R"(# A poll waits until there is something to say.
get 2 sid1
send 1 one
  answer 2 200 4one
send 1 two
send 1 three
get 3 sid1
  answer 3 200 4two|4three
post 4 sid1 4hello|4world
  session 1 says hello
  session 1 says world
  answer 4 200 ok
# While one poll waits, others may post.
get 5 sid1
post 6 sid1 4
  session 1 says
  answer 6 200 ok
sessions
  1
)");
}

TEST(EngineIoPolling, KeepsAResponseWithinItsBound) {
    const std::string script = R"(get 1
  answer 1 200 0{"sid":"sid1","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":10}
  session 1 opened
send 1 abc
send 1 def
send 1 longer than ten
send 1 ghi
get 2 sid1
  answer 2 200 4abc|4def
get 3 sid1
  answer 3 200 4longer than ten
get 4 sid1
  answer 4 200 4ghi
)";
    EngineIoOptions options;
    options.payload_bytes_max = 10;
    EXPECT_EQ(play_engine_io(script, options), script);
}

TEST(EngineIoPolling, PingsAndExpectsAnAnswer) {
    EXPECT_PLAYS(opened + R"(get 2 sid1
+ 24999
+ 1
  answer 2 200 2
+ 10000
post 3 sid1 3
  answer 3 200 ok
+ 24999
get 4 sid1
+ 1
  answer 4 200 2
get 5 sid1
+ 19999
+ 1
  answer 5 200 1
  session 1 ended: ping timeout
get 6 sid1
  answer 6 400 application/json {"code":1,"message":"Session ID unknown"}
sessions
  0
+ 1000000
)");
}

TEST(EngineIoPolling, EndsTheSessionOfAClientThatIsGone) {
    EXPECT_PLAYS(opened + R"(+ 45000
  session 1 ended: ping timeout
sessions
  0
)");
    EXPECT_PLAYS(opened + R"(get 2 sid1
gone 2
  session 1 ended: transport close
)");
    // Of a request that was answered nobody hears the end.
    EXPECT_PLAYS(opened + R"(gone 1
gone 7
sessions
  1
)");
}

TEST(EngineIoPolling, EndsWhenTheClientCloses) {
    EXPECT_PLAYS(opened + R"(get 2 sid1
post 3 sid1 4last|1|4too late
  session 1 says last
  answer 2 200 1
  session 1 ended: transport close
  answer 3 200 ok
post 4 sid1 4x
  answer 4 400 application/json {"code":1,"message":"Session ID unknown"}
)");
}

TEST(EngineIoPolling, SendsWhatIsQueuedBeforeItCloses) {
    EXPECT_PLAYS(opened + R"(send 1 one
send 1 two
close 1 bye
send 1 never
post 2 sid1 4never|x|
  answer 2 200 ok
get 3 sid1
  answer 3 200 4one|4two|1
get 4 sid1
  answer 4 400 application/json {"code":1,"message":"Session ID unknown"}
sessions
  0
)");
    EXPECT_PLAYS(opened + R"(get 2 sid1
close 1 bye
  answer 2 200 1
sessions
  0
)");
    EXPECT_PLAYS(opened + R"(close 1 bye
close 1 bye
+ 19999
sessions
  1
+ 1
sessions
  0
)");
}

TEST(EngineIoPolling, LetsOnlyOnePollWait) {
    EXPECT_PLAYS(opened + R"(get 2 sid1
get 3 sid1
  answer 3 400 application/json {"code":3,"message":"Bad request"}
  answer 2 200 1
  session 1 ended: transport error
)");
}

TEST(EngineIoPolling, ReportsBytesAndGoesOn) {
    EXPECT_PLAYS(opened + R"(post 2 sid1 bAQID|4text
  session 1 sends bytes
  session 1 says text
  answer 2 200 ok
)");
}

TEST(EngineIoPolling, PassesOverPacketsThatMeanNothingHere) {
    EXPECT_PLAYS(opened + R"(post 2 sid1 0{}|5|6|3|3
  answer 2 200 ok
sessions
  1
)");
}

TEST(EngineIoPolling, EndsTheSessionOfAClientThatSpeaksSomethingElse) {
    for (const char* payload : {"", "7", "4ok|x", "4ok|", "2", "2probe", "\xFF"}) {
        SCOPED_TRACE(payload);
        const bool begins_well = std::string_view(payload).substr(0, 3) == "4ok";
        const std::string script = opened + "get 2 sid1\npost 3 sid1 " + payload + "\n" +
                                   (begins_well ? "  session 1 says ok\n" : "") +
                                   R"(  answer 3 400 application/json {"code":3,"message":"Bad request"}
  answer 2 200 1
  session 1 ended: parse error
)";
        EXPECT_EQ(play_engine_io(script), script);
    }
}

TEST(EngineIoPolling, BoundsWhatIsPosted) {
    EngineIoOptions options;
    options.payload_bytes_max = 100;
    options.packets_per_payload_max = 3;
    const std::string opening = R"(get 1
  answer 1 200 0{"sid":"sid1","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":100}
  session 1 opened
)";
    const std::string largest = opening + "post 2 sid1 4" + std::string(99, 'x') + "\n  session 1 says " +
                                std::string(99, 'x') + "\n  answer 2 200 ok\n";
    EXPECT_EQ(play_engine_io(largest, options), largest);
    const std::string too_large =
        opening + "post 2 sid1 4" + std::string(100, 'x') + "\n  answer 2 413\n  session 1 ended: payload too large\n";
    EXPECT_EQ(play_engine_io(too_large, options), too_large);
    const std::string too_many = opening + R"(post 2 sid1 3|3|3
  answer 2 200 ok
post 3 sid1 4a|4b|4c|4d
  answer 3 400 application/json {"code":3,"message":"Bad request"}
  session 1 ended: parse error
)";
    EXPECT_EQ(play_engine_io(too_many, options), too_many);
}

TEST(EngineIoPolling, KeepsOnlySomeForAClientThatDoesNotPoll) {
    EngineIoOptions options;
    options.buffered_bytes_max = 8;
    const std::string script = opened + R"(send 1 abc
send 1 def
send 1 g
  session 1 ended: nobody polls
sessions
  0
)";
    EXPECT_EQ(play_engine_io(script, options), script);
}

TEST(EngineIoPolling, RefusesRequestsByTheirNumber) {
    EXPECT_PLAYS(R"(refuse 1 0
  answer 1 400 application/json {"code":0,"message":"Transport unknown"}
refuse 2 1
  answer 2 400 application/json {"code":1,"message":"Session ID unknown"}
refuse 3 2
  answer 3 400 application/json {"code":2,"message":"Bad handshake method"}
refuse 4 3
  answer 4 400 application/json {"code":3,"message":"Bad request"}
refuse 5 4
  answer 5 403 application/json {"code":4,"message":"Forbidden"}
refuse 6 5
  answer 6 400 application/json {"code":5,"message":"Unsupported protocol version"}
get 7 nobody
  answer 7 400 application/json {"code":1,"message":"Session ID unknown"}
post 8 nobody 4x
  answer 8 400 application/json {"code":1,"message":"Session ID unknown"}
send 1 nobody
close 1 nobody
sessions
  0
)");
}

TEST(EngineIoPolling, KeepsSessionsApart) {
    EXPECT_PLAYS(opened + R"(get 2
  answer 2 200 0{"sid":"sid2","upgrades":["websocket"],"pingInterval":25000,"pingTimeout":20000,"maxPayload":262144}
  session 2 opened
get 3 sid1
get 4 sid2
send 2 for two
  answer 4 200 4for two
post 5 sid1 1
  answer 3 200 1
  session 1 ended: transport close
  answer 5 200 ok
sessions
  1
+ 45000
  session 2 ended: ping timeout
)");
}

}  // namespace
}  // namespace parley::framing
