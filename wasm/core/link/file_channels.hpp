// File channels: what carries the bytes of files on one connection, apart from the link's own channel, so that neither
// signs of life nor the chat wait behind them. Each side sends on a channel that it has opened itself, when the first
// bytes are asked of it; the far side adopts it. So both may send at the same time and never open the same one.
#pragma once

#include <string_view>

#include "core/border/handle.hpp"
#include "core/link/link_context.hpp"

namespace parley::link {

inline constexpr std::string_view file_channel_label = "parley.file";

class FileChannels {
  public:
    bool owns(DataChannelHandle channel) const { return channel && (channel == outgoing_ || channel == incoming_); }
    // The one that we send on, opened where there is none.
    DataChannelHandle outgoing(LinkContext& context, PeerConnectionHandle connection);
    // One that the far side announced. Of several the latest counts.
    void adopt(LinkContext& context, PeerConnectionHandle connection);
    // One that was closed.
    void release(LinkContext& context, DataChannelHandle channel);
    void release_all(LinkContext& context);

  private:
    DataChannelHandle outgoing_;
    DataChannelHandle incoming_;
};

}  // namespace parley::link
