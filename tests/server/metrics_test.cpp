// Metrics: what /metrics says after things have happened, its form, and that its document names the same.
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json/reader.hpp"
#include "server/metrics/metric_source.hpp"
#include "server/support/certificates.hpp"
#include "server/support/frames.hpp"
#include "server/support/http_client.hpp"
#include "server/support/metric_page.hpp"
#include "server/support/running_server.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string content_of(const std::string& name) {
    std::ifstream stream(std::filesystem::path(__FILE__).parent_path().parent_path().parent_path() / name);
    return {std::istreambuf_iterator<char>(stream), {}};
}

server::Config watched() {
    server::Config config;
    config.watch.admin_port = 0;
    return config;
}

MetricPage metrics_of(const RunningServer& server) {
    const auto reply = http_get(server.admin_port(), "/metrics");
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    return MetricPage(reply.body);
}

TEST(Metrics, CountMembersAndRelaysByDialect) {
    const RunningServer server(watched());
    WebSocketClient ana(server.port());
    WebSocketClient ben(server.port());
    join(ana, "blue-fox", "Ana");
    const auto id = join(ben, "blue-fox", "Ben");
    ana.receive("member-joined");
    ana.send(offer_frame(id, "v=0"));
    ben.receive("description");
    const auto page = metrics_of(server);
    EXPECT_EQ(page.value("parley_connections"), 2);
    EXPECT_EQ(page.value("parley_connections_opened_total", {{"dialect", "parley"}}), 2);
    EXPECT_EQ(page.value("parley_rooms"), 1);
    EXPECT_EQ(page.value("parley_rooms_opened_total"), 1);
    EXPECT_EQ(page.value("parley_members", {{"dialect", "parley"}}), 2);
    EXPECT_EQ(page.value("parley_members", {{"dialect", "peer-list"}}), 0);
    EXPECT_EQ(page.value("parley_relays_total", {{"type", "offer"}, {"dialect", "parley"}}), 1);
    EXPECT_EQ(page.value("parley_relays_total"), 1);
    EXPECT_EQ(page.value("parley_join_duration_seconds_count"), 2);
    EXPECT_EQ(page.value("parley_tcp_connections"), 2);
}

TEST(Metrics, CountEndsOfMembershipsToo) {
    const RunningServer server(watched());
    WebSocketClient ana(server.port());
    join(ana, "blue-fox", "Ana");
    ana.close();
    const auto page = metrics_of(server);
    EXPECT_EQ(page.value("parley_members"), 0);
    EXPECT_EQ(page.value("parley_rooms"), 0);
    EXPECT_EQ(page.value("parley_members_joined_total"), 1);
}

TEST(Metrics, CountRejectionsByReason) {
    auto config = watched();
    config.hub.connections_per_address = 2;
    const RunningServer server(config);
    WebSocketClient ana(server.port());
    join(ana, "blue-fox", "Ana");
    ana.send("no JSON");
    ana.receive("error");
    WebSocketClient second(server.port());
    WebSocketClient third(server.port());
    EXPECT_EQ(third.wait_for_close(), 1013);
    const auto page = metrics_of(server);
    EXPECT_EQ(page.value("parley_rejections_total", {{"reason", "malformed-frame"}}), 1);
    EXPECT_EQ(page.value("parley_rejections_total", {{"reason", "address-connections"}}), 1);
    EXPECT_EQ(page.value("parley_rejections_total"), 2);
}

TEST(Metrics, CountBytesAndResponses) {
    const RunningServer server(watched());
    EXPECT_EQ(http_get(server.port(), "/healthz").status, 200);
    EXPECT_EQ(http_get(server.port(), "/nothing").status, 404);
    WebSocketClient ana(server.port());
    const std::string frame = join_frame("blue-fox", "Ana");
    ana.send(frame);
    ana.receive("joined");
    const auto page = metrics_of(server);
    EXPECT_EQ(page.value("parley_http_responses_total", {{"status", "200"}}), 1);
    EXPECT_EQ(page.value("parley_http_responses_total", {{"status", "404"}}), 1);
    EXPECT_EQ(page.value("parley_received_bytes_total", {{"protocol", "websocket"}}),
              static_cast<double>(frame.size()));
    EXPECT_GT(page.value("parley_sent_bytes_total", {{"protocol", "websocket"}}), 0);
    EXPECT_GT(page.value("parley_sent_bytes_total", {{"protocol", "http"}}), 0);
    EXPECT_GT(page.value("parley_received_bytes_total", {{"protocol", "http"}}), 0);
}

