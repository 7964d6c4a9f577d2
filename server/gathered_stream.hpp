// Gathered stream: the layer below a WebSocket that keeps what is written until the turn of the loop ends.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <boost/asio/append.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/role.hpp>
#include <boost/beast/core/stream_traits.hpp>

#include "server/connection_stream.hpp"
#include "server/gatherer.hpp"

namespace parley::server {

// An AsyncStream as Beast wants one. What the WebSocket writes itself (the answer to the upgrade, control frames) and
// texts appended here come out in the order in which they came in. Used on one thread.
class GatheredStream {
  public:
    using next_layer_type = ConnectionStream;
    using executor_type = next_layer_type::executor_type;

    GatheredStream(next_layer_type stream, std::shared_ptr<Gatherer> gatherer);
    ~GatheredStream();
    GatheredStream(const GatheredStream&) = delete;
    GatheredStream& operator=(const GatheredStream&) = delete;

    executor_type get_executor() { return next_layer().get_executor(); }
    next_layer_type& next_layer() { return output_->connection; }
    const next_layer_type& next_layer() const { return output_->connection; }

    // Called when something could not be written.
    void on_failure(std::function<void()> callback) { on_failure_ = std::move(callback); }

    // As one text frame of a server (RFC 6455, 5.2).
    void append_text_frame(std::string_view text);
    // Forgets what is not being written yet; frames are never cut.
    void drop_gathered();
    // What has not been taken by the system, in bytes.
    std::size_t waiting_bytes() const;
    // Called by the gatherer, which has forgotten this stream.
    void end_turn();
    // Calls back once everything is written, or nothing more can be.
    void when_written(std::function<void()> callback);

    template <typename Buffers, typename Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        return next_layer().async_read_some(buffers, std::forward<Token>(token));
    }

    template <typename Buffers, typename Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        return boost::asio::async_initiate<Token, void(boost::beast::error_code, std::size_t)>(
            [this](auto handler, const Buffers& written) {
                const std::size_t bytes = append(written);
                boost::asio::post(get_executor(),
                                  boost::asio::append(std::move(handler), boost::beast::error_code{}, bytes));
            },
            token, buffers);
    }

  private:
    // All that a write works with, which may go on when this has gone.
    struct Output {
        Output(next_layer_type layer, GatheredStream& owner) : connection(std::move(layer)), stream(&owner) {}
        next_layer_type connection;
        std::string gathered;
        std::string writing;     // Empty where nothing is being written.
        GatheredStream* stream;  // Null once it has gone.
    };

    template <typename Buffers>
    std::size_t append(const Buffers& buffers) {
        std::size_t bytes = 0;
        for (const auto piece : boost::beast::buffers_range_ref(buffers)) {
            append(std::string_view(static_cast<const char*>(piece.data()), piece.size()));
            bytes += piece.size();
        }
        return bytes;
    }
    void append(std::string_view bytes);
    void begin_turn();
    // Begins to write what was gathered, unless something is being written: then it follows.
    void flush();
    void on_written(bool is_good);

    const std::shared_ptr<Gatherer> gatherer_;
    bool is_in_turn_ = false;  // The gatherer knows this stream.
    const std::shared_ptr<Output> output_;
    std::function<void()> on_failure_;
    std::function<void()> when_written_;
};

// Found by Beast: closes the connection below, after the last frame.
template <typename Handler>
void async_teardown(boost::beast::role_type role, GatheredStream& stream, Handler&& handler) {
    auto kept = std::make_shared<std::decay_t<Handler>>(std::forward<Handler>(handler));
    stream.when_written(
        [role, &stream, kept = std::move(kept)] { stream.next_layer().tear_down(role, std::move(*kept)); });
}

}  // namespace parley::server
