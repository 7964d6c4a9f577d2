// Who gets in by Socket.IO over real sockets: pages of other sites, cookies and tokens.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/support/polling_client.hpp"
#include "server/support/running_server.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/tokens.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// The client of the tests calls the server by this name.
constexpr const char* own_origin = "http://localhost";
constexpr const char* foreign_origin = "https://evil.example.com";
constexpr const char* friendly_origin = "https://app.example.org";

std::string origin_header(const std::string& origin) {
    return "Origin: " + origin + "\r\n";
}

TEST(CrossOrigin, PageMayPollWithoutCookies) {
    const RunningServer server;
    const auto reply = http_get(server.port(), polling_target, origin_header(foreign_origin));
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("access-control-allow-origin"), foreign_origin);
    EXPECT_EQ(reply.header("access-control-allow-credentials"), "");
    EXPECT_EQ(reply.header("vary"), "Origin");
}

TEST(CrossOrigin, PageMayReadWhyItIsRefused) {
    const RunningServer server;
    const auto reply = http_get(server.port(), "/socket.io/?EIO=3&transport=polling", origin_header(foreign_origin));
    EXPECT_EQ(reply.status, 400);
    EXPECT_EQ(reply.header("access-control-allow-origin"), foreign_origin);
}

TEST(CrossOrigin, AllowedPageMayPollWithCookies) {
    server::Config config;
    config.allowed_origins = {friendly_origin};
    const RunningServer server(config);
    const auto friendly = http_get(server.port(), polling_target, origin_header(friendly_origin));
    EXPECT_EQ(friendly.header("access-control-allow-origin"), friendly_origin);
    EXPECT_EQ(friendly.header("access-control-allow-credentials"), "true");
    const auto own = http_get(server.port(), polling_target, origin_header(own_origin));
    EXPECT_EQ(own.header("access-control-allow-credentials"), "true");
    const auto foreign = http_get(server.port(), polling_target, origin_header(foreign_origin));
    EXPECT_EQ(foreign.status, 403);
    EXPECT_EQ(foreign.header("access-control-allow-origin"), "");
    EXPECT_EQ(foreign.header("vary"), "Origin");
}

TEST(CrossOrigin, PagesThatAreNotAllowedMaySignalOnNoPath) {
    server::Config config;
    config.allowed_origins = {friendly_origin};
    RunningServer server(config);
    for (const char* path : {"/parley", "/ws", "/room/fox/websocket", "/socket.io/?EIO=4&transport=websocket"}) {
        const auto status = [&](std::vector<std::pair<std::string, std::string>> headers) {
            return WebSocketClient(server.port(), {.path = path, .headers = std::move(headers)}).status();
        };
        EXPECT_EQ(status({{"Origin", foreign_origin}}), 403U) << path;
        EXPECT_EQ(status({{"Origin", "null"}}), 403U) << path;
        EXPECT_EQ(status({{"Origin", own_origin}}), 101U) << path;
        EXPECT_EQ(status({{"Origin", friendly_origin}}), 101U) << path;
        EXPECT_EQ(status({}), 101U) << "programs name no origin: " << path;
    }
    server.stop();
    EXPECT_THAT(server.log(), HasSubstr("upgrade-refused reason=origin"));
}

TEST(CrossOrigin, PreflightIsAnswered) {
    const RunningServer server;
    const auto reply = http_request(server.port(), "OPTIONS", polling_target,
                                    origin_header(foreign_origin) +
                                        "Access-Control-Request-Method: POST\r\n"
                                        "Access-Control-Request-Headers: content-type,x-session\r\n");
    EXPECT_EQ(reply.status, 204);
    EXPECT_EQ(reply.body, "");
    EXPECT_EQ(reply.header("access-control-allow-origin"), foreign_origin);
    EXPECT_EQ(reply.header("access-control-allow-methods"), "GET,POST,OPTIONS");
    EXPECT_EQ(reply.header("access-control-allow-headers"), "content-type,x-session");
}

TEST(CrossOrigin, IsNothingForTheSite) {
    const RunningServer server;
    EXPECT_EQ(http_request(server.port(), "OPTIONS", "/healthz", origin_header(own_origin)).status, 405);
    const auto reply = http_get(server.port(), "/healthz", origin_header(friendly_origin));
    EXPECT_EQ(reply.header("access-control-allow-origin"), "");
}