TEST(Metrics, ShowWhatAClientDoesNotRead) {
    auto config = watched();
    config.hub.frames_burst = 10'000;
    config.write_queue_bytes = 64U * 1024 * 1024;
    const RunningServer server(config);
    WebSocketClient slow(server.port(), {.receive_buffer_bytes = 4096});
    WebSocketClient ana(server.port());
    const auto id = join(slow, "blue-fox", "Slow");
    join(ana, "blue-fox", "Ana");
    // More than all buffers of the system between here and there hold.
    const std::string offer = offer_frame(id, std::string(40'000, 'x'));
    for (int i = 0; i < 400; ++i) ASSERT_TRUE(ana.send(offer));
    // Everything before it has been handled when this is answered.
    ana.send("no JSON");
    ana.receive("error");
    const auto page = metrics_of(server);
    EXPECT_EQ(page.value("parley_slow_readers_total"), 0);
    EXPECT_GT(page.value("parley_write_queue_max_bytes"), 40'000);
    EXPECT_LE(page.value("parley_write_queue_max_bytes"), page.value("parley_write_queue_bytes"));
    EXPECT_EQ(page.value("parley_relays_total", {{"type", "offer"}}), 400);
}

TEST(Metrics, ShowTheProcess) {
    const RunningServer server(watched());
    const auto page = metrics_of(server);
    EXPECT_GT(page.value("process_resident_memory_bytes"), 1e6);
    EXPECT_GT(page.value("process_open_fds"), 3);
    EXPECT_GT(page.value("process_max_fds"), 3);
    EXPECT_GE(page.value("process_cpu_seconds_total"), 0);
}

TEST(Metrics, NeverNameARoomOrAnAddress) {
    const RunningServer server(watched());
    const auto before = metrics_of(server).series();
    std::vector<std::unique_ptr<WebSocketClient>> members;
    for (int i = 0; i < 20; ++i) {
        members.push_back(std::make_unique<WebSocketClient>(server.port()));
        join(*members.back(), "secret-room-" + std::to_string(i), "Ana");
    }
    const auto reply = http_get(server.admin_port(), "/metrics");
    EXPECT_THAT(reply.body, Not(HasSubstr("secret-room")));
    EXPECT_THAT(reply.body, Not(HasSubstr("127.0.0.1")));
    EXPECT_EQ(MetricPage(reply.body).series(), before);
    EXPECT_LT(before, 200U);
}

TEST(Metrics, AreThoseOfTheirDocument) {
    const TemporaryFolder folder;
    auto config = watched();
    config.watch.webhook = "http://127.0.0.1:1/";
    config.watch.webhook_secret_file = folder.write("secret", std::string(32, 's'));
    config.tls = write_certificate(folder, make_certificate());
    const RunningServer server(config);
    std::set<std::string> documented;
    std::istringstream lines(content_of("server/metrics.md"));
    for (std::string line; std::getline(lines, line);) {
        const auto end = line.find("` |", 3);
        const bool is_row = line.starts_with("| `parley_") || line.starts_with("| `process_");
        if (!is_row || line.find(' ', 3) < end) continue;
        const std::string name = line.substr(3, end - 3);
        const std::string kind = line.substr(end + 4, line.find(' ', end + 4) - end - 4);
        const auto page = metrics_of(server);
        const auto family = page.families().find(name);
        ASSERT_NE(family, page.families().end()) << name;
        EXPECT_EQ(family->second.kind, kind) << name;
        documented.insert(name);
        for (const auto& sample : family->second.samples) {
            for (const auto& [label, value] : sample.labels) EXPECT_THAT(line, HasSubstr("`" + label + "`")) << name;
        }
    }
    const auto page = metrics_of(server);
    for (const auto& [name, family] : page.families()) EXPECT_TRUE(documented.contains(name)) << name;
}

TEST(Metrics, AreTheOnlyOnesThatTheDashboardAndTheAlarmsUse) {
    std::set<std::string> known;
    const RunningServer server(watched());
    const auto page = metrics_of(server);
    for (const auto& [name, family] : page.families()) {
        known.insert(name);
        if (family.kind == "histogram") known.insert(name + "_bucket");
    }
    known.insert("parley_tls_certificate_expiry_timestamp_seconds");
    // Only where there is a receiver; the document says so, and is compared above.
    for (const char* name : {"queue_events", "delivered_total", "failed_attempts_total", "dropped_total"}) {
        known.insert(std::string("parley_webhook_") + name);
    }
    for (const char* file : {"server/deploy/grafana-dashboard.json", "server/deploy/prometheus.yml"}) {
        const std::string text = content_of(file);
        ASSERT_FALSE(text.empty()) << file;
        const json::Bounds wide{.bytes_max = 1'000'000, .depth_max = 32, .values_max = 100'000, .fields_max = 1'000};
        if (std::string_view(file).ends_with(".json")) EXPECT_TRUE(json::read(text, wide)) << file;
        constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz_";
        for (const std::string_view prefix : {"parley_", "process_"}) {
            for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix, at + 1)) {
                if (letters.find(text[at - 1]) != std::string_view::npos) continue;
                const auto name = text.substr(at, text.find_first_not_of(letters, at) - at);
                EXPECT_TRUE(known.contains(name)) << file << " uses " << name;
            }
        }
    }
}

TEST(MetricText, EscapesWhatStandsInQuotes) {
    server::MetricText text;
    text.family("parley_example", server::MetricKind::Gauge, "One\nline with a \\.");
    text.sample(0.25, {{"label", "a \"b\"\nc\\"}});
    const std::string written = std::move(text).take();
    EXPECT_EQ(written,
              "# HELP parley_example One\\nline with a \\\\.\n# TYPE parley_example gauge\n"
              "parley_example{label=\"a \\\"b\\\"\\nc\\\\\"} 0.25\n");
}

class Example final : public server::MetricSource, public server::ReadinessSource {
  public:
    void write_metrics(server::MetricText& text) const override {
        text.family("parley_example_seconds", server::MetricKind::Gauge, "An example.");
        text.sample(std::uint64_t{7});
    }
    std::optional<std::string> why_not_ready() const override { return reason; }

    std::optional<std::string> reason;
};

TEST(Sources, AskEveryPartThatRegistered) {
    Example part;
    server::Sources sources;
    sources.add(static_cast<const server::MetricSource&>(part));
    sources.add(static_cast<const server::ReadinessSource&>(part));
    EXPECT_EQ(MetricPage(sources.metrics()).value("parley_example_seconds"), 7);
    EXPECT_EQ(sources.why_not_ready(), std::nullopt);
    part.reason = "redis-away";
    EXPECT_EQ(sources.why_not_ready(), "redis-away");
}

}  // namespace
}  // namespace parley::test
