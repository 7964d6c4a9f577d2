// check-turn against a real coturn, and against what is none.
#include "server/turn_check.hpp"

#include <array>
#include <thread>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/stun_message.hpp"
#include "server/support/server_process.hpp"
#include "server/support/temporary_folder.hpp"
#include "server/support/turn_server.hpp"

namespace parley::server {
namespace {

using boost::asio::ip::tcp;
using boost::asio::ip::udp;
using std::chrono::milliseconds;
using testing::AllOf;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

const std::string secret = "a secret of coturn's and ours";
constexpr std::chrono::seconds hour{3600};
constexpr milliseconds patience{5000};

TurnVerdict checked(const std::string& url, const std::string& with = secret, std::int64_t now = calendar_seconds()) {
    return check_turn(parse_turn_url(url).value(), with, now, hour, patience);
}

class CheckTurn : public ::testing::Test {
  protected:
    // The program, with a file that holds this secret.
    struct Run {
        int code = 0;
        std::string output;
        std::string error;
    };
    Run run(std::vector<std::string> options, const std::string& with = secret) const {
        options.insert(options.begin(), "check-turn");
        options.insert(options.end(), {"--turn-secret-file", folder_.write("secret", with + "\n").string()});
        test::ServerProcess process(options);
        const int code = process.wait_for_exit();
        return {.code = code, .output = process.standard_output(), .error = process.standard_error()};
    }

