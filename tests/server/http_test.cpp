// HTTP over real sockets: the site, the health report, and clients that misbehave.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json/reader.hpp"
#include "server/support/frames.hpp"
#include "server/support/http_client.hpp"
#include "server/support/running_server.hpp"
#include "server/support/tcp_socket.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;
using ::testing::StartsWith;

class HttpTest : public ::testing::Test {
  protected:
    HttpTest() {
        site_.write("index.html", "<p>hello");
        site_.write("parley.wasm", std::string(300'000, 'w'));
    }

    server::Config config() const {
        server::Config config;
        config.web = site_.path();
        return config;
    }

    TemporaryFolder site_;
};

TEST_F(HttpTest, ServesThePageUnderAStrictPolicy) {
    const RunningServer server(config());
    const auto reply = http_get(server.port(), "/");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "<p>hello");
    EXPECT_EQ(reply.header("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(
        reply.header("content-security-policy"),
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' ws: wss:; "
        "img-src 'self' data: blob:; media-src 'self' blob: mediastream:; object-src 'none'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'self'");
    EXPECT_EQ(reply.header("x-content-type-options"), "nosniff");
    EXPECT_EQ(reply.header("referrer-policy"), "no-referrer");
    EXPECT_THAT(reply.header("permissions-policy"), HasSubstr("camera=(self), microphone=(self)"));
}

TEST_F(HttpTest, LetsThePagesBeEmbeddedWhereTheOperatorSays) {
    auto embedding = config();
    embedding.frame_ancestors = "https://example.org";
    const RunningServer server(embedding);
    EXPECT_THAT(http_get(server.port(), "/").header("content-security-policy"),
                HasSubstr("frame-ancestors https://example.org"));
}

TEST_F(HttpTest, SendsALargeModuleWhole) {
    const RunningServer server(config());
    const auto reply = http_get(server.port(), "/parley.wasm");
    EXPECT_EQ(reply.header("content-type"), "application/wasm");
    EXPECT_EQ(reply.body, std::string(300'000, 'w'));
}

TEST_F(HttpTest, AnswersARepeatedRequestWithNotModified) {
    const RunningServer server(config());
    const auto tag = http_get(server.port(), "/").header("etag");
    const auto reply = http_get(server.port(), "/", "If-None-Match: " + tag + "\r\n");
    EXPECT_EQ(reply.status, 304);
    EXPECT_EQ(reply.body, "");
    EXPECT_NE(reply.header("content-security-policy"), "");
}

TEST_F(HttpTest, AnswersHeadLikeGetWithoutTheBody) {
    const RunningServer server(config());
    const auto reply = http_request(server.port(), "HEAD", "/parley.wasm");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("content-length"), "300000");
    EXPECT_EQ(reply.body, "");
}

TEST_F(HttpTest, AnswersSeveralRequestsOnOneConnection) {
    const RunningServer server(config());
    TcpSocket socket(server.port());
    socket.send("GET / HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
    socket.send("GET / HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n\r\n");
    socket.send("GET /missing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const auto replies = socket.receive_all();
    EXPECT_THAT(replies, StartsWith("HTTP/1.1 200 OK"));
    EXPECT_THAT(replies, HasSubstr("<p>helloHTTP/1.1 200 OK"));
    EXPECT_THAT(replies, HasSubstr("\r\n\r\nHTTP/1.1 304 Not Modified"));
    EXPECT_THAT(replies, HasSubstr("\r\n\r\nHTTP/1.1 404 Not Found"));
}

TEST_F(HttpTest, RefusesOtherMethods) {
    const RunningServer server(config());
    const auto reply = http_request(server.port(), "DELETE", "/");
    EXPECT_EQ(reply.status, 405);
    EXPECT_EQ(reply.header("allow"), "GET, HEAD");
}

TEST_F(HttpTest, GivesNothingOutsideOfItsFolder) {
    const RunningServer server(config());
    for (const auto* path : {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/missing"}) {
        const auto reply = http_get(server.port(), path);
        EXPECT_EQ(reply.status, 404) << path;
        EXPECT_EQ(reply.body, "There is nothing at this address.\n");
        EXPECT_NE(reply.header("content-security-policy"), "");
    }
}

TEST_F(HttpTest, RefusesARequestWithABody) {
    const RunningServer server(config());
    TcpSocket socket(server.port());
    socket.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello");
    EXPECT_THAT(socket.receive_all(), StartsWith("HTTP/1.1 413 "));
}

TEST_F(HttpTest, RefusesWhatIsNoHttp) {
    const RunningServer server(config());
    TcpSocket socket(server.port());
    socket.send("this is no request\r\n\r\n");
    EXPECT_THAT(socket.receive_all(), StartsWith("HTTP/1.1 400 "));
}

TEST_F(HttpTest, RefusesEndlessHeaders) {
    const RunningServer server(config());
    TcpSocket socket(server.port());
    socket.send("GET / HTTP/1.1\r\nX-Long: " + std::string(20'000, 'x') + "\r\n\r\n");
    EXPECT_THAT(socket.receive_all(), StartsWith("HTTP/1.1 431 "));
}

TEST_F(HttpTest, HangsUpOnARequestThatDoesNotEnd) {
    auto hasty = config();
    hasty.http_timeout = std::chrono::milliseconds(50);
    const RunningServer server(hasty);
    TcpSocket socket(server.port());
    socket.send("GET / HTTP/1.1\r\nHost:");
    EXPECT_EQ(socket.receive_all(), "");
}

TEST_F(HttpTest, TakesNoMoreConnectionsThanAllowed) {
    auto small = config();
    small.connections = 1;
    const RunningServer server(small);
    TcpSocket first(server.port());
    first.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(first.receive_until("<p>hello"), StartsWith("HTTP/1.1 200"));
    TcpSocket second(server.port());
    EXPECT_EQ(second.receive_all(), "");
    first.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_THAT(first.receive_until("<p>hello"), StartsWith("HTTP/1.1 200"));
}

TEST_F(HttpTest, ReportsItsHealth) {
    const RunningServer server(config());
    WebSocketClient client(server.port());
    join(client, "blue-fox", "Ana");
    const auto reply = http_get(server.port(), "/healthz");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("content-type"), "application/json");
    EXPECT_EQ(reply.header("cache-control"), "no-store");
    const auto report = json::read(reply.body);
    ASSERT_TRUE(report) << reply.body;
    EXPECT_EQ(text_of(report.value(), "status"), "ok");
    for (const auto* key : {"connections", "rooms", "members"}) {
        ASSERT_NE(report.value().find(key), nullptr) << key;
        EXPECT_EQ(report.value().find(key)->integer(), 1) << key;
    }
}

TEST_F(HttpTest, ServesSignalingAndHealthWithoutASite) {
    const RunningServer server;
    EXPECT_EQ(http_get(server.port(), "/").status, 404);
    EXPECT_EQ(http_get(server.port(), "/healthz").status, 200);
}

TEST_F(HttpTest, LeadsToARoomThatNobodyHadBefore) {
    const RunningServer server(config());
    const auto first = http_get(server.port(), "/room/create");
    EXPECT_EQ(first.status, 302);
    EXPECT_EQ(first.header("cache-control"), "no-store");
    EXPECT_THAT(first.header("location"), MatchesRegex("/room/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-"
                                                       "[0-9a-f]{12}"));
    const auto second = http_get(server.port(), "/room/create?name=Ana&join=1");
    EXPECT_NE(second.header("location").substr(0, 42), first.header("location"));
    EXPECT_THAT(second.header("location"), EndsWith("?name=Ana&join=1"));
}

TEST_F(HttpTest, LeadsToThePageWithTheRoom) {
    const RunningServer server(config());
    const auto location = [&](const std::string& target) { return http_get(server.port(), target).header("location"); };
    EXPECT_EQ(location("/room/blue-fox"), "/?room=blue-fox");
    EXPECT_EQ(location("/room/caf%C3%A9%20x?name=Ana&media=a"), "/?room=caf%C3%A9%20x&name=Ana&media=a");
    EXPECT_EQ(location("/room/a&name=b+c"), "/?room=a%26name=b%2Bc");
    for (const auto* path : {"/room/", "/room", "/room/a/b", "/room/a/websocket"}) {
        EXPECT_EQ(http_get(server.port(), path).status, 404) << path;
    }
}

}  // namespace
}  // namespace parley::test
