// The life of a member as the log tells it, and that every step stands in its document.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/shown_address.hpp"
#include "server/support/frames.hpp"
#include "server/support/http_client.hpp"
#include "server/support/metric_page.hpp"
#include "server/support/running_server.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/time_limits.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

struct LogLine {
    std::string level;
    std::string step;
    std::map<std::string, std::string> fields;
};

// Values of these tests have no blanks.
std::vector<LogLine> lines_of(const std::string& log) {
    std::vector<LogLine> lines;
    std::istringstream stream(log);
    for (std::string text; std::getline(stream, text);) {
        std::istringstream words(text);
        LogLine line;
        std::string word;
        words >> word >> line.level >> line.step;
        while (words >> word) line.fields[word.substr(0, word.find('='))] = word.substr(word.find('=') + 1);
        lines.push_back(line);
    }
    return lines;
}

// Those of the connection with this number, without what only debugging asks for.
std::vector<std::string> steps_of(const std::vector<LogLine>& lines, const std::string& connection) {
    std::vector<std::string> steps;
    for (const auto& line : lines) {
        const auto own = line.fields.find("connection");
        if (own != line.fields.end() && own->second == connection && line.level != "debug") steps.push_back(line.step);
    }
    return steps;
}

// step -> the words of its row in the document.
std::map<std::string, std::string> documented_steps() {
    const auto root = std::filesystem::path(__FILE__).parent_path().parent_path().parent_path();
    std::ifstream stream(root / "server" / "logs.md");
    std::map<std::string, std::string> rows;
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("| `")) rows[line.substr(3, line.find('`', 3) - 3)] = line;
    }
    return rows;
}

// Until the server has noticed that a member's connection is gone.
void wait_until_lost(const RunningServer& server) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (MetricPage(http_get(server.admin_port(), "/metrics").body).value("parley_members_lost_total") < 1) {
        ASSERT_LT(std::chrono::steady_clock::now(), end);
    }
}

TEST(LogSteps, TellTheLifeOfAMemberThatIsLostAndComesBack) {
    server::Config config;
    config.watch.admin_port = 0;
    RunningServer server(config);
    auto ana = std::make_unique<WebSocketClient>(server.port());
    ana->send(R"({"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana"})");
    const auto joined = ana->receive("joined");
    const std::string id = text_of(joined, "id");
    const std::string place = text_of(*joined.find("resume"), "token");
    WebSocketClient ben(server.port());
    join(ben, "fox", "Ben");
    // Without a goodbye.
    ana.reset();
    wait_until_lost(server);
    WebSocketClient again(server.port());
    again.send(R"({"type":"join","version":1,"capabilities":["resume"],"room":"fox","name":"Ana","resume":{"id":")" +
               id + R"(","token":")" + place + R"(","received":0}})");
    again.receive("joined");
    again.close();
    ben.close();
    server.stop();
    const auto lines = lines_of(server.log());
    const std::vector<std::string> lost{"connection-opened", "room-opened", "member-joined", "member-lost",
                                        "connection-closed"};
    EXPECT_EQ(steps_of(lines, "1"), lost);
    EXPECT_THAT(steps_of(lines, "2"),
                ElementsAre("connection-opened", "member-joined", "member-left", "room-closed", "connection-closed"));
    EXPECT_THAT(steps_of(lines, "3"),
                ElementsAre("connection-opened", "member-back", "member-left", "connection-closed"));
    std::vector<std::string> life;
    for (const auto& line : lines) {
        const auto member = line.fields.find("member");
        if (member != line.fields.end() && member->second == id) life.push_back(line.step);
    }
    EXPECT_THAT(life, ElementsAre("member-joined", "member-lost", "member-back", "member-left"));
}

TEST(LogSteps, SayWhySomebodyWasRefusedOrClosed) {
    server::Config config;
    config.hub.room_members = 1;
    RunningServer server(config);
    WebSocketClient ana(server.port());
    join(ana, "fox", "Ana");
    WebSocketClient ben(server.port());
    ben.send(join_frame("fox", "Ben"));
    EXPECT_EQ(ben.wait_for_close(), 1008);
    ana.close();
    server.stop();
    const auto lines = lines_of(server.log());
    EXPECT_THAT(steps_of(lines, "2"),
                ElementsAre("connection-opened", "frame-rejected", "connection-closed-by-hub", "connection-closed"));
    for (const auto& line : lines) {
        if (line.step == "frame-rejected" || line.step == "connection-closed-by-hub") {
            EXPECT_EQ(line.fields.at("reason"), "room-full");
        }
    }
}

TEST(LogSteps, StandInTheirDocumentWithTheirFields) {
    const TemporaryFolder folder;
    server::Config config;
    config.watch.admin_port = 0;
    config.watch.admin_token_file = folder.write("token", "0123456789abcdef");
    RunningServer server(config);
    http_get(server.port(), "/healthz");
    WebSocketClient ana(server.port());
    join(ana, "fox", "Ana");
    ana.send("no JSON");
    ana.receive("error");
    EXPECT_EQ(http_request(server.admin_port(), "DELETE", "/admin/api/rooms/fox",
                           "Authorization: Bearer 0123456789abcdef\r\n")
                  .status,
              204);
    ana.wait_for_close();
    server.stop();
    const auto rows = documented_steps();
    for (const auto& line : lines_of(server.log())) {
        const auto row = rows.find(line.step);
        ASSERT_NE(row, rows.end()) << line.step;
        EXPECT_THAT(row->second, HasSubstr("| " + line.level + " |")) << line.step;
        for (const auto& [key, value] : line.fields) EXPECT_THAT(row->second, HasSubstr("`" + key + "`")) << line.step;
    }
    EXPECT_GT(rows.size(), 20U);
}

TEST(LogSteps, ShowOfAddressesWhatTheOperatorWants) {
    const auto address = [](server::AddressDisplay display) {
        server::Config config;
        config.watch.log_addresses = display;
        RunningServer server(config);
        WebSocketClient ana(server.port());
        join(ana, "fox", "Ana");
        ana.close();
        server.stop();
        const auto lines = lines_of(server.log());
        for (const auto& line : lines) {
            if (line.step != "connection-opened") continue;
            const auto found = line.fields.find("address");
            return found == line.fields.end() ? std::string("none") : found->second;
        }
        return std::string("no such line");
    };
    EXPECT_EQ(address(server::AddressDisplay::Full), "127.0.0.1");
    EXPECT_EQ(address(server::AddressDisplay::Prefix), "127.0.0.0/24");
    EXPECT_EQ(address(server::AddressDisplay::None), "none");
}

TEST(ShownAddress, IsCutToANetwork) {
    struct Row {
        const char* address;
        const char* full;
        const char* prefix;
    };
    constexpr Row rows[] = {{"192.0.2.77", "192.0.2.77", "192.0.2.0/24"},
                            {"2001:db8:1:2::/64", "2001:db8:1:2::/64", "2001:db8:1::/48"},
                            {"::/64", "::/64", "::/48"},
                            {"no address", "", ""},
                            {"", "", ""}};
    for (const Row& row : rows) {
        EXPECT_EQ(server::shown_address(row.address, server::AddressDisplay::Full), row.full) << row.address;
        EXPECT_EQ(server::shown_address(row.address, server::AddressDisplay::Prefix), row.prefix) << row.address;
        EXPECT_EQ(server::shown_address(row.address, server::AddressDisplay::None), "") << row.address;
    }
}

}  // namespace
}  // namespace parley::test
