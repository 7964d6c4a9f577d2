// Lines over Asio's sockets: each step starts one operation and runs the context until it is done or its time is over.
#include "server/turn_line.hpp"

#include <array>
#include <string_view>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>

#include "server/stun_message.hpp"

namespace parley::server {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using asio::ip::udp;
using boost::system::error_code;
using std::chrono::milliseconds;

// Starts the operation with a handler, and waits. What is not done in time is cancelled by `abandon`.
template <typename Start, typename Abandon>
error_code complete(asio::io_context& context, milliseconds patience, Start start, Abandon abandon) {
    error_code result = asio::error::timed_out;
    bool is_done = false;
    start([&](const error_code& error, auto&&...) {
        result = error;
        is_done = true;
    });
    context.restart();
    context.run_for(patience);
    if (is_done) return result;
    abandon();
    context.restart();
    context.run();
    return asio::error::timed_out;
}

void expect(const error_code& error, const char* what) {
    if (error) throw boost::system::system_error(error, what);
}

class UdpLine final : public TurnLine {
  public:
    explicit UdpLine(const TurnUrl& url) : socket_(context_) {
        udp::resolver resolver(context_);
        const udp::endpoint relay = *resolver.resolve(url.host, std::to_string(url.port)).begin();
        socket_.connect(relay);
    }
    // What is wrong with the way there is told when an answer is awaited.
    void send(const std::string& message) override {
        error_code ignored;
        socket_.send(asio::buffer(message), 0, ignored);
    }
    std::optional<std::string> receive(milliseconds patience) override {
        std::string message(stun_message_bytes_max, '\0');
        std::size_t size = 0;
        const error_code error = complete(
            context_, patience,
            [&](auto done) {
                socket_.async_receive(asio::buffer(message), [&size, done](const error_code& code, std::size_t bytes) {
                    size = bytes;
                    done(code);
                });
            },
            [this] { socket_.cancel(); });
        if (error == asio::error::timed_out) return std::nullopt;
        expect(error, "receive");
        message.resize(size);
        return message;
    }
    bool loses_messages() const override { return true; }

  private:
    asio::io_context context_;
    udp::socket socket_;
};

// Over a stream, the length in each message's header tells where it ends (RFC 8489, 6.2.2).
template <typename Stream>
class StreamLine : public TurnLine {
  public:
    template <typename... Arguments>
    explicit StreamLine(const TurnUrl& url, milliseconds patience, Arguments&... arguments)
        : patience_(patience), stream_(context_, arguments...) {
        tcp::resolver resolver(context_);
        const auto relays = resolver.resolve(url.host, std::to_string(url.port));
        expect(complete(
                   context_, patience, [&](auto done) { asio::async_connect(socket(), relays, done); },
                   [this] { abandon(); }),
               "connect");
    }
    void send(const std::string& message) override {
        complete(
            context_, patience_, [&](auto done) { asio::async_write(stream_, asio::buffer(message), done); },
            [this] { abandon(); });
    }
    std::optional<std::string> receive(milliseconds patience) override {
        std::string message(stun_header_bytes, '\0');
        if (!fill(message, 0, patience)) return std::nullopt;
        const auto length = stun_length(message);
        if (!length) expect(make_error_code(boost::system::errc::bad_message), "receive");
        message.resize(*length);
        if (!fill(message, stun_header_bytes, patience)) return std::nullopt;
        return message;
    }
    bool loses_messages() const override { return false; }

  protected:
    // The lowest layer of both, a plain socket and TLS over one.
    asio::basic_socket<tcp>& socket() { return stream_.lowest_layer(); }
    void abandon() {
        error_code ignored;
        socket().close(ignored);
    }
    bool fill(std::string& message, std::size_t from, milliseconds patience) {
        const error_code error = complete(
            context_, patience,
            [&](auto done) {
                asio::async_read(stream_, asio::buffer(message.data() + from, message.size() - from), done);
            },
            [this] { abandon(); });
        if (error == asio::error::timed_out) return false;
        expect(error, "receive");
        return true;
    }

    milliseconds patience_;
    asio::io_context context_;
    Stream stream_;
};

// Before the stream that is made with it.
struct TlsContext {
    TlsContext() : tls(asio::ssl::context::tls_client) {
        tls.set_default_verify_paths();
        tls.set_verify_mode(asio::ssl::verify_peer);
    }
    asio::ssl::context tls;
};

class TlsLine final : private TlsContext, public StreamLine<asio::ssl::stream<tcp::socket>> {
  public:
    TlsLine(const TurnUrl& url, milliseconds patience) : StreamLine(url, patience, tls) {
        SSL_set_tlsext_host_name(stream_.native_handle(), url.host.c_str());
        stream_.set_verify_callback(asio::ssl::host_name_verification(url.host));
        expect(complete(
                   context_, patience,
                   [this](auto done) { stream_.async_handshake(asio::ssl::stream_base::client, done); },
                   [this] { abandon(); }),
               "TLS");
    }
};

}  // namespace

std::unique_ptr<TurnLine> open_turn_line(const TurnUrl& url, milliseconds patience) {
    switch (url.transport) {
    case TurnTransport::Udp: return std::make_unique<UdpLine>(url);
    case TurnTransport::Tcp: return std::make_unique<StreamLine<tcp::socket>>(url, patience);
    case TurnTransport::Tls: return std::make_unique<TlsLine>(url, patience);
    }
    return nullptr;
}

}  // namespace parley::server
