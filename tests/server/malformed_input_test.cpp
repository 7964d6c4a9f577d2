// Several thousand requests, streams of frames and handshakes that were made wrong by chance, against a whole server,
// beside a room that must lose nothing. A failure tells the seed; PARLEY_MALFORMED_SEED=N runs that one alone.
#include <chrono>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/ssl.h>

#include "server/support/certificates.hpp"
#include "server/support/frames.hpp"
#include "server/support/http_client.hpp"
#include "server/support/mutation.hpp"
#include "server/support/running_server.hpp"
#include "server/support/tcp_socket.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/web_socket_client.hpp"

namespace parley::test {
namespace {

using namespace std::chrono_literals;

// Two members who speak with each other all the time.
class Room {
  public:
    explicit Room(std::uint16_t port, const std::string& trusted = "")
        : ana_(port, {.trusted = trusted}), ben_(port, {.trusted = trusted}) {
        anas_id_ = join(ana_, "blue-fox", "Ana");
        bens_id_ = join(ben_, "blue-fox", "Ben");
        ana_.receive("member-joined");
    }
    // The next frame that comes is the one that was sent, each way.
    bool goes_on() {
        const std::string mark = "mark-" + std::to_string(++said_);
        return passes(ana_, bens_id_, ben_, mark) && passes(ben_, anas_id_, ana_, mark);
    }

  private:
    static bool passes(WebSocketClient& from, const std::string& id, WebSocketClient& to, const std::string& mark) {
        if (!from.send(offer_frame(id, mark))) return false;
        return to.receive().value_or("").find(mark) != std::string::npos;
    }

    WebSocketClient ana_;
    WebSocketClient ben_;
    std::string anas_id_;
    std::string bens_id_;
    int said_ = 0;
};

class MalformedInput : public ::testing::Test {
  protected:
    // Of what one wrong client must wait at most until it is answered or cut off.
    static constexpr std::chrono::seconds time_max{10};

    MalformedInput() {
        site_.write("index.html", "<p>hello");
        config_.web = site_.path();
        config_.connections = 100'000;
        config_.tcp_connections_per_address = 100'000;
        config_.hub.connections_per_address = 100'000;
        config_.hub.frames_burst = 1'000'000;
    }

    static bool is_one_seed() { return std::getenv("PARLEY_MALFORMED_SEED") != nullptr; }

    // What a wrong client says.
    struct Words {
        std::string head;  // Answered before the rest is sent, where there is any.
        std::string rest = {};
    };

    // Says what `make(mutation)` makes for each of so many seeds on a connection of its own, and ends that. How many
    // were answered with `answer`.
    template <typename Make>
    std::uint64_t run(const std::string& answer, std::uint16_t port, Room& room, std::uint64_t count, Make make) {
        const char* const chosen = std::getenv("PARLEY_MALFORMED_SEED");
        const std::uint64_t first = chosen == nullptr ? 1 : std::strtoull(chosen, nullptr, 10);
        const std::uint64_t end = chosen == nullptr ? first + count : first + 1;
        constexpr std::uint64_t between = 50;
        std::uint64_t answered = 0;
        for (std::uint64_t seed = first; seed < end; ++seed) {
            SCOPED_TRACE("PARLEY_MALFORMED_SEED=" + std::to_string(seed));
            Mutation mutation(seed);
            const auto begun = std::chrono::steady_clock::now();
            TcpSocket socket(port);
            const Words words = make(mutation);
            std::string received;
            socket.send(words.head);
            if (!words.rest.empty()) {
                received = socket.receive_until("\r\n\r\n");
                socket.send(words.rest);
            }
            socket.finish_sending();
            received += socket.receive_all();
            if (received.starts_with(answer)) ++answered;
            EXPECT_LT(std::chrono::steady_clock::now() - begun, time_max) << "it was neither answered nor cut off";
            if (seed % between == 0 || seed + 1 == end) EXPECT_TRUE(room.goes_on());
            if (::testing::Test::HasFailure()) break;
        }
        EXPECT_EQ(http_get(port, "/healthz").status, 200);
        return answered;
    }