class TokenAccess : public ::testing::Test {
  protected:
    server::Config config() const {
        server::Config config;
        config.tokens.algorithm = server::TokenAlgorithm::Hs256;
        config.tokens.secret_file = folder_.write("secret", token_secret);
        config.allowed_origins = {friendly_origin};
        config.is_open = true;
        return config;
    }
    server::Config config_for_all_pages() const {
        server::Config all = config();
        all.allowed_origins.clear();
        return all;
    }
    static std::string auth(const std::string& token) { return R"({"token":")" + token + "\"}"; }

    const std::string good_ = make_token(JWT_ALG_HS256, token_secret, R"({"sub":"u-1","exp":)" + in_seconds(60) + "}");
    const std::string expired_ =
        make_token(JWT_ALG_HS256, token_secret, R"({"sub":"u-1","exp":)" + in_seconds(-60) + "}");
    const std::string expired_cookie_ = "Cookie: a=b; accessToken=" + expired_ + "\r\n";

  private:
    TemporaryFolder folder_;
};

TEST_F(TokenAccess, IsGrantedToAGoodToken) {
    const RunningServer server(config());
    EXPECT_THAT(PollingClient(server.port()).enter(auth(good_)), StartsWith("40{"));
}

TEST_F(TokenAccess, IsRefusedToABadTokenInTheWordsOfTheProtocol) {
    const RunningServer server(config());
    EXPECT_EQ(PollingClient(server.port()).enter(auth(expired_)), R"(44{"message":"This token has expired."})");
    EXPECT_EQ(PollingClient(server.port()).enter(auth("garbage")), R"(44{"message":"This is no token."})");
}

TEST_F(TokenAccess, UsesTheCookieOfOurOwnPageOfAnAllowedOneAndOfPrograms) {
    const RunningServer server(config());
    for (const auto& origin : {origin_header(own_origin), origin_header(friendly_origin), std::string()}) {
        PollingClient client(server.port(), origin + expired_cookie_);
        EXPECT_THAT(client.enter(), StartsWith("44{")) << "the bad token of the cookie counts: " << origin;
    }
}

TEST_F(TokenAccess, DropsTheCookieThatAForeignPageBringsAlong) {
    const RunningServer server(config_for_all_pages());
    for (const auto& source :
         {origin_header(foreign_origin), origin_header("null"), std::string("Sec-Fetch-Site: cross-site\r\n")}) {
        PollingClient client(server.port(), source + expired_cookie_);
        EXPECT_THAT(client.enter(), StartsWith("40{")) << "the bad token of the cookie does not count: " << source;
    }
}

TEST_F(TokenAccess, HoldsTheSameForTheCookiesOfAWebSocket) {
    const RunningServer listed(config());
    const RunningServer open(config_for_all_pages());
    const auto entry = [&](const std::string& origin, const RunningServer& server) {
        WebSocketClient client(server.port(), {.path = "/socket.io/?EIO=4&transport=websocket",
                                               .headers = {{"Origin", origin}, {"Cookie", "accessToken=" + expired_}}});
        client.receive();
        client.send("40");
        return client.receive().value_or("");
    };
    EXPECT_THAT(entry(own_origin, listed), StartsWith("44{"));
    EXPECT_THAT(entry(friendly_origin, listed), StartsWith("44{"));
    EXPECT_THAT(entry(own_origin, open), StartsWith("44{"));
    EXPECT_THAT(entry(foreign_origin, open), StartsWith("40{"));
}

TEST_F(TokenAccess, LogsNoToken) {
    RunningServer server(config());
    PollingClient(server.port()).enter(auth(good_));
    PollingClient(server.port(), expired_cookie_).enter(auth(expired_));
    server.stop();
    EXPECT_THAT(server.log(), HasSubstr("connection-opened"));
    EXPECT_THAT(server.log(), Not(HasSubstr(good_.substr(0, 20))));
    EXPECT_THAT(server.log(), Not(HasSubstr(good_.substr(good_.size() - 20))));
}

}  // namespace
}  // namespace parley::test
