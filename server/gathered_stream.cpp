// Gathers, and writes one piece at a time.
#include "server/gathered_stream.hpp"

#include <cstdint>

#include <boost/asio/write.hpp>

namespace parley::server {

namespace asio = boost::asio;

GatheredStream::GatheredStream(next_layer_type stream, std::shared_ptr<Gatherer> gatherer)
    : gatherer_(std::move(gatherer)), output_(std::make_shared<Output>(std::move(stream), *this)) {}

GatheredStream::~GatheredStream() {
    output_->stream = nullptr;
    if (is_in_turn_) gatherer_->forget(*this);
    // What is still being written ends now, and lets go of what it holds.
    next_layer().next_layer().close();
}

void GatheredStream::append_text_frame(std::string_view text) {
    begin_turn();
    constexpr std::uint8_t final_text = 0x81;
    constexpr std::size_t short_max = 125;
    constexpr std::size_t medium_max = 0xFFFF;
    const auto put = [this](std::size_t byte) { output_->gathered.push_back(static_cast<char>(byte & 0xFFU)); };
    put(final_text);
    if (text.size() <= short_max) {
        put(text.size());
    } else if (text.size() <= medium_max) {
        put(126);
        for (unsigned shift = 16; shift > 0;) put(text.size() >> (shift -= 8));
    } else {
        put(127);
        for (unsigned shift = 64; shift > 0;) put(text.size() >> (shift -= 8));
    }
    output_->gathered.append(text);
}

void GatheredStream::append(std::string_view bytes) {
    if (bytes.empty()) return;
    begin_turn();
    output_->gathered.append(bytes);
}

void GatheredStream::begin_turn() {
    if (!std::exchange(is_in_turn_, true)) gatherer_->add(*this);
    gatherer_->note();
}

void GatheredStream::end_turn() {
    is_in_turn_ = false;
    flush();
}

void GatheredStream::drop_gathered() {
    output_->gathered.clear();
}

std::size_t GatheredStream::waiting_bytes() const {
    return output_->gathered.size() + output_->writing.size();
}

void GatheredStream::flush() {
    if (!output_->writing.empty() || output_->gathered.empty()) return;
    output_->writing = std::exchange(output_->gathered, {});
    asio::async_write(next_layer(), asio::buffer(output_->writing),
                      [output = output_](const boost::beast::error_code& error, std::size_t) {
                          output->writing = {};
                          if (output->stream != nullptr) output->stream->on_written(!error);
                      });
}

void GatheredStream::when_written(std::function<void()> callback) {
    when_written_ = std::move(callback);
    if (waiting_bytes() == 0) return on_written(true);
    flush();
}

void GatheredStream::on_written(bool is_good) {
    if (!is_good) drop_gathered();
    flush();
    if (waiting_bytes() == 0 && when_written_) std::exchange(when_written_, nullptr)();
    if (!is_good && on_failure_) on_failure_();
}

}  // namespace parley::server
