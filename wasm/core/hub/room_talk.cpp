// Delivery within one room.
#include "core/hub/room_talk.hpp"

#include <string>
#include <utility>
#include <variant>

#include "core/base/assert.hpp"
#include "core/hub/presence.hpp"

namespace parley::hub {
namespace {

const HubRoom* room_of(const HubConnection& connection) {
    return connection.room != nullptr ? connection.room : connection.heard_room;
}

RelayKind kind_of(const signal::Payload& payload) {
    if (std::holds_alternative<signal::TrickledCandidate>(payload)) return RelayKind::Candidate;
    return signal::is_offer(payload) ? RelayKind::Offer : RelayKind::Answer;
}

RelayKind kind_of(dialect::PlainRelay::Kind kind) {
    switch (kind) {
    case dialect::PlainRelay::Kind::Offer: return RelayKind::Offer;
    case dialect::PlainRelay::Kind::Answer: return RelayKind::Answer;
    case dialect::PlainRelay::Kind::Candidate: return RelayKind::Candidate;
    }
    return RelayKind::Candidate;
}

}  // namespace

Refusal not_in_room() {
    return refusal(signal::ErrorCode::NotInRoom, "You are in no room. Join one first.");
}

Refusal unknown_peer(const PeerId& id) {
    Refusal refused = refusal(signal::ErrorCode::UnknownPeer, "Nobody else in your room has this id.");
    refused.error.peer = id;
    return refused;
}

std::optional<Refusal> refuse_other_room(const signal::ClaimedRoom& claimed, const HubRoom& room) {
    if (!claimed || *claimed == room.id()) return std::nullopt;
    Refusal refused = refusal(signal::ErrorCode::NotInRoom, "You are not in this room.");
    refused.error.room = *claimed;
    return refused;
}

std::optional<Refusal> refuse_forged(const std::optional<PeerId>& claimed, const PeerId& own) {
    if (!claimed || *claimed == own) return std::nullopt;
    return refusal(signal::ErrorCode::ForgedSender, "A frame must carry your own id as its sender, or none.");
}

std::optional<Refusal> RoomTalk::relay(HubConnection& sender, signal::Relay&& relay) {
    PARLEY_ASSERT(sender.room != nullptr);
    HubRoom& room = *sender.room;
    if (auto refused = refuse_other_room(relay.claimed_room, room)) return refused;
    if (auto refused = refuse_forged(relay.claimed_from, sender.peer)) return refused;
    Seat* const own = room.find(sender.peer);
    PARLEY_ASSERT(own != nullptr);
    // Whom a token names cannot be called otherwise.
    const bool is_named = sender.identity && !sender.identity->name.empty();
    if (!is_named && !relay.name.empty() && own->member.name != relay.name) {
        own->member.name = std::move(relay.name);
        outbox_.send_to_others(
            room, sender,
            signal::MemberChanged{.id = sender.peer, .state = own->member.state, .name = own->member.name});
    }
    const bool is_candidate = std::holds_alternative<signal::TrickledCandidate>(relay.payload);
    HubMessage relayed = signal::Relayed{.from = sender.peer,
                                         .to = {},
                                         .payload = std::move(relay.payload),
                                         .frame_dialect = sender.dialect->name,
                                         .frame = std::move(relay.frame),
                                         .room = room.id(),
                                         .user = own->member.user,
                                         .name = own->member.name};
    if (relay.to) {
        const Seat* const target = room.find(*relay.to);
        if (target == nullptr || target->connection == &sender) {
            if (is_candidate && !sender.facts().late_candidate_is_error) return std::nullopt;
            return unknown_peer(*relay.to);
        }
        deliver(sender, *target->connection, target->member.id, relayed);
        return std::nullopt;
    }
    for (const Seat& seat : room.seats()) {
        if (seat.connection != &sender) deliver(sender, *seat.connection, seat.member.id, relayed);
    }
    return std::nullopt;
}

bool RoomTalk::pass_on(const HubConnection& sender, std::string_view frame) {
    if (sender.room == nullptr || sender.framing) return false;
    const auto relay = sender.codec->plain_relay(frame);
    if (!relay) return false;
    const Seat* const target = sender.room->find(relay->to);
    if (target == nullptr || target->connection == &sender || target->connection->dialect != sender.dialect)
        return false;
    std::string relayed = dialect::relayed_frame(*relay, sender.peer.value);
    if (relayed.empty()) return false;
    outbox_.send_frame(*target->connection, std::move(relayed));
    ++relayed_messages_;
    ++count_of(sender, kind_of(relay->kind));
    return true;
}

void RoomTalk::deliver(const HubConnection& from, HubConnection& to, const PeerId& id, HubMessage& relayed) {
    auto* const message = std::get_if<signal::Relayed>(&relayed);
    message->to = id;
    outbox_.send(to, relayed);
    ++relayed_messages_;
    ++count_of(from, kind_of(message->payload));
}

std::uint64_t& RoomTalk::count_of(const HubConnection& from, RelayKind kind) {
    return relays_[dialect::index_of(*from.dialect)][static_cast<std::size_t>(kind)];
}

std::optional<Refusal> RoomTalk::set_state(HubConnection& sender, const signal::SetState& set_state) {
    if (sender.room == nullptr) return not_in_room();
    Seat* const own = sender.room->find(sender.peer);
    PARLEY_ASSERT(own != nullptr);
    if (own->member.state == set_state.state) return std::nullopt;
    own->member.state = set_state.state;
    outbox_.send_to_others(*sender.room, sender, signal::MemberChanged{.id = sender.peer, .state = set_state.state});
    count_of(sender, RelayKind::State) += sender.room->size() - 1;
    return std::nullopt;
}

std::optional<Refusal> RoomTalk::say(const HubConnection& sender, signal::Say&& say) {
    const HubRoom* const room = room_of(sender);
    if (room == nullptr) return not_in_room();
    if (auto refused = refuse_other_room(say.claimed_room, *room)) return refused;
    const HubMessage said = signal::Said{.from = sender.peer, .name = name_of(sender), .text = std::move(say.text)};
    std::uint64_t& relays = count_of(sender, RelayKind::Chat);
    room->for_each_hearer([&](HubConnection& hearer) {
        outbox_.send(hearer, said);
        ++relays;
    });
    return std::nullopt;
}

std::optional<Refusal> RoomTalk::set_typing(const HubConnection& sender, const signal::SetTyping& typing) {
    const HubRoom* const room = room_of(sender);
    if (room == nullptr) return not_in_room();
    if (auto refused = refuse_other_room(typing.claimed_room, *room)) return refused;
    const HubMessage changed = signal::TypingChanged{.name = name_of(sender), .is_typing = typing.is_typing};
    room->for_each_hearer([&](HubConnection& hearer) {
        if (&hearer != &sender) outbox_.send(hearer, changed);
    });
    return std::nullopt;
}

}  // namespace parley::hub
