// One connection to the operator's port: one request, one answer.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include "server/admin/admin_routes.hpp"
#include "server/sessions.hpp"

namespace parley::server {

class AdminSession final : public Session, public std::enable_shared_from_this<AdminSession> {
  public:
    static constexpr std::uint32_t header_bytes_max = 8 * 1024;
    static constexpr std::size_t body_bytes_max = 4 * 1024;
    // For all of it.
    static constexpr std::chrono::seconds time_max{10};

    // `routes` outlives this.
    AdminSession(std::shared_ptr<Sessions> sessions, boost::asio::ip::tcp::socket socket, AdminRoutes& routes);

    boost::asio::awaitable<void> run();
    void shut_down() override { stream_.close(); }

  private:
    boost::asio::awaitable<void> write(const Response& response, unsigned version, bool is_head);

    boost::beast::tcp_stream stream_;
    boost::beast::flat_buffer buffer_;
    AdminRoutes& routes_;
};

}  // namespace parley::server
