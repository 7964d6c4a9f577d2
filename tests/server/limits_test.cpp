// Limits over real WebSockets: each ends the connection that breaks it, and nobody else notices.
#include "core/base/limits.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/support/frames.hpp"
#include "server/support/running_server.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

// RFC 6455 7.4.1 and the registry behind it.
constexpr std::uint16_t abnormal = 1006;
constexpr std::uint16_t invalid_payload = 1007;
constexpr std::uint16_t policy_violation = 1008;
constexpr std::uint16_t too_big = 1009;
constexpr std::uint16_t try_again_later = 1013;

// Two members of one room; `other_` must stay as it is whatever `bad_` does.
class TwoMembers {
  public:
    explicit TwoMembers(const RunningServer& server, WebSocketOptions bad_options = {})
        : other_(server.port()), bad_(server.port(), std::move(bad_options)) {
        other_id_ = join(other_, "blue-fox", "Ana");
        bad_id_ = join(bad_, "blue-fox", "Ben");
        other_.receive("member-joined");
    }

    WebSocketClient& other() { return other_; }
    WebSocketClient& bad() { return bad_; }
    const std::string& bad_id() const { return bad_id_; }

    void expect_only_bad_one_left(const RunningServer& server) {
        EXPECT_EQ(text_of(other_.receive("member-left"), "id"), bad_id_);
        WebSocketClient third(server.port());
        const auto third_id = join(third, "blue-fox", "Cleo");
        other_.receive("member-joined");
        third.send(offer_frame(other_id_, "v=0\r\n"));
        EXPECT_EQ(text_of(other_.receive("description"), "from"), third_id);
    }

  private:
    WebSocketClient other_;
    WebSocketClient bad_;
    std::string other_id_;
    std::string bad_id_;
};

TEST(Limits, EndAConnectionThatSendsTooLongAFrame) {
    const RunningServer server;
    TwoMembers members(server);
    members.bad().send(std::string(limits::frame_bytes_max + 1, ' '));
    EXPECT_EQ(members.bad().wait_for_close(), too_big);
    members.expect_only_bad_one_left(server);
}

TEST(Limits, TakeAFrameOfJustTheLength) {
    const RunningServer server;
    WebSocketClient client(server.port());
    std::string frame = join_frame("blue-fox", "Ana");
    frame.append(limits::frame_bytes_max - frame.size(), ' ');
    client.send(frame);
    EXPECT_NE(text_of(client.receive("joined"), "id"), "");
}

TEST(Limits, EndAConnectionThatSendsMalformedFrames) {
    const RunningServer server;
    TwoMembers members(server);
    for (std::uint32_t i = 0; i < limits::malformed_frames_max; ++i) members.bad().send("{ this is no JSON");
    EXPECT_EQ(members.bad().wait_for_close(), policy_violation);
    members.expect_only_bad_one_left(server);
}

TEST(Limits, EndAConnectionThatSendsBinaryFrames) {
    const RunningServer server;
    TwoMembers members(server);
    for (std::uint32_t i = 0; i < limits::malformed_frames_max; ++i) members.bad().send_binary("\x01\x02");
    EXPECT_EQ(members.bad().wait_for_close(), policy_violation);
    members.expect_only_bad_one_left(server);
}

TEST(Limits, EndAConnectionWhoseTextIsNoUtf8) {
    const RunningServer server;
    TwoMembers members(server);
    members.bad().send("\"\xff\xfe\"");
    EXPECT_EQ(members.bad().wait_for_close(), invalid_payload);
    members.expect_only_bad_one_left(server);
}

TEST(Limits, EndAConnectionThatSendsTooFast) {
    server::Config config;
    config.hub.frames_burst = 10;
    config.hub.frames_per_second = 1;
    const RunningServer server(config);
    TwoMembers members(server);
    for (int i = 0; i < 20; ++i) members.bad().send(R"({"type":"something-unknown"})");
    EXPECT_EQ(members.bad().wait_for_close(), policy_violation);
    members.expect_only_bad_one_left(server);
}

TEST(Limits, DropAMemberThatDoesNotRead) {
    server::Config config;
    config.write_queue_bytes = 128U * 1024;
    config.hub.frames_burst = 10'000;
    const RunningServer server(config);
    TwoMembers members(server, {.receive_buffer_bytes = 4096});
    // More than the queue and all buffers of the system between here and there hold.
    const std::string offer = offer_frame(members.bad_id(), std::string(40'000, 'x'));
    for (int i = 0; i < 400; ++i) ASSERT_TRUE(members.other().send(offer));
    members.expect_only_bad_one_left(server);
    // Once it reads again it gets the close frame, or nothing more when it was too late for that.
    EXPECT_THAT(members.bad().wait_for_close(), ::testing::AnyOf(try_again_later, abnormal));
}

TEST(Limits, HoldForEachAddress) {
    server::Config config;
    config.hub.connections_per_address = 2;
    const RunningServer server(config);
    WebSocketClient first(server.port());
    WebSocketClient second(server.port());
    WebSocketClient third(server.port());
    EXPECT_EQ(third.wait_for_close(), try_again_later);
    EXPECT_NE(join(first, "blue-fox", "Ana"), "");
    second.close();
    // The place is free once the server has noticed; the first attempts may come before.
    bool is_free = false;
    for (int i = 0; i < 1000 && !is_free; ++i) {
        WebSocketClient again(server.port());
        again.send(join_frame("blue-fox", "Ben"));
        is_free = again.receive().value_or("").find("\"joined\"") != std::string::npos;
    }
    EXPECT_TRUE(is_free);
}

TEST(Limits, CountTheClientsBehindATrustedProxyEachByItself) {
    server::Config config;
    config.hub.connections_per_address = 1;
    config.trusted_proxies = {boost::asio::ip::make_address("127.0.0.1")};
    const RunningServer server(config);
    WebSocketClient ana(server.port(), {.forwarded_for = "198.51.100.1"});
    WebSocketClient ben(server.port(), {.forwarded_for = "198.51.100.2"});
    WebSocketClient bens_second(server.port(), {.forwarded_for = "198.51.100.2"});
    EXPECT_EQ(bens_second.wait_for_close(), try_again_later);
    EXPECT_NE(join(ana, "blue-fox", "Ana"), "");
    EXPECT_NE(join(ben, "blue-fox", "Ben"), "");
}

TEST(Limits, EndAConnectionThatJoinsNoRoom) {
    server::Config config;
    config.hub.join_timeout = std::chrono::milliseconds(50);
    const RunningServer server(config);
    WebSocketClient client(server.port());
    EXPECT_EQ(client.wait_for_close(), policy_violation);
}

TEST(Limits, EndAConnectionThatAnswersNoPingAndKeepOneThatDoes) {
    server::Config config;
    config.idle_timeout = std::chrono::seconds(2);
    const RunningServer server(config);
    // The bad one does not read, so that it sees no ping. The other one answers each while it waits for a frame.
    TwoMembers members(server);
    members.expect_only_bad_one_left(server);
}

}  // namespace
}  // namespace parley::test
