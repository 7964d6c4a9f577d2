// TLS over real sockets, spoken by OpenSSL's own client: versions, ciphers, the certificate's change, and clients that
// misbehave below HTTP.
#include <chrono>
#include <csignal>
#include <memory>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include "server/support/certificates.hpp"
#include "server/support/frames.hpp"
#include "server/support/http_client.hpp"
#include "server/support/running_server.hpp"
#include "server/support/server_process.hpp"
#include "server/support/tcp_socket.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/tls_socket.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using namespace std::chrono_literals;

constexpr std::string_view health_request = "GET /healthz HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n";

class TlsTest : public ::testing::Test {
  protected:
    server::Config config() const {
        server::Config config;
        config.tls = write_certificate(folder_, pair_);
        return config;
    }
    std::vector<std::string> arguments() const {
        const auto options = write_certificate(folder_, pair_);
        return {"--port",
                "0",
                "--tls-certificate-file",
                options.certificate_file.string(),
                "--tls-key-file",
                options.key_file.string()};
    }

    TemporaryFolder folder_;
    PemPair pair_ = make_certificate();
};

TEST_F(TlsTest, SpeaksVersions12And13) {
    const RunningServer server(config());
    for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsSocket socket(server.port(), {.version_max = version, .trusted = pair_.certificate});
        ASSERT_TRUE(socket.is_open());
        EXPECT_EQ(socket.version(), version == TLS1_2_VERSION ? "TLSv1.2" : "TLSv1.3");
        ASSERT_TRUE(socket.send(health_request));
        EXPECT_THAT(socket.receive_all(), StartsWith("HTTP/1.1 200 OK"));
        EXPECT_TRUE(socket.was_closed_properly());
    }
}

TEST_F(TlsTest, RefusesOlderVersions) {
    const RunningServer server(config());
    for (const int version : {TLS1_VERSION, TLS1_1_VERSION}) {
        EXPECT_FALSE(TlsSocket(server.port(), {.version_max = version, .may_be_old = true}).is_open());
    }
}

TEST_F(TlsTest, RefusesCiphersWithoutForwardSecrecy) {
    const RunningServer server(config());
    for (const char* cipher : {"AES128-GCM-SHA256", "ECDHE-ECDSA-AES128-SHA"}) {
        EXPECT_FALSE(TlsSocket(server.port(), {.version_max = TLS1_2_VERSION, .ciphers = cipher}).is_open()) << cipher;
    }
    EXPECT_TRUE(TlsSocket(server.port(), {.version_max = TLS1_2_VERSION, .ciphers = "ECDHE-ECDSA-AES128-GCM-SHA256"})
                    .is_open());
}

TEST_F(TlsTest, RefusesARenegotiation) {
    const RunningServer server(config());
    TlsSocket socket(server.port(), {.version_max = TLS1_2_VERSION});
    ASSERT_TRUE(socket.is_open());
    EXPECT_FALSE(socket.renegotiate());
}

TEST_F(TlsTest, ChoosesHttpOnePointOne) {
    const RunningServer server(config());
    EXPECT_EQ(TlsSocket(server.port(), {.protocols = "\x02h2\x08http/1.1"}).protocol(), "http/1.1");
    EXPECT_TRUE(TlsSocket(server.port()).is_open());
    EXPECT_FALSE(TlsSocket(server.port(), {.protocols = "\x02h2"}).is_open());
}