    TemporaryFolder site_;
    server::Config config_;
};

const std::string upgrade_headers =
    " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

const std::vector<std::string>& requests() {
    static const std::vector<std::string> all = {
        "GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br, gzip;q=0.5\r\nIf-None-Match: \"a\", W/\"b\"\r\n\r\n",
        "HEAD /index.html?x=%20 HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\nGET /healthz HTTP/1.1\r\nHost: "
        "x\r\n\r\n",
        "GET http://x:8080/room/caf%C3%A9?name=Ana HTTP/1.1\r\nHost: x\r\nCookie: accessToken=a.b.c\r\n\r\n",
        "OPTIONS /socket.io/ HTTP/1.1\r\nHost: x\r\nOrigin: https://y\r\nAccess-Control-Request-Headers: a\r\n\r\n",
        "GET /socket.io/?EIO=4&transport=polling&t=abc HTTP/1.1\r\nHost: x\r\nOrigin: https://y\r\n\r\n",
        "POST /socket.io/?EIO=4&transport=polling&sid=abc HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\n\r\n40\x1e"
        "42[\"a\"]\r",
        "POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        "5;a=b\r\nhello\r\n0\r\nTrailer: x\r\n\r\n",
        "GET /parley" + upgrade_headers,
        "GET /socket.io/?EIO=4&transport=websocket" + upgrade_headers};
    return all;
}

TEST_F(MalformedInput, OfRequestsHarmsNobody) {
    const RunningServer server(config_);
    Room room(server.port());
    const auto refused = run("HTTP/1.1 4", server.port(), room, 3000,
                             [](Mutation& mutation) { return Words{mutation.changed(mutation.one_of(requests()))}; });
    EXPECT_TRUE(is_one_seed() || refused > 1000) << refused << " were refused with a status";
}

TEST_F(MalformedInput, OfFramesHarmsNobody) {
    const RunningServer server(config_);
    Room room(server.port());
    const std::vector<std::string> paths = {"/parley", "/ws?room=red-bear", "/room/red-bear/websocket",
                                            "/room/red-bear/chat/websocket", "/socket.io/?EIO=4&transport=websocket"};
    const auto upgraded = run("HTTP/1.1 101", server.port(), room, 3000, [&](Mutation& mutation) {
        const std::string frames = mutation.frames();
        return Words{.head = "GET " + mutation.one_of(paths) + upgrade_headers,
                     .rest = mutation.happens(1, 2) ? mutation.changed(frames) : frames};
    });
    EXPECT_TRUE(is_one_seed() || upgraded > 2000) << upgraded << " spoke WebSocket at all";
}

// What OpenSSL's own client says first.
std::string client_hello() {
    SSL_CTX* const context = SSL_CTX_new(TLS_client_method());
    SSL* const client = SSL_new(context);
    BIO* const output = BIO_new(BIO_s_mem());
    SSL_set_bio(client, BIO_new(BIO_s_mem()), output);
    SSL_connect(client);
    char* data = nullptr;
    const long size = BIO_get_mem_data(output, &data);
    std::string hello(data, static_cast<std::size_t>(size));
    SSL_free(client);
    SSL_CTX_free(context);
    return hello;
}

TEST_F(MalformedInput, OfHandshakesHarmsNobody) {
    const PemPair pair = make_certificate();
    config_.tls = write_certificate(site_, pair);
    const RunningServer server(config_);
    Room room(server.port(), pair.certificate);
    const std::string hello = client_hello();
    Mutation mutation(1);
    constexpr std::uint64_t count = 500;
    for (std::uint64_t i = 0; i < count; ++i) {
        SCOPED_TRACE("handshake " + std::to_string(i) + " of seed 1");
        TcpSocket socket(server.port());
        socket.send(mutation.changed(hello));
        socket.finish_sending();
        socket.receive_all();
        if (i % 50 == 0) ASSERT_TRUE(room.goes_on());
    }
    EXPECT_TRUE(room.goes_on());
}

// Those that neither finish nor hang up are cut off by time.
TEST_F(MalformedInput, ThatNeverEndsIsEnded) {
    config_.http_timeout = 500ms;
    config_.hub.join_timeout = 1s;
    config_.idle_timeout = 4s;
    config_.engine_io.ping_interval = 1s;
    config_.engine_io.ping_timeout = 1s;
    const RunningServer server(config_);
    Room room(server.port());
    std::vector<std::unique_ptr<TcpSocket>> sockets;
    constexpr std::uint64_t count = 300;
    for (std::uint64_t seed = 1; seed <= count; ++seed) {
        Mutation mutation(seed);
        sockets.push_back(std::make_unique<TcpSocket>(server.port()));
        if (seed % 2 == 0) {
            sockets.back()->send(mutation.changed(mutation.one_of(requests())));
        } else {
            sockets.back()->send("GET /parley" + upgrade_headers);
            sockets.back()->receive_until("\r\n\r\n");
            sockets.back()->send(mutation.frames());
        }
    }
    const auto begun = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < sockets.size(); ++i) {
        SCOPED_TRACE("seed " + std::to_string(i + 1));
        sockets[i]->receive_all();
        ASSERT_LT(std::chrono::steady_clock::now() - begun, 2 * time_max);
        ASSERT_TRUE(room.goes_on());
    }
}

}  // namespace
}  // namespace parley::test
