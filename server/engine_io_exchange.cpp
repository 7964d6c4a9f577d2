// Waits for two things at once: the answer, and the end of the connection.
#include "server/engine_io_exchange.hpp"

#include <utility>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace parley::server {

namespace asio = boost::asio;

namespace {

constexpr auto completion = asio::as_tuple(asio::use_awaitable);

}  // namespace

asio::awaitable<std::optional<Response>> EngineIoExchange::run(EngineIoRequest request) {
    const auto id = host_.request(*this, std::move(request));
    // The machine bounds the time of a poll.
    stream_.next_layer().expires_never();
    while (!response_) {
        if (!co_await watch() && !response_) {
            host_.request_gone(id);
            co_return std::nullopt;
        }
    }
    co_return std::move(response_);
}

asio::awaitable<bool> EngineIoExchange::watch() {
    const auto space = buffer_.max_size() - buffer_.size();
    // Whoever sends that much before the answer does not speak HTTP as browsers do.
    if (space == 0) co_return false;
    is_watching_ = true;
    const auto [error, bytes] = co_await stream_.async_read_some(buffer_.prepare(space), completion);
    is_watching_ = false;
    buffer_.commit(bytes);
    co_return !error;
}

void EngineIoExchange::respond(Response response) {
    response_ = std::move(response);
    if (is_watching_) stream_.next_layer().cancel();
}

}  // namespace parley::server
