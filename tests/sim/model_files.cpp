// Model files: see the header.
#include "sim/model_files.hpp"

#include <sstream>
#include <variant>

namespace parley::sim {

namespace {

constexpr Span reading{.least = 1ms, .most = 30ms};
constexpr Span writing{.least = 1ms, .most = 50ms};

}  // namespace

std::string ModelFiles::content(std::uint32_t source, std::uint32_t offset, std::uint32_t bytes) {
    return std::to_string(source) + "/" + std::to_string(offset) + "/" + std::to_string(bytes);
}

void ModelFiles::add_channel(DataChannelHandle channel, ModelDataChannels& channels, PeerConnectionHandle connection) {
    channels_[channel.packed()] = {.channels = &channels, .connection = connection};
}

void ModelFiles::remove_channel(DataChannelHandle channel) {
    channels_.erase(channel.packed());
}

bool ModelFiles::take(const Event& event) {
    if (const auto* const opened = std::get_if<event::DataChannelOpened>(&event)) {
        const auto found = channels_.find(opened->channel.packed());
        if (found == channels_.end()) return false;
        for (std::string& text : std::exchange(found->second.waiting, {})) {
            found->second.channels->send(opened->channel, std::move(text));
        }
        return false;
    }
    const auto* const message = std::get_if<event::DataChannelMessage>(&event);
    if (message == nullptr) return false;
    const auto found = channels_.find(message->channel.packed());
    if (found == channels_.end()) return false;
    receive(found->second, message->channel, message->text);
    return true;
}

void ModelFiles::send(const effect::SendFileChunk& order) {
    host_.timeline().after(host_.chance().within(reading), [this, order] {
        const auto found = channels_.find(order.channel.packed());
        if (found == channels_.end()) {
            return host_.tell(
                event::OperationFailed{.operation = order.operation, .name = "InvalidStateError", .message = {}});
        }
        const std::string digest = content(order.source, order.offset, order.bytes);
        std::string text = std::to_string(order.file) + " " + std::to_string(order.chunk) + " " + digest;
        if (found->second.channels->is_open(order.channel)) {
            found->second.channels->send(order.channel, std::move(text));
        } else {
            found->second.waiting.push_back(std::move(text));
        }
        host_.tell(event::FileChunkRead{.operation = order.operation, .digest = digest});
    });
}

void ModelFiles::receive(const Channel& channel, DataChannelHandle handle, const std::string& text) {
    std::istringstream words(text);
    std::uint32_t number = 0;
    std::uint32_t chunk = 0;
    std::string content;
    words >> number >> chunk >> content;
    const auto found = expected_.find({channel.connection.packed(), number, chunk});
    if (found == expected_.end()) return host_.tell(event::FileBytesDropped{.channel = handle, .bytes = 1});
    const FileAndChunk place = found->second;
    expected_.erase(found);
    if (host_.chance().percent(corrupt_percent)) content += "?";
    chunks_[place].content = content;
    host_.tell(event::FileChunkArrived{.file = place.first, .chunk = place.second, .digest = content});
}

void ModelFiles::answer_later(OperationId operation, const char* operation_name) {
    host_.timeline().after(host_.chance().within(writing), [this, operation, operation_name] {
        if (host_.lets_operation_fail(operation_name)) {
            return host_.tell(event::OperationFailed{.operation = operation, .name = "UnknownError", .message = {}});
        }
        host_.tell(event::OperationDone{.operation = operation});
    });
}

void ModelFiles::execute(const effect::ForgetFileSource& /*order*/) {}

void ModelFiles::execute(const effect::OpenFileSink& order) {
    if (sinks_.contains(order.file)) complain_("a place for a file is opened twice");
    sinks_[order.file].size = order.bytes;
    answer_later(order.operation, "openFileSink");
}

void ModelFiles::execute(const effect::ExpectFileChunk& order) {
    if (!sinks_.contains(order.file)) complain_("bytes are asked for that have no place");
    expected_[{order.connection.packed(), order.number, order.chunk}] = {order.file, order.chunk};
    chunks_[{order.file, order.chunk}] = {.bytes = order.bytes};
}

void ModelFiles::execute(const effect::ForgetFileChunk& order) {
    const FileAndChunk place{order.file, order.chunk};
    std::erase_if(expected_, [&](const auto& entry) { return entry.second == place; });
    chunks_.erase(place);
}

void ModelFiles::execute(const effect::WriteFileChunk& order) {
    const auto found = chunks_.find({order.file, order.chunk});
    if (found == chunks_.end()) return complain_("a chunk is written that is not there");
    Sink& sink = sinks_[order.file];
    if (sink.chunks.contains(order.offset)) complain_("a chunk is written twice");
    sink.chunks[order.offset] = found->second.content;
    sink.bytes += found->second.bytes;
    chunks_.erase(found);
    answer_later(order.operation, "writeFileChunk");
}

void ModelFiles::execute(const effect::CloseFileSink& order) {
    Sink& sink = sinks_[order.file];
    if (++sink.closings > 1) complain_("a file is closed twice");
    if (sink.bytes != sink.size) complain_("a file is closed that is not complete");
    answer_later(order.operation, "closeFileSink");
}

void ModelFiles::execute(const effect::DiscardFileSink& order) {
    sinks_.erase(order.file);
}

}  // namespace parley::sim
