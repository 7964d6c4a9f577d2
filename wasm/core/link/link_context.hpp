// Link context: what all links of a session share — numbers, handles, chance — and the outbox they write to.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/random.hpp"
#include "core/border/effect.hpp"
#include "core/border/handle.hpp"
#include "core/border/snapshot.hpp"
#include "core/signal/message.hpp"

namespace parley::link {

// To be sent to a member by signaling.
struct OutgoingPayload {
    PeerId to;
    signal::Payload payload;
};
// The link's own data channel opened: messages can be sent on it.
struct ChannelReady {
    PeerId peer;
};
// A text came on the link's own data channel.
struct ChannelText {
    PeerId peer;
    std::string text;
};
using LinkNews = std::variant<OutgoingPayload, ChannelReady, ChannelText>;

struct LinkContext {
    explicit LinkContext(std::uint64_t seed) : random(seed) {}

    OperationId next_operation() { return {.value = ++operations}; }
    void emit(Effect effect) { effects.push_back(std::move(effect)); }

    Random random;
    std::uint32_t operations = 0;
    HandleAllocator<PeerConnectionHandle> connections;
    HandleAllocator<DataChannelHandle> channels;
    HandleAllocator<TrackHandle> tracks;
    std::vector<IceServer> ice_servers;
    Counters counters;

    std::deque<Effect> effects;
    std::deque<LinkNews> news;
};

}  // namespace parley::link
