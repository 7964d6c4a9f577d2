// Clients that stall, vanish or flood: each costs the server a bounded amount, and others are served as before.
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/support/frames.hpp"
#include "server/support/http_client.hpp"
#include "server/support/running_server.hpp"
#include "server/support/server_process.hpp"
#include "server/support/tcp_socket.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

using ::testing::AnyOf;
using ::testing::StartsWith;

// RFC 6455 7.4.1 and the registry behind it.
constexpr std::uint16_t abnormal = 1006;
constexpr std::uint16_t policy_violation = 1008;
constexpr std::uint16_t try_again_later = 1013;

constexpr std::size_t megabyte = 1024U * 1024;

TEST(HostileClients, ThatDoNotReadCostNoMoreThanTheirQueues) {
    // Memory that was freed shall count as free where the address sanitizer would keep it.
    ServerProcess server({"--port", "0", "--write-queue-bytes", "262144", "--frames-burst", "1000000"},
                         {"ASAN_OPTIONS=quarantine_size_mb=1"});
    const auto port = server.wait_until_ready();
    ASSERT_NE(port, 0);
    WebSocketClient sender(port);
    join(sender, "blue-fox", "Ana");
    std::vector<std::unique_ptr<WebSocketClient>> silent;
    std::vector<std::string> ids;
    for (int i = 0; i < 4; ++i) {
        silent.push_back(std::make_unique<WebSocketClient>(port, WebSocketOptions{.receive_buffer_bytes = 4096}));
        ids.push_back(join(*silent.back(), "blue-fox", "Ben"));
    }
    const std::size_t before = server.resident_bytes();
    ASSERT_GT(before, 0U);
    // 6 megabytes for each: more than its queue and all buffers of the system between here and there hold.
    for (const std::string& id : ids) {
        const std::string offer = offer_frame(id, std::string(40'000, 'x'));
        for (int i = 0; i < 150; ++i) ASSERT_TRUE(sender.send(offer));
        EXPECT_EQ(text_of(sender.receive("member-left"), "id"), id);
    }
    const std::size_t after = server.resident_bytes();
    EXPECT_LT(after, before + 12 * megabyte) << "though 24 megabytes were sent";
    for (const auto& client : silent) EXPECT_THAT(client->wait_for_close(), AnyOf(try_again_later, abnormal));
    WebSocketClient other(port);
    EXPECT_NE(join(other, "blue-fox", "Cleo"), "");
}

TEST(HostileClients, ThatVanishAreNoticedThoughOthersWriteToThem) {
    server::Config config;
    config.idle_timeout = std::chrono::seconds(2);
    config.hub.frames_burst = 1'000'000;
    const RunningServer server(config);
    WebSocketClient ana(server.port());
    WebSocketClient vanished(server.port());
    join(ana, "blue-fox", "Ana");
    const auto id = join(vanished, "blue-fox", "Ben");
    ana.receive("member-joined");
    // Not a byte comes from it any more, not even the answer to a ping; what is written to it the system takes.
    std::string heard;
    while (ana.is_open() && heard.find("member-left") == std::string::npos) {
        ana.send(offer_frame(id, "v=0\r\n"));
        // Of somebody who is not there, so that there is an answer each time.
        ana.send(offer_frame("nobody", "v=0\r\n"));
        heard = ana.receive().value_or("");
        EXPECT_EQ(http_get(server.port(), "/healthz").status, 200);
    }
    EXPECT_TRUE(ana.is_open());
}

TEST(HostileClients, ThatSendTheirRequestByteByByteAreCutOff) {
    server::Config config;
    config.http_timeout = std::chrono::milliseconds(300);
    const RunningServer server(config);
    TcpSocket slow(server.port());
    TcpSocket slow_upgrade(server.port());
    slow_upgrade.send("GET /parley HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX: ");
    slow.send("GET / HTTP/1.1\r\nX: ");
    int bytes = 0;
    while (!slow.hears_within(std::chrono::milliseconds(10)) && slow.send("x") && slow_upgrade.send("x")) {
        // As many bytes as come in, the time for the whole request stays the same.
        ASSERT_LT(++bytes, 1000);
        EXPECT_EQ(http_get(server.port(), "/healthz").status, 200);
    }
    EXPECT_EQ(slow.receive_all(), "");
    EXPECT_EQ(slow_upgrade.receive_all(), "");
}

TEST(HostileClients, ThatHoldManyConnectionsLeaveRoomForOtherAddresses) {
    server::Config config;
    config.tcp_connections_per_address = 4;
    const RunningServer server(config);
    WebSocketClient member(server.port());
    join(member, "blue-fox", "Ana");
    std::vector<std::unique_ptr<TcpSocket>> held;
    for (int i = 0; i < 3; ++i) {
        held.push_back(std::make_unique<TcpSocket>(server.port()));
        held.back()->send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        EXPECT_THAT(held.back()->receive_until("}\n"), StartsWith("HTTP/1.1 200"));
    }
    TcpSocket one_too_many(server.port());
    EXPECT_EQ(one_too_many.receive_all(), "");
    TcpSocket elsewhere(server.port(), "127.0.0.2");
    elsewhere.send("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(elsewhere.receive_all(), StartsWith("HTTP/1.1 200"));
    // A place is free again as soon as the server has noticed.
    held.clear();
    bool is_free = false;
    for (int i = 0; i < 1000 && !is_free; ++i) is_free = http_get(server.port(), "/healthz").status == 200;
    EXPECT_TRUE(is_free);
}

TEST(HostileClients, ThatOpenWebSocketsTheyMayNotHaveAreCountedUntilTheyAreGone) {
    server::Config config;
    config.hub.connections_per_address = 1;
    config.tcp_connections_per_address = 3;
    const RunningServer server(config);
    WebSocketClient member(server.port());
    join(member, "blue-fox", "Ana");
    // All others are refused, and do not answer the close frame, for which the server waits a while.
    std::vector<std::unique_ptr<WebSocketClient>> refused;
    do {
        refused.push_back(std::make_unique<WebSocketClient>(server.port()));
    } while (refused.back()->is_open() && refused.size() < 1000);
    EXPECT_FALSE(refused.back()->is_open());
}

TEST(HostileClients, BehindATrustedProxyDoNotUseUpItsConnections) {
    server::Config config;
    config.tcp_connections_per_address = 1;
    config.trusted_proxies = {boost::asio::ip::make_address("127.0.0.1")};
    const RunningServer server(config);
    WebSocketClient ana(server.port(), {.forwarded_for = "198.51.100.1"});
    WebSocketClient ben(server.port(), {.forwarded_for = "198.51.100.2"});
    EXPECT_NE(join(ana, "blue-fox", "Ana"), "");
    EXPECT_NE(join(ben, "blue-fox", "Ben"), "");
}

TEST(HostileClients, ThatFloodWithPingsAreClosed) {
    server::Config config;
    config.hub.frames_burst = 20;
    config.hub.frames_per_second = 1;
    const RunningServer server(config);
    WebSocketClient ana(server.port());
    WebSocketClient flooding(server.port());
    join(ana, "blue-fox", "Ana");
    const auto id = join(flooding, "blue-fox", "Ben");
    for (int i = 0; i < 40 && flooding.ping(); ++i) {
    }
    EXPECT_EQ(flooding.wait_for_close(), policy_violation);
    EXPECT_EQ(text_of(ana.receive("member-left"), "id"), id);
}

}  // namespace
}  // namespace parley::test
