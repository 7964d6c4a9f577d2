// What of RFC 9110 and RFC 9112 was looked at, row by row: the bytes of a request, and what must come back.
#include <chrono>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/support/http_client.hpp"
#include "server/support/running_server.hpp"
#include "server/support/tcp_socket.hpp"
#include "server/support/temporary_folder.hpp"

namespace parley::test {
namespace {

using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// The statuses of all responses in what came, by the lines that begin one.
std::vector<int> statuses(const std::string& received) {
    constexpr std::string_view start = "HTTP/1.";
    constexpr std::size_t status_at = start.size() + 2;
    std::vector<int> found;
    for (auto at = received.find(start); at != std::string::npos; at = received.find(start, at + 1)) {
        found.push_back(std::atoi(received.c_str() + at + status_at));
    }
    return found;
}

struct Row {
    const char* name;
    std::string request;  // A `GET /last` follows each, on the same connection.
    std::vector<int> expected;
    bool goes_on = true;  // Whether that one is answered too (404).
};

class Http : public ::testing::TestWithParam<Row> {
  protected:
    Http() {
        site_.write("index.html", "<p>hello");
        config_.web = site_.path();
        config_.http_timeout = std::chrono::seconds(5);
    }
    TemporaryFolder site_;
    server::Config config_;
};

TEST_P(Http, AnswersAsTheSpecificationSays) {
    const RunningServer server(config_);
    TcpSocket socket(server.port());
    socket.send(GetParam().request);
    socket.send("GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    auto expected = GetParam().expected;
    if (GetParam().goes_on) expected.push_back(404);
    EXPECT_THAT(statuses(socket.receive_all()), ElementsAreArray(expected));
}

const std::string host = "Host: x\r\n";
const std::string websocket = "Connection: Upgrade\r\nUpgrade: websocket\r\n";
const std::string key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
constexpr bool ends = false;

std::string get(const std::string& target, const std::string& headers) {
    return "GET " + target + " HTTP/1.1\r\n" + headers + "\r\n";
}

std::string post(const std::string& headers, const std::string& body) {
    return "POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\n" + host + headers + "\r\n" + body;
}

std::string method(const std::string& name, const std::string& target = "/") {
    return name + " " + target + " HTTP/1.1\r\n" + host + "\r\n";
}

INSTANTIATE_TEST_SUITE_P(RequestLine, Http,
                         ::testing::Values(  // RFC 9112, 2.2 and 3
                             Row{"Plain", get("/", host), {200}}, Row{"Query", get("/?room=x", host), {200}},
                             Row{"LineFeedAlone", "GET / HTTP/1.1\nHost: x\n\n", {400}, ends},
                             Row{"TwoSpaces", "GET  / HTTP/1.1\r\n" + host + "\r\n", {400}, ends},
                             Row{"SpaceInTarget", get("/a b", host), {400}, ends},
                             Row{"NoVersion", "GET /\r\n\r\n", {400}, ends},
                             Row{"Version09", "GET / HTTP/0.9\r\n" + host + "\r\n", {505}, ends},
                             Row{"Version2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {505}, ends},
                             Row{"Version12", "GET / HTTP/1.2\r\n" + host + "\r\n", {505}, ends},
                             Row{"Version10Closes", "GET / HTTP/1.0\r\n\r\n", {200}, ends},
                             Row{"Version10KeptAlive", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", {200}},
                             Row{"LongTarget", get("/" + std::string(9000, 'a'), host), {431}, ends}),
                         [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Target, Http,
    ::testing::Values(  // RFC 9112, 3.2
        Row{"Absolute", get("http://x/", host), {200}}, Row{"AbsoluteWithoutPath", get("http://x", host), {200}},
        Row{"AbsoluteWithQueryAlone", get("HTTPS://x:8080?room=x", host), {200}},
        Row{"AbsoluteWithoutHost", get("http://x/", ""), {400}, ends},
        Row{"AbsoluteWithoutAuthority", get("http:///", host), {400}, ends},
        Row{"AbsoluteOfAnotherScheme", get("ftp://x/", host), {400}, ends},
        Row{"AsteriskForOptions", method("OPTIONS", "*"), {204}}, Row{"AsteriskForGet", get("*", host), {400}, ends},
        Row{"AuthorityForGet", get("x:80", host), {400}, ends}, Row{"Relative", get("index.html", host), {400}, ends},
        Row{"AuthorityForConnect", method("CONNECT", "x:80"), {405}}),
    [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(HostField, Http,
                         ::testing::Values(  // RFC 9112, 3.2
                             Row{"Missing", get("/", ""), {400}, ends},
                             Row{"Twice", get("/", host + host), {400}, ends},
                             Row{"TwiceInAbsoluteForm", get("http://x/", host + host), {400}, ends},
                             Row{"Empty", get("/", "Host:\r\n"), {200}},
                             Row{"WithPort", get("/", "Host: x:8080\r\n"), {200}},
                             Row{"Address", get("/", "Host: [::1]:8080\r\n"), {200}},
                             Row{"NoHost", get("/", "Host: a/b@c\r\n"), {400}, ends},
                             Row{"TwoNames", get("/", "Host: a b\r\n"), {400}, ends}),
                         [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(Fields, Http,
                         ::testing::Values(  // RFC 9112, 5, and RFC 9110, 5.5
                             Row{"SpaceBeforeColon", get("/", host + "X : y\r\n"), {400}, ends},
                             Row{"NoColon", get("/", host + "X\r\n"), {400}, ends},
                             Row{"NoName", get("/", host + ": y\r\n"), {400}, ends},
                             Row{"ControlCharacter", get("/", host + "X: a\x01z\r\n"), {400}, ends},
                             Row{"CarriageReturnInside", get("/", host + "X: a\rb\r\n"), {400}, ends},
                             Row{"FoldedLine", get("/", host + "X: a\r\n b\r\n"), {200}},
                             Row{"Empty", get("/", host + "X:\r\n"), {200}},
                             Row{"TooLong", get("/", host + "X: " + std::string(9000, 'a') + "\r\n"), {431}, ends},
                             Row{"NamesInOtherLetters", get("/", "HOST: x\r\ncOnNeCtIoN: keep-alive\r\n"), {200}}),
                         [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Body, Http,
    ::testing::Values(  // RFC 9112, 6: what cannot be told apart is refused, and nothing behind it is read
        Row{"LengthAndCoding", post("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), {400}, ends},
        Row{"CodingAndLength", post("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n"), {400}, ends},
        Row{"OtherCodingAndLength", post("Transfer-Encoding: gzip\r\nContent-Length: 3\r\n", "abc"), {400}, ends},
        Row{"UnknownCoding", post("Transfer-Encoding: gzip\r\n", "abc"), {501}, ends},
        Row{"ChunkedNotLast", post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n"), {501}, ends},
        Row{"ChunkedTwice",
            post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
            {400},
            ends},
        Row{"CodingThenChunked",
            post("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"),
            {400},
            ends},
        Row{"AlmostChunked", post("Transfer-Encoding: xchunked\r\n", "0\r\n\r\n"), {501}, ends},
        Row{"CodingInVersion10",
            "POST /socket.io/ HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            {400},
            ends},
        Row{"TwoLengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"), {400}, ends},
        Row{"ListOfLengths", post("Content-Length: 3, 4\r\n", "abcd"), {400}, ends},
        Row{"NegativeLength", post("Content-Length: -1\r\n", ""), {400}, ends},
        Row{"LengthWithSign", post("Content-Length: +3\r\n", "abc"), {400}, ends},
        Row{"HexadecimalLength", post("Content-Length: 0x3\r\n", "abc"), {400}, ends},
        Row{"LengthBeyondNumbers", post("Content-Length: 99999999999999999999999\r\n", ""), {400}, ends},
        Row{"TooLong", post("Content-Length: 262145\r\n", ""), {413}, ends},
        Row{"ChunksTooLong",
            post("Transfer-Encoding: chunked\r\n", "50000\r\n" + std::string(300'000, 'a')),
            {413},
            ends},
        Row{"ChunkLengthThatIsNone", post("Transfer-Encoding: chunked\r\n", "zz\r\n"), {400}, ends},
        Row{"ChunkWithoutEnd", post("Transfer-Encoding: chunked\r\n", "1\r\nab\r\n"), {400}, ends},
        // The session is not known, which is said once the body has been read (Engine.IO: 400).
        Row{"Chunks", post("Transfer-Encoding: chunked\r\n", "1;x=y\r\n4\r\n1\r\n0\r\n0\r\nX: y\r\n\r\n"), {400}},
        Row{"Length", post("Content-Length: 2\r\n", "40"), {400}},
        Row{"NotForTheSite", "POST / HTTP/1.1\r\n" + host + "Content-Length: 3\r\n\r\nabc", {413}, ends},
        Row{"NoneForTheSite", method("POST"), {405}}),
    [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(Methods, Http,
                         ::testing::Values(  // RFC 9110, 9
                             Row{"Head", method("HEAD"), {200}}, Row{"Options", method("OPTIONS"), {405}},
                             Row{"Put", method("PUT"), {405}}, Row{"Delete", method("DELETE"), {405}},
                             Row{"Trace", method("TRACE"), {405}}, Row{"Unknown", method("BREW"), {501}, ends},
                             Row{"InSmallLetters", method("get"), {501}, ends}),
                         [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Expectation, Http,
    ::testing::Values(  // RFC 9110, 10.1.1
        Row{"ContinueWithTheBodyBehindIt", post("Content-Length: 2\r\nExpect: 100-continue\r\n", "40"), {400}},
        Row{"ContinueTooLong", post("Content-Length: 262145\r\nExpect: 100-continue\r\n", ""), {413}, ends},
        Row{"Another", get("/", host + "Expect: tea\r\n"), {417}, ends}),
    [](const auto& instance) { return instance.param.name; });

INSTANTIATE_TEST_SUITE_P(
    Upgrade, Http,
    ::testing::Values(  // RFC 6455, 4.2, and RFC 9110, 7.8
        Row{"OtherVersion", get("/parley", host + websocket + key + "Sec-WebSocket-Version: 8\r\n"), {426}, ends},
        Row{"NoVersion", get("/parley", host + websocket + key), {426}, ends},
        Row{"NoKey", get("/parley", host + websocket + "Sec-WebSocket-Version: 13\r\n"), {400}, ends},
        Row{"LongKey",
            get("/parley",
                host + websocket + "Sec-WebSocket-Key: " + std::string(64, 'a') + "\r\nSec-WebSocket-Version: 13\r\n"),
            {400},
            ends},
        Row{"ByPost",
            "POST /parley HTTP/1.1\r\n" + host + websocket + key + "Sec-WebSocket-Version: 13\r\n\r\n",
            {405}},
        Row{"ToAnotherProtocol", get("/", host + "Connection: Upgrade\r\nUpgrade: h2c\r\n"), {200}},
        Row{"WhereNobodySpeaksIt", get("/nothing", host + websocket + key + "Sec-WebSocket-Version: 13\r\n"), {404}},
        Row{"WithFramesBeforeTheAnswer",
            get("/parley", host + websocket + key + "Sec-WebSocket-Version: 13\r\n"),
            {400},
            ends}),
    [](const auto& instance) { return instance.param.name; });

using HttpDetails = Http;

TEST_F(HttpDetails, ServesManyRequestsOnOneConnectionAndThenNoMore) {
    const RunningServer server(config_);
    TcpSocket socket(server.port());
    constexpr std::size_t limit = 1000;
    for (std::size_t i = 0; i < limit + 100; ++i) socket.send("HEAD / HTTP/1.1\r\nHost: x\r\n\r\n");
    const std::string received = socket.receive_all();
    EXPECT_EQ(statuses(received).size(), limit);
    // Only the last one says it.
    EXPECT_GT(received.find("Connection: close"), received.rfind("HTTP/1.1"));
}

TEST_F(HttpDetails, NamesWhatItTakes) {
    const RunningServer server(config_);
    EXPECT_EQ(http_request(server.port(), "OPTIONS", "*").header("allow"), "GET, HEAD, POST, OPTIONS");
    EXPECT_EQ(http_request(server.port(), "PUT", "/").header("allow"), "GET, HEAD");
    TcpSocket socket(server.port());
    socket.send(get("/parley", host + websocket + key + "Sec-WebSocket-Version: 8\r\n"));
    const auto upgrade = parse_reply(socket.receive_all());
    EXPECT_EQ(upgrade.header("sec-websocket-version"), "13");
    EXPECT_EQ(upgrade.header("upgrade"), "websocket");
}

TEST_F(HttpDetails, InvitesABodyThatWaits) {
    const RunningServer server(config_);
    TcpSocket socket(server.port());
    socket.send(post("Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n", ""));
    EXPECT_EQ(socket.receive_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
    socket.send("40");
    EXPECT_THAT(socket.receive_all(), StartsWith("HTTP/1.1 400"));
}

// The authority of the target is whom the client means, whatever Host says (RFC 9112, 3.2.2).
TEST_F(HttpDetails, BelievesTheTargetMoreThanTheHost) {
    config_.allowed_origins = {"https://app.example.org"};
    const RunningServer server(config_);
    const auto credentials = [&](const std::string& authority, const std::string& named) {
        TcpSocket socket(server.port());
        socket.send("GET http://" + authority + "/socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: " + named +
                    "\r\nOrigin: https://our.example.org\r\nConnection: close\r\n\r\n");
        return parse_reply(socket.receive_all()).header("access-control-allow-credentials");
    };
    EXPECT_EQ(credentials("our.example.org", "other.example.org"), "true");
    EXPECT_EQ(credentials("other.example.org", "our.example.org"), "");
}

TEST_F(HttpDetails, AnswersHeadWithoutABodyAlsoWhereItRefuses) {
    const RunningServer server(config_);
    TcpSocket socket(server.port());
    socket.send("HEAD /missing HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n");
    const auto received = socket.receive_all();
    EXPECT_THAT(statuses(received), ElementsAreArray({404, 417}));
    EXPECT_THAT(received, Not(HasSubstr("nothing at this address")));
    EXPECT_THAT(received, Not(HasSubstr("can be expected")));
}

}  // namespace
}  // namespace parley::test
