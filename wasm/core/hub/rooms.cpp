// The table of rooms, and the ways in and out.
#include "core/hub/rooms.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <variant>

#include "core/base/assert.hpp"
#include "core/hub/access.hpp"
#include "core/hub/introductions.hpp"
#include "core/hub/presence.hpp"

namespace parley::hub {
namespace {

using enum signal::ErrorCode;

Refusal room_full(std::size_t members) {
    return refusal(RoomFull, "The room is full: all " + std::to_string(members) + " places are taken.",
                   Consequence::Close);
}

const RoomId& asked_room(const HubConnection& newcomer, const RoomId& said) {
    const bool is_addressed = newcomer.facts().rooms != signal::RoomNaming::InJoin && said.empty();
    return is_addressed ? newcomer.addressed_room : said;
}

bool chooses_id(const HubConnection& newcomer) {
    const signal::IdScheme ids = newcomer.facts().ids;
    return ids == signal::IdScheme::ChosenByClient || ids == signal::IdScheme::ChosenByPerson;
}

}  // namespace

Rooms::Rooms(const HubOptions& options, std::uint64_t seed, const Places& places, Outbox& outbox, const UnixTime& now)
    : options_(options),
      places_(places),
      outbox_(outbox),
      now_(now),
      ids_(seed),
      talk_(outbox),
      moderation_(outbox, now),
      directory_(outbox, talk_),
      invitations_(options, seed, outbox, now) {
    PARLEY_ASSERT(options.room_members >= 1 && options.room_members <= limits::room_members_max);
}

std::optional<Refusal> Rooms::handle(HubConnection& sender, ClientMessage message) {
    std::optional<Refusal> refused =
        std::visit([&](auto& alternative) { return on_message(sender, alternative); }, message);
    if (refused && !sender.facts().refusal_closes) refused->consequence = Consequence::None;
    return refused;
}

void Rooms::remove(HubConnection& connection, Parting parting) {
    directory_.leave(connection);
    invitations_.leave(connection);
    moderation_.end_knock(connection);
    HubRoom* const heard = connection.heard_room;
    if (heard != nullptr) heard->remove_from_audience(connection);
    if (connection.room != nullptr) {
        leave_call(connection, parting);
    } else if (heard != nullptr) {
        tell_presence(outbox_, *heard);
        close_if_empty(*heard, connection);
    }
}

// ---- ways in

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::Join& join) {
    if (sender.room != nullptr) {
        return refusal(AlreadyInRoom, "You are in a room already. Leave it first.");
    }
    if (!sender.callsign.empty()) {
        return refusal(AlreadyInRoom, "This connection is for being called. Join over another.");
    }
    moderation_.end_knock(sender);
    const RoomId id = asked_room(sender, join.room);
    join.is_host_invited = is_invited_by_host(join, id) || is_named_moderator(sender);
    if (auto refused = refuse_join(sender, join, id)) {
        refused->error.room = id;
        return refused;
    }
    if (HubRoom* const room = find(id); room != nullptr && Moderation::is_closed_to(*room, join)) {
        const bool has_id = !join.id.empty() && Moderation::find_knock(*room, join.id) == nullptr;
        PeerId own = has_id ? join.id : ids_.assign(room);
        const std::string invitation = join.invitation;
        auto refused = moderation_.take_knock(sender, *room, std::move(join), std::move(own));
        if (!refused) invitations_.accept(invitation, id);
        return refused;
    }
    enter_call(sender, join, id);
    invitations_.accept(join.invitation, id);
    return std::nullopt;
}

