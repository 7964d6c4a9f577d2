// The real program: how it starts, fails to start, and ends.
#include <chrono>
#include <csignal>
#include <memory>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json/reader.hpp"
#include "server/support/frames.hpp"
#include "server/support/http_client.hpp"
#include "server/support/running_server.hpp"
#include "server/support/server_process.hpp"
#include "server/support/tcp_socket.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

// The registry of close codes behind RFC 6455, 7.4.1.
constexpr std::uint16_t service_restart = 1012;

TEST(Program, TellsEverybodyToComeBackOnSigterm) {
    ServerProcess process({"--port", "0", "--drain-seconds", "1"});
    const auto port = process.wait_until_ready();
    ASSERT_NE(port, 0);
    WebSocketClient ana(port);
    WebSocketClient ben(port);
    join(ana, "blue-fox", "Ana");
    join(ben, "blue-fox", "Ben");
    ana.receive("member-joined");
    process.signal(SIGTERM);
    // The next thing is the end: nobody is told that the other one left, because calls outlive the server.
    EXPECT_EQ(ana.receive(), std::nullopt);
    EXPECT_EQ(ana.wait_for_close(), service_restart);
    EXPECT_EQ(ben.receive(), std::nullopt);
    EXPECT_EQ(ben.wait_for_close(), service_restart);
    EXPECT_EQ(process.wait_for_exit(), 0);
    EXPECT_THAT(process.standard_error(), HasSubstr("shutdown-done"));
}

TEST(Program, SpreadsTheGoodbyesOverTheTimeGiven) {
    ServerProcess process({"--port", "0", "--drain-seconds", "2"});
    const auto port = process.wait_until_ready();
    ASSERT_NE(port, 0);
    constexpr int clients = 8;
    std::vector<std::unique_ptr<WebSocketClient>> members;
    for (int i = 0; i < clients; ++i) {
        members.push_back(std::make_unique<WebSocketClient>(port));
        join(*members.back(), "blue-fox", "Ana");
    }
    const auto start = std::chrono::steady_clock::now();
    process.signal(SIGTERM);
    for (int i = 0; i < clients; ++i) {
        EXPECT_EQ(members[static_cast<std::size_t>(i)]->wait_for_close(), service_restart);
        // Never before its turn; a millisecond is lost to rounding.
        EXPECT_GE(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(2000 * i / clients - 1));
    }
    EXPECT_EQ(process.wait_for_exit(), 0);
}

TEST(Program, GivesItsPortToTheNextWhileItSendsItsClientsThere) {
    ServerProcess process({"--port", "0", "--drain-seconds", "30"});
    const auto port = process.wait_until_ready();
    ASSERT_NE(port, 0);
    WebSocketClient ana(port);
    WebSocketClient ben(port);
    WebSocketClient cleo(port);
    join(ana, "blue-fox", "Ana");
    const auto bens_id = join(ben, "blue-fox", "Ben");
    join(cleo, "blue-fox", "Cleo");
    process.signal(SIGTERM);
    EXPECT_EQ(ana.wait_for_close(), service_restart);
    EXPECT_FALSE(can_connect(port));
    ServerProcess next({"--port", std::to_string(port)});
    ASSERT_EQ(next.wait_until_ready(), port);
    WebSocketClient again(port);
    EXPECT_NE(join(again, "blue-fox", "Ana"), "");
    // Those whom the first one still has go on there.
    cleo.send(offer_frame(bens_id, "v=0\r\n"));
    ben.receive("description");
    process.signal(SIGTERM);
    EXPECT_EQ(process.wait_for_exit(), 0);
}

TEST(Program, TellsAllAtOnceOnSigint) {
    ServerProcess process({"--port", "0", "--drain-seconds", "30"});
    const auto port = process.wait_until_ready();
    ASSERT_NE(port, 0);
    WebSocketClient ana(port);
    WebSocketClient ben(port);
    const auto start = std::chrono::steady_clock::now();
    process.signal(SIGINT);
    EXPECT_EQ(ana.wait_for_close(), service_restart);
    EXPECT_EQ(ben.wait_for_close(), service_restart);
    EXPECT_EQ(process.wait_for_exit(), 0);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(15)) << "which would be Ben's turn";
}

