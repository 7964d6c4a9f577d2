// parley-server: reads the command line, serves until SIGTERM or SIGINT.
#include <algorithm>
#include <csignal>
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
    std::cout << "Parley is ready: " << server.url() << std::endl;
    context.run();
    return 0;
}

}  // namespace

}  // namespace parley::server

int main(int argc, char** argv) {
    using namespace parley::server;
    auto parsed = parse_config(std::vector<std::string>(argv + 1, argv + argc));
    if (const auto* early = std::get_if<EarlyExit>(&parsed)) {
        (early->code == 0 ? std::cout : std::cerr) << early->text;
        return early->code;
    }
    try {
        return serve(std::get<Config>(std::move(parsed)));
    } catch (const std::exception& error) {
        std::cerr << "parley-server: " << error.what() << '\n';
        return 1;
    }
}
