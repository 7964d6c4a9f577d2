// Admin listener: takes connections on the operator's port, which is open until the server ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/admin/admin_routes.hpp"
#include "server/listening_socket.hpp"
#include "server/log.hpp"
#include "server/sessions.hpp"

namespace parley::server {

class AdminListener {
  public:
    // Connections at a time; whoever comes then is closed at once.
    static constexpr std::size_t connections_max = 64;

    // Listens at once; throws StartError. All references outlive this.
    AdminListener(boost::asio::io_context& context, const ListeningPlace& place, AdminRoutes& routes, Log& log);

    // Begins to accept.
    void start();
    // Closes the port, and what is connected.
    void stop();

    std::uint16_t port() const { return endpoint_.port(); }

  private:
    boost::asio::awaitable<void> accept_connections();
    void begin_session(boost::asio::ip::tcp::socket socket);

    boost::asio::io_context& context_;
    AdminRoutes& routes_;
    Log& log_;
    const std::shared_ptr<Sessions> sessions_ = std::make_shared<Sessions>();
    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer pause_;
    const boost::asio::ip::tcp::endpoint endpoint_;
};

}  // namespace parley::server
