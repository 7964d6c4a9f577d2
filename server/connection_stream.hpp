// Connection stream: one TCP connection, with TLS on it or without, as one type, so that nothing above is there twice.
#pragma once

#include <cstddef>
#include <utility>
#include <variant>

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream_base.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <boost/beast/websocket/teardown.hpp>

namespace parley::server {

// An AsyncStream as Beast wants one; without TLS each operation costs one comparison more than that of TCP. The layer
// below, whose timeouts and cancellation hold for all that is done here, is TCP.
class ConnectionStream {
  public:
    using next_layer_type = boost::beast::tcp_stream;
    using executor_type = next_layer_type::executor_type;

    explicit ConnectionStream(next_layer_type tcp) : layer_(std::in_place_type<next_layer_type>, std::move(tcp)) {}
    // With TLS, whose handshake comes before everything else. The stream holds on to what it needs of the context.
    ConnectionStream(next_layer_type tcp, boost::asio::ssl::context& context)
        : layer_(std::in_place_type<Secured>, std::move(tcp), context) {}

    bool is_secured() const { return std::holds_alternative<Secured>(layer_); }

    next_layer_type& next_layer() {
        if (auto* secured = std::get_if<Secured>(&layer_)) return secured->next_layer();
        return *std::get_if<next_layer_type>(&layer_);
    }
    const next_layer_type& next_layer() const { return const_cast<ConnectionStream&>(*this).next_layer(); }
    executor_type get_executor() { return next_layer().get_executor(); }

    template <typename Buffers, typename Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        if (auto* secured = std::get_if<Secured>(&layer_)) {
            return secured->async_read_some(buffers, std::forward<Token>(token));
        }
        return next_layer().async_read_some(buffers, std::forward<Token>(token));
    }

    template <typename Buffers, typename Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        if (auto* secured = std::get_if<Secured>(&layer_)) {
            return secured->async_write_some(buffers, std::forward<Token>(token));
        }
        return next_layer().async_write_some(buffers, std::forward<Token>(token));
    }

    // Only where it is secured; the same for the next.
    template <typename Token>
    auto async_handshake(Token&& token) {
        return std::get<Secured>(layer_).async_handshake(boost::asio::ssl::stream_base::server,
                                                         std::forward<Token>(token));
    }
    // Says goodbye and waits for the answer (RFC 8446, 6.1).
    template <typename Token>
    auto async_shutdown(Token&& token) {
        return std::get<Secured>(layer_).async_shutdown(std::forward<Token>(token));
    }

    // Closes what a WebSocket has finished with.
    template <typename Handler>
    void tear_down(boost::beast::role_type role, Handler handler) {
        using boost::beast::websocket::async_teardown;
        if (auto* secured = std::get_if<Secured>(&layer_)) return async_teardown(role, *secured, std::move(handler));
        async_teardown(role, next_layer(), std::move(handler));
    }

  private:
    using Secured = boost::beast::ssl_stream<next_layer_type>;

    std::variant<next_layer_type, Secured> layer_;
};

}  // namespace parley::server
