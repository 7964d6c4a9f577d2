// Webhooks against a real receiver: what comes, signed, in which order, and what becomes of a receiver that misbehaves.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/json/reader.hpp"
#include "server/support/frames.hpp"
#include "server/support/http_client.hpp"
#include "server/support/metric_page.hpp"
#include "server/support/running_server.hpp"
#include "server/support/server_process.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/time_limits.hpp"
#include "server/support/tls_files.hpp"
#include "server/support/web_socket_client.hpp"
#include "server/support/webhook_receiver.hpp"
#include "server/webhook/webhook_event.hpp"

namespace parley::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* secret = "0123456789abcdef0123456789abcdef";

json::Value body_of(const Delivery& delivery) {
    const auto value = json::read(delivery.body);
    EXPECT_TRUE(value) << delivery.body;
    return value ? value.value() : json::Value();
}

std::vector<std::string> types_of(const std::vector<Delivery>& deliveries) {
    std::vector<std::string> types;
    for (const auto& delivery : deliveries) types.push_back(text_of(body_of(delivery), "type"));
    return types;
}

class WebhooksTest : public ::testing::Test {
  protected:
    server::Config config(std::uint16_t port) const {
        server::Config config;
        config.watch.admin_port = 0;
        config.watch.webhook = "http://127.0.0.1:" + std::to_string(port) + "/events?from=here";
        config.watch.webhook_secret_file = folder_.write("secret", std::string(secret) + "\n");
        return config;
    }

    TemporaryFolder folder_;
};

TEST_F(WebhooksTest, TellOfRoomsAndMembersInOrderAndSigned) {
    WebhookReceiver receiver;
    const RunningServer server(config(receiver.port()));
    WebSocketClient ana(server.port());
    const auto id = join(ana, "blue fox", "Ana");
    ana.close();
    const auto deliveries = receiver.wait_for(4);
    EXPECT_THAT(types_of(deliveries), ElementsAre("room.started", "member.joined", "member.left", "room.ended"));
    std::set<std::string> ids;
    for (std::size_t i = 0; i < deliveries.size(); ++i) {
        const auto& delivery = deliveries[i];
        const auto body = body_of(delivery);
        EXPECT_EQ(*body.find("sequence")->integer(), static_cast<std::int64_t>(i + 1));
        EXPECT_EQ(text_of(body, "id"), delivery.headers.at("parley-event-id"));
        EXPECT_EQ(text_of(*body.find("room"), "name"), "blue fox");
        ids.insert(text_of(body, "id"));
        const auto& timestamp = delivery.headers.at("parley-timestamp");
        EXPECT_EQ(delivery.headers.at("parley-signature"), server::webhook_signature(secret, timestamp, delivery.body));
        EXPECT_EQ(delivery.target, "/events?from=here");
        EXPECT_EQ(delivery.headers.at("content-type"), "application/json");
        EXPECT_EQ(delivery.headers.at("host"), "127.0.0.1:" + std::to_string(receiver.port()));
    }
    EXPECT_EQ(ids.size(), deliveries.size());
    const auto member = *body_of(deliveries[1]).find("member");
    EXPECT_EQ(text_of(member, "id"), id);
    EXPECT_EQ(text_of(member, "name"), "Ana");
    EXPECT_EQ(text_of(member, "dialect"), "parley");
}

TEST_F(WebhooksTest, AreRepeatedUntilTheyAreTaken) {
    WebhookReceiver receiver({Manner::Refuses, Manner::HangsUp, Manner::Takes, Manner::Redirects});
    const RunningServer server(config(receiver.port()));
    WebSocketClient ana(server.port());
    join(ana, "fox", "Ana");
    const auto deliveries = receiver.wait_for(5);
    ASSERT_EQ(deliveries.size(), 5U);
    EXPECT_THAT(types_of(deliveries),
                ElementsAre("room.started", "room.started", "room.started", "member.joined", "member.joined"));
    EXPECT_EQ(deliveries[0].body, deliveries[2].body);
    EXPECT_EQ(deliveries[3].headers.at("parley-event-id"), deliveries[4].headers.at("parley-event-id"));
    const MetricPage page(http_get(server.admin_port(), "/metrics").body);
    EXPECT_EQ(page.value("parley_webhook_failed_attempts_total"), 3);
}

