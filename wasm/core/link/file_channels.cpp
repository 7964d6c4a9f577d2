// File channels: see the header.
#include "core/link/file_channels.hpp"

#include <string>

namespace parley::link {

DataChannelHandle FileChannels::outgoing(LinkContext& context, PeerConnectionHandle connection) {
    if (!outgoing_) {
        outgoing_ = context.channels.allocate();
        context.emit(effect::OpenDataChannel{
            .connection = connection, .channel = outgoing_, .label = std::string(file_channel_label)});
    }
    return outgoing_;
}

void FileChannels::adopt(LinkContext& context, PeerConnectionHandle connection) {
    if (incoming_) release(context, incoming_);
    incoming_ = context.channels.allocate();
    context.emit(effect::AdoptDataChannel{
        .connection = connection, .channel = incoming_, .label = std::string(file_channel_label)});
}

void FileChannels::release(LinkContext& context, DataChannelHandle channel) {
    context.emit(effect::CloseDataChannel{.channel = channel});
    context.channels.release(channel);
    if (channel == outgoing_) outgoing_ = {};
    if (channel == incoming_) incoming_ = {};
}

void FileChannels::release_all(LinkContext& context) {
    if (outgoing_) release(context, outgoing_);
    if (incoming_) release(context, incoming_);
}

}  // namespace parley::link
