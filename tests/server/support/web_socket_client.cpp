// Runs Beast's client, one operation at a time, each within the tests' patience.
#include "server/support/web_socket_client.hpp"

#include <chrono>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <gtest/gtest.h>

#include "core/json/reader.hpp"
#include "server/support/client_stream.hpp"
#include "server/support/time_limits.hpp"

namespace parley::test {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;

struct WebSocketClient::Parts {
    asio::io_context context{1};
    websocket::stream<ClientStream> socket{context};
    asio::ssl::context tls{asio::ssl::context::tls_client};
    websocket::response_type response;
    bool is_open = false;

    // Starts one operation and runs it to its end, or cuts the connection off.
    template <typename Start>
    beast::error_code run(Start start) {
        std::optional<beast::error_code> result;
        start([&result](const beast::error_code& error, auto&&...) { result = error; });
        const auto deadline = std::chrono::steady_clock::now() + patience;
        context.restart();
        while (!result && context.run_one_until(deadline) > 0) {
        }
        if (!result) {
            ADD_FAILURE() << "the server did not react in time";
            beast::get_lowest_layer(socket).close();
            context.restart();
            while (!result && context.run_one() > 0) {
            }
        }
        return *result;
    }

    void connect(std::uint16_t port, const WebSocketOptions& options) {
        auto& tcp_socket = beast::get_lowest_layer(socket);
        tcp_socket.open(tcp::v4());
        if (options.receive_buffer_bytes > 0) {
            tcp_socket.set_option(asio::socket_base::receive_buffer_size(options.receive_buffer_bytes));
        }
        tcp_socket.connect(tcp::endpoint(asio::ip::address_v4::loopback(), port));
        tcp_socket.set_option(tcp::no_delay(true));
    }

    // False where the server's certificate is not that one.
    bool secure(const std::string& trusted) {
        tls.add_certificate_authority(asio::buffer(trusted));
        auto& layer = socket.next_layer().secure(tls);
        layer.set_verify_mode(asio::ssl::verify_peer);
        return !run([&](auto done) { layer.async_handshake(asio::ssl::stream_base::client, std::move(done)); });
    }

    void upgrade(const WebSocketOptions& options) {
        socket.set_option(websocket::stream_base::decorator([&options](websocket::request_type& request) {
            if (!options.subprotocol.empty()) request.set("Sec-WebSocket-Protocol", options.subprotocol);
            if (!options.forwarded_for.empty()) request.set("X-Forwarded-For", options.forwarded_for);
            for (const auto& [name, value] : options.headers) request.set(name, value);
        }));
        const auto error =
            run([&](auto done) { socket.async_handshake(response, "localhost", options.path, std::move(done)); });
        is_open = !error;
    }
};

WebSocketClient::WebSocketClient(std::uint16_t port, WebSocketOptions options) : parts_(std::make_unique<Parts>()) {
    parts_->connect(port, options);
    if (!options.trusted.empty() && !parts_->secure(options.trusted)) return;
    parts_->upgrade(options);
}

WebSocketClient::~WebSocketClient() = default;

bool WebSocketClient::is_open() const {
    return parts_->is_open;
}

unsigned WebSocketClient::status() const {
    return parts_->response.result_int();
}

std::string WebSocketClient::subprotocol() const {
    const auto value = parts_->response["Sec-WebSocket-Protocol"];
    return {value.data(), value.size()};
}

bool WebSocketClient::send(std::string_view text) {
    parts_->socket.text(true);
    return !parts_->run([&](auto done) { parts_->socket.async_write(asio::buffer(text), std::move(done)); });
}

bool WebSocketClient::send_binary(std::string_view bytes) {
    parts_->socket.binary(true);
    return !parts_->run([&](auto done) { parts_->socket.async_write(asio::buffer(bytes), std::move(done)); });
}

bool WebSocketClient::ping() {
    return !parts_->run([&](auto done) { parts_->socket.async_ping({}, std::move(done)); });
}

void WebSocketClient::finish_sending() {
    beast::get_lowest_layer(parts_->socket).shutdown(tcp::socket::shutdown_send);
}

std::optional<std::string> WebSocketClient::receive() {
    beast::flat_buffer buffer;
    if (parts_->run([&](auto done) { parts_->socket.async_read(buffer, std::move(done)); })) {
        parts_->is_open = false;
        return std::nullopt;
    }
    return beast::buffers_to_string(buffer.data());
}

json::Value WebSocketClient::receive(std::string_view type) {
    while (const auto text = receive()) {
        const auto frame = json::read(*text);
        if (frame && text_of(frame.value(), "type") == type) return frame.value();
    }
    ADD_FAILURE() << "no frame of type " << type << " came, the connection ended";
    return {};
}

std::uint16_t WebSocketClient::wait_for_close() {
    while (receive()) {
    }
    const std::uint16_t code = parts_->socket.reason().code;
    return code == 0 ? static_cast<std::uint16_t>(websocket::close_code::abnormal) : code;
}

void WebSocketClient::close() {
    parts_->run([&](auto done) { parts_->socket.async_close(websocket::close_code::normal, std::move(done)); });
    parts_->is_open = false;
}

std::string text_of(const json::Value& frame, std::string_view key) {
    const auto* field = frame.find(key);
    return field != nullptr && field->text() != nullptr ? *field->text() : std::string();
}

}  // namespace parley::test