TEST_F(WebhooksTest, WaitForAReceiverThatIsAwayAndOneThatHangsWhileCallsGoOn) {
    std::uint16_t port = 0;
    {
        const WebhookReceiver gone;
        port = gone.port();
    }
    const RunningServer server(config(port));
    WebSocketClient ana(server.port());
    join(ana, "fox", "Ana");
    const auto failures = [&] {
        return MetricPage(http_get(server.admin_port(), "/metrics").body).value("parley_webhook_failed_attempts_total");
    };
    const auto end = std::chrono::steady_clock::now() + patience;
    while (failures() < 1) ASSERT_LT(std::chrono::steady_clock::now(), end);
    WebhookReceiver receiver({Manner::Hangs}, port);
    receiver.wait_for(1);
    // It hangs now.
    const auto start = std::chrono::steady_clock::now();
    WebSocketClient ben(server.port());
    join(ben, "fox", "Ben");
    EXPECT_EQ(text_of(ana.receive("member-joined"), "type"), "member-joined");
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
    const auto deliveries = receiver.wait_for(3, Manner::Takes);
    EXPECT_THAT(types_of(deliveries), ElementsAre("room.started", "room.started", "member.joined", "member.joined"));
}

TEST_F(WebhooksTest, EndWithTheServerThatSaysHowManyWereLeft) {
    std::uint16_t port = 0;
    {
        const WebhookReceiver gone;
        port = gone.port();
    }
    RunningServer server(config(port));
    WebSocketClient ana(server.port());
    join(ana, "fox", "Ana");
    ana.close();
    server.stop();
    EXPECT_THAT(server.log(), HasSubstr("webhooks-undelivered events=4"));
    EXPECT_THAT(server.log(), Not(HasSubstr(secret)));
}

TEST_F(WebhooksTest, CheckTheCertificateOfAReceiverThatSpeaksTls) {
    const TlsFiles trusted = make_tls_files(folder_, "trusted");
    const TlsFiles unknown = make_tls_files(folder_, "unknown");
    WebhookReceiver good({}, 0, trusted.certificate, trusted.key);
    WebhookReceiver bad({}, 0, unknown.certificate, unknown.key);
    const std::vector<std::string> environment{"SSL_CERT_FILE=" + trusted.certificate.string(),
                                               std::string("PARLEY_WEBHOOK_SECRET=") + secret};
    const auto url = [](const WebhookReceiver& receiver) {
        return "https://127.0.0.1:" + std::to_string(receiver.port()) + "/";
    };
    ServerProcess told({"--port", "0", "--webhook", url(good)}, environment);
    WebSocketClient ana(told.wait_until_ready());
    join(ana, "fox", "Ana");
    EXPECT_THAT(types_of(good.wait_for(2)), ElementsAre("room.started", "member.joined"));
    ServerProcess refuses({"--port", "0", "--webhook", url(bad)}, environment);
    WebSocketClient ben(refuses.wait_until_ready());
    join(ben, "fox", "Ben");
    refuses.wait_until_logged("webhook-failed");
    EXPECT_THAT(refuses.standard_error(), HasSubstr("TLS: "));
    EXPECT_THAT(bad.wait_for(0), ::testing::IsEmpty());
}

// The example of the document, taken from it and run.
TEST_F(WebhooksTest, AreVerifiedByTheExampleOfTheirDocument) {
    const auto root = std::filesystem::path(__FILE__).parent_path().parent_path().parent_path();
    std::ifstream stream(root / "server" / "webhooks.md");
    const std::string document{std::istreambuf_iterator<char>(stream), {}};
    constexpr std::string_view begin = "```js\n";
    const auto from = document.find(begin) + begin.size();
    const std::string example = document.substr(from, document.find("```", from) - from);
    const std::string body = R"({"name":"Zoë"})";
    const std::string signature = server::webhook_signature(secret, "1700000000", body);
    const auto file = folder_.write("verify.mjs", example + R"(
const [secret, signature, body] = process.argv.slice(2);
const headers = { 'parley-timestamp': '1700000000', 'parley-signature': signature };
const at = 1700000010000;
const results = [isFromParley(secret, headers, body, at), isFromParley(secret, headers, body + ' ', at),
  isFromParley('another', headers, body, at), isFromParley(secret, headers, body, at + 400000),
  isFromParley(secret, {}, body, at)];
process.exitCode = results.join() === 'true,false,false,false,false' ? 0 : 1;
)");
    const std::string command = "node '" + file.string() + "' " + secret + " '" + signature + "' '" + body + "'";
    EXPECT_EQ(std::system(command.c_str()), 0) << example;
}

TEST_F(WebhooksTest, NeedASecretThatIsLongEnough) {
    for (const std::vector<std::string>& environment :
         {std::vector<std::string>{}, {"PARLEY_WEBHOOK_SECRET=too short"}}) {
        ServerProcess process({"--port", "0", "--webhook", "http://127.0.0.1:1/"}, environment);
        EXPECT_EQ(process.wait_until_ready(), 0);
        EXPECT_EQ(process.wait_for_exit(), 1);
        EXPECT_THAT(process.standard_error(), HasSubstr("secret"));
        EXPECT_THAT(process.standard_error(), Not(HasSubstr("too short")));
    }
}

}  // namespace
}  // namespace parley::test