void Rooms::enter_call(HubConnection& sender, signal::Join& join, const RoomId& id) {
    const bool is_new = find(id) == nullptr || find(id)->size() == 0;
    HubRoom& room = find_or_open(id, sender);
    if (!join.name.empty()) sender.said_name = std::move(join.name);
    PeerId own = chooses_id(sender) || sender.given_id.empty() ? std::move(join.id) : sender.given_id;
    if (own.empty()) own = ids_.assign(&room);
    if (is_new) {
        room.topic = std::move(join.topic);
        room.topic.created_at = now_;
        room.topic.created_by = sender.identity ? sender.identity->user : own.value;
    }
    signal::Member member = member_of(sender, std::move(own));
    member.state = join.state;
    const bool hears = sender.heard_room == nullptr && sender.facts().tells_presence;
    if (hears) room.add_to_audience(sender);
    seat(sender, room, std::move(member), join.makes_offers, join.known_since);
    std::erase(room.moderation.lost, sender.peer);
    sender.has_place = join.can_come_back && places_.are_given();
    sender.sent.restart();
    sender.frames_taken = 0;
    introduce(room);
    tell_presence(outbox_, room, hears ? &sender : nullptr);
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::Enter& enter) {
    const RoomId id = asked_room(sender, enter.room);
    if (sender.room != nullptr && sender.room->id() != id) {
        return refusal(AlreadyInRoom, "You are in the call of another room. Leave it first.");
    }
    if (auto refused = refuse_access(options_, sender, id)) return refused;
    if (auto refused = refuse_room(id)) return refused;
    if (!enter.name.empty()) sender.said_name = std::move(enter.name);
    if (sender.heard_room != nullptr) {
        if (sender.heard_room->id() == id) {
            tell_presence(outbox_, *sender.heard_room);
            return std::nullopt;
        }
    }
    const HubRoom* const known = find(id);
    if (known != nullptr && known != sender.room) {
        if (auto refused = Moderation::refuse_listening(*known, sender)) return refused;
    }
    if (known != nullptr && known->audience().size() >= limits::room_audience_max) {
        return refusal(ServerFull, "Too many people hear this room. Try again later.", Consequence::CloseTryLater);
    }
    if (sender.heard_room != nullptr) remove(sender);
    HubRoom& room = find_or_open(id, sender);
    room.add_to_audience(sender);
    outbox_.send(sender, signal::Entered{.room = id});
    tell_presence(outbox_, room, &sender);
    return std::nullopt;
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::Register& register_as) {
    if (sender.room != nullptr) return refusal(AlreadyInRoom, "You are in a room. Leave it to change your id.");
    if (register_as.id.empty()) return refusal(InvalidId, "A person needs an id.");
    if (!sender.address_names_room) {
        if (auto refused = refuse_access(options_, sender)) return refused;
        return directory_.enter(sender, register_as.id);
    }
    signal::Join join{.room = sender.addressed_room, .id = std::move(register_as.id), .name = {}, .state = {}};
    // Such a client learns of nobody: those who do offer to it.
    join.makes_offers = false;
    join.state = {.microphone_on = true, .camera_on = true};
    return on_message(sender, join);
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::Invite& invite) {
    if (sender.registered.empty()) return refusal(NotInRoom, "Register before you invite somebody.");
    if (sender.room != nullptr) {
        if (auto refused = refuse_other_room(invite.claimed_room, *sender.room)) return refused;
        return directory_.invite(sender, invite, sender.room->id());
    }
    if (const auto earlier = directory_.room_of_invitations(sender)) return directory_.invite(sender, invite, *earlier);
    if (invite.claimed_room && find(*invite.claimed_room) != nullptr) {
        return refusal(NotInRoom, "You are not in this room, so you cannot invite others into it.");
    }
    RoomId room = invite.claimed_room.value_or(RoomId{"room_" + ids_.assign(nullptr).value});
    if (auto refused = refuse_access(options_, sender, room)) return refused;
    return directory_.invite(sender, invite, room);
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::AnswerInvitation& answer) {
    if (!answer.accepts) return directory_.decline(sender, answer);
    if (sender.room != nullptr) return refusal(AlreadyInRoom, "You are in a room already. Leave it first.");
    auto accepted = directory_.accept(sender, answer);
    if (!accepted) return std::move(accepted).error();
    return bring_together(*accepted.value().inviter, sender, accepted.value().room);
}

std::optional<Refusal> Rooms::bring_together(HubConnection& inviter, HubConnection& callee, const RoomId& id) {
    const bool opens = inviter.room == nullptr;
    if (opens ? find(id) != nullptr : inviter.room->id() != id) {
        return refusal(UnknownRoom, "Who invited you is in another room now.");
    }
    if (auto refused = refuse_room(id)) return refused;
    for (const HubConnection* const one : {&inviter, &callee}) {
        if (auto refused = refuse_access(options_, *one, id)) return refused;
    }
    if (!opens && inviter.room->size() >= options_.room_members) return room_full(options_.room_members);
    HubRoom& room = find_or_open(id, inviter);
    signal::Join join{.room = id, .id = callee.registered, .name = {}, .state = {}};
    if (auto refused = Moderation::refuse_entry(room, callee, join)) {
        refused->consequence = Consequence::None;
        return refused;
    }
    if (room.find(callee.registered) != nullptr) {
        return refusal(IdTaken, "Somebody in the room has your id. Register with another.");
    }
    constexpr MemberState unknown_state{.microphone_on = true, .camera_on = true};
    if (opens) {
        room.topic.created_at = now_;
        room.topic.created_by = inviter.registered.value;
        signal::Member member = member_of(inviter, inviter.registered);
        member.state = unknown_state;
        seat(inviter, room, std::move(member), true);
        outbox_.send(inviter, signal::RoomCreated{.room = id});
    }
    signal::Member member = member_of(callee, callee.registered);
    member.state = unknown_state;
    seat(callee, room, std::move(member), true);
    introduce(room);
    tell_presence(outbox_, room);
    return std::nullopt;
}

