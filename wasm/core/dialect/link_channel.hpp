// Link channel: the messages of two clients of this project on the data channel between them. Its reference is
// link_channel.md. What a dialect cannot say by signaling travels here.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "core/border/media.hpp"
#include "core/dialect/codec.hpp"

namespace parley::dialect::link_channel {

// The sender's own name and state. Sent when the channel opens and at every change.
struct Member {
    std::string name;
    MemberState state;
    bool operator==(const Member&) const = default;
};

using Message = std::variant<Member>;

std::string encode(const Message& message);
Decoded<Message> decode(std::string_view text);

}  // namespace parley::dialect::link_channel
