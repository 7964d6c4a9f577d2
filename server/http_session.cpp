// Reads requests, writes responses, hands WebSocket upgrades on (RFC 9110, RFC 9112).
#include "server/http_session.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/span.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "core/hub/endpoints.hpp"
#include "server/client_address.hpp"
#include "server/engine_io_exchange.hpp"
#include "server/engine_io_transport.hpp"
#include "server/https_redirect.hpp"
#include "server/hub_connection.hpp"
#include "server/request_check.hpp"
#include "server/session_failure.hpp"

namespace parley::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

constexpr auto completion = asio::as_tuple(asio::use_awaitable);

using ResponseBody = http::span_body<const char>;

std::string plain_text(beast::string_view text) {
    return {text.data(), text.size()};
}

Method method_of(http::verb verb) {
    if (verb == http::verb::get) return Method::Get;
    if (verb == http::verb::head) return Method::Head;
    if (verb == http::verb::post) return Method::Post;
    return verb == http::verb::options ? Method::Options : Method::Other;
}

RequestSource source_of(const UpgradeRequest& request) {
    return {.origin = plain_text(request[http::field::origin]),
            .host = plain_text(request[http::field::host]),
            .fetch_site = plain_text(request["Sec-Fetch-Site"])};
}

Request plain_request(const UpgradeRequest& request) {
    return {.method = method_of(request.method()),
            .target = plain_text(request.target()),
            .accept_encoding = plain_text(request[http::field::accept_encoding]),
            .if_none_match = plain_text(request[http::field::if_none_match])};
}

// The status with which a request that could not be read is refused; nothing where there is nobody to tell.
std::optional<unsigned> refusal_status(const beast::error_code& error, bool asks_for_other_version = false) {
    if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
    if (error == http::error::body_limit) return 413;
    if (error == http::error::bad_version) return asks_for_other_version ? 505 : 400;
    if (error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
    if (error.category() == http::make_error_code(http::error::bad_method).category()) return 400;
    return std::nullopt;
}

http::response<ResponseBody> library_response(const Response& response, unsigned version, bool keep_alive) {
    http::response<ResponseBody> message(http::int_to_status(response.status), version);
    for (const auto& header : response.headers) message.insert(header.name, header.value);
    if (response.body) {
        message.body() = beast::span<const char>(response.body->data(), response.body->size());
        message.content_length(response.body->size());
    }
    message.keep_alive(keep_alive);
    return message;
}

// Empty unless the client offers it (RFC 6455, 4.2.2).
std::string chosen_subprotocol(const UpgradeRequest& request, std::string_view spoken) {
    const http::token_list offered(request[http::field::sec_websocket_protocol]);
    const bool is_offered = std::any_of(offered.begin(), offered.end(), [&](const auto& token) {
        return std::string_view(token.data(), token.size()) == spoken;
    });
    return is_offered ? std::string(spoken) : std::string();
}

}  // namespace

HttpSession::HttpSession(std::shared_ptr<Sessions> sessions, ConnectionStream stream,
                         std::unique_ptr<AddressPlace> place, std::uint16_t redirects_to, const Services& services)
    : Session(sessions),
      sessions_(std::move(sessions)),
      place_(std::move(place)),
      stream_(std::move(stream)),
      redirects_to_(redirects_to),
      buffer_(2 * header_bytes_max),
      services_(services) {}

asio::awaitable<void> HttpSession::run() {
    if (stream_.is_secured() && !co_await secure()) co_return;
    auto next = Next::Request;
    while (next == Next::Request && !is_shutting_down_) next = co_await serve_request();
    if (next != Next::Nothing) co_await finish();
}

asio::awaitable<bool> HttpSession::secure() {
    tcp().expires_after(services_.config.http_timeout);
    is_reading_ = true;
    const auto [error] = co_await stream_.async_handshake(completion);
    is_reading_ = false;
    if (error) services_.log.write(LogLevel::Debug, "tls-failed", {{.key = "reason", .value = error.message()}});
    co_return !error;
}

