// Accepts.
#include "server/admin/admin_listener.hpp"

#include <chrono>
#include <exception>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "server/admin/admin_session.hpp"
#include "server/session_failure.hpp"

namespace parley::server {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr auto completion = asio::as_tuple(asio::use_awaitable);

}  // namespace

AdminListener::AdminListener(asio::io_context& context, const ListeningPlace& place, AdminRoutes& routes, Log& log)
    : context_(context),
      routes_(routes),
      log_(log),
      acceptor_(listen_on(context, place)),
      pause_(context),
      endpoint_(acceptor_.local_endpoint()) {}

void AdminListener::start() {
    asio::co_spawn(context_, accept_connections(), [](const std::exception_ptr& failure) {
        if (failure) std::rethrow_exception(failure);
    });
}

void AdminListener::stop() {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    sessions_->shut_down_all([] {});
}

asio::awaitable<void> AdminListener::accept_connections() {
    constexpr std::chrono::milliseconds pause{100};
    while (acceptor_.is_open()) {
        auto [error, socket] = co_await acceptor_.async_accept(completion);
        if (!acceptor_.is_open()) co_return;
        if (!error) {
            begin_session(std::move(socket));
        } else if (error != asio::error::connection_aborted) {
            // Mostly descriptors have run out.
            pause_.expires_after(pause);
            co_await pause_.async_wait(completion);
        }
    }
}

void AdminListener::begin_session(tcp::socket socket) {
    if (sessions_->size() >= connections_max) return;
    auto session = std::make_shared<AdminSession>(sessions_, std::move(socket), routes_);
    asio::co_spawn(
        context_, [session] { return session->run(); }, log_failure(log_));
}

}  // namespace parley::server
