// Engine.IO exchange: one HTTP request until the machine answers it, which for a poll may take long, or until the
// client hangs up.
#pragma once

#include <optional>

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include "server/connection_stream.hpp"
#include "server/engine_io_host.hpp"
#include "server/http_message.hpp"

namespace parley::server {

class EngineIoExchange final : public ResponseSink {
  public:
    // All of it outlives this. What the client sends meanwhile is put into `buffer`, as far as that holds it.
    EngineIoExchange(EngineIoHost& host, ConnectionStream& stream, boost::beast::flat_buffer& buffer)
        : host_(host), stream_(stream), buffer_(buffer) {}

    // Nothing when the client has hung up, or what is done on the stream was cancelled.
    boost::asio::awaitable<std::optional<Response>> run(EngineIoRequest request);

    void respond(Response response) override;

  private:
    // False when there is nobody to answer any more.
    boost::asio::awaitable<bool> watch();

    EngineIoHost& host_;
    ConnectionStream& stream_;
    boost::beast::flat_buffer& buffer_;
    std::optional<Response> response_;
    bool is_watching_ = false;
};

}  // namespace parley::server