asio::awaitable<HttpSession::Next> HttpSession::serve_request() {
    Parser parser;
    if (!co_await read_request(parser)) co_return Next::Nothing;
    use_origin_form(parser.get());
    if (const auto status = refusal_of_head(parser.get())) co_return co_await refuse(*status, parser.get());
    if (redirects_to_ != 0) co_return co_await redirect(parser);
    const auto endpoint = find_endpoint(path_of(parser.get().target()));
    if (endpoint && endpoint->speaks_engine_io) co_return co_await serve_engine_io(parser);
    // A body is not read, so what follows on this connection cannot be told apart.
    if (!parser.is_done()) co_return co_await refuse(413, parser.get());
    UpgradeRequest request = parser.release();
    if (endpoint && beast::websocket::is_upgrade(request)) {
        auto asked = handshake(request);
        if (auto refusal = refuse_caller(request, asked)) co_return co_await write(std::move(*refusal), request);
        auto receiver = std::make_unique<HubConnection>(services_.host, std::move(asked), services_.log);
        auto subprotocol = chosen_subprotocol(request, endpoint->subprotocol);
        co_return co_await upgrade(std::move(request), std::move(subprotocol), std::move(receiver));
    }
    co_return co_await write(services_.routes.answer(plain_request(request)), request);
}

asio::awaitable<HttpSession::Next> HttpSession::redirect(const Parser& parser) {
    const UpgradeRequest& request = parser.get();
    auto response = https_redirect(plain_text(request[http::field::host]), plain_text(request.target()), redirects_to_);
    const bool is_head = request.method() == http::verb::head;
    // As everywhere: a body is not read, and then nothing more is.
    const bool is_good = co_await write(services_.routes.secured(std::move(response)), request.version(), is_head,
                                        request.keep_alive() && parser.is_done());
    co_return is_good ? Next::Request : Next::Finish;
}

asio::awaitable<HttpSession::Next> HttpSession::serve_engine_io(Parser& parser) {
    const auto& request = parser.get();
    EngineIoRequest asked{.method = method_of(request.method()), .handshake = handshake(request), .body = ""};
    if (!asked.handshake.path.ends_with('/')) asked.handshake.path += '/';
    if (!parser.is_done()) co_return co_await serve_payload(parser, std::move(asked));
    if (asked.method == Method::Options) {
        const auto asked_headers = plain_text(request["Access-Control-Request-Headers"]);
        auto response = services_.origins.preflight(source_of(request), asked_headers);
        co_return co_await write(services_.routes.secured(std::move(response)), request);
    }
    if (auto refusal = refuse_caller(request, asked.handshake)) {
        co_return co_await write(std::move(*refusal), request);
    }
    if (beast::websocket::is_upgrade(request) && asks_for_websocket(asked.handshake.query)) {
        auto receiver =
            std::make_unique<EngineIoTransport>(services_.engine_io, std::move(asked.handshake), services_.log);
        co_return co_await upgrade(parser.release(), "", std::move(receiver));
    }
    co_return co_await exchange(parser.release(), std::move(asked));
}

asio::awaitable<HttpSession::Next> HttpSession::serve_payload(Parser& parser, EngineIoRequest asked) {
    UpgradeRequest request(parser.get().base());
    const std::uint64_t bytes_max = services_.config.engine_io.payload_bytes_max;
    if (asked.method != Method::Post || parser.content_length().value_or(0) > bytes_max) {
        co_return co_await refuse(413, request);
    }
    if (!co_await invite_body(request)) co_return Next::Nothing;
    http::request_parser<http::string_body> whole(std::move(parser));
    whole.body_limit(bytes_max);
    is_reading_ = true;
    tcp().expires_after(services_.config.http_timeout);
    const auto [error, bytes] = co_await http::async_read(stream_, buffer_, whole, completion);
    traffic().http_bytes_in += bytes;
    is_reading_ = false;
    if (error) {
        const auto status = refusal_status(error);
        if (!status) co_return Next::Nothing;
        co_return co_await refuse(*status, request);
    }
    asked.body = std::move(whole.get().body());
    co_return co_await exchange(std::move(request), std::move(asked));
}

