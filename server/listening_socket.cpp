// Resolves, binds and listens.
#include "server/listening_socket.hpp"

#include "server/start_error.hpp"

namespace parley::server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

[[noreturn]] void fail_to_listen(const ListeningPlace& place, const error_code& error) {
    std::string text = "cannot listen on " + place.host + ":" + std::to_string(place.port) + ": " + error.message();
    if (error == asio::error::address_in_use) {
        text += std::string(". Stop the program that holds this port, or choose another one: ") + place.port_option +
                " 0 takes any free port";
    } else if (error == asio::error::access_denied) {
        text += std::string(". Ports below 1024 need special rights; choose another one with ") + place.port_option;
    } else {
        text += std::string(". Choose an address of this machine with ") + place.host_option +
                ", for example 127.0.0.1 or 0.0.0.0";
    }
    throw StartError(text);
}

tcp::endpoint resolve(asio::io_context& context, const ListeningPlace& place) {
    error_code error;
    tcp::resolver resolver(context);
    const auto found = resolver.resolve(place.host, std::to_string(place.port),
                                        tcp::resolver::passive | tcp::resolver::numeric_service, error);
    if (error || found.empty()) fail_to_listen(place, error);
    return found.begin()->endpoint();
}

}  // namespace

tcp::acceptor listen_on(asio::io_context& context, const ListeningPlace& place) {
    const tcp::endpoint endpoint = resolve(context, place);
    tcp::acceptor acceptor(context);
    error_code error;
    acceptor.open(endpoint.protocol(), error);
    if (error) fail_to_listen(place, error);
    // Otherwise a port could not be taken again for a minute after a restart.
    acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error) fail_to_listen(place, error);
    return acceptor;
}

}  // namespace parley::server
