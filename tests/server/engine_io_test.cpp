// Socket.IO over real sockets: sessions by long-polling, by WebSocket, and the change from the one to the other.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/support/polling_client.hpp"
#include "server/support/running_server.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

constexpr const char* websocket_target = "/socket.io/?EIO=4&transport=websocket";

// Every namespace but the main one is refused by its name: a question that is always answered.
std::string question(int number) {
    return "40/n" + std::to_string(number) + ",";
}
std::string answer(int number) {
    return "44/n" + std::to_string(number) + ",";
}

TEST(EngineIo, OpensASessionByPolling) {
    const RunningServer server;
    const auto reply = http_get(server.port(), polling_target);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("content-type"), "text/plain; charset=UTF-8");
    EXPECT_EQ(reply.header("cache-control"), "no-store");
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
    EXPECT_THAT(reply.body, StartsWith("0{\"sid\":\""));
    EXPECT_THAT(reply.body, HasSubstr("\"upgrades\":[\"websocket\"]"));
}

TEST(EngineIo, GivesEachSessionAnIdThatNobodyGuesses) {
    const RunningServer server;
    std::set<std::string> ids;
    for (int i = 0; i < 20; ++i) {
        const std::string sid = PollingClient(server.port()).sid();
        EXPECT_THAT(sid, MatchesRegex("[0-9a-f]{40}"));
        ids.insert(sid);
    }
    EXPECT_EQ(ids.size(), 20U);
}

TEST(EngineIo, TakesAPathWithoutItsLastSlash) {
    const RunningServer server;
    EXPECT_EQ(http_get(server.port(), "/socket.io?EIO=4&transport=polling").status, 200);
    EXPECT_EQ(http_get(server.port(), "/socket.io/elsewhere?EIO=4&transport=polling").status, 404);
}

TEST(EngineIo, CarriesMessagesByPolling) {
    const RunningServer server;
    PollingClient client(server.port());
    EXPECT_EQ(client.post("40").body, "ok");
    EXPECT_THAT(client.receive("40"), StartsWith("40{\"sid\":\""));
    client.post(question(1) + "\x1E" + question(2));
    const auto reply = client.poll();
    EXPECT_EQ(reply.status, 200);
    EXPECT_THAT(reply.body, StartsWith(answer(1)));
    EXPECT_THAT(reply.body, HasSubstr("\x1E" + answer(2)));
}

TEST(EngineIo, LetsAPollWaitUntilThereIsSomethingToSay) {
    const RunningServer server;
    PollingClient client(server.port());
    const auto poll = client.begin_poll();
    client.post("40");
    EXPECT_THAT(poll->reply().body, StartsWith("40{"));
}