std::optional<Refusal> Rooms::refuse_room(const RoomId& id) {
    if (id.empty()) return refusal(InvalidRoom, "A room needs a name.", Consequence::Close);
    if (find(id) != nullptr || rooms_.size() < options_.rooms) return std::nullopt;
    return refusal(ServerFull, "No more rooms fit on this server. Try again later.", Consequence::CloseTryLater);
}

std::optional<Refusal> Rooms::refuse_join(const HubConnection& newcomer, const signal::Join& join, const RoomId& id) {
    if (auto refused = refuse_access(options_, newcomer, id)) return refused;
    if (newcomer.facts().needs_identity && !newcomer.identity) {
        return refusal(Unauthorized, "Show a valid token when you connect.", Consequence::Close);
    }
    if (newcomer.heard_room != nullptr) {
        if (auto refused = refuse_other_room(id, *newcomer.heard_room)) return refused;
    }
    if (auto refused = refuse_room(id)) return refused;
    const PeerId& own = chooses_id(newcomer) ? join.id : newcomer.given_id;
    if (chooses_id(newcomer) && own.empty()) return refusal(InvalidId, "A member needs an id.", Consequence::Close);
    HubRoom* const room = find(id);
    if (room == nullptr) return std::nullopt;
    if (!own.empty() && room->find(own) != nullptr) {
        return refusal(IdTaken, "Somebody in the room has this id already. Choose another.", Consequence::Close);
    }
    const std::size_t capacity = capacity_for(newcomer);
    if (room->size() >= capacity) return room_full(capacity);
    return Moderation::refuse_entry(*room, newcomer, join);
}

std::size_t Rooms::capacity_for(const HubConnection& newcomer) const {
    const bool is_voice = newcomer.facts().media == signal::MediaKinds::Audio;
    return is_voice ? std::min(options_.voice_members, options_.room_members) : options_.room_members;
}

signal::Member Rooms::member_of(const HubConnection& connection, PeerId id) const {
    // Where the id is what the person is called, it serves as the name.
    const bool id_is_name = connection.facts().ids == signal::IdScheme::ChosenByPerson;
    std::string name = id_is_name ? id.value : name_of(connection);
    return {.id = std::move(id),
            .name = std::move(name),
            .state = {},
            .dialect = connection.dialect->name,
            .user = connection.identity ? connection.identity->user : std::string(),
            .rights = rights_of(connection)};
}

void Rooms::seat(HubConnection& newcomer, HubRoom& room, signal::Member member, bool makes_offers,
                 std::optional<UnixTime> known_since) {
    room.add(newcomer, std::move(member), makes_offers, known_since.value_or(now_));
    Moderation::find_host(room);
    ++members_;
    ++members_joined_;
    ++members_by_dialect_[dialect::index_of(*newcomer.dialect)];
    if (const auto opened = std::exchange(newcomer.awaits_room_since, std::nullopt)) {
        join_times_.add(Duration(static_cast<Duration::rep>(now_) - static_cast<Duration::rep>(*opened)));
    }
    log("member-joined", newcomer, room, newcomer.peer);
    tell(hub_effect::RoomNews::Kind::MemberJoined, room, &room.seats().back().member);
}

void Rooms::introduce(HubRoom& room) {
    const HubConnection& newcomer = *room.seats().back().connection;
    std::optional<signal::Place> place;
    if (newcomer.has_place) place = places_.place(room.id(), newcomer.peer, room.seats().back().since);
    introduce_newcomer(outbox_, room, relays_for(newcomer), options_.room_members, std::move(place));
    moderation_.tell_changes(room, &newcomer);
}

RelayGrant Rooms::relays_for(const HubConnection& member) const {
    RelayGrant all{.servers = options_.ice_servers};
    if (!options_.grant_relays) return all;
    RelayGrant own = options_.grant_relays({.member = member.peer.value, .region = member.region});
    all.servers.insert(all.servers.end(), std::make_move_iterator(own.servers.begin()),
                       std::make_move_iterator(own.servers.end()));
    all.seconds = own.seconds;
    return all;
}

void Rooms::welcome_back(HubConnection& member) {
    HubRoom& room = *member.room;
    signal::Place place = places_.place(room.id(), member.peer, room.find(member.peer)->since);
    place.received = member.frames_taken;
    hub::welcome_back(outbox_, room, member, relays_for(member), options_.room_members, std::move(place));
    ++members_resumed_;
    log("member-back", member, room, member.peer);
}

