// Client stream: the layer below a test's WebSocket, TCP alone or TLS of Asio's on it.
#pragma once

#include <memory>
#include <utility>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/beast/websocket/teardown.hpp>

namespace parley::test {

class ClientStream {
  public:
    using next_layer_type = boost::asio::ip::tcp::socket;
    using executor_type = next_layer_type::executor_type;

    explicit ClientStream(boost::asio::io_context& context) : tcp_(context) {}

    executor_type get_executor() { return tcp_.get_executor(); }
    next_layer_type& next_layer() { return tcp_; }
    const next_layer_type& next_layer() const { return tcp_; }

    // Before anything else is done with it, but the connecting.
    boost::asio::ssl::stream<next_layer_type&>& secure(boost::asio::ssl::context& context) {
        tls_ = std::make_unique<boost::asio::ssl::stream<next_layer_type&>>(tcp_, context);
        return *tls_;
    }

    template <typename Buffers, typename Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        if (tls_) return tls_->async_read_some(buffers, std::forward<Token>(token));
        return tcp_.async_read_some(buffers, std::forward<Token>(token));
    }

    template <typename Buffers, typename Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        if (tls_) return tls_->async_write_some(buffers, std::forward<Token>(token));
        return tcp_.async_write_some(buffers, std::forward<Token>(token));
    }

    template <typename Handler>
    void tear_down(boost::beast::role_type role, Handler handler) {
        using boost::beast::websocket::async_teardown;
        if (tls_) return tls_->async_shutdown(std::move(handler));
        async_teardown(role, tcp_, std::move(handler));
    }

  private:
    next_layer_type tcp_;
    std::unique_ptr<boost::asio::ssl::stream<next_layer_type&>> tls_;
};

// Found by Beast.
template <typename Handler>
void async_teardown(boost::beast::role_type role, ClientStream& stream, Handler&& handler) {
    stream.tear_down(role, std::forward<Handler>(handler));
}

}  // namespace parley::test
