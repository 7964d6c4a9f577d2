// Model data channels: in-order delivery over the transport, kept while no packets pass.
#include "sim/model_data_channels.hpp"

#include <algorithm>
#include <utility>

namespace parley::sim {

void ModelDataChannels::open(DataChannelHandle channel, std::string label) {
    channels_.push_back({.handle = channel,
                         .label = std::move(label),
                         .stream = host_.network().next_connection(),  // Any number that the far side does not use.
                         .ours = true});
    if (transport_.state() == ConnectionState::Connected) flush();
}

void ModelDataChannels::adopt(DataChannelHandle channel) {
    adopted_ = channel;
}

void ModelDataChannels::send(DataChannelHandle handle, std::string text) {
    const Channel* const channel = find(handle);
    if (channel == nullptr || !channel->is_open) return;
    transmit(
        [stream = channel->stream, text = std::move(text)](ModelDataChannels& far) { far.receive_text(stream, text); });
}

void ModelDataChannels::close(DataChannelHandle handle) {
    const Channel* const channel = find(handle);
    if (channel == nullptr) return;
    const std::uint32_t stream = channel->stream;
    std::erase_if(channels_, [stream](const Channel& other) { return other.stream == stream; });
    transmit([stream](ModelDataChannels& far) { far.receive_close(stream); });
}

void ModelDataChannels::close_all() {
    while (!channels_.empty()) close(channels_.back().handle);
    is_closed_ = true;
}

void ModelDataChannels::flush() {
    for (std::deque<Delivery> waiting = std::exchange(unsent_, {}); Delivery & delivery : waiting) {
        transmit(std::move(delivery));
    }
    for (Channel& channel : channels_) {
        if (!channel.ours || std::exchange(channel.is_announced, true)) continue;
        open_later(channel.stream);
        transmit([stream = channel.stream, label = channel.label](ModelDataChannels& far) {
            far.receive_announcement(stream, label);
        });
    }
}

bool ModelDataChannels::is_open(DataChannelHandle handle) const {
    return std::any_of(channels_.begin(), channels_.end(),
                       [&](const Channel& channel) { return channel.handle == handle && channel.is_open; });
}

ModelDataChannels::Channel* ModelDataChannels::find(DataChannelHandle handle) {
    const auto found =
        std::find_if(channels_.begin(), channels_.end(), [&](const auto& c) { return c.handle == handle; });
    return found == channels_.end() ? nullptr : &*found;
}

ModelDataChannels::Channel* ModelDataChannels::find_stream(std::uint32_t stream) {
    const auto found =
        std::find_if(channels_.begin(), channels_.end(), [&](const auto& c) { return c.stream == stream; });
    return found == channels_.end() ? nullptr : &*found;
}

void ModelDataChannels::open_later(std::uint32_t stream) {
    host_.timeline().after(host_.chance().within({.least = 0ms, .most = 10ms}), [this, stream] {
        Channel* const channel = find_stream(stream);
        if (is_closed_ || channel == nullptr || channel->is_open) return;
        channel->is_open = true;
        host_.tell(event::DataChannelOpened{.channel = channel->handle});
    });
}

void ModelDataChannels::transmit(Delivery delivery) {
    // What waits goes first.
    ModelDataChannels* const far = unsent_.empty() && transport_.reaches() ? far_end_() : nullptr;
    if (far == nullptr) {
        unsent_.push_back(std::move(delivery));
        return;
    }
    last_arrival_ = std::max(last_arrival_, host_.timeline().now() + host_.chance().within(host_.manners().latency));
    far->host_.timeline().at(last_arrival_, [far, delivery = std::move(delivery)] {
        if (!far->is_closed_) delivery(*far);
    });
}

void ModelDataChannels::receive_announcement(std::uint32_t stream, const std::string& label) {
    adopted_ = {};
    host_.tell(event::DataChannelAnnounced{.connection = handle_, .label = label});
    const DataChannelHandle handle = std::exchange(adopted_, {});
    if (is_closed_) return;
    if (!handle) return transmit([stream](ModelDataChannels& far) { far.receive_close(stream); });
    channels_.push_back({.handle = handle, .label = label, .stream = stream});
    open_later(stream);
}

void ModelDataChannels::receive_text(std::uint32_t stream, const std::string& text) {
    Channel* const channel = find_stream(stream);
    if (channel == nullptr) return;
    // `open` comes before the first message.
    if (!std::exchange(channel->is_open, true)) host_.tell(event::DataChannelOpened{.channel = channel->handle});
    if (const Channel* const still = find_stream(stream)) {
        host_.tell(event::DataChannelMessage{.channel = still->handle, .text = text});
    }
}

void ModelDataChannels::receive_close(std::uint32_t stream) {
    const Channel* const channel = find_stream(stream);
    if (channel == nullptr) return;
    const DataChannelHandle handle = channel->handle;
    std::erase_if(channels_, [stream](const Channel& other) { return other.stream == stream; });
    host_.tell(event::DataChannelClosed{.channel = handle});
}

}  // namespace parley::sim
