// The admin API: every path and status of its description is asked for, and every answer is as the description says.
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json/reader.hpp"
#include "server/support/frames.hpp"
#include "server/support/http_client.hpp"
#include "server/support/json_schema.hpp"
#include "server/support/running_server.hpp"
#include "server/support/server_process.hpp"
#include "server/support/tcp_socket.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* token = "0123456789abcdef";

std::string content_of(const std::string& name) {
    std::ifstream stream(std::filesystem::path(__FILE__).parent_path().parent_path().parent_path() / name);
    return {std::istreambuf_iterator<char>(stream), {}};
}

json::Value parsed(std::string_view text) {
    const auto value = json::read(text, {.bytes_max = 1'000'000, .values_max = 100'000, .fields_max = 1'000});
    EXPECT_TRUE(value) << text;
    return value ? value.value() : json::Value();
}

// The last header and the body: the line end that the client adds is its last two bytes.
std::string with_body(const std::string& body) {
    return "Content-Length: " + std::to_string(body.size() + 2) + "\r\n\r\n" + body;
}

// Asks, and holds what comes against the description.
class Asker {
  public:
    Asker() : document_(parsed(content_of("server/admin.openapi.json"))) {
        for (const auto& path :
             document_.find("paths")->object() ? *document_.find("paths")->object() : json::Object()) {
            for (const auto& method : *path.value.object()) {
                const json::Value* const responses = method.value.find("responses");
                if (responses == nullptr) continue;
                for (const auto& status : *responses->object()) left_.insert(key(method.key, path.key, status.key));
            }
        }
    }

    // `path` is the description's, `target` what is asked for.
    HttpReply ask(std::uint16_t port, const std::string& method, const std::string& path, const std::string& target,
                  const std::string& headers = "", const std::string& body = "") {
        std::string upper = method;
        for (char& c : upper) c = static_cast<char>(c - 'a' + 'A');
        const auto reply = http_request(port, upper, target, body.empty() ? headers : headers + with_body(body));
        check(method, path, reply);
        return reply;
    }

    // What is described, and was not answered.
    const std::set<std::string>& left() const { return left_; }

  private:
    static std::string key(const std::string& method, const std::string& path, const std::string& status) {
        return method + " " + path + " " + status;
    }

    void check(const std::string& method, const std::string& path, const HttpReply& reply) {
        const std::string status = std::to_string(reply.status);
        const json::Value* const described =
            document_.find("paths")->find(path)->find(method)->find("responses")->find(status);
        ASSERT_NE(described, nullptr) << method << " " << path << " gave " << status << ": " << reply.body;
        left_.erase(key(method, path, status));
        const json::Value* const content = described->find("content");
        if (content == nullptr) {
            EXPECT_EQ(reply.body, "");
            return;
        }
        const auto& [type, media] = content->object()->front();
        EXPECT_THAT(reply.header("content-type"), ::testing::StartsWith(type));
        if (type == "text/plain") return;
        EXPECT_EQ(schema_problem(parsed(reply.body), *media.find("schema"), document_), "") << reply.body;
    }

    json::Value document_;
    std::set<std::string> left_;
};

class AdminApi : public ::testing::Test {
  protected:
    server::Config config(bool has_token = true) const {
        server::Config config;
        config.watch.admin_port = 0;
        if (has_token) config.watch.admin_token_file = folder_.write("token", std::string(token) + "\n");
        return config;
    }

    static std::string authorized(const std::string& text = token) { return "Authorization: Bearer " + text + "\r\n"; }

    static std::string code_of(const HttpReply& reply) { return text_of(parsed(reply.body), "code"); }

    TemporaryFolder folder_;
};

