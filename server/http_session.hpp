// One HTTP connection: request after request, until it ends or becomes a WebSocket.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include "server/address_place.hpp"
#include "server/certificate.hpp"
#include "server/config.hpp"
#include "server/connection_stream.hpp"
#include "server/engine_io_host.hpp"
#include "server/frame_receiver.hpp"
#include "server/gatherer.hpp"
#include "server/handshake.hpp"
#include "server/http_message.hpp"
#include "server/hub_host.hpp"
#include "server/log.hpp"
#include "server/origins.hpp"
#include "server/routes.hpp"
#include "server/sessions.hpp"
#include "server/websocket_session.hpp"

namespace parley::server {

// What every session works with. All of it outlives them.
struct Services {
    const Config& config;
    HubHost& host;
    EngineIoHost& engine_io;
    Routes& routes;
    const Origins& origins;
    Log& log;
    const std::shared_ptr<Gatherer>& gatherer;
    const Certificate* certificate;  // Null: plain HTTP is spoken.
};

class HttpSession final : public Session, public std::enable_shared_from_this<HttpSession> {
  public:
    // Of one request, in bytes.
    static constexpr std::uint32_t header_bytes_max = 8 * 1024;
    // What is still read of a client that was told to go.
    static constexpr std::size_t linger_bytes_max = 256 * 1024;
    static constexpr std::chrono::seconds linger_timeout{2};
    // The last of so many on one connection is told to open another one.
    static constexpr std::uint32_t requests_max = 1000;

    // `place` is given back when the connection ends; null where it is not counted. Where `redirects_to` is not zero
    // all that is asked is sent to this port, by https.
    HttpSession(std::shared_ptr<Sessions> sessions, ConnectionStream stream, std::unique_ptr<AddressPlace> place,
                std::uint16_t redirects_to, const Services& services);

    boost::asio::awaitable<void> run();

    void shut_down() override;

  private:
    using Parser = boost::beast::http::request_parser<boost::beast::http::empty_body>;
    enum class Next : std::uint8_t {
        Request,  // The connection is good for another request.
        Finish,
        Nothing,  // The connection has ended, or belongs to somebody else now.
    };

    // The handshake of TLS; false when there is nothing to be said on this connection.
    boost::asio::awaitable<bool> secure();
    boost::asio::awaitable<Next> serve_request();
    boost::asio::awaitable<Next> redirect(const Parser& parser);
    boost::asio::awaitable<Next> serve_engine_io(Parser& parser);
    boost::asio::awaitable<Next> serve_payload(Parser& parser, EngineIoRequest asked);
    // Answers `Expect: 100-continue`; false when the connection has ended.
    boost::asio::awaitable<bool> invite_body(const RequestHead& head);
    // Waits for the answer, and writes it.
    boost::asio::awaitable<Next> exchange(UpgradeRequest request, EngineIoRequest asked);
    // False when the connection has ended, or is to end after the refusal that was sent.
    boost::asio::awaitable<bool> read_request(Parser& parser);
    boost::asio::awaitable<Next> write(Response response, const UpgradeRequest& request);
    // Whether the connection is good for another request.
    boost::asio::awaitable<bool> write(Response response, unsigned version, bool is_head, bool keep_alive);
    boost::asio::awaitable<Next> refuse(unsigned status, const UpgradeRequest& request);
    // Closes our half, and waits within bounds for the client to close its own.
    boost::asio::awaitable<void> finish();
    boost::asio::awaitable<Next> upgrade(UpgradeRequest request, std::string subprotocol,
                                         std::unique_ptr<FrameReceiver> receiver);
    Handshake handshake(const UpgradeRequest& request) const;
    std::string region_named_by(const boost::asio::ip::address& peer, const UpgradeRequest& request) const;
    // Nothing for whoever may signal: not a page that may not, nor one of an address that tries tokens out.
    std::optional<Response> refuse_caller(const UpgradeRequest& request, const Handshake& asked) const;
    // Where timeouts are set, and what cannot wait is cut off, with TLS above it or not.
    boost::beast::tcp_stream& tcp() { return stream_.next_layer(); }

    std::shared_ptr<Sessions> sessions_;
    std::unique_ptr<AddressPlace> place_;
    ConnectionStream stream_;
    const std::uint16_t redirects_to_;
    boost::beast::flat_buffer buffer_;
    const Services& services_;
    std::uint32_t requests_ = 0;
    bool is_reading_ = false;
    bool is_shutting_down_ = false;
};

}  // namespace parley::server
