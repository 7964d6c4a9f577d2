// Webhook post: one POST over a connection of its own, with or without TLS.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "server/http_message.hpp"
#include "server/webhook/webhook_url.hpp"

namespace parley::server {

class WebhookPost {
  public:
    // For looking the name up, connecting, sending and the answer's headers together.
    static constexpr std::chrono::seconds time_max{10};

    // Certificates are checked against those that the system trusts (also SSL_CERT_FILE), and the host of the URL.
    WebhookPost(boost::asio::io_context& context, WebhookUrl url);

    // Empty where the receiver answered with 200 to 299, else what went wrong, for the log. Redirects are not followed.
    boost::asio::awaitable<std::string> send(std::vector<Header> headers, std::string body);
    // Ends what is under way, soon.
    void cancel();

  private:
    using Message = boost::beast::http::request<boost::beast::http::string_body>;

    boost::asio::awaitable<std::string> exchange(const Message& message);
    boost::asio::awaitable<std::string> exchange_over_tls(const Message& message);

    boost::asio::ssl::context tls_;
    boost::asio::ip::tcp::resolver resolver_;
    boost::asio::steady_timer deadline_;
    const WebhookUrl url_;
    // While something is under way.
    boost::beast::tcp_stream* stream_ = nullptr;
    bool is_late_ = false;
};

}  // namespace parley::server
