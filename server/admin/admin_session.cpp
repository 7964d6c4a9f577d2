// Reads the request, writes the answer, hangs up.
#include "server/admin/admin_session.hpp"

#include <string>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include "server/admin/problem.hpp"

namespace parley::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

constexpr auto completion = asio::as_tuple(asio::use_awaitable);

std::string plain_text(beast::string_view text) {
    return {text.data(), text.size()};
}

Response refusal(const beast::error_code& error) {
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return problem(431, "long-headers", "The headers of this request are too long.");
    }
    if (error == http::error::body_limit) return problem(413, "long-body", "The body of this request is too long.");
    return problem(400, "not-http", "This request could not be understood.");
}

bool is_of_the_parser(const beast::error_code& error) {
    return error.category() == http::make_error_code(http::error::bad_method).category() &&
           error != http::error::end_of_stream && error != http::error::partial_message;
}

}  // namespace

AdminSession::AdminSession(std::shared_ptr<Sessions> sessions, asio::ip::tcp::socket socket, AdminRoutes& routes)
    : Session(std::move(sessions)),
      stream_(std::move(socket)),
      buffer_(header_bytes_max + body_bytes_max),
      routes_(routes) {}

asio::awaitable<void> AdminSession::run() {
    constexpr unsigned http_1_1 = 11;
    stream_.expires_after(time_max);
    http::request_parser<http::string_body> parser;
    parser.header_limit(header_bytes_max);
    parser.body_limit(body_bytes_max);
    const auto [error, bytes] = co_await http::async_read(stream_, buffer_, parser, completion);
    if (error) {
        if (is_of_the_parser(error)) co_await write(refusal(error), http_1_1, false);
        co_return;
    }
    const auto& request = parser.get();
    beast::error_code ignored;
    const auto peer = stream_.socket().remote_endpoint(ignored);
    const Response response = routes_.answer({.method = plain_text(request.method_string()),
                                              .target = plain_text(request.target()),
                                              .authorization = plain_text(request[http::field::authorization]),
                                              .body = request.body(),
                                              .is_local = peer.address().is_loopback()});
    co_await write(response, request.version(), request.method() == http::verb::head);
}

asio::awaitable<void> AdminSession::write(const Response& response, unsigned version, bool is_head) {
    http::response<http::string_body> message(http::int_to_status(response.status), version);
    for (const auto& header : response.headers) message.insert(header.name, header.value);
    if (response.body) message.body() = *response.body;
    message.prepare_payload();
    if (is_head) message.body().clear();
    message.keep_alive(false);
    http::response_serializer<http::string_body> serializer(message);
    co_await http::async_write(stream_, serializer, completion);
    beast::error_code ignored;
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
}

}  // namespace parley::server
