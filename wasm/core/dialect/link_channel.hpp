// Link channel: the messages of two clients of this project on the data channel between them. Its reference is
// link_channel.md. What a dialect cannot say by signaling travels here.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "core/border/media.hpp"
#include "core/dialect/codec.hpp"

namespace parley::dialect {

// The sender's own name and state. Sent when the channel opens and at every change.
struct ChannelMember {
    std::string name;
    MemberState state;
    bool operator==(const ChannelMember&) const = default;
};

using DecodedChannelMessage = std::variant<ChannelMember, Unknown, Malformed>;

std::string encode(const ChannelMember& member);
// Bounded by limits::channel_message_bytes_max.
DecodedChannelMessage decode_channel_message(std::string_view text);

}  // namespace parley::dialect
