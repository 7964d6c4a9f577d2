// Link context: what all links of a session share — numbers, handles, chance — and the outbox they write to.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/random.hpp"
#include "core/base/time.hpp"
#include "core/border/effect.hpp"
#include "core/border/handle.hpp"
#include "core/border/named_channel.hpp"
#include "core/border/snapshot.hpp"
#include "core/signal/message.hpp"

namespace parley::link {

// To be sent to a member, by the server or by another way.
struct OutgoingPayload {
    PeerId to;
    signal::Payload payload;
    bool is_repeated = false;  // What was sent before, and may be under way still.
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
// The far side is to be told that we live.
struct HeartbeatDue {
    PeerId peer;
    Duration next{};
    bool hears_peer = true;
};
// The member fell silent, or does not answer an offer: it may as well be we who are cut off.
struct NothingHeard {
    PeerId peer;
};
// A channel that carried bytes of files is gone, and the connection is not.
struct FileChannelGone {
    PeerId peer;
};
using LinkNews = std::variant<OutgoingPayload, ChannelReady, ChannelText, HeartbeatDue, NothingHeard, FileChannelGone>;

// How the links of a session behave; see ClientOptions.
struct LinkSettings {
    Duration heartbeat = 700ms;  // Zero for none.
    Duration window = 300s;
};

struct LinkContext {
    explicit LinkContext(std::uint64_t seed, LinkSettings with = {})
        : random(seed), settings(with), promised_heartbeat(with.heartbeat) {}

    OperationId next_operation() { return {.value = ++operations}; }
    void emit(Effect effect) { effects.push_back(std::move(effect)); }
    // Null for a name that the page has not declared.
    const NamedChannel* declared(std::string_view name) const {
        for (const NamedChannel& channel : named_channels) {
            if (channel.name == name) return &channel;
        }
        return nullptr;
    }

    Random random;
    LinkSettings settings;
    Duration promised_heartbeat;    // What heartbeats announce at the moment.
    std::uint32_t certificate = 0;  // See OpenPeerConnection: another one for each stay in a room.
    bool can_signal = true;         // The server delivers what we send.
    std::uint32_t operations = 0;
    HandleAllocator<PeerConnectionHandle> connections;
    HandleAllocator<DataChannelHandle> channels;
    HandleAllocator<TrackHandle> tracks;
    std::vector<IceServer> ice_servers;
    std::vector<NamedChannel> named_channels;  // As the page has declared them.
    Counters counters;

    std::deque<Effect> effects;
    std::deque<LinkNews> news;
};

}  // namespace parley::link
