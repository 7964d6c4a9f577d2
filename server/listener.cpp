// Opens the port and accepts.
#include "server/listener.hpp"

#include <chrono>
#include <exception>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/client_address.hpp"
#include "server/listening_socket.hpp"
#include "server/session_failure.hpp"

namespace parley::server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr auto completion = asio::as_tuple(asio::use_awaitable);

}  // namespace

Listener::Listener(asio::io_context& context, std::shared_ptr<Sessions> sessions,
                   std::shared_ptr<hub::Admission> admission, Port port, const Services& services)
    : context_(context),
      sessions_(std::move(sessions)),
      admission_(std::move(admission)),
      services_(services),
      port_(port),
      acceptor_(listen_on(context, {.host = services.config.host, .port = port.number, .port_option = port.option})),
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
    if (sessions_->size() >= services_.config.connections) {
        ++sessions_->traffic().tcp_refused_full;
        return log_refusal("too many");
    }
    error_code error;
    const tcp::endpoint peer = socket.remote_endpoint(error);
    // It has gone already.
    if (error) return;
    auto place = place_for(peer.address());
    if (place && !place->is_free()) {
        ++sessions_->traffic().tcp_refused_address;
        return log_refusal("too many of one address");
    }
    ++sessions_->traffic().tcp_accepted;
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
