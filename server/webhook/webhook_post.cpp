// Looks up, connects, sends, reads the status.
#include "server/webhook/webhook_post.hpp"

#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include "server/version.hpp"

namespace parley::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

constexpr auto completion = asio::as_tuple(asio::use_awaitable);

// Only the head: nothing is done with the body.
template <typename Stream>
asio::awaitable<std::string> send_and_judge(Stream& stream, const http::request<http::string_body>& message) {
    auto [send_error, sent] = co_await http::async_write(stream, message, completion);
    if (send_error) co_return "sending: " + send_error.message();
    constexpr std::size_t head_bytes_max = 16 * 1024;
    beast::flat_buffer buffer(2 * head_bytes_max);
    http::response_parser<http::empty_body> parser;
    parser.header_limit(head_bytes_max);
    auto [error, received] = co_await http::async_read_header(stream, buffer, parser, completion);
    if (error) co_return "waiting for the answer: " + error.message();
    const unsigned status = parser.get().result_int();
    constexpr unsigned good_min = 200;
    constexpr unsigned good_max = 299;
    co_return status >= good_min&& status <= good_max ? "" : "status " + std::to_string(status);
}

asio::ssl::context client_context() {
    asio::ssl::context context(asio::ssl::context::tls_client);
    context.set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
    context.set_default_verify_paths();
    context.set_verify_mode(asio::ssl::verify_peer);
    return context;
}

}  // namespace

WebhookPost::WebhookPost(asio::io_context& context, WebhookUrl url)
    : tls_(client_context()), resolver_(context), deadline_(context), url_(std::move(url)) {}

asio::awaitable<std::string> WebhookPost::send(std::vector<Header> headers, std::string body) {
    constexpr unsigned http_1_1 = 11;
    Message message(http::verb::post, url_.target, http_1_1, std::move(body));
    message.set(http::field::host, url_.host_header());
    message.set(http::field::user_agent, "parley-server/" + std::string(version));
    message.set(http::field::content_type, "application/json");
    message.set(http::field::connection, "close");
    for (const Header& header : headers) message.set(header.name, header.value);
    message.prepare_payload();
    is_late_ = false;
    deadline_.expires_after(time_max);
    deadline_.async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        is_late_ = true;
        cancel();
    });
    std::string problem = co_await (url_.is_https ? exchange_over_tls(message) : exchange(message));
    deadline_.cancel();
    stream_ = nullptr;
    if (is_late_ && !problem.empty()) problem = "no answer within " + std::to_string(time_max.count()) + " seconds";
    co_return problem;
}

void WebhookPost::cancel() {
    resolver_.cancel();
    if (stream_ != nullptr) stream_->close();
}

asio::awaitable<std::string> WebhookPost::exchange(const Message& message) {
    auto [look_error, places] = co_await resolver_.async_resolve(url_.host, url_.port, completion);
    if (look_error) co_return "looking up the host: " + look_error.message();
    beast::tcp_stream stream(co_await asio::this_coro::executor);
    stream_ = &stream;
    auto [error, place] = co_await stream.async_connect(places, completion);
    if (error) co_return "connecting: " + error.message();
    std::string problem = co_await send_and_judge(stream, message);
    stream_ = nullptr;
    co_return problem;
}

asio::awaitable<std::string> WebhookPost::exchange_over_tls(const Message& message) {
    auto [look_error, places] = co_await resolver_.async_resolve(url_.host, url_.port, completion);
    if (look_error) co_return "looking up the host: " + look_error.message();
    beast::ssl_stream<beast::tcp_stream> stream(co_await asio::this_coro::executor, tls_);
    stream_ = &stream.next_layer();
    stream.set_verify_callback(asio::ssl::host_name_verification(url_.host));
    // RFC 6066, 3: the name of the server; addresses are not allowed in it, and do no harm.
    SSL_set_tlsext_host_name(stream.native_handle(), url_.host.c_str());
    auto [error, place] = co_await stream.next_layer().async_connect(places, completion);
    if (error) co_return "connecting: " + error.message();
    auto [tls_error] = co_await stream.async_handshake(asio::ssl::stream_base::client, completion);
    if (tls_error) co_return "TLS: " + tls_error.message();
    std::string problem = co_await send_and_judge(stream, message);
    stream_ = nullptr;
    co_return problem;
}

}  // namespace parley::server
