// Opens the port and accepts.
#include "server/listener.hpp"

#include <chrono>
#include <exception>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/client_address.hpp"
#include "server/session_failure.hpp"
#include "server/start_error.hpp"

namespace parley::server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr auto completion = asio::as_tuple(asio::use_awaitable);

[[noreturn]] void fail_to_listen(const std::string& host, const Port& port, const error_code& error) {
    std::string text = "cannot listen on " + host + ":" + std::to_string(port.number) + ": " + error.message();
    if (error == asio::error::address_in_use) {
        text += ". Stop the program that holds this port, or choose another one: --port 0 takes any free port";
    } else if (error == asio::error::access_denied) {
        text += ". Ports below 1024 need special rights; choose another one with " + std::string(port.option);
    } else {
        text += ". Choose an address of this machine with --host, for example 127.0.0.1 or 0.0.0.0";
    }
    throw StartError(text);
}

tcp::endpoint resolve(asio::io_context& context, const std::string& host, const Port& port) {
    error_code error;
    tcp::resolver resolver(context);
    const auto found = resolver.resolve(host, std::to_string(port.number),
                                        tcp::resolver::passive | tcp::resolver::numeric_service, error);
    if (error || found.empty()) fail_to_listen(host, port, error);
    return found.begin()->endpoint();
}

tcp::acceptor listen(asio::io_context& context, const std::string& host, const Port& port) {
    const tcp::endpoint endpoint = resolve(context, host, port);
    tcp::acceptor acceptor(context);
    error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (error) fail_to_listen(host, port, error);
    // Otherwise a port could not be taken again for a minute after a restart.
    acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) fail_to_listen(host, port, error);
    return acceptor;
}

}  // namespace

Listener::Listener(asio::io_context& context, std::shared_ptr<Sessions> sessions,
                   std::shared_ptr<hub::Admission> admission, Port port, const Services& services)
    : context_(context),
      sessions_(std::move(sessions)),
      admission_(std::move(admission)),
      services_(services),
      port_(port),
      acceptor_(listen(context, services.config.host, port)),
      pause_(context),
      endpoint_(acceptor_.local_endpoint()) {}

void Listener::start() {
    asio::co_spawn(context_, accept_connections(), [](const std::exception_ptr& failure) {
        if (failure) std::rethrow_exception(failure);
    });
}

void Listener::stop() {
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
}

asio::awaitable<void> Listener::accept_connections() {
    while (acceptor_.is_open()) {
        auto [error, socket] = co_await acceptor_.async_accept(completion);
        if (!acceptor_.is_open()) co_return;
        if (!error) {
            begin_session(std::move(socket));
        } else if (error != asio::error::connection_aborted) {
            co_await wait_for_resources(error);
        }
    }
}

// Mostly file descriptors have run out. Asking again at once would only burn time.
asio::awaitable<void> Listener::wait_for_resources(const error_code& error) {
    constexpr std::chrono::milliseconds pause{100};
    services_.log.write(LogLevel::Warning, "accept-failed", {{.key = "reason", .value = error.message()}});
    pause_.expires_after(pause);
    co_await pause_.async_wait(completion);
}

void Listener::begin_session(tcp::socket socket) {
    if (sessions_->size() >= services_.config.connections) return log_refusal("too many");
    error_code error;
    const tcp::endpoint peer = socket.remote_endpoint(error);
    // It has gone already.
    if (error) return;
    auto place = place_for(peer.address());
    if (place && !place->is_free()) return log_refusal("too many of one address");
    // Signaling is small frames that somebody waits for.
    socket.set_option(tcp::no_delay(true), error);
    auto session = std::make_shared<HttpSession>(sessions_, stream_over(std::move(socket)), std::move(place),
                                                 port_.redirects_to, services_);
    asio::co_spawn(
        context_, [session] { return session->run(); }, log_failure(services_.log));
}

ConnectionStream Listener::stream_over(tcp::socket socket) const {
    boost::beast::tcp_stream tcp(std::move(socket));
    const bool is_plain = services_.certificate == nullptr || port_.redirects_to != 0;
    return is_plain ? ConnectionStream(std::move(tcp))
                    : ConnectionStream(std::move(tcp), services_.certificate->context());
}

std::unique_ptr<AddressPlace> Listener::place_for(const asio::ip::address& peer) const {
    if (is_trusted_proxy(peer, services_.config.trusted_proxies)) return nullptr;
    return std::make_unique<AddressPlace>(admission_, countable_address(peer));
}

void Listener::log_refusal(const char* reason) const {
    services_.log.write(LogLevel::Debug, "connection-refused", {{.key = "reason", .value = reason}});
}

}  // namespace parley::server