TEST(EngineIo, AnswersRequestsThatWereSentBehindAWaitingPoll) {
    const RunningServer server;
    PollingClient client(server.port());
    TcpSocket socket(server.port());
    socket.send("GET " + client.target() + " HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    client.post("40");
    const auto replies = socket.receive_until("}\n");
    EXPECT_THAT(replies, HasSubstr("\r\n\r\n40{"));
    EXPECT_THAT(replies, HasSubstr("\"status\":\"ok\""));
}

TEST(EngineIo, CarriesMessagesByWebSocket) {
    const RunningServer server;
    WebSocketClient client(server.port(), {.path = websocket_target});
    EXPECT_THAT(client.receive().value_or(""), StartsWith("0{\"sid\":\""));
    client.send("40");
    EXPECT_THAT(client.receive().value_or(""), StartsWith("40{\"sid\":\""));
    client.send(question(1));
    EXPECT_THAT(client.receive().value_or(""), StartsWith(answer(1)));
    client.close();
}

TEST(EngineIo, MovesASessionToAWebSocketAndLosesNothing) {
    const RunningServer server;
    PollingClient client(server.port());
    const auto poll = client.begin_poll();
    WebSocketClient socket(server.port(), {.path = client.target("websocket")});
    ASSERT_TRUE(socket.is_open());
    socket.send("2probe");
    EXPECT_EQ(socket.receive(), "3probe");
    EXPECT_EQ(poll->reply().body, "6") << "the poll must give way";
    constexpr int questions = 20;
    for (int i = 0; i < questions / 2; ++i) client.post(question(i));
    EXPECT_THAT(client.poll().body, StartsWith(answer(0))) << "until the upgrade is confirmed, polls are answered";
    client.post(question(100));
    socket.send("5");
    EXPECT_THAT(socket.receive().value_or(""), StartsWith(answer(100)));
    for (int i = questions / 2; i < questions; ++i) socket.send(question(i));
    for (int i = questions / 2; i < questions; ++i) {
        EXPECT_THAT(socket.receive().value_or(""), StartsWith(answer(i)));
    }
    EXPECT_EQ(client.poll().status, 400) << "the session polls no more";
    socket.close();
}

TEST(EngineIo, KeepsASessionWhoseUpgradeFails) {
    const RunningServer server;
    PollingClient client(server.port());
    {
        WebSocketClient socket(server.port(), {.path = client.target("websocket")});
        socket.send("2probe");
        EXPECT_EQ(socket.receive(), "3probe");
        socket.close();
    }
    EXPECT_THAT(client.enter(), StartsWith("40{"));
}

TEST(EngineIo, EndsASessionWhoseClientHangsUpWhileItPolls) {
    RunningServer server;
    PollingClient client(server.port());
    client.begin_poll();
    // The server learns of it in its own time; nothing else ends the session.
    int status = 200;
    for (int i = 0; i < 10'000 && status == 200; ++i) status = client.post("3").status;
    EXPECT_EQ(status, 400);
    server.stop();
    EXPECT_THAT(server.log(), HasSubstr("connection-closed connection=1 reason=\"transport close\" by=client"));
}

TEST(EngineIo, EndsASessionWhoseClientSaysGoodbye) {
    const RunningServer server;
    PollingClient client(server.port());
    EXPECT_EQ(client.post("1").status, 200);
    EXPECT_THAT(client.poll().body, HasSubstr("\"code\":1"));
}

TEST(EngineIo, AnswersThoseWhoWaitWhenTheServerGoes) {
    RunningServer server;
    PollingClient client(server.port());
    const auto poll = client.begin_poll();
    // So that the poll has come before the server is told to go.
    EXPECT_EQ(client.post("3").status, 200);
    const auto second = client.begin_poll();
    EXPECT_EQ(second->reply().status, 400);
    server.stop();
    EXPECT_THAT(poll->reply().body, ::testing::AnyOf("1", StartsWith("This server takes no more")));
}

TEST(EngineIo, PingsASession) {
    server::Config config;
    config.engine_io.ping_interval = std::chrono::milliseconds(10);
    const RunningServer server(config);
    PollingClient client(server.port());
    EXPECT_EQ(client.receive("2"), "2");
    client.post("3");
    EXPECT_EQ(client.receive("2"), "2");
}

TEST(EngineIo, EndsASessionThatAnswersNoPing) {
    server::Config config;
    config.engine_io.ping_interval = std::chrono::milliseconds(10);
    config.engine_io.ping_timeout = std::chrono::milliseconds(10);
    RunningServer server(config);
    WebSocketClient client(server.port(), {.path = websocket_target});
    client.wait_for_close();
    server.stop();
    EXPECT_THAT(server.log(), HasSubstr("reason=\"ping timeout\""));
}

struct BadRequest {
    const char* name;
    const char* method;
    const char* target;
    const char* error;
};

class EngineIoRefusal : public ::testing::TestWithParam<BadRequest> {};

TEST_P(EngineIoRefusal, SaysWhatIsWrong) {
    const RunningServer server;
    const auto reply = http_request(server.port(), GetParam().method, GetParam().target);
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.header("content-type"), "application/json");
    EXPECT_EQ(reply.body, GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    EngineIo, EngineIoRefusal,
    ::testing::Values(BadRequest{"OldVersion", "GET", "/socket.io/?EIO=3&transport=polling",
                                 R"({"code":5,"message":"Unsupported protocol version"})"},
                      BadRequest{"NoVersion", "GET", "/socket.io/?transport=polling",
                                 R"({"code":5,"message":"Unsupported protocol version"})"},
                      BadRequest{"OldVersionByWebSocket", "GET", "/socket.io/?EIO=3&transport=websocket",
                                 R"({"code":5,"message":"Unsupported protocol version"})"},
                      BadRequest{"UnknownTransport", "GET", "/socket.io/?EIO=4&transport=flash",
                                 R"({"code":0,"message":"Transport unknown"})"},
                      BadRequest{"NoTransport", "GET", "/socket.io/", R"({"code":0,"message":"Transport unknown"})"},
                      BadRequest{"UnknownSession", "GET", "/socket.io/?EIO=4&transport=polling&sid=nobody",
                                 R"({"code":1,"message":"Session ID unknown"})"},
                      BadRequest{"OtherMethod", "PUT", "/socket.io/?EIO=4&transport=polling",
                                 R"({"code":2,"message":"Bad handshake method"})"},
                      BadRequest{"PostWithoutSession", "POST", "/socket.io/?EIO=4&transport=polling",
                                 R"({"code":2,"message":"Bad handshake method"})"},
                      BadRequest{"WebSocketWithoutUpgrade", "GET", "/socket.io/?EIO=4&transport=websocket",
                                 R"({"code":3,"message":"Bad request"})"}),
    [](const auto& instance) { return instance.param.name; });

TEST(EngineIo, RefusesAWebSocketOfAnUnknownSession) {
    const RunningServer server;
    WebSocketClient client(server.port(), {.path = std::string(websocket_target) + "&sid=nobody"});
    EXPECT_EQ(client.wait_for_close(), 1008);
    const WebSocketClient old(server.port(), {.path = "/socket.io/?EIO=3&transport=websocket"});
    EXPECT_EQ(old.status(), 400U);
}

TEST(EngineIo, TakesBodiesUpToItsLimit) {
    const server::Config config;
    const RunningServer server(config);
    PollingClient client(server.port());
    const std::size_t limit = config.engine_io.payload_bytes_max;
    EXPECT_EQ(client.post("4" + std::string(limit - 1, ' ')).status, 200);
    EXPECT_EQ(client.post("4" + std::string(limit, ' ')).status, 413);
    EXPECT_EQ(client.post("40").status, 200) << "the session goes on";
}

TEST(EngineIo, LimitsABodyThatComesInChunks) {
    const RunningServer server;
    PollingClient client(server.port());
    TcpSocket socket(server.port());
    socket.send("POST " + client.target() + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    socket.send("2\r\n40\r\n0\r\n\r\n");
    EXPECT_THAT(socket.receive_until("ok"), StartsWith("HTTP/1.1 200"));
    socket.send("POST " + client.target() + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    socket.send("60000\r\n" + std::string(0x60000, ' ') + "\r\n0\r\n\r\n");
    EXPECT_THAT(socket.receive_all(), StartsWith("HTTP/1.1 413"));
}

TEST(EngineIo, TakesNoBodyWhereNoneBelongs) {
    const RunningServer server;
    TcpSocket socket(server.port());
    socket.send("GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n40");
    EXPECT_THAT(socket.receive_all(), StartsWith("HTTP/1.1 413"));
    EXPECT_EQ(http_post(server.port(), "/healthz", "40").status, 413);
}

TEST(EngineIo, HangsUpOnABodyThatDoesNotEnd) {
    server::Config config;
    config.http_timeout = std::chrono::milliseconds(50);
    const RunningServer server(config);
    const PollingClient client(server.port());
    TcpSocket socket(server.port());
    socket.send("POST " + client.target() + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n40");
    EXPECT_EQ(socket.receive_all(), "");
}

TEST(EngineIo, CountsASessionAsAConnectionOfItsAddress) {
    server::Config config;
    config.hub.connections_per_address = 1;
    const RunningServer server(config);
    PollingClient first(server.port());
    PollingClient second(server.port());
    EXPECT_THAT(second.poll().body, EndsWith("1"));
    EXPECT_THAT(first.enter(), StartsWith("40{"));
}

TEST(EngineIo, OpensNoMoreSessionsThanConnections) {
    server::Config config;
    config.connections = 8;
    const RunningServer server(config);
    for (int i = 0; i < 8; ++i) PollingClient(server.port());
    EXPECT_EQ(http_get(server.port(), polling_target).status, 503);
    WebSocketClient socket(server.port(), {.path = websocket_target});
    EXPECT_EQ(socket.wait_for_close(), 1013);
}

}  // namespace
}  // namespace parley::test