TEST_F(AdminApi, IsAsItsDescriptionSaysInEveryPathAndStatus) {
    Asker asker;
    const std::string state = "/admin/api/state";
    const std::string rooms = "/admin/api/rooms";
    const std::string room = "/admin/api/rooms/{room}";
    const std::string drain = "/admin/api/drain";
    const std::vector<std::vector<std::string>> operations{{"get", state, state},
                                                           {"get", rooms, rooms},
                                                           {"get", room, rooms + "/x"},
                                                           {"delete", room, rooms + "/x"},
                                                           {"post", drain, drain}};
    const RunningServer closed(config(false));
    RunningServer server(config());
    const auto port = server.admin_port();
    for (const auto& operation : operations) {
        asker.ask(closed.admin_port(), operation[0], operation[1], operation[2], authorized());
        asker.ask(port, operation[0], operation[1], operation[2]);
    }
    WebSocketClient ana(server.port());
    join(ana, "blue fox/2", "Ana");
    asker.ask(port, "get", state, state, authorized());
    asker.ask(port, "get", rooms, rooms, authorized());
    asker.ask(port, "get", rooms, rooms + "?limit=0", authorized());
    const std::string name = "/blue%20fox%2F2";
    asker.ask(port, "get", room, rooms + name + "?addresses=full", authorized());
    asker.ask(port, "get", room, rooms + name + "?addresses=some", authorized());
    asker.ask(port, "get", room, rooms + "/owl", authorized());
    asker.ask(port, "delete", room, rooms + "/owl", authorized());
    asker.ask(port, "delete", room, rooms + name, authorized(), R"({"reason":7})");
    asker.ask(port, "delete", room, rooms + name, authorized(), R"({"reason":"Enough."})");
    asker.ask(port, "get", "/metrics", "/metrics");
    asker.ask(port, "get", "/healthz", "/healthz");
    asker.ask(port, "get", "/readyz", "/readyz");
    asker.ask(port, "post", drain, drain, authorized());
    server.wait_for_end();
    auto full = config();
    full.connections = 1;
    const RunningServer busy(full);
    WebSocketClient ben(busy.port());
    join(ben, "fox", "Ben");
    asker.ask(busy.admin_port(), "get", "/readyz", "/readyz");
    // That takes members who are sent away one after the other: see below.
    EXPECT_THAT(asker.left(), ::testing::ElementsAre("post /admin/api/drain 409"));
}

TEST_F(AdminApi, DrainsTheProgramAndIsNotReadyMeanwhile) {
    Asker asker;
    const auto file = folder_.write("token", token);
    ServerProcess process(
        {"--port", "0", "--admin-port", "0", "--admin-token-file", file.string(), "--drain-seconds", "4"});
    const auto port = process.wait_until_ready();
    const auto admin_port = process.wait_for_admin_port();
    ASSERT_NE(admin_port, 0);
    std::vector<std::unique_ptr<WebSocketClient>> members;
    for (int i = 0; i < 2; ++i) {
        members.push_back(std::make_unique<WebSocketClient>(port));
        join(*members.back(), "fox", "Ana");
    }
    const std::string drain = "/admin/api/drain";
    EXPECT_EQ(asker.ask(admin_port, "post", drain, drain, authorized()).status, 202);
    EXPECT_EQ(members[0]->wait_for_close(), 1012);
    const auto ready = asker.ask(admin_port, "get", "/readyz", "/readyz");
    EXPECT_EQ(ready.status, 503);
    EXPECT_EQ(text_of(parsed(ready.body), "reason"), "draining");
    EXPECT_EQ(asker.ask(admin_port, "post", drain, drain, authorized()).status, 409);
    EXPECT_FALSE(can_connect(port));
    EXPECT_EQ(members[1]->wait_for_close(), 1012);
    EXPECT_EQ(process.wait_for_exit(), 0);
}

TEST_F(AdminApi, ListsRoomsPageByPage) {
    const RunningServer server(config());
    std::vector<std::unique_ptr<WebSocketClient>> members;
    for (const char* name : {"a&b", "c", "b"}) {
        members.push_back(std::make_unique<WebSocketClient>(server.port()));
        join(*members.back(), name, "Ana");
    }
    const auto first = parsed(http_get(server.admin_port(), "/admin/api/rooms?limit=2", authorized()).body);
    EXPECT_EQ(*first.find("total")->integer(), 3);
    ASSERT_EQ(first.find("rooms")->array()->size(), 2U);
    EXPECT_EQ(text_of((*first.find("rooms")->array())[0], "name"), "a&b");
    EXPECT_EQ(text_of(first, "next"), "b");
    const auto last = parsed(http_get(server.admin_port(), "/admin/api/rooms?limit=2&after=b", authorized()).body);
    ASSERT_EQ(last.find("rooms")->array()->size(), 1U);
    EXPECT_TRUE(last.find("next")->is_null());
}

TEST_F(AdminApi, ShowsOfAddressesWhatIsAskedFor) {
    const RunningServer server(config());
    WebSocketClient ana(server.port());
    join(ana, "fox", "Ana");
    const auto address = [&](const std::string& query) {
        const auto room = parsed(http_get(server.admin_port(), "/admin/api/rooms/fox" + query, authorized()).body);
        return text_of((*room.find("members")->array())[0], "address");
    };
    EXPECT_EQ(address(""), "127.0.0.0/24");
    EXPECT_EQ(address("?addresses=full"), "127.0.0.1");
    EXPECT_EQ(address("?addresses=none"), "");
}

