// Listening socket: opens a port, or says what to do where it cannot be had.
#pragma once

#include <cstdint>
#include <string>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace parley::server {

struct ListeningPlace {
    std::string host;
    std::uint16_t port = 0;  // Zero takes any free one.
    // The options that choose both, for messages.
    const char* host_option = "--host";
    const char* port_option = "--port";
};

// Throws StartError.
boost::asio::ip::tcp::acceptor listen_on(boost::asio::io_context& context, const ListeningPlace& place);

}  // namespace parley::server