    test::TemporaryFolder folder_;
};

TEST_F(CheckTurn, FindsARelayedAddressOverUdpAndTcp) {
    const test::TurnServer coturn(secret);
    const Run done = run({"--turn", coturn.url("udp"), "--turn", coturn.url("tcp") + ",region=eu"});
    EXPECT_EQ(done.code, 0) << done.error;
    EXPECT_THAT(done.output, HasSubstr("transport=udp: relays at 127.0.0.1 port 4"));
    EXPECT_THAT(done.output, HasSubstr("transport=tcp: relays at 127.0.0.1 port 4"));
    EXPECT_THAT(done.output, HasSubstr("for 600 s"));
    EXPECT_EQ(done.error, "");
}

TEST_F(CheckTurn, SaysThatTheSecretIsAnotherOne) {
    const test::TurnServer coturn(secret);
    const Run done = run({"--turn", coturn.url("udp")}, "a secret of somebody else");
    EXPECT_EQ(done.code, 1);
    EXPECT_EQ(done.output, "");
    EXPECT_THAT(done.error, AllOf(HasSubstr("refuses the credentials (401"), HasSubstr("static-auth-secret"),
                                  Not(HasSubstr("somebody else"))));
}

TEST_F(CheckTurn, TellsAClockThatIsWrongFromASecretThatIsWrong) {
    const test::TurnServer coturn(secret);
    EXPECT_THAT(checked(coturn.url("udp"), secret, calendar_seconds() - 2 * hour.count()).text,
                HasSubstr("the secret is right"));
    EXPECT_THAT(checked(coturn.url("udp"), "no secret of coturn", calendar_seconds() - 2 * hour.count()).text,
                HasSubstr("must be the same"));
}

TEST_F(CheckTurn, ChecksFixedCredentialsAsWell) {
    const test::TurnServer coturn(secret);
    const auto good = time_limited_credentials(secret, "ana", calendar_seconds() + 60);
    const std::string server = coturn.url("udp") + "," + good.username + ",";
    test::ServerProcess process({"check-turn", "--ice-server", "stun:stun.example.org", "--ice-server",
                                 server + good.password, "--ice-server", server + "wrong"});
    EXPECT_EQ(process.wait_for_exit(), 1);
    EXPECT_THAT(process.standard_output(), HasSubstr("relays at"));
    EXPECT_THAT(process.standard_error(), AllOf(HasSubstr("refuses the credentials"), Not(HasSubstr("stun.example"))));
}

TEST_F(CheckTurn, SaysThatNoAddressIsLeft) {
    const test::TurnServer coturn(secret, {"--total-quota=1", "--user-quota=1"});
    const auto credentials = time_limited_credentials(secret, "ana", calendar_seconds() + 60);
    // One of another member, which is kept.
    boost::asio::io_context context;
    udp::socket socket(context, udp::v4());
    const auto key_of = [&](const StunMessage& refused) {
        return long_term_key(credentials.username, *refused.find(StunAttributeType::Realm), credentials.password);
    };
    const auto answer_to = [&](const std::string& request) {
        socket.send_to(boost::asio::buffer(request), {boost::asio::ip::address_v4::loopback(), coturn.port()});
        std::string answer(stun_message_bytes_max, '\0');
        answer.resize(socket.receive(boost::asio::buffer(answer)));
        return decode_stun(answer).value();
    };
    StunMessage request{.type = StunType::AllocateRequest,
                        .transaction = {1},
                        .attributes = {{StunAttributeType::RequestedTransport, std::string("\x11\0\0\0", 4)}}};
    const StunMessage refused = answer_to(encode(request));
    request.transaction = {2};
    request.attributes.push_back({StunAttributeType::Username, credentials.username});
    for (const auto type : {StunAttributeType::Realm, StunAttributeType::Nonce}) {
        request.attributes.push_back({type, *refused.find(type)});
    }
    ASSERT_EQ(answer_to(encode(request, key_of(refused))).type, StunType::AllocateSuccess);
    EXPECT_THAT(checked(coturn.url("udp")).text, AnyOf(HasSubstr("486"), HasSubstr("508")));
}

TEST_F(CheckTurn, SaysThatNobodyAnswers) {
    boost::asio::io_context context;
    // Taken, and nobody listens.
    const udp::socket silent(context, {boost::asio::ip::address_v4::loopback(), 0});
    const std::string port = std::to_string(silent.local_endpoint().port());
    EXPECT_THAT(check_turn(parse_turn_url("turn:127.0.0.1:" + port).value(), secret, 0, hour, milliseconds(700)).text,
                AllOf(HasSubstr("no answer (timed out)"), HasSubstr("UDP port " + port)));
    const tcp::acceptor closed_later(context, {boost::asio::ip::address_v4::loopback(), 0});
    const std::string waiting = std::to_string(closed_later.local_endpoint().port());
    EXPECT_THAT(check_turn(parse_turn_url("turn:127.0.0.1:" + waiting + "?transport=tcp").value(), secret, 0, hour,
                           milliseconds(300))
                    .text,
                HasSubstr("no answer (timed out)"));
    EXPECT_THAT(checked("turn:127.0.0.1:1?transport=tcp").text, HasSubstr("no answer (Connection refused)"));
    EXPECT_THAT(checked("turn:127.0.0.1:1").text, HasSubstr("no answer (Connection refused)"));
    EXPECT_THAT(checked("turn:relay.invalid").text, HasSubstr("no answer (Host not found"));
}

TEST_F(CheckTurn, SaysThatSomethingElseAnswers) {
    boost::asio::io_context context;
    tcp::acceptor web(context, {boost::asio::ip::address_v4::loopback(), 0});
    std::thread server([&] {
        for (int i = 0; i < 2; ++i) {
            tcp::socket socket = web.accept();
            boost::system::error_code ignored;
            socket.send(boost::asio::buffer(std::string("HTTP/1.1 400 Bad Request\r\n\r\n")), 0, ignored);
            std::array<char, 1024> rest{};
            while (!ignored) socket.read_some(boost::asio::buffer(rest), ignored);
        }
    });
    const std::string port = std::to_string(web.local_endpoint().port());
    EXPECT_THAT(checked("turn:127.0.0.1:" + port + "?transport=tcp").text, HasSubstr("no answer (Bad message)"));
    EXPECT_THAT(checked("turns:127.0.0.1:" + port).text, HasSubstr("no TLS ("));
    server.join();
}

TEST_F(CheckTurn, NeedsARelayToCheck) {
    test::ServerProcess process({"check-turn", "--ice-server", "stun:stun.example.org"});
    EXPECT_EQ(process.wait_for_exit(), 1);
    EXPECT_THAT(process.standard_error(), HasSubstr("there is no relay to check"));
}

}  // namespace
}  // namespace parley::server