TEST(Program, SendsClientsOfSocketIoAwayAsWell) {
    ServerProcess process({"--port", "0", "--drain-seconds", "0"});
    const auto port = process.wait_until_ready();
    ASSERT_NE(port, 0);
    WebSocketClient by_websocket(port, {.path = "/socket.io/?EIO=4&transport=websocket"});
    ASSERT_THAT(by_websocket.receive().value_or(""), StartsWith("0{"));
    const auto handshake = http_get(port, "/socket.io/?EIO=4&transport=polling").body;
    ASSERT_THAT(handshake, StartsWith("0{"));
    const auto session = json::read(std::string_view(handshake).substr(1));
    ASSERT_TRUE(session) << handshake;
    TcpSocket poll(port);
    poll.send("GET /socket.io/?EIO=4&transport=polling&sid=" + text_of(session.value(), "sid") +
              " HTTP/1.1\r\nHost: x\r\n\r\n");
    // So that the poll has been read before the signal comes.
    EXPECT_EQ(http_get(port, "/healthz").status, 200);
    process.signal(SIGTERM);
    EXPECT_EQ(by_websocket.wait_for_close(), service_restart);
    // The packet by which Engine.IO closes a session; clients then open another.
    EXPECT_THAT(poll.receive_all(), EndsWith("\r\n\r\n1"));
    EXPECT_EQ(process.wait_for_exit(), 0);
}

TEST(Program, EndsOnSigintWithNobodyThere) {
    ServerProcess process({"--port", "0"});
    ASSERT_NE(process.wait_until_ready(), 0);
    process.signal(SIGINT);
    EXPECT_EQ(process.wait_for_exit(), 0);
}

TEST(Program, DoesNotWaitForAnIdleHttpConnection) {
    ServerProcess process({"--port", "0", "--shutdown-seconds", "3600"});
    const auto port = process.wait_until_ready();
    ASSERT_NE(port, 0);
    TcpSocket socket(port);
    socket.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(socket.receive_until("}\n"), HasSubstr("200 OK"));
    process.signal(SIGTERM);
    EXPECT_EQ(process.wait_for_exit(), 0);
}

TEST(Program, DoesNotWaitForAClientThatNeverAnswers) {
    ServerProcess process({"--port", "0", "--shutdown-seconds", "1"});
    const auto port = process.wait_until_ready();
    ASSERT_NE(port, 0);
    WebSocketClient silent(port);
    process.signal(SIGTERM);
    EXPECT_EQ(process.wait_for_exit(), 0);
    EXPECT_THAT(process.standard_error(), HasSubstr("shutdown-cut-off"));
}

TEST(Program, EndsAtOnceOnASecondSignal) {
    ServerProcess process({"--port", "0", "--shutdown-seconds", "3600"});
    const auto port = process.wait_until_ready();
    ASSERT_NE(port, 0);
    // It never answers the close frame, so that the first signal does not end the program at once.
    WebSocketClient silent(port);
    process.signal(SIGTERM);
    process.wait_until_logged("shutdown-begun");
    process.signal(SIGTERM);
    EXPECT_EQ(process.wait_for_exit(), 0);
    EXPECT_THAT(process.standard_error(), ::testing::Not(HasSubstr("shutdown-done")));
}

TEST(Program, SaysWhatToDoAboutAPortThatIsTaken) {
    const RunningServer holder;
    ServerProcess process({"--port", std::to_string(holder.port())});
    EXPECT_EQ(process.wait_for_exit(), 1);
    EXPECT_THAT(process.standard_error(), HasSubstr("cannot listen on 127.0.0.1:" + std::to_string(holder.port())));
    EXPECT_THAT(process.standard_error(), HasSubstr("--port 0 takes any free port"));
}

TEST(Program, SaysWhatIsWrongWithAnAddress) {
    ServerProcess process({"--host", "192.0.2.1", "--port", "0", "--open"});
    EXPECT_EQ(process.wait_for_exit(), 1);
    EXPECT_THAT(process.standard_error(), HasSubstr("with --host, for example 127.0.0.1 or 0.0.0.0"));
}

TEST(Program, SaysWhatIsWrongWithTheKeyOfTokens) {
    ServerProcess process({"--port", "0", "--jwt-algorithm", "ES256"});
    EXPECT_EQ(process.wait_for_exit(), 1);
    EXPECT_THAT(process.standard_error(), HasSubstr("give its file with --jwt-public-key-file"));
}

TEST(Program, PrintsHelpAndProblemsWithItsOptions) {
    ServerProcess help({"--help"});
    EXPECT_EQ(help.wait_for_exit(), 0);
    EXPECT_THAT(help.standard_output(), HasSubstr("--port N"));
    ServerProcess wrong({"--port", "http"});
    EXPECT_EQ(wrong.wait_for_exit(), 1);
    EXPECT_THAT(wrong.standard_error(), HasSubstr("'http' is not a whole number"));
}

}  // namespace
}  // namespace parley::test
