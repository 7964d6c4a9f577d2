// parley-server: reads the command line, serves until SIGTERM or SIGINT.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <sys/resource.h>

#include "server/config.hpp"
#include "server/log.hpp"
#include "server/server.hpp"
#include "server/token_command.hpp"
#include "server/turn_check.hpp"

namespace parley::server {

namespace {

// One descriptor for each connection, and some for files and the system.
void allow_descriptors(std::size_t connections, Log& log) {
    constexpr rlim_t others = 64;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    const rlim_t wanted = connections + others;
    if (limit.rlim_cur >= wanted) return;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur < wanted) {
        log.write(LogLevel::Warning, "few-descriptors",
                  {{.key = "allowed", .value = std::to_string(limit.rlim_cur)},
                   {.key = "wanted", .value = std::to_string(wanted)}});
    }
}

// SIGTERM comes from whoever starts the next server: everybody is sent there, one after the other. SIGINT comes from a
// person at a terminal, who waits. A second signal ends at once.
void stop_on_signals(boost::asio::signal_set& signals, boost::asio::signal_set& hangups,
                     boost::asio::io_context& context, Server& server, Milliseconds drain) {
    signals.async_wait([&, drain](const boost::system::error_code& error, int signal) {
        if (error) return;
        signals.async_wait([&](const boost::system::error_code& again, int) {
            if (!again) context.stop();
        });
        // Last, because it may be done at once.
        server.stop(signal == SIGTERM ? drain : Milliseconds(0), [&] {
            signals.cancel();
            hangups.cancel();
        });
    });
}

// Standing connections go on with the certificate that they began with.
void reload_on_hangup(boost::asio::signal_set& hangups, Server& server) {
    hangups.async_wait([&](const boost::system::error_code& error, int) {
        if (error) return;
        server.reload_certificate();
        reload_on_hangup(hangups, server);
    });
}

int serve(Config config) {
    // The log may go into a pipe whose reader has ended, which is no reason to end.
    std::signal(SIGPIPE, SIG_IGN);
    Log log(std::cerr, config.log_format, config.log_level);
    allow_descriptors(config.connections, log);
    boost::asio::io_context context(1);
    const Milliseconds drain = config.drain_time;
    Server server(context, std::move(config), log);
    boost::asio::signal_set signals(context, SIGTERM, SIGINT);
    boost::asio::signal_set hangups(context);
    if (server.certificate_expires_in()) {
        hangups.add(SIGHUP);
        reload_on_hangup(hangups, server);
    }
    stop_on_signals(signals, hangups, context, server, drain);
    server.when_drain_asked([] { std::raise(SIGTERM); });
    std::cout << "Parley is ready: " << server.url() << std::endl;
    if (const auto port = server.admin_port()) std::cout << "Its operator's port: " << *port << std::endl;
    context.run();
    return 0;
}

}  // namespace

}  // namespace parley::server

int main(int argc, char** argv) {
    using namespace parley::server;
    std::vector<std::string> arguments(argv + 1, argv + argc);
    if (!arguments.empty() && arguments.front() == "token") {
        arguments.erase(arguments.begin());
        const EarlyExit result =
            token_command(arguments, std::getenv(token_key_variable), std::chrono::system_clock::now());
        (result.code == 0 ? std::cout : std::cerr) << result.text;
        return result.code;
    }
    const bool checks_turn = !arguments.empty() && arguments.front() == "check-turn";
    if (checks_turn) arguments.erase(arguments.begin());
    auto parsed = parse_config(arguments);
    if (const auto* early = std::get_if<EarlyExit>(&parsed)) {
        (early->code == 0 ? std::cout : std::cerr) << early->text;
        return early->code;
    }
    try {
        if (checks_turn) return check_turn_servers(std::get<Config>(parsed), std::cout, std::cerr);
        return serve(std::get<Config>(std::move(parsed)));
    } catch (const std::exception& error) {
        std::cerr << "parley-server: " << error.what() << '\n';
        return 1;
    }
}
