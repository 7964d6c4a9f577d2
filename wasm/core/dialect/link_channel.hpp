// Link channel: the messages of two clients of this project on the data channel between them. Its reference is
// link_channel.md. What a dialect cannot say by signaling travels here, and what has to when signaling is away.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/border/link_trouble.hpp"
#include "core/border/media.hpp"
#include "core/border/reaction.hpp"
#include "core/dialect/codec.hpp"
#include "core/signal/chat.hpp"
#include "core/signal/files.hpp"
#include "core/signal/message.hpp"

namespace parley::dialect::link_channel {

// The sender's own name and state, whether its hand is raised, and whether it records. Sent when the channel opens and
// at every change.
struct Member {
    std::string name;
    MemberState state;
    bool hand = false;
    bool recording = false;
    bool operator==(const Member&) const = default;
};

// The sender lives, and says so again within `next` (0 to limits::heartbeat_pause_max).
struct Heartbeat {
    Duration next{};
    bool hears_you = true;  // Whether the receiver's own heartbeats come in.
    bool operator==(const Heartbeat&) const = default;
};

// Negotiation without the server. `to` names a third member to whom the receiver is to pass it on, `from` the one from
// whom it was passed on; at most one of them is there. Without both it is between the two ends of the channel.
struct Negotiation {
    signal::Payload payload;
    PeerId to = {};
    PeerId from = {};
    bool operator==(const Negotiation&) const = default;
};

// The sender reacts to what is said.
struct React {
    Reaction reaction = Reaction::ThumbsUp;
    bool operator==(const React&) const = default;
};

// What the sender has written. Nothing in it says who that is: it is whose channel it came on.
struct Chat {
    signal::Written written;
    bool operator==(const Chat&) const = default;
};

// What was written before the channel opened, oldest first: by the sender itself where the author is empty, else told
// by it. At most limits::chat_history_messages_max; a longer history is several of these.
struct ChatHistory {
    std::vector<signal::Told> messages;
    bool operator==(const ChatHistory&) const = default;
};

// `Troubles` is sent when the channel opens and at every change.
using Message = std::variant<Member, Heartbeat, Negotiation, Troubles, React, Chat, ChatHistory, signal::FileOffer,
                             signal::FileDigest, signal::FileCancel, signal::FileProgress, signal::FileRequest,
                             signal::FileDone, signal::FileRefuse>;

std::string encode(const Message& message);
Decoded<Message> decode(std::string_view text);

}  // namespace parley::dialect::link_channel