asio::awaitable<bool> HttpSession::invite_body(const RequestHead& head) {
    // Whoever sends the body already does not wait.
    if (!expects_continue(head) || buffer_.size() > 0) co_return true;
    constexpr std::string_view invitation = "HTTP/1.1 100 Continue\r\n\r\n";
    tcp().expires_after(services_.config.http_timeout);
    const auto [error, bytes] =
        co_await asio::async_write(stream_, asio::buffer(invitation.data(), invitation.size()), completion);
    co_return !error;
}

asio::awaitable<HttpSession::Next> HttpSession::exchange(UpgradeRequest request, EngineIoRequest asked) {
    EngineIoExchange exchange(services_.engine_io, stream_, buffer_);
    is_reading_ = true;
    auto response = co_await exchange.run(std::move(asked));
    is_reading_ = false;
    if (!response) co_return Next::Nothing;
    for (auto& header : services_.origins.response_headers(source_of(request))) {
        response->headers.push_back(std::move(header));
    }
    co_return co_await write(services_.routes.secured(std::move(*response)), request);
}

asio::awaitable<bool> HttpSession::read_request(Parser& parser) {
    parser.header_limit(header_bytes_max);
    tcp().expires_after(services_.config.http_timeout);
    is_reading_ = true;
    const auto [error, bytes] = co_await http::async_read_header(stream_, buffer_, parser, completion);
    traffic().http_bytes_in += bytes;
    is_reading_ = false;
    ++requests_;
    if (!error) co_return true;
    const auto unread = buffer_.cdata();
    if (const auto status =
            refusal_status(error, names_other_version({static_cast<const char*>(unread.data()), unread.size()}))) {
        constexpr unsigned http_1_1 = 11;
        co_await write(services_.routes.refusal(*status), http_1_1, false, false);
        co_await finish();
    }
    co_return false;
}

asio::awaitable<HttpSession::Next> HttpSession::write(Response response, const UpgradeRequest& request) {
    services_.log.write(LogLevel::Debug, "http-request",
                        {{.key = "path", .value = std::string(path_of(request.target()))},
                         {.key = "status", .value = std::to_string(response.status)}});
    const bool is_head = request.method() == http::verb::head;
    // RFC 6797. What is learned of `localhost` would hold for every other program there.
    if (stream_.is_secured() && host_name(plain_text(request[http::field::host])) != "localhost") {
        response.add("Strict-Transport-Security", "max-age=31536000");
    }
    const bool is_good = co_await write(std::move(response), request.version(), is_head, request.keep_alive());
    co_return is_good ? Next::Request : Next::Finish;
}

asio::awaitable<HttpSession::Next> HttpSession::refuse(unsigned status, const UpgradeRequest& request) {
    const bool is_head = request.method() == http::verb::head;
    co_await write(services_.routes.refusal(status), request.version(), is_head, false);
    co_return Next::Finish;
}

asio::awaitable<bool> HttpSession::write(Response response, unsigned version, bool is_head, bool keep_alive) {
    const bool takes_another = keep_alive && !is_shutting_down_ && requests_ < requests_max;
    const auto message = library_response(response, version, takes_another);
    http::response_serializer<ResponseBody> serializer(message);
    const auto is_written = [&] { return is_head ? serializer.is_header_done() : serializer.is_done(); };
    serializer.split(is_head);
    traffic().responded(response.status);
    while (!is_written()) {
        // Anew for each step: a slow network is no reason to give up on a large file.
        tcp().expires_after(services_.config.http_timeout);
        const auto [error, bytes] = co_await http::async_write_some(stream_, serializer, completion);
        traffic().http_bytes_out += bytes;
        if (error) co_return false;
    }
    co_return message.keep_alive();
}

