// Tokens over real sockets: a server that lets nobody in without one, on every path.
#include <csignal>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/support/polling_client.hpp"
#include "server/support/running_server.hpp"
#include "server/support/server_process.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/tokens.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class RequiredTokens : public ::testing::Test {
  protected:
    server::Config config() const {
        server::Config config;
        config.tokens.algorithm = server::TokenAlgorithm::Hs256;
        config.tokens.secret_file = folder_.write("secret", token_secret);
        return config;
    }
    static std::string token(const std::string& room, const std::string& rights = "join") {
        return make_token(JWT_ALG_HS256, token_secret,
                          R"({"sub":"u-1","name":"Ana","room":")" + room + R"(","rights":")" + rights + R"(","exp":)" +
                              in_seconds(60) + "}");
    }
    static std::string join(const std::string& token) {
        return R"({"type":"join","version":1,"room":"fox","token":")" + token + "\"}";
    }

  private:
    TemporaryFolder folder_;
};

TEST_F(RequiredTokens, AreShownInTheJoinOfParley) {
    const RunningServer server(config());
    WebSocketClient ana(server.port());
    ana.send(join(token("fox")));
    EXPECT_EQ(text_of(ana.receive("joined"), "room"), "fox");
    WebSocketClient eve(server.port());
    eve.send(join(token("owl")));
    EXPECT_EQ(text_of(eve.receive("error"), "code"), "unauthorized");
    EXPECT_EQ(eve.wait_for_close(), 1008);
    WebSocketClient nobody(server.port());
    nobody.send(R"({"type":"join","version":1,"room":"fox"})");
    EXPECT_EQ(text_of(nobody.receive("error"), "code"), "unauthorized");
}

TEST_F(RequiredTokens, AreTakenFromHeaderQueryAndCookieOnEveryPath) {
    const RunningServer server(config());
    struct Path {
        std::string path;
        std::string first;  // Empty where the server speaks first.
        std::string answer;
    };
    for (const Path& row : {Path{"/parley", R"({"type":"join","version":1,"room":"fox"})", "joined"},
                            Path{"/ws?room=fox", R"({"type":"join","peerId":"p"})", "peer-list"},
                            Path{"/room/fox/websocket", "", "peers"}}) {
        const auto answer = [&](WebSocketOptions options) {
            WebSocketClient client(server.port(), std::move(options));
            if (!row.first.empty()) client.send(row.first);
            return client.receive().value_or("nothing");
        };
        const std::string mark = row.path.find('?') == std::string::npos ? "?" : "&";
        EXPECT_THAT(answer({.path = row.path + mark + "token=" + token("fox")}), HasSubstr(row.answer));
        EXPECT_THAT(answer({.path = row.path, .headers = {{"Authorization", "Bearer " + token("fox")}}}),
                    HasSubstr(row.answer));
        EXPECT_THAT(answer({.path = row.path, .headers = {{"Cookie", "accessToken=" + token("fox")}}}),
                    HasSubstr(row.answer));
        EXPECT_THAT(
            answer({.path = row.path,
                    .headers = {{"Cookie", "accessToken=" + token("fox")}, {"Origin", "https://evil.example"}}}),
            HasSubstr("unauthorized"))
            << "cookies of foreign pages do not count";
        EXPECT_THAT(answer({.path = row.path + mark + "token=" + token("owl")}), HasSubstr("unauthorized"));
        EXPECT_THAT(answer({.path = row.path}), HasSubstr("unauthorized"));
    }
}

TEST_F(RequiredTokens, AreNeverLogged) {
    RunningServer server(config());
    const std::string good = token("fox");
    WebSocketClient ana(server.port(), {.path = "/ws?room=fox&token=" + good});
    ana.send(R"({"type":"join","peerId":"p"})");
    ana.receive();
    WebSocketClient eve(server.port());
    eve.send(join(token("owl")));
    eve.wait_for_close();
    http_get(server.port(), "/nothing?token=" + good, "Authorization: Bearer " + good + "\r\n");
    server.stop();
    EXPECT_THAT(server.log(), HasSubstr("frame-rejected connection=2 reason=token-room"));
    EXPECT_THAT(server.log(), HasSubstr("connection-closed-by-hub connection=2 reason=token-room"));
    EXPECT_THAT(server.log(), Not(HasSubstr(good.substr(good.size() - 20))));
    EXPECT_THAT(server.log(), Not(HasSubstr("eyJ"))) << "no token begins otherwise";
}

TEST_F(RequiredTokens, GuessersAreSentAwayBeforeAWord) {
    RunningServer server(config());
    for (int i = 0; i < 14; ++i) {
        WebSocketClient eve(server.port());
        if (!eve.is_open()) continue;
        eve.send(join("guess"));
        EXPECT_THAT(eve.receive().value_or("nothing"), HasSubstr("no token"));
        eve.wait_for_close();
    }
    EXPECT_EQ(WebSocketClient(server.port()).status(), 429U);
    const auto reply = http_get(server.port(), polling_target);
    EXPECT_EQ(reply.status, 429);
    EXPECT_EQ(reply.header("retry-after"), "1");
    EXPECT_EQ(http_get(server.port(), "/healthz").status, 200) << "only signaling is refused";
    server.stop();
    EXPECT_THAT(server.log(), HasSubstr("upgrade-refused reason=token-guessing"));
}

TEST(OpenServer, SaysSoWhereStrangersMayReachIt) {
    ServerProcess proxied({"--port", "0", "--trusted-proxy", "127.0.0.1"});
    ASSERT_NE(proxied.wait_until_ready(), 0);
    proxied.wait_until_logged("open-to-all reached-by=proxy");
    proxied.signal(SIGINT);
    EXPECT_EQ(proxied.wait_for_exit(), 0);
    ServerProcess local({"--port", "0"});
    ASSERT_NE(local.wait_until_ready(), 0);
    local.signal(SIGINT);
    EXPECT_EQ(local.wait_for_exit(), 0);
    EXPECT_THAT(local.standard_error(), Not(HasSubstr("open-to-all")));
}

TEST(OpenServer, IsADecision) {
    ServerProcess process({"--host", "0.0.0.0", "--port", "0"});
    EXPECT_EQ(process.wait_for_exit(), 1);
    EXPECT_THAT(process.standard_error(), HasSubstr("nothing was said about who may enter"));
    EXPECT_THAT(process.standard_error(), HasSubstr("--jwks-file FILE"));
    EXPECT_THAT(process.standard_error(), HasSubstr("--open"));
}

}  // namespace
}  // namespace parley::test
