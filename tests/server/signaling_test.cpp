// Signaling over real WebSockets: both dialects, from the upgrade to the frame that arrives.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/support/frames.hpp"
#include "server/support/running_server.hpp"
#include "server/support/tcp_socket.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

TEST(Signaling, EchoesTheSubprotocolWhenItIsOffered) {
    const RunningServer server;
    const WebSocketClient client(server.port(), {.subprotocol = "chat, parley.v1"});
    EXPECT_TRUE(client.is_open());
    EXPECT_EQ(client.subprotocol(), "parley.v1");
}

TEST(Signaling, ChoosesNoSubprotocolThatWasNotOffered) {
    const RunningServer server;
    const WebSocketClient silent(server.port());
    EXPECT_TRUE(silent.is_open());
    EXPECT_EQ(silent.subprotocol(), "");
    const WebSocketClient other(server.port(), {.subprotocol = "parley.v2"});
    EXPECT_EQ(other.subprotocol(), "");
}

TEST(Signaling, RefusesAnUpgradeWhereNoDialectIsSpoken) {
    const RunningServer server;
    const WebSocketClient client(server.port(), {.path = "/elsewhere"});
    EXPECT_FALSE(client.is_open());
    EXPECT_EQ(client.status(), 404U);
}

TEST(Signaling, CarriesAnOfferFromOneMemberToAnother) {
    const RunningServer server;
    WebSocketClient ana(server.port());
    WebSocketClient ben(server.port());
    const auto ana_id = join(ana, "blue-fox", "Ana");
    const auto ben_id = join(ben, "blue-fox", "Ben");
    const auto joined = ana.receive("member-joined");
    ASSERT_NE(joined.find("member"), nullptr);
    EXPECT_EQ(text_of(*joined.find("member"), "id"), ben_id);

    ben.send(offer_frame(ana_id, "v=0\r\n"));
    const auto offer = ana.receive("description");
    EXPECT_EQ(text_of(offer, "from"), ben_id);
    ASSERT_NE(offer.find("description"), nullptr);
    EXPECT_EQ(text_of(*offer.find("description"), "sdp"), "v=0\r\n");

    ben.close();
    EXPECT_EQ(text_of(ana.receive("member-left"), "id"), ben_id);
}

TEST(Signaling, TellsOthersOfAConnectionThatBroke) {
    const RunningServer server;
    WebSocketClient ana(server.port());
    join(ana, "blue-fox", "Ana");
    std::string ben_id;
    {
        WebSocketClient ben(server.port());
        ben_id = join(ben, "blue-fox", "Ben");
    }
    EXPECT_EQ(text_of(ana.receive("member-left"), "id"), ben_id);
}

// One frame of a client, masked with zeros (RFC 6455, 5.2).
std::string raw_frame(unsigned char opcode, std::string_view payload) {
    std::string frame{static_cast<char>(0x80U | opcode), static_cast<char>(0x80U | payload.size()), 0, 0, 0, 0};
    return frame.append(payload);
}

TEST(Signaling, TellsOthersAtOnceOfAClientThatSaysGoodbyeButDoesNotHangUp) {
    server::Config config;
    config.idle_timeout = std::chrono::hours(1);
    config.http_timeout = std::chrono::hours(1);
    const RunningServer server(config);
    WebSocketClient ana(server.port());
    join(ana, "blue-fox", "Ana");
    TcpSocket ben(server.port());
    ben.send(
        "GET /parley HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n");
    ben.receive_until("\r\n\r\n");
    constexpr unsigned char text = 1;
    constexpr unsigned char close = 8;
    ben.send(raw_frame(text, join_frame("blue-fox", "Ben")));
    ana.receive("member-joined");
    ben.send(raw_frame(close, ""));
    EXPECT_NE(text_of(ana.receive("member-left"), "id"), "");
}

TEST(Signaling, SpeaksPeerListOnItsOwnPath) {
    const RunningServer server;
    WebSocketClient ana(server.port(), {.path = "/ws"});
    WebSocketClient ben(server.port(), {.path = "/ws"});
    ana.send(R"({"type":"join","peerId":"ana"})");
    ana.receive("peer-list");
    ben.send(R"({"type":"join","peerId":"ben"})");
    const auto list = ben.receive("peer-list");
    ASSERT_NE(list.find("peers"), nullptr);
    ASSERT_EQ(list.find("peers")->array()->size(), 1U);
    EXPECT_EQ(*list.find("peers")->array()->front().text(), "ana");
    EXPECT_EQ(text_of(ana.receive("peer-joined"), "peerId"), "ben");

    const std::string offer = R"({"type":"offer","from":"ben","to":"ana","sdp":"v=0\r\n","extra":[1, 2]})";
    ben.send(offer);
    EXPECT_EQ(ana.receive(), offer) << "frames of this dialect are passed on unchanged";
}

TEST(Signaling, PassesTheQueryOnToTheDialect) {
    const RunningServer server;
    WebSocketClient ana(server.port(), {.path = "/ws?room=blue%20fox"});
    WebSocketClient ben(server.port());
    ana.send(R"({"type":"join","peerId":"ana"})");
    ana.receive("peer-list");
    join(ben, "blue fox", "Ben");
    EXPECT_NE(text_of(ana.receive("peer-joined"), "peerId"), "");
}

TEST(Signaling, HandsOutTheIceServersOfTheConfiguration) {
    server::Config config;
    config.hub.ice_servers = {{.url = "stun:stun.example.org", .username = "", .credential = ""}};
    const RunningServer server(config);
    WebSocketClient ana(server.port());
    ana.send(join_frame("blue-fox", "Ana"));
    EXPECT_THAT(ana.receive().value_or(""), ::testing::HasSubstr("stun:stun.example.org"));
}

TEST(Signaling, LogsEachStepAndNoAddress) {
    RunningServer server;
    WebSocketClient ana(server.port(), {.forwarded_for = "198.51.100.1"});
    WebSocketClient ben(server.port());
    join(ana, "blue-fox", "Ana");
    join(ben, "blue-fox", "Ben");
    ben.close();
    ana.receive("member-left");
    ana.send(R"({"type":"leave"})");
    join(ana, "red-fox", "Ana");
    ana.close();
    server.stop();
    for (const auto* step : {"listening", "connection-opened", "room-opened", "member-joined", "member-left",
                             "room-closed", "connection-closed", "shutdown-begun", "shutdown-done"}) {
        EXPECT_THAT(server.log(), ::testing::HasSubstr(std::string(" ") + step)) << step;
    }
    EXPECT_THAT(server.log(), ::testing::HasSubstr("code=1000"));
    EXPECT_THAT(server.log(), ::testing::Not(::testing::HasSubstr("127.0.0.1")));
    EXPECT_THAT(server.log(), ::testing::Not(::testing::HasSubstr("198.51.100.1")));
}

}  // namespace
}  // namespace parley::test
