// TURN credentials and the options they come from: who gets which relays, and what is refused at the start.
#include "server/turn_credentials.hpp"

#include <cstdlib>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/start_error.hpp"
#include "server/support/frames.hpp"
#include "server/support/running_server.hpp"
#include "server/support/server_process.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/web_socket_client.hpp"
#include "server/turn_url.hpp"

namespace parley::server {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::ThrowsMessage;

const std::string secret = "0123456789abcdef";

// As `openssl dgst -sha1 -hmac SECRET -binary | base64` has it.
TEST(TurnCredentials, AreThoseOfTheRelayWithTheSameSecret) {
    EXPECT_EQ(time_limited_credentials(secret, "p3k7q2x9m4t8w", 1767225600),
              (TurnCredentials{.username = "1767225600:p3k7q2x9m4t8w", .password = "tYVx0Vq6Su3qtn1nHhTIot4r39E="}));
}

TEST(TurnCredentials, EndWithTheirLifetimeByTheCalendarOfTheMoment) {
    const test::TemporaryFolder folder;
    std::int64_t calendar = 1'000'000;
    const auto grant = make_relay_grants({.servers = {{.url = "turn:a", .region = {}}},
                                          .secret_file = folder.write("secret", secret + "\n"),
                                          .lifetime = std::chrono::seconds(600),
                                          .region_header = {}},
                                         [&] { return calendar; });
    const auto expect_end = [&](std::int64_t end) {
        const auto expected = time_limited_credentials(secret, "ana", end);
        const RelayGrant granted = grant({.member = "ana", .region = ""});
        EXPECT_EQ(granted.seconds, 600U);
        EXPECT_EQ(granted.servers, (std::vector<IceServer>{{"turn:a", expected.username, expected.password}}));
    };
    expect_end(1'000'600);
    // The system's clock was set right.
    calendar = 1'767'225'600;
    expect_end(1'767'226'200);
}

TEST(TurnCredentials, AreForTheServersOfTheMembersRegion) {
    const std::vector<TurnServer> servers{{"turn:eu1", "eu"}, {"turn:all", ""}, {"turn:us", "us"}, {"turn:eu2", "eu"}};
    struct Row {
        const char* region;
        std::vector<std::string> urls;
    };
    const std::vector<Row> rows{
        {"eu", {"turn:eu1", "turn:eu2", "turn:all"}},
        {"us", {"turn:us", "turn:all"}},
        {"", {"turn:eu1", "turn:all", "turn:us", "turn:eu2"}},
        {"mars", {"turn:eu1", "turn:all", "turn:us", "turn:eu2"}},
    };
    for (const Row& row : rows) {
        std::vector<std::string> urls;
        for (const TurnServer& server : servers_for(row.region, servers)) urls.push_back(server.url);
        EXPECT_EQ(urls, row.urls) << row.region;
    }
}

TEST(TurnSecret, IsReadFromAFileOrTheEnvironment) {
    const test::TemporaryFolder folder;
    for (const char* end : {"", "\n", "\r\n"}) {
        EXPECT_EQ(read_turn_secret({.servers = {}, .secret_file = folder.write("secret", secret + end)}), secret);
    }
    ::setenv(turn_secret_variable, "fedcba9876543210", 1);
    EXPECT_EQ(read_turn_secret({}), "fedcba9876543210");
    EXPECT_EQ(read_turn_secret({.servers = {}, .secret_file = folder.path() / "secret"}), secret);
    ::unsetenv(turn_secret_variable);
}

TEST(TurnSecret, IsRefusedWhereItIsOfNoUse) {
    const test::TemporaryFolder folder;
    const auto reading = [](const std::filesystem::path& file) {
        return [file] { read_turn_secret({.servers = {}, .secret_file = file}); };
    };
    EXPECT_THAT(reading(folder.write("short", "123456789012345\n")),
                ThrowsMessage<StartError>(HasSubstr("from 16 to")));
    EXPECT_THAT(reading(folder.write("long", std::string(1025, 's'))), ThrowsMessage<StartError>(HasSubstr("to 1024")));
    EXPECT_THAT(reading(folder.path()), ThrowsMessage<StartError>(HasSubstr("of --turn-secret-file")));
    EXPECT_THAT(reading(folder.path() / "none"), ThrowsMessage<StartError>(HasSubstr("cannot read")));
    EXPECT_THAT(reading({}), ThrowsMessage<StartError>(HasSubstr("PARLEY_TURN_SECRET")));
    EXPECT_EQ(make_relay_grants({}), nullptr);
}

TEST(TurnUrl, IsReadInEveryForm) {
    using enum TurnTransport;
    struct Row {
        const char* url;
        TurnUrl expected;
    };
    const std::vector<Row> rows{
        {"turn:a.example.org", {"a.example.org", 3478, Udp}},
        {"turn:192.0.2.1:99", {"192.0.2.1", 99, Udp}},
        {"turn:[2001:db8::1]:99?transport=udp", {"2001:db8::1", 99, Udp}},
        {"turn:a?transport=tcp", {"a", 3478, Tcp}},
        {"turns:a", {"a", 5349, Tls}},
        {"turns:a:443?transport=tcp", {"a", 443, Tls}},
    };
    for (const Row& row : rows) EXPECT_EQ(parse_turn_url(row.url), row.expected) << row.url;
    for (const char* url : {"", "turn", "turn:", "turns:", "stun:a", "turn://a", "turn:a:", "turn:a:0", "turn:a:65536",
                            "turn:a:1x", "turn:a:1:2", "turn:[::1", "turn:[]:1", "turn:a?transport=tls",
                            "turns:a?transport=udp", "turn:a b", "turn:a?", "turn:u@a", "turn:a,b"}) {
        EXPECT_EQ(parse_turn_url(url), std::nullopt) << url;
    }
}

TEST(TurnOption, IsAUrlAndMayNameARegion) {
    EXPECT_EQ(parse_turn_server("turn:a").value(), (TurnServer{"turn:a", ""}));
    EXPECT_EQ(parse_turn_server("turns:a:443?transport=tcp,region=eu-1").value(),
              (TurnServer{"turns:a:443?transport=tcp", "eu-1"}));
    EXPECT_THAT(parse_turn_server("stun:a").error(), HasSubstr("must be like turn:host"));
    EXPECT_THAT(parse_turn_server("turn:" + std::string(600, 'a')).error(), HasSubstr("must be like turn:host"));
    for (const char* tail : {",", ",eu", ",region=", ",region=EU", ",region=a b", ",ana,secret",
                             ",region=a23456789012345678901234567890123"}) {
        EXPECT_THAT(parse_turn_server(std::string("turn:a") + tail).error(), HasSubstr("only region=NAME")) << tail;
    }
}

// ---- with the whole server

std::string text_at(const json::Value& frame, std::size_t server, std::string_view key) {
    const auto* const servers = frame.find("iceServers")->array();
    if (servers == nullptr || servers->size() <= server) return {};
    const json::Value* const value = (*servers)[server].find(key);
    if (value == nullptr) return {};
    return value->array() != nullptr ? *value->array()->front().text() : *value->text();
}

class TurnServing : public ::testing::Test {
  protected:
    Config config() const {
        Config config;
        config.turn = {.servers = {{"turn:us.example.org", "us"}, {"turn:eu.example.org", "eu"}},
                       .secret_file = folder_.write("secret", secret),
                       .lifetime = std::chrono::seconds(600),
                       .region_header = "X-Region"};
        return config;
    }

    test::TemporaryFolder folder_;
};

TEST_F(TurnServing, GivesEachMemberCredentialsOfItsOwnAtItsJoinAndWhenItAsks) {
    test::RunningServer server(config());
    std::vector<std::string> usernames;
    for (const char* name : {"Ana", "Ben"}) {
        test::WebSocketClient client(server.port(), {.path = "/parley?region=eu"});
        client.send(test::join_frame("fox", name));
        const auto joined = client.receive("joined");
        EXPECT_EQ(*joined.find("iceSeconds")->integer(), 600);
        client.send(R"({"type":"ice-servers"})");
        const auto renewed = client.receive("ice-servers");
        for (const json::Value& frame : {joined, renewed}) {
            const std::string username = text_at(frame, 0, "username");
            const auto left = std::atoll(username.c_str()) - calendar_seconds();
            EXPECT_TRUE(left > 590 && left <= 600) << left;
            EXPECT_EQ(username.substr(username.find(':') + 1), *joined.find("id")->text());
            EXPECT_EQ(
                text_at(frame, 0, "credential"),
                time_limited_credentials(secret, *joined.find("id")->text(), std::atoll(username.c_str())).password);
            EXPECT_EQ(frame.find("iceServers")->array()->size(), 1U);
            EXPECT_EQ(text_at(frame, 0, "urls"), "turn:eu.example.org");
        }
        usernames.push_back(text_at(joined, 0, "username"));
    }
    EXPECT_NE(usernames[0], usernames[1]);
    server.stop();
    EXPECT_THAT(server.log(), Not(HasSubstr(secret)));
    EXPECT_THAT(server.log(), Not(HasSubstr("turn:")));
}

TEST_F(TurnServing, BelievesATrustedProxyAndNobodyElseAboutTheRegion) {
    struct Row {
        const char* name;
        bool is_trusted;
        const char* path;
        const char* header;
        std::size_t servers;
        const char* first;
    };
    const std::vector<Row> rows{
        {"the proxy's", true, "/parley", "EU", 1, "turn:eu.example.org"},
        {"the client's own word counts more", true, "/parley?region=us", "eu", 1, "turn:us.example.org"},
        {"a region without a relay", true, "/parley", "asia", 2, "turn:us.example.org"},
        {"no region's name", true, "/parley", "e u", 2, "turn:us.example.org"},
        {"somebody's header", false, "/parley", "eu", 2, "turn:us.example.org"},
    };
    for (const Row& row : rows) {
        SCOPED_TRACE(row.name);
        Config with = config();
        if (row.is_trusted) with.trusted_proxies = {boost::asio::ip::make_address("127.0.0.1")};
        const test::RunningServer server(with);
        test::WebSocketClient client(server.port(), {.path = row.path, .headers = {{"X-Region", row.header}}});
        client.send(test::join_frame("fox", "Ana"));
        const auto joined = client.receive("joined");
        EXPECT_EQ(joined.find("iceServers")->array()->size(), row.servers);
        EXPECT_EQ(text_at(joined, 0, "urls"), row.first);
    }
}

TEST(TurnSecret, IsAskedForAtTheStart) {
    test::ServerProcess server({"--port", "0", "--turn", "turn:turn.example.org"});
    EXPECT_EQ(server.wait_for_exit(), 1);
    EXPECT_THAT(server.standard_error(), HasSubstr("--turn needs the secret"));
}

}  // namespace
}  // namespace parley::server
