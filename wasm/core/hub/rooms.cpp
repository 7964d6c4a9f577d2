// Join, leave, relay, state: each refused or done as a whole.
#include "core/hub/rooms.hpp"

#include <string>
#include <utility>
#include <variant>

#include "core/base/assert.hpp"

namespace parley::hub {
namespace {

Refusal not_in_room() {
    return refusal(signal::ErrorCode::NotInRoom, "You are in no room. Join one first.");
}

Refusal unknown_peer(const PeerId& id) {
    Refusal refused = refusal(signal::ErrorCode::UnknownPeer, "Nobody else in your room has this id.");
    refused.error.peer = id;
    return refused;
}

Refusal room_full(std::size_t members) {
    return refusal(signal::ErrorCode::RoomFull,
                   "The room is full: all " + std::to_string(members) + " places are taken.", Consequence::Close);
}

const RoomId& asked_room(const HubConnection& newcomer, const signal::Join& join) {
    switch (newcomer.dialect->facts.rooms) {
    case signal::RoomNaming::InJoin: return join.room;
    case signal::RoomNaming::InPath:
    case signal::RoomNaming::InAddress: return newcomer.addressed_room;
    }
    return join.room;
}

bool chooses_id(const HubConnection& newcomer) {
    return newcomer.dialect->facts.ids == signal::IdScheme::ChosenByClient;
}

}  // namespace

Rooms::Rooms(const HubOptions& options, std::uint64_t seed, Outbox& outbox)
    : options_(options), outbox_(outbox), ids_(seed) {
    PARLEY_ASSERT(options.room_members >= 1 && options.room_members <= limits::room_members_max);
}

std::optional<Refusal> Rooms::handle(HubConnection& sender, ClientMessage message) {
    return std::visit([&](auto& alternative) { return on_message(sender, alternative); }, message);
}

void Rooms::remove(HubConnection& connection) {
    if (connection.room == nullptr) return;
    HubRoom& room = *connection.room;
    const PeerId id = connection.peer;
    room.remove(connection);
    --members_;
    outbox_.send_to_others(room, connection, signal::MemberLeft{.id = id});
    log("member-left", connection, room);
    if (!room.empty()) return;
    log("room-closed", connection, room);
    const RoomId closed = room.id();
    rooms_.erase(closed);
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::Join& join) {
    if (sender.room != nullptr) {
        return refusal(signal::ErrorCode::AlreadyInRoom, "You are in a room already. Leave it first.");
    }
    const RoomId& id = asked_room(sender, join);
    if (auto refused = refuse_join(sender, join, id)) return refused;
    HubRoom* const known = find(id);
    PeerId own = chooses_id(sender) ? std::move(join.id) : ids_.assign(known);
    HubRoom& room = known != nullptr ? *known : open(id);
    seat(sender, room, {.id = std::move(own), .name = std::move(join.name), .state = join.state});
    return std::nullopt;
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::Leave&) {
    if (sender.room == nullptr) return not_in_room();
    remove(sender);
    return std::nullopt;
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::Relay& relay) {
    if (sender.room == nullptr) return not_in_room();
    if (relay.claimed_from && *relay.claimed_from != sender.peer) {
        return refusal(signal::ErrorCode::ForgedSender, "A frame must carry your own id as its sender, or none.");
    }
    HubRoom& room = *sender.room;
    HubMessage relayed = signal::Relayed{.from = sender.peer,
                                         .to = {},
                                         .payload = std::move(relay.payload),
                                         .frame_dialect = sender.dialect->name,
                                         .frame = std::move(relay.frame)};
    if (relay.to) {
        const Seat* const target = room.find(*relay.to);
        if (target == nullptr || target->connection == &sender) return unknown_peer(*relay.to);
        deliver(*target->connection, target->member.id, relayed);
        return std::nullopt;
    }
    for (const Seat& seat : room.seats()) {
        if (seat.connection != &sender) deliver(*seat.connection, seat.member.id, relayed);
    }
    return std::nullopt;
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::SetState& set_state) {
    if (sender.room == nullptr) return not_in_room();
    Seat* const own = sender.room->find(sender.peer);
    PARLEY_ASSERT(own != nullptr);
    if (own->member.state == set_state.state) return std::nullopt;
    own->member.state = set_state.state;
    outbox_.send_to_others(*sender.room, sender, signal::MemberChanged{.id = sender.peer, .state = set_state.state});
    return std::nullopt;
}

HubRoom* Rooms::find(const RoomId& id) {
    const auto room = rooms_.find(id);
    return room == rooms_.end() ? nullptr : &room->second;
}

HubRoom& Rooms::open(const RoomId& id) {
    return rooms_.try_emplace(id, id).first->second;
}

std::optional<Refusal> Rooms::refuse_join(const HubConnection& newcomer, const signal::Join& join, const RoomId& id) {
    using enum signal::ErrorCode;
    if (id.empty()) return refusal(InvalidRoom, "A room needs a name.", Consequence::Close);
    if (chooses_id(newcomer) && join.id.empty()) {
        return refusal(InvalidId, "A member needs an id.", Consequence::Close);
    }
    HubRoom* const room = find(id);
    if (room == nullptr) {
        if (rooms_.size() < options_.rooms) return std::nullopt;
        return refusal(ServerFull, "No more rooms fit on this server. Try again later.", Consequence::CloseTryLater);
    }
    if (chooses_id(newcomer) && room->find(join.id) != nullptr) {
        return refusal(IdTaken, "Somebody in the room has this id already. Choose another.", Consequence::Close);
    }
    if (room->size() >= options_.room_members) return room_full(room->size());
    return std::nullopt;
}

void Rooms::seat(HubConnection& newcomer, HubRoom& room, signal::Member member) {
    const bool is_new = room.empty();
    signal::Joined joined{.self = member.id,
                          .room = room.id(),
                          .members = room.members(),
                          .ice_servers = options_.ice_servers,
                          .capacity = options_.room_members};
    room.add(newcomer, member);
    ++members_;
    outbox_.send(newcomer, std::move(joined));
    outbox_.send_to_others(room, newcomer, signal::MemberJoined{.member = std::move(member)});
    if (is_new) log("room-opened", newcomer, room);
    log("member-joined", newcomer, room);
}

void Rooms::deliver(HubConnection& to, const PeerId& id, HubMessage& relayed) {
    PARLEY_ASSERT(to.room != nullptr && to.peer == id);
    std::get_if<signal::Relayed>(&relayed)->to = id;
    outbox_.send(to, relayed);
    ++relayed_messages_;
}

void Rooms::log(std::string step, const HubConnection& connection, const HubRoom& room) {
    outbox_.log(std::move(step), {connection_field(connection.id),
                                  {.key = "room", .value = room.id().value},
                                  {.key = "members", .value = std::to_string(room.size())}});
}

}  // namespace parley::hub
