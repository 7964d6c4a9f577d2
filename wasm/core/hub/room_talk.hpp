// Room talk: what members of a room say to each other: descriptions and candidates, their states, chat.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/border/hub_counters.hpp"
#include "core/dialect/registry.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/hub_room.hpp"
#include "core/hub/outbox.hpp"
#include "core/hub/refusal.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

// Nothing said here reaches anybody outside of the sender's own room. Each is done as a whole, or refused.
class RoomTalk {
  public:
    // `outbox` outlives this.
    explicit RoomTalk(Outbox& outbox) : outbox_(outbox) {}

    // The sender is in a call.
    std::optional<Refusal> relay(HubConnection& sender, signal::Relay&& relay);
    // Passes a frame on without reading more of it than where it goes. False where this cannot be done, and nothing
    // was: then the frame has to be read.
    bool pass_on(const HubConnection& sender, std::string_view frame);
    std::optional<Refusal> set_state(HubConnection& sender, const signal::SetState& set_state);
    // The sender hears a room.
    std::optional<Refusal> say(const HubConnection& sender, signal::Say&& say);
    std::optional<Refusal> set_typing(const HubConnection& sender, const signal::SetTyping& typing);

    // `relayed` is a Relayed; its receiver is set here.
    void deliver(const HubConnection& from, HubConnection& to, const PeerId& id, HubMessage& relayed);
    std::uint64_t relayed_messages() const { return relayed_messages_; }
    using Relays = std::array<std::uint64_t, relay_kinds>;
    // By kind, of senders who speak the dialect with this place in the registry.
    const Relays& relays(std::size_t dialect_index) const { return relays_[dialect_index]; }

  private:
    std::uint64_t& count_of(const HubConnection& from, RelayKind kind);

    Outbox& outbox_;
    std::uint64_t relayed_messages_ = 0;
    std::array<Relays, dialect::dialects_max> relays_{};
};

Refusal not_in_room();
Refusal unknown_peer(const PeerId& id);
// Nothing where the frame names no room, or the one that the sender is in.
std::optional<Refusal> refuse_other_room(const signal::ClaimedRoom& claimed, const HubRoom& room);
std::optional<Refusal> refuse_forged(const std::optional<PeerId>& claimed, const PeerId& own);

}  // namespace parley::hub
