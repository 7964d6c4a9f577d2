// The real program: how it starts, fails to start, and ends.
#include <csignal>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/support/frames.hpp"
#include "server/support/running_server.hpp"
#include "server/support/server_process.hpp"
#include "server/support/tcp_socket.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

using ::testing::HasSubstr;

constexpr std::uint16_t going_away = 1001;

TEST(Program, SaysGoodbyeToEveryoneOnSigterm) {
    ServerProcess process({"--port", "0"});
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
    EXPECT_EQ(ana.wait_for_close(), going_away);
    EXPECT_EQ(ben.wait_for_close(), going_away);
    EXPECT_EQ(process.wait_for_exit(), 0);
    EXPECT_THAT(process.standard_error(), HasSubstr("shutdown-done"));
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
    ServerProcess process({"--host", "192.0.2.1", "--port", "0"});
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