TEST_F(TlsTest, TellsBrowsersToComeByHttpsOnly) {
    const RunningServer server(config());
    TlsSocket socket(server.port());
    socket.send(health_request);
    EXPECT_EQ(parse_reply(socket.receive_all()).header("strict-transport-security"), "max-age=31536000");
    // It would hold for every program of this machine that a browser visits.
    TlsSocket local(server.port());
    local.send("GET / HTTP/1.1\r\nHost: localhost:8443\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(parse_reply(local.receive_all()).header("strict-transport-security"), "");
    const RunningServer plain;
    EXPECT_EQ(http_get(plain.port(), "/healthz").header("strict-transport-security"), "");
}

TEST_F(TlsTest, SendsALargeFileWhole) {
    const TemporaryFolder site;
    site.write("index.html", "<p>hello");
    site.write("parley.wasm", std::string(3'000'000, 'w'));
    auto with_site = config();
    with_site.web = site.path();
    const RunningServer server(with_site);
    TlsSocket socket(server.port());
    socket.send("GET /parley.wasm HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_EQ(parse_reply(socket.receive_all()).body, std::string(3'000'000, 'w'));
    EXPECT_TRUE(socket.was_closed_properly());
}

TEST_F(TlsTest, CarriesARoom) {
    const RunningServer server(config());
    WebSocketClient ana(server.port(), {.trusted = pair_.certificate});
    WebSocketClient ben(server.port(), {.trusted = pair_.certificate});
    const auto anas_id = join(ana, "blue-fox", "Ana");
    const auto bens_id = join(ben, "blue-fox", "Ben");
    ana.receive("member-joined");
    // The longest is several records of TLS.
    for (const std::size_t size : {10U, 20'000U, 40'000U}) {
        ben.send(offer_frame(anas_id, std::string(size, 'x')));
        const auto frame = ana.receive("description");
        EXPECT_EQ(text_of(*frame.find("description"), "sdp").size(), size);
    }
    ben.close();
    EXPECT_EQ(text_of(ana.receive("member-left"), "id"), bens_id);
}

TEST_F(TlsTest, CarriesPollsOfSocketIo) {
    const RunningServer server(config());
    TlsSocket socket(server.port());
    socket.send("GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string opened = socket.receive_until("}");
    const auto at = opened.find("\"sid\":\"") + 7;
    const std::string target =
        "/socket.io/?EIO=4&transport=polling&sid=" + opened.substr(at, opened.find('"', at) - at);
    // The poll waits while its connection is read from, and is answered on it.
    socket.send("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
    TlsSocket post(server.port());
    post.send("POST " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n40");
    EXPECT_THAT(post.receive_all(), StartsWith("HTTP/1.1 200"));
    EXPECT_THAT(socket.receive_until("40{"), HasSubstr("40{"));
    // And the connection is still good for another one.
    socket.send("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(socket.receive_all(), HasSubstr("\"status\":\"ok\""));
}

TEST_F(TlsTest, DropsASlowReaderAsWithoutIt) {
    auto small = config();
    small.write_queue_bytes = 128U * 1024;
    small.hub.frames_burst = 10'000;
    const RunningServer server(small);
    WebSocketClient ana(server.port(), {.trusted = pair_.certificate});
    WebSocketClient silent(server.port(), {.trusted = pair_.certificate, .receive_buffer_bytes = 4096});
    join(ana, "blue-fox", "Ana");
    const auto id = join(silent, "blue-fox", "Ben");
    const std::string offer = offer_frame(id, std::string(40'000, 'x'));
    for (int i = 0; i < 400; ++i) ASSERT_TRUE(ana.send(offer));
    EXPECT_EQ(text_of(ana.receive("member-left"), "id"), id);
    EXPECT_THAT(silent.wait_for_close(), AnyOf(1013, 1006));
}

// What is being written then outlives the session, and must not outlive what it works with.
TEST_F(TlsTest, LetsGoOfAClientThatHangsUpWhileItIsWrittenTo) {
    auto roomy = config();
    roomy.hub.frames_burst = 10'000;
    roomy.hub.connections_per_address = 2;
    const RunningServer server(roomy);
    WebSocketClient ana(server.port(), {.trusted = pair_.certificate});
    join(ana, "blue-fox", "Ana");
    for (int round = 0; round < 5; ++round) {
        WebSocketClient silent(server.port(), {.trusted = pair_.certificate, .receive_buffer_bytes = 4096});
        const auto id = join(silent, "blue-fox", "Ben");
        ASSERT_NE(id, "") << "the place of the one before is free again";
        const std::string offer = offer_frame(id, std::string(40'000, 'x'));
        for (int i = 0; i < 40; ++i) ASSERT_TRUE(ana.send(offer));
        silent.finish_sending();
        EXPECT_EQ(text_of(ana.receive("member-left"), "id"), id);
    }
    EXPECT_TRUE(TlsSocket(server.port()).is_open());
}

TEST_F(TlsTest, EndsHandshakesThatStop) {
    auto hasty = config();
    hasty.http_timeout = 300ms;
    const RunningServer server(hasty);
    WebSocketClient ana(server.port(), {.trusted = pair_.certificate});
    join(ana, "blue-fox", "Ana");
    std::vector<std::unique_ptr<TcpSocket>> halves;
    for (int i = 0; i < 50; ++i) {
        halves.push_back(std::make_unique<TcpSocket>(server.port()));
        // The beginning of a ClientHello, or nothing at all.
        if (i % 2 == 0) halves.back()->send({"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11});
    }
    for (const auto& half : halves) EXPECT_EQ(half->receive_all(), "");
    EXPECT_TRUE(ana.is_open());
    EXPECT_TRUE(TlsSocket(server.port()).is_open());
}

TEST_F(TlsTest, OutlivesWhatIsNoTls) {
    auto hasty = config();
    hasty.http_timeout = 2s;
    const RunningServer server(hasty);
    for (const std::string& bytes :
         {std::string("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), std::string("\x80\x2e\x01\x00\x02", 5),
          std::string(300, '\xff'), std::string("\x16\x03\x01\x00\x05hello", 10),
          std::string("\x15\x03\x03\x00\x02\x02\x28", 7)}) {
        TcpSocket socket(server.port());
        socket.send(bytes);
        EXPECT_THAT(socket.receive_all(), Not(HasSubstr("HTTP/1.1 200")));
    }
    EXPECT_TRUE(TlsSocket(server.port()).is_open());
}

TEST_F(TlsTest, TakesUpANewCertificateWithoutARestart) {
    pair_ = make_certificate({.name = "old.example.org"});
    ServerProcess process(arguments());
    const auto port = process.wait_until_ready();
    ASSERT_NE(port, 0);
    EXPECT_THAT(process.standard_output(), HasSubstr("https://localhost:"));
    WebSocketClient ana(port, {.trusted = pair_.certificate});
    const auto anas_id = join(ana, "blue-fox", "Ana");
    EXPECT_EQ(TlsSocket(port).peer_name(), "old.example.org");

    const PemPair fresh = make_certificate({.name = "new.example.org"});
    write_certificate(folder_, fresh);
    process.signal(SIGHUP);
    while (TlsSocket(port).peer_name() != "new.example.org") {
    }
    // Who came before goes on, beside who comes now.
    WebSocketClient ben(port, {.trusted = fresh.certificate});
    join(ben, "blue-fox", "Ben");
    ben.send(offer_frame(anas_id, "v=0\r\n"));
    ana.receive("description");

    // Without a signal, too.
    write_certificate(folder_, make_certificate({.name = "third.example.org"}));
    const auto begun = std::chrono::steady_clock::now();
    while (TlsSocket(port).peer_name() != "third.example.org" && std::chrono::steady_clock::now() - begun < 20s) {
    }
    EXPECT_EQ(TlsSocket(port).peer_name(), "third.example.org");
    EXPECT_TRUE(ana.is_open());
}

TEST_F(TlsTest, KeepsItsCertificateWhereTheNewOneIsBad) {
    pair_ = make_certificate({.name = "old.example.org"});
    ServerProcess process(arguments());
    const auto port = process.wait_until_ready();
    ASSERT_NE(port, 0);
    write_certificate(folder_, {.certificate = make_certificate().certificate, .key = make_certificate().key});
    process.signal(SIGHUP);
    process.wait_until_logged("certificate-refused");
    EXPECT_THAT(process.standard_error(), HasSubstr("does not belong to the certificate"));
    EXPECT_THAT(process.standard_error(), Not(HasSubstr("PRIVATE KEY")));
    EXPECT_EQ(TlsSocket(port).peer_name(), "old.example.org");
}

TEST_F(TlsTest, OutlivesTheEndOfItsCertificate) {
    pair_ = make_certificate({.name = "old.example.org", .valid_until = 3s});
    ServerProcess process(arguments());
    const auto port = process.wait_until_ready();
    ASSERT_NE(port, 0);
    WebSocketClient ana(port, {.trusted = pair_.certificate});
    ASSERT_NE(join(ana, "blue-fox", "Ana"), "");
    process.wait_until_logged("certificate-expired");
    EXPECT_FALSE(TlsSocket(port, {.trusted = pair_.certificate}).is_open()) << "clients look at its dates";
    EXPECT_NE(ana.send("{}"), false) << "who is there stays";
    const PemPair fresh = make_certificate({.name = "new.example.org"});
    write_certificate(folder_, fresh);
    process.signal(SIGHUP);
    process.wait_until_logged("certificate-loaded days=89");
    EXPECT_TRUE(TlsSocket(port, {.trusted = fresh.certificate}).is_open());
}

TEST_F(TlsTest, SaysAtTheStartWhatToDoAboutItsCertificate) {
    pair_ = make_certificate({.valid_until = -1h});
    ServerProcess expired(arguments());
    EXPECT_EQ(expired.wait_for_exit(), 1);
    EXPECT_THAT(expired.standard_error(), HasSubstr("expired on 20"));
    EXPECT_THAT(expired.standard_error(), HasSubstr("Renew it"));
}

TEST_F(TlsTest, SendsPlainHttpOnToHttps) {
    auto with_redirect = config();
    with_redirect.redirect_port = 0;
    const RunningServer server(with_redirect);
    ASSERT_NE(server.redirect_port(), 0);
    const std::string base = "https://localhost:" + std::to_string(server.port());
    const auto reply = http_get(server.redirect_port(), "/room/blue-fox?name=Ana");
    EXPECT_EQ(reply.status, 308);
    EXPECT_EQ(reply.header("location"), base + "/room/blue-fox?name=Ana");
    EXPECT_EQ(http_post(server.redirect_port(), "/socket.io/", "hello").header("location"), base + "/socket.io/");
    WebSocketClient refused(server.redirect_port());
    EXPECT_EQ(refused.status(), 308U);
    TcpSocket nameless(server.redirect_port());
    nameless.send("GET / HTTP/1.0\r\n\r\n");
    EXPECT_THAT(nameless.receive_all(), StartsWith("HTTP/1.0 400"));
}

}  // namespace
}  // namespace parley::test
