// The server's end of one Socket.IO connection, played from scripts: "> " is a packet of the client.
#include "core/framing/socket_io_server.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "unit/framing/script.hpp"

namespace parley::framing {
namespace {

using test::take_word;

std::string to_text(const ServerFramingNews& news) {
    return std::visit(overloaded{[](const ServerTransmit& transmit) { return "transmit " + transmit.text; },
                                 [](const ConnectAsked& asked) {
                                     return "asked token=" + asked.token + " username=" + asked.username;
                                 },
                                 [](const ServerEventReceived& event) { return "event " + event.array; },
                                 [](const ClientDisconnected&) { return std::string("disconnected"); },
                                 [](const BadPacket& bad) { return "bad: " + bad.reason; }},
                      news);
}

std::string played(std::string_view script) {
    SocketIoServer server("s1");
    return test::play_script(script, [&](std::string_view line) {
        const std::string_view verb = take_word(line);
        if (verb == ">") server.on_text(line);
        if (verb == "accept") server.accept();
        if (verb == "refuse") server.refuse(line);
        if (verb == "send") server.send_event(line);
        if (verb == "disconnect") server.disconnect();
        std::vector<std::string> outcomes;
        while (const auto news = server.poll()) outcomes.push_back(to_text(*news));
        return outcomes;
    });
}

#define EXPECT_PLAYS(script) EXPECT_EQ(played(script), script)

TEST(SocketIoServer, LetsAClientInAndOut) {
    EXPECT_PLAYS(R"(send ["too early"]
> 0{"token":"abc","username":" Ana ","more":[1,{}]}
  asked token=abc username=Ana
accept
  transmit 0{"sid":"s1"}
> 2["joinRoom",{"room":"ABCD12"}]
  event ["joinRoom",{"room":"ABCD12"}]
> 27["joinVoice",{}]
  event ["joinVoice",{}]
  transmit 37[]
send ["roomUsers",[]]
  transmit 2["roomUsers",[]]
> 1
  disconnected
> 2["late"]
send ["late"]
disconnect
)");
}

TEST(SocketIoServer, PutsAClientOut) {
    EXPECT_PLAYS(R"(> 0
  asked token= username=
accept
  transmit 0{"sid":"s1"}
disconnect
  transmit 1
> 2["late"]
disconnect
)");
}

TEST(SocketIoServer, LetsWaitWhatComesBeforeTheAnswer) {
    EXPECT_PLAYS(R"(> 0
  asked token= username=
> 2["a"]
> 21["b"]
> 51-["c"]
> 1
> 2["d"]
accept
  transmit 0{"sid":"s1"}
  event ["a"]
  event ["b"]
  transmit 31[]
  bad: Binary attachments are not supported.
  disconnected
)");
}

TEST(SocketIoServer, RefusesAndIsAskedAgain) {
    EXPECT_PLAYS(R"(> 0{"token":"wrong"}
  asked token=wrong username=
> 2["a"]
> 0{"token":"right"}
> 2["b"]
refuse Not "authorized"
  transmit 4{"message":"Not \"authorized\""}
  bad: packet: an event before the connect packet
  asked token=right username=
accept
  transmit 0{"sid":"s1"}
  event ["b"]
accept
refuse too late
)");
}

TEST(SocketIoServer, KeepsOnlySomeWaiting) {
    SocketIoServer server("s1");
    server.on_text("0");
    EXPECT_EQ(server.poll(), ServerFramingNews(ConnectAsked{}));
    std::size_t kept = 0;
    for (; kept < 1000; ++kept) {
        server.on_text("2[\"a\"]");
        if (const auto news = server.poll()) {
            EXPECT_TRUE(std::holds_alternative<BadPacket>(*news));
            break;
        }
    }
    EXPECT_LE(kept, 16U);
    server.accept();
    EXPECT_EQ(server.poll(), ServerFramingNews(ServerTransmit{R"(0{"sid":"s1"})"}));
    for (std::size_t i = 0; i < kept; ++i) {
        EXPECT_EQ(server.poll(), ServerFramingNews(ServerEventReceived{"[\"a\"]"}));
    }
    EXPECT_EQ(server.poll(), std::nullopt);
}

TEST(SocketIoServer, SpeaksOnlyTheMainNamespace) {
    EXPECT_PLAYS(R"(> 0/admin,{"token":"abc"}
  transmit 4/admin,{"message":"Invalid namespace"}
> 2/admin,["a"]
  bad: packet: not connected to this namespace
> 0/
  asked token= username=
accept
  transmit 0{"sid":"s1"}
> 0/admin,
  transmit 4/admin,{"message":"Invalid namespace"}
> 1/admin,
  bad: packet: not connected to this namespace
> 2["still here"]
  event ["still here"]
)");
}

TEST(SocketIoServer, RejectsWhatIsAgainstTheProtocol) {
    EXPECT_PLAYS(R"(> 2["a"]
  bad: packet: an event before the connect packet
> 1
  bad: packet: not connected
> 0[1]
  bad: connect packet: an object is expected
> 0"token"
  bad: connect packet: an object is expected
> 0{"token":}
  bad: connect packet: not valid JSON at byte 10
> 0{"token":"a","token":"b"}
  bad: connect packet: a key stands twice in one object
> 0{"token":["a"],"username":{"a":1}}
  asked token= username=
accept
  transmit 0{"sid":"s1"}
> 0
  bad: packet: a second connect packet
>
  bad: packet: empty
> 9
  bad: packet: unknown type
> 2
  bad: event: an array that begins with the event's name is expected
> 2{"a":1}
  bad: event: an array that begins with the event's name is expected
> 2[1]
  bad: event: an array that begins with the event's name is expected
> 29999999999["a"]
  bad: packet: the acknowledgement's number is too large
> 30[]
  bad: packet: an acknowledgement that nobody asked for
> 4{"message":"no"}
  bad: packet: only a server refuses a connection
> 51-["a",{"_placeholder":true,"num":0}]
  bad: Binary attachments are not supported.
> 61-0[]
  bad: Binary attachments are not supported.
> 2["still here"]
  event ["still here"]
)");
}

TEST(SocketIoServer, RejectsCredentialsThatAreNoText) {
    EXPECT_PLAYS("> 0{\"token\":\"\xFF\"}\n  bad: connect packet: not valid JSON at byte 11\n");
    const std::string nested = "> 0" + std::string(100, '[') + "\n";
    EXPECT_EQ(played(nested), nested + "  bad: connect packet: arrays and objects are nested too deeply\n");
}

TEST(SocketIoServer, BoundsCredentials) {
    SocketIoServer server("s1");
    const std::string token(limits::token_bytes_max, 't');
    const std::string name(limits::display_name_bytes_max, 'n');
    server.on_text(R"(0{"token":")" + token + R"(","username":")" + name + R"("})");
    EXPECT_EQ(server.poll(), ServerFramingNews(ConnectAsked{.token = token, .username = name}));
    server.refuse("no");
    server.poll();
    server.on_text(R"(0{"token":")" + token + R"(t","username":")" + name + R"(n"})");
    EXPECT_EQ(server.poll(), ServerFramingNews(ConnectAsked{.token = "", .username = name}));
}

}  // namespace
}  // namespace parley::framing
