// Serves one connection after the other on a thread of its own.
#include "server/support/webhook_receiver.hpp"

#include <algorithm>
#include <atomic>
#include <cctype>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include "server/support/time_limits.hpp"

namespace parley::test {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

struct WebhookReceiver::Parts {
    Parts(std::vector<Manner> given, std::uint16_t port, bool speaks_tls)
        : manners(std::move(given)),
          has_tls(speaks_tls),
          acceptor(context, tcp::endpoint(asio::ip::make_address("127.0.0.1"), port)) {}

    void serve() {
        for (;;) {
            error_code error;
            tcp::socket socket(context);
            acceptor.accept(socket, error);
            if (error || is_over) return;
            if (!has_tls) {
                exchange(socket, socket);
                continue;
            }
            asio::ssl::stream<tcp::socket> stream(std::move(socket), tls);
            stream.handshake(asio::ssl::stream_base::server, error);
            if (!error) exchange(stream, stream.next_layer());
        }
    }

    template <typename Stream>
    void exchange(Stream& stream, tcp::socket& socket) {
        error_code error;
        boost::beast::flat_buffer buffer;
        http::request<http::string_body> request;
        http::read(stream, buffer, request, error);
        if (error) return;
        const Manner manner = next_manner();
        note(request, manner);
        if (manner == Manner::HangsUp) return;
        if (manner == Manner::Hangs) {
            char byte = 0;
            // Ends when the sender gives up.
            socket.read_some(asio::buffer(&byte, 1), error);
            return;
        }
        const auto status = manner == Manner::Takes     ? http::status::no_content
                            : manner == Manner::Refuses ? http::status::service_unavailable
                                                        : http::status::found;
        http::response<http::empty_body> response(status, 11);
        response.set(http::field::location, "/elsewhere");
        response.prepare_payload();
        http::write(stream, response, error);
    }

    Manner next_manner() {
        const std::lock_guard lock(mutex);
        return deliveries.size() < manners.size() ? manners[deliveries.size()] : Manner::Takes;
    }

    void note(const http::request<http::string_body>& request, Manner manner) {
        Delivery delivery{
            .target = std::string(request.target()), .headers = {}, .body = request.body(), .manner = manner};
        for (const auto& field : request) {
            std::string name(field.name_string());
            std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
            delivery.headers[name] = std::string(field.value());
        }
        const std::lock_guard lock(mutex);
        deliveries.push_back(std::move(delivery));
        changed.notify_all();
    }

    const std::vector<Manner> manners;
    const bool has_tls;
    asio::io_context context;
    asio::ssl::context tls{asio::ssl::context::tls_server};
    tcp::acceptor acceptor;
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<Delivery> deliveries;
    std::atomic<bool> is_over = false;
    std::thread thread;
};

WebhookReceiver::WebhookReceiver(std::vector<Manner> manners, std::uint16_t port,
                                 const std::filesystem::path& certificate, const std::filesystem::path& key)
    : parts_(std::make_unique<Parts>(std::move(manners), port, !certificate.empty())) {
    if (!certificate.empty()) {
        parts_->tls.use_certificate_chain_file(certificate.string());
        parts_->tls.use_private_key_file(key.string(), asio::ssl::context::pem);
    }
    parts_->thread = std::thread([this] { parts_->serve(); });
}

WebhookReceiver::~WebhookReceiver() {
    parts_->is_over = true;
    // Wakes the thread where it waits for a connection.
    error_code ignored;
    tcp::socket knock(parts_->context);
    knock.connect(parts_->acceptor.local_endpoint(), ignored);
    parts_->thread.join();
}

std::uint16_t WebhookReceiver::port() const {
    return parts_->acceptor.local_endpoint().port();
}

std::vector<Delivery> WebhookReceiver::wait_for(std::size_t requests, std::optional<Manner> manner) {
    std::unique_lock lock(parts_->mutex);
    parts_->changed.wait_for(lock, patience, [&] {
        const auto fits = [&](const Delivery& it) { return !manner || it.manner == *manner; };
        const auto& all = parts_->deliveries;
        return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), fits)) >= requests;
    });
    return parts_->deliveries;
}

}  // namespace parley::test