TEST_F(AdminApi, ClosesARoomAndTellsItsMembersWhy) {
    const RunningServer server(config());
    WebSocketClient ana(server.port());
    WebSocketClient ben(server.port());
    join(ana, "fox", "Ana");
    join(ben, "owl", "Ben");
    const auto reply = http_request(server.admin_port(), "DELETE", "/admin/api/rooms/fox",
                                    authorized() + with_body(R"({"reason":"Enough."})"));
    EXPECT_EQ(reply.status, 204);
    const auto error = ana.receive("error");
    EXPECT_EQ(text_of(error, "code"), "room-closed");
    EXPECT_EQ(text_of(error, "message"), "Enough.");
    EXPECT_EQ(ana.wait_for_close(), 1008);
    EXPECT_TRUE(ben.is_open());
}

TEST_F(AdminApi, IsOnlyForWhoHasTheWholeToken) {
    const RunningServer server(config());
    for (const char* wrong : {"0123456789abcde", "0123456789abcdef0", "0123456789abcdeF", "", "Bearer"}) {
        EXPECT_EQ(http_get(server.admin_port(), "/admin/api/state", authorized(wrong)).status, 401) << wrong;
    }
    EXPECT_EQ(http_get(server.admin_port(), "/admin/api/state", "Authorization: Basic 0123456789abcdef\r\n").status,
              401);
    EXPECT_EQ(http_get(server.admin_port(), "/admin/api/state", authorized()).status, 200);
}

TEST_F(AdminApi, StandsOnItsOwnPortOnly) {
    const RunningServer server(config());
    for (const char* path : {"/metrics", "/readyz", "/admin/", "/admin/api/state"}) {
        EXPECT_EQ(http_get(server.port(), path, authorized()).status, 404) << path;
    }
}

TEST_F(AdminApi, RefusesOtherMethods) {
    const RunningServer server(config());
    const auto reply = http_request(server.admin_port(), "DELETE", "/admin/api/rooms", authorized());
    EXPECT_EQ(reply.status, 405);
    EXPECT_EQ(reply.header("allow"), "GET");
    EXPECT_EQ(code_of(reply), "wrong-method");
    EXPECT_EQ(http_post(server.admin_port(), "/metrics", "").status, 405);
}

TEST_F(AdminApi, RefusesWhatItCannotReadInTheSameShape) {
    const RunningServer server(config());
    const auto broken = http_request(server.admin_port(), "GET", "no-path nor-version", "");
    EXPECT_EQ(broken.status, 400);
    EXPECT_EQ(code_of(broken), "not-http");
    const auto long_one = http_get(server.admin_port(), "/readyz", "X: " + std::string(9000, 'x') + "\r\n");
    EXPECT_EQ(code_of(long_one), "long-headers");
    EXPECT_EQ(http_get(server.admin_port(), "/admin/api/rooms/%zz", authorized()).status, 400);
}

TEST_F(AdminApi, NeverLogsTheToken) {
    RunningServer server(config());
    http_get(server.admin_port(), "/admin/api/state", authorized());
    http_get(server.admin_port(), "/admin/api/state", authorized("another-secret-text"));
    server.stop();
    EXPECT_THAT(server.log(), ::testing::Not(HasSubstr(token)));
    EXPECT_THAT(server.log(), ::testing::Not(HasSubstr("another-secret")));
}

TEST_F(AdminApi, ServesItsPageUnderAStrictPolicy) {
    const RunningServer server(config());
    const auto page = http_get(server.admin_port(), "/admin/");
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.header("content-type"), "text/html; charset=utf-8");
    EXPECT_THAT(page.header("content-security-policy"), HasSubstr("default-src 'none'; script-src 'self'"));
    EXPECT_EQ(http_get(server.admin_port(), "/admin").header("location"), "/admin/");
    EXPECT_EQ(http_get(server.admin_port(), "/admin/openapi.json").body, content_of("server/admin.openapi.json"));
    const auto head = http_request(server.admin_port(), "HEAD", "/admin/page.js");
    EXPECT_EQ(head.header("content-length"), std::to_string(content_of("server/admin/page/page.js").size()));
    EXPECT_EQ(head.body, "");
}

}  // namespace
}  // namespace parley::test
