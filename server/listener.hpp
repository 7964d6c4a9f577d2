// Listener: takes connections on one address and makes sessions of them.
#pragma once

#include <cstdint>
#include <memory>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "core/hub/admission.hpp"
#include "server/address_place.hpp"
#include "server/http_session.hpp"
#include "server/sessions.hpp"

namespace parley::server {

struct Port {
    std::uint16_t number = 0;        // Zero takes any free one.
    const char* option = "--port";   // By which it is chosen.
    std::uint16_t redirects_to = 0;  // Where all that is asked is sent, by https; zero: it is answered.
};

class Listener {
  public:
    // Listens at once, on the host of the configuration. Throws StartError. Connections are counted by `admission`, for
    // each address. The io_context outlives this.
    Listener(boost::asio::io_context& context, std::shared_ptr<Sessions> sessions,
             std::shared_ptr<hub::Admission> admission, Port port, const Services& services);

    // Begins to accept.
    void start();
    // Closes the port. Sessions go on.
    void stop();

    boost::asio::ip::tcp::endpoint endpoint() const { return endpoint_; }

  private:
    boost::asio::awaitable<void> accept_connections();
    boost::asio::awaitable<void> wait_for_resources(const boost::system::error_code& error);
    void begin_session(boost::asio::ip::tcp::socket socket);
    ConnectionStream stream_over(boost::asio::ip::tcp::socket socket) const;
    // Counts the connection for its address; nothing for a proxy, behind which many people are.
    std::unique_ptr<AddressPlace> place_for(const boost::asio::ip::address& peer) const;
    void log_refusal(const char* reason) const;

    boost::asio::io_context& context_;
    std::shared_ptr<Sessions> sessions_;
    std::shared_ptr<hub::Admission> admission_;  // Sessions that outlive this give their places back to it.
    const Services& services_;
    const Port port_;
    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer pause_;
    boost::asio::ip::tcp::endpoint endpoint_;
};

}  // namespace parley::server
