// Faults around the real program: sockets that say nothing, writers and readers that are slow, a process that is
// stopped or killed, a log that cannot be written.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <memory>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "server/support/frames.hpp"
#include "server/support/http_client.hpp"
#include "server/support/returning_member.hpp"
#include "server/support/running_server.hpp"
#include "server/support/server_process.hpp"
#include "server/support/tcp_socket.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using namespace std::chrono_literals;

// One descriptor for each socket that a test holds.
bool allow_descriptors(rlim_t wanted) {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return false;
    limit.rlim_cur = std::max(limit.rlim_cur, std::min(wanted, limit.rlim_max));
    return ::setrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur >= wanted;
}

bool is_well(std::uint16_t port) {
    return http_get(port, "/healthz").status == 200;
}

TEST(Faults, ThousandsOfHalfOpenSocketsAreBoundedAndFreed) {
    ASSERT_TRUE(allow_descriptors(4096)) << "raise the limit of open files (ulimit -n)";
    ServerProcess server({"--port", "0", "--connections", "2000", "--tcp-connections-per-address", "100000",
                          "--http-timeout-seconds", "3"});
    const auto port = server.wait_until_ready();
    ASSERT_NE(port, 0);
    WebSocketClient ana(port);
    WebSocketClient ben(port);
    const auto anas_id = join(ana, "blue-fox", "Ana");
    join(ben, "blue-fox", "Ben");
    std::vector<std::unique_ptr<TcpSocket>> halves;
    const auto open_one = [&] {
        halves.push_back(std::make_unique<TcpSocket>(port));
        // A third says nothing, the others the beginning of a request, or of a WebSocket.
        if (halves.size() % 3 == 1) halves.back()->send("GET / HTTP/1.1\r\nX: ");
        if (halves.size() % 3 == 2) halves.back()->send("GET /parley HTTP/1.1\r\nHost: x\r\nUpgrade: webso");
    };
    for (int i = 0; i < 3000; ++i) open_one();
    // No more than it was told to take, and whoever is there goes on.
    TcpSocket one_too_many(port);
    EXPECT_EQ(one_too_many.receive_all(), "");
    ben.send(offer_frame(anas_id, "v=0\r\n"));
    ana.receive("description");
    // Time frees all of them, by itself.
    for (const auto& half : halves) EXPECT_EQ(half->receive_all(), "");
    WebSocketClient newcomer(port);
    EXPECT_NE(join(newcomer, "blue-fox", "Cleo"), "");
    EXPECT_TRUE(ana.is_open());
}

