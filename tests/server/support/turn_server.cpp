// Starts coturn and asks it until it answers.
#include "server/support/turn_server.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/assert.hpp"
#include "server/stun_message.hpp"
#include "server/support/time_limits.hpp"
#include "server/turn_line.hpp"

namespace parley::test {

namespace {

using boost::asio::ip::tcp;
using boost::asio::ip::udp;

// One that neither protocol uses.
std::uint16_t free_port() {
    boost::asio::io_context context;
    while (true) {
        const tcp::acceptor stream(context, {boost::asio::ip::address_v4::loopback(), 0});
        const std::uint16_t port = stream.local_endpoint().port();
        udp::socket datagrams(context, udp::v4());
        boost::system::error_code error;
        datagrams.bind({boost::asio::ip::address_v4::loopback(), port}, error);
        if (!error) return port;
    }
}

bool answers(std::uint16_t port, server::TurnTransport transport) try {
    constexpr std::chrono::milliseconds pause{100};
    const auto line = server::open_turn_line({.host = "127.0.0.1", .port = port, .transport = transport}, pause);
    line->send(server::encode({.type = server::StunType::BindingRequest, .transaction = {1}, .attributes = {}}));
    return line->receive(pause).has_value();
} catch (const boost::system::system_error&) {
    return false;
}

}  // namespace

TurnServer::TurnServer(const std::string& secret, const std::vector<std::string>& options) : port_(free_port()) {
    std::vector<std::string> words{"turnserver",
                                   "-n",
                                   "--listening-ip=127.0.0.1",
                                   "--relay-ip=127.0.0.1",
                                   "--listening-port=" + std::to_string(port_),
                                   "--min-port=40000",
                                   "--max-port=49999",
                                   "--use-auth-secret",
                                   "--static-auth-secret=" + secret,
                                   "--realm=parley",
                                   "--fingerprint",
                                   "--no-tls",
                                   "--no-dtls",
                                   "--no-cli",
                                   "--pidfile=" + (folder_.path() / "pid").string(),
                                   "--userdb=" + (folder_.path() / "users").string(),
                                   "--log-file=" + (folder_.path() / "log").string(),
                                   "--simple-log"};
    words.insert(words.end(), options.begin(), options.end());
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int output : {STDOUT_FILENO, STDERR_FILENO}) {
        posix_spawn_file_actions_addopen(&actions, output, "/dev/null", O_WRONLY, 0);
    }
    PARLEY_ASSERT(::posix_spawnp(&process_, "turnserver", &actions, nullptr, pointers.data(), environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!answers(port_, server::TurnTransport::Udp) || !answers(port_, server::TurnTransport::Tcp)) {
        PARLEY_ASSERT(std::chrono::steady_clock::now() < end);
        ::usleep(20'000);
    }
}

TurnServer::~TurnServer() {
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
}

std::string TurnServer::url(const std::string& transport) const {
    return "turn:127.0.0.1:" + std::to_string(port_) + "?transport=" + transport;
}

}  // namespace parley::test