HubConnection* Rooms::find_member(const RoomId& room, const PeerId& id) {
    HubRoom* const found = find(room);
    Seat* const seat = found == nullptr ? nullptr : found->find(id);
    return seat == nullptr ? nullptr : seat->connection;
}

HubRoom* Rooms::find(const RoomId& id) {
    const auto room = rooms_.find(id);
    return room == rooms_.end() ? nullptr : &room->second;
}

HubRoom& Rooms::find_or_open(const RoomId& id, const HubConnection& opener) {
    const auto [entry, is_new] = rooms_.try_emplace(id, id);
    if (is_new) {
        ++rooms_opened_;
        log("room-opened", opener, entry->second);
        tell(hub_effect::RoomNews::Kind::RoomStarted, entry->second);
    }
    return entry->second;
}

// ---- ways out

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::Leave& leave) {
    if (sender.knocked_room != nullptr) {
        moderation_.end_knock(sender);
        return std::nullopt;
    }
    if (sender.room == nullptr) return not_in_room();
    if (auto refused = refuse_other_room(leave.claimed_room, *sender.room)) return refused;
    const RoomId id = sender.room->id();
    leave_call(sender);
    outbox_.send(sender, signal::Left{.room = id});
    return std::nullopt;
}

void Rooms::leave_call(HubConnection& connection, Parting parting) {
    invitations_.cancel_all(connection);
    HubRoom& room = *connection.room;
    const signal::Member member = room.find(connection.peer)->member;
    room.remove(connection);
    connection.has_place = false;
    --members_;
    --members_by_dialect_[dialect::index_of(*connection.dialect)];
    const HubMessage left = signal::MemberLeft{.id = member.id,
                                               .room = room.id(),
                                               .user = member.user,
                                               .name = member.name,
                                               .was_lost = parting == Parting::Lost};
    room.for_each_hearer([&](HubConnection& hearer) {
        if (&hearer != &connection) outbox_.send(hearer, left);
    });
    tell_presence(outbox_, room);
    log("member-left", connection, room, member.id);
    tell(hub_effect::RoomNews::Kind::MemberLeft, room, &member, parting == Parting::Lost);
    if (parting == Parting::Lost) Moderation::remember_lost(room, member.id);
    if (room.size() > 0) {
        Moderation::find_host(room);
        moderation_.tell_changes(room);
    }
    const bool opens = room.size() == 0 || !room.moderation.is_locked;
    std::vector<Knock> waiting = opens ? Moderation::end_knocks(room) : std::vector<Knock>();
    const RoomId id = room.id();
    if (room.size() == 0) Moderation::forget(room);
    close_if_empty(room, connection);
    let_in(std::move(waiting), id);
}

void Rooms::close_if_empty(HubRoom& room, const HubConnection& last) {
    if (!room.empty()) return;
    log("room-closed", last, room);
    tell(hub_effect::RoomNews::Kind::RoomEnded, room);
    // A copy: the room's own goes with it.
    rooms_.erase(RoomId{room.id().value});
}

// ---- what is said within

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::Relay& relay) {
    if (sender.room != nullptr) return talk_.relay(sender, std::move(relay));
    if (!sender.registered.empty()) return directory_.relay(sender, std::move(relay));
    Refusal refused = not_in_room();
    if (relay.claimed_room && find(*relay.claimed_room) == nullptr) {
        refused = refusal(UnknownRoom, "There is no such room.");
    }
    refused.error.room = relay.claimed_room.value_or(RoomId{});
    return refused;
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::SetState& set_state) {
    return talk_.set_state(sender, set_state);
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::Say& say) {
    return talk_.say(sender, std::move(say));
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::SetTyping& typing) {
    return talk_.set_typing(sender, typing);
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::Ping& /*ping*/) {
    outbox_.send(sender, signal::Pong{});
    return std::nullopt;
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::RenewIceServers& /*wish*/) {
    if (sender.room == nullptr) return not_in_room();
    RelayGrant relays = relays_for(sender);
    outbox_.send(sender,
                 signal::IceServersRenewed{.ice_servers = std::move(relays.servers), .ice_seconds = relays.seconds});
    return std::nullopt;
}

void Rooms::log(std::string step, const HubConnection& connection, const HubRoom& room) {
    outbox_.log(std::move(step), {connection_field(connection.id),
                                  {.key = "room", .value = room.id().value},
                                  {.key = "members", .value = std::to_string(room.size())}});
}

void Rooms::log(std::string step, const HubConnection& connection, const HubRoom& room, const PeerId& member) {
    outbox_.log(std::move(step), {connection_field(connection.id),
                                  {.key = "room", .value = room.id().value},
                                  {.key = "member", .value = member.value},
                                  {.key = "members", .value = std::to_string(room.size())}});
}

}  // namespace parley::hub