asio::awaitable<void> HttpSession::finish() {
    tcp().expires_after(linger_timeout);
    is_reading_ = true;
    if (stream_.is_secured()) co_await stream_.async_shutdown(completion);
    beast::error_code ignored;
    tcp().socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    // A close with unread bytes resets the connection, and the client could lose the response (RFC 9112, 9.6).
    for (std::size_t left = linger_bytes_max; left > 0 && !is_shutting_down_;) {
        buffer_.clear();
        const auto [error, bytes] = co_await tcp().async_read_some(buffer_.prepare(header_bytes_max), completion);
        if (error) break;
        left -= std::min(left, bytes);
    }
    is_reading_ = false;
}

asio::awaitable<HttpSession::Next> HttpSession::upgrade(UpgradeRequest request, std::string subprotocol,
                                                        std::unique_ptr<FrameReceiver> receiver) {
    // Nobody may speak WebSocket before the server has (RFC 6455, 4.1).
    if (buffer_.size() > 0) co_return co_await refuse(400, request);
    const auto session =
        std::make_shared<WebSocketSession>(sessions_, std::move(stream_), services_.gatherer, std::move(place_),
                                           std::move(receiver), services_.log, services_.config);
    auto serve = [session, request = std::move(request), subprotocol = std::move(subprotocol)]() mutable {
        return session->run(std::move(request), std::move(subprotocol));
    };
    // This session ends here and gives its memory back.
    asio::co_spawn(co_await asio::this_coro::executor, std::move(serve), log_failure(services_.log));
    co_return Next::Nothing;
}

std::optional<Response> HttpSession::refuse_caller(const UpgradeRequest& request, const Handshake& asked) const {
    const RequestSource source = source_of(request);
    const auto refuse = [&](unsigned status, const char* reason) {
        services_.log.write(LogLevel::Info, "upgrade-refused", {{.key = "reason", .value = reason}});
        Response response = services_.routes.refusal(status);
        for (auto& header : services_.origins.response_headers(source)) response.headers.push_back(std::move(header));
        return response;
    };
    if (!services_.origins.may_connect(source)) return refuse(403, "origin");
    // Whoever has a session has been let in.
    if (!query_value(asked.query, "sid").empty()) return std::nullopt;
    const auto pause = services_.host.sends_away_for(asked.address);
    if (pause <= std::chrono::seconds(0)) return std::nullopt;
    Response response = refuse(429, "token-guessing");
    response.add("Retry-After", std::to_string(pause.count()));
    return response;
}

Handshake HttpSession::handshake(const UpgradeRequest& request) const {
    const std::string_view target(request.target().data(), request.target().size());
    beast::error_code error;
    const auto peer = stream_.next_layer().socket().remote_endpoint(error);
    const auto address =
        client_address(peer.address(), plain_text(request["X-Forwarded-For"]), services_.config.trusted_proxies);
    const bool may_use_cookies = services_.origins.may_use_cookies(source_of(request));
    return {.path = std::string(path_of(target)),
            .query = std::string(query_of(target)),
            .address = countable_address(address),
            .region = region_named_by(peer.address(), request),
            .cookies = may_use_cookies ? plain_text(request[http::field::cookie]) : std::string(),
            .authorization = plain_text(request[http::field::authorization])};
}

std::string HttpSession::region_named_by(const asio::ip::address& peer, const UpgradeRequest& request) const {
    const std::string& header = services_.config.turn.region_header;
    if (header.empty() || !is_trusted_proxy(peer, services_.config.trusted_proxies)) return {};
    std::string region = plain_text(request[header]);
    // Countries and the like are written in capitals by many.
    std::transform(region.begin(), region.end(), region.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return region;
}

void HttpSession::shut_down() {
    is_shutting_down_ = true;
    // A response that is being written is finished.
    if (is_reading_) tcp().cancel();
}

}  // namespace parley::server