TEST(Faults, ABodyThatTricklesInIsCutOff) {
    server::Config config;
    config.http_timeout = 300ms;
    const RunningServer server(config);
    TcpSocket slow(server.port());
    slow.send("POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
    int bytes = 0;
    while (!slow.hears_within(10ms) && slow.send("4")) ASSERT_LT(++bytes, 1000);
    EXPECT_EQ(slow.receive_all(), "");
    EXPECT_TRUE(is_well(server.port()));
}

TEST(Faults, AResponseThatNobodyReadsIsGivenUp) {
    const TemporaryFolder site;
    site.write("index.html", "<p>hello");
    site.write("large.bin", std::string(30'000'000, 'x'));
    server::Config config;
    config.web = site.path();
    config.connections = 1;
    config.http_timeout = 300ms;
    const RunningServer server(config);
    TcpSocket silent(server.port());
    silent.send("GET /large.bin HTTP/1.1\r\nHost: x\r\n\r\n");
    // Only one may be there, so that an answer to another one tells that this one has gone.
    const auto begun = std::chrono::steady_clock::now();
    while (!is_well(server.port())) ASSERT_LT(std::chrono::steady_clock::now() - begun, 20s);
    EXPECT_LT(silent.receive_all().size(), 30'000'000U);
}

TEST(Faults, AFloodOfConnectionsLeavesARoomAlone) {
    const RunningServer server;
    WebSocketClient ana(server.port());
    WebSocketClient ben(server.port());
    const auto anas_id = join(ana, "blue-fox", "Ana");
    join(ben, "blue-fox", "Ben");
    ana.receive("member-joined");
    for (int i = 0; i < 3000; ++i) {
        TcpSocket flooding(server.port());
        flooding.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        if (i % 100 != 0) continue;
        ben.send(offer_frame(anas_id, "mark-" + std::to_string(i)));
        EXPECT_THAT(ana.receive().value_or(""), HasSubstr("mark-" + std::to_string(i)));
    }
}

TEST(Faults, AProcessThatWasStoppedForLongFindsEverybodyOnce) {
    ServerProcess server({"--port", "0", "--idle-seconds", "2", "--resume-seconds", "60"});
    const auto port = server.wait_until_ready();
    ASSERT_NE(port, 0);
    ReturningMember ana("blue-fox", "Ana");
    ReturningMember ben("blue-fox", "Ben");
    ASSERT_TRUE(ana.join(port));
    ASSERT_TRUE(ben.join(port));
    const std::string anas_id = ana.id();
    const std::string bens_id = ben.id();
    server.signal(SIGSTOP);
    // Longer than each of its timeouts for silence. Only time does it.
    std::this_thread::sleep_for(4s);
    server.signal(SIGCONT);
    // Both come back, as clients do who heard nothing.
    ASSERT_TRUE(ana.join(port));
    ASSERT_TRUE(ben.join(port));
    EXPECT_EQ(ana.id(), anas_id);
    EXPECT_EQ(ben.id(), bens_id);
    EXPECT_THAT(ben.others(), ElementsAre(anas_id));
    ReturningMember cleo("blue-fox", "Cleo");
    ASSERT_TRUE(cleo.join(port));
    EXPECT_THAT(cleo.others(), UnorderedElementsAre(anas_id, bens_id));
    cleo.socket().send(offer_frame(anas_id, "v=0\r\n"));
    EXPECT_EQ(text_of(ana.socket().receive("description"), "from"), cleo.id());
}

TEST(Faults, AProcessThatWasKilledIsFollowedByOneThatKeepsThePlaces) {
    const TemporaryFolder folder;
    const auto key = folder.write("key", std::string(64, 'k'));
    auto killed =
        std::make_unique<ServerProcess>(std::vector<std::string>{"--port", "0", "--resume-key-file", key.string()});
    const auto port = killed->wait_until_ready();
    ASSERT_NE(port, 0);
    ReturningMember ana("blue-fox", "Ana");
    ReturningMember ben("blue-fox", "Ben");
    ASSERT_TRUE(ana.join(port));
    ASSERT_TRUE(ben.join(port));
    const std::string anas_id = ana.id();
    const std::string bens_id = ben.id();
    killed->signal(SIGKILL);
    EXPECT_EQ(killed->wait_for_exit(), -SIGKILL);
    ServerProcess next({"--port", std::to_string(port), "--resume-key-file", key.string()});
    ASSERT_EQ(next.wait_until_ready(), port);
    ASSERT_TRUE(ana.join(port));
    EXPECT_THAT(ana.others(), IsEmpty());
    ASSERT_TRUE(ben.join(port));
    EXPECT_EQ(ana.id(), anas_id);
    EXPECT_EQ(ben.id(), bens_id);
    EXPECT_THAT(ben.others(), ElementsAre(anas_id));
    ben.socket().send(offer_frame(anas_id, "v=0\r\n"));
    EXPECT_EQ(text_of(ana.socket().receive("description"), "from"), bens_id);
}

TEST(Faults, ALogThatIsFullCostsOnlyItsLines) {
    ServerProcess server({"--port", "0", "--log-level", "debug"}, {}, "/dev/full");
    const auto port = server.wait_until_ready();
    ASSERT_NE(port, 0);
    EXPECT_NE(join(*std::make_unique<WebSocketClient>(port), "blue-fox", "Ana"), "");
    EXPECT_TRUE(is_well(port));
    server.signal(SIGINT);
    EXPECT_EQ(server.wait_for_exit(), 0);
}

TEST(Faults, ALogThatNobodyReadsAnyMoreCostsOnlyItsLines) {
    ServerProcess server({"--port", "0", "--log-level", "debug"});
    const auto port = server.wait_until_ready();
    ASSERT_NE(port, 0);
    server.stop_reading_standard_error();
    EXPECT_NE(join(*std::make_unique<WebSocketClient>(port), "blue-fox", "Ana"), "");
    EXPECT_TRUE(is_well(port));
    server.signal(SIGINT);
    EXPECT_EQ(server.wait_for_exit(), 0);
}

}  // namespace
}  // namespace parley::test
