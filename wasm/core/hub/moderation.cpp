// Moderation: see the header.
#include "core/hub/moderation.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/assert.hpp"
#include "core/base/limits.hpp"
#include "core/hub/access.hpp"
#include "core/hub/room_talk.hpp"

namespace parley::hub {
namespace {

using enum signal::ErrorCode;

bool can_moderate(const Seat& seat) {
    return seat.connection->facts().moderates && seat.member.rights.moderate;
}

template <typename Element>
void push_bounded(std::vector<Element>& list, Element element, std::size_t most) {
    if (list.size() >= most) list.erase(list.begin());
    list.push_back(std::move(element));
}

const Seat* host_seat(const HubRoom& room) {
    for (const Seat& seat : room.seats()) {
        if (seat.member.id == room.moderation.host) return &seat;
    }
    return nullptr;
}

// Who has been here longest of those who can moderate, or where nobody can, of all.
const Seat& longest(const HubRoom& room) {
    const std::vector<Seat>& seats = room.seats();
    return *std::min_element(seats.begin(), seats.end(), [](const Seat& one, const Seat& other) {
        return std::pair(!can_moderate(one), one.since) < std::pair(!can_moderate(other), other.since);
    });
}

bool was_removed(const HubRoom& room, const HubConnection& newcomer, const signal::Join& join) {
    const PeerId& id = join.id.empty() ? newcomer.given_id : join.id;
    const std::string user = newcomer.identity ? newcomer.identity->user : std::string();
    return std::any_of(room.moderation.removed.begin(), room.moderation.removed.end(),
                       [&](const RemovedMember& one) { return one.id == id || (!user.empty() && one.user == user); });
}

HubMessage knocked(const Knock& knock) {
    return signal::Knocked{.id = knock.id, .name = knock.join.name};
}

}  // namespace

// ---- the door

bool Moderation::is_closed_to(const HubRoom& room, const signal::Join& join) {
    if (!room.moderation.is_locked || join.known_since || join.is_host_invited) return false;
    const std::vector<PeerId>& lost = room.moderation.lost;
    return !join.is_proven || std::find(lost.begin(), lost.end(), join.id) == lost.end();
}

std::optional<Refusal> Moderation::refuse_entry(const HubRoom& room, const HubConnection& newcomer,
                                                const signal::Join& join) {
    if (was_removed(room, newcomer, join)) {
        return refusal(Removed, "You were removed from this room.", Consequence::Close);
    }
    if (join.knocks || !is_closed_to(room, join)) return std::nullopt;
    if (newcomer.facts().moderates) return refusal(RoomLocked, "This room is locked. Knock to be let in.");
    return refusal(RoomLocked, "This room is locked. Ask its host to open it.", Consequence::Close);
}

std::optional<Refusal> Moderation::take_knock(HubConnection& sender, HubRoom& room, signal::Join&& join, PeerId id) {
    RoomModeration& moderation = room.moderation;
    if (moderation.knocks.size() >= limits::knocks_waiting_max) {
        return refusal(Busy, "Too many people wait at the door of this room. Try again later.",
                       Consequence::CloseTryLater);
    }
    if (!moderation.knocks_allowed) {
        moderation.knocks_allowed.emplace(limits::knocks_burst, limits::knocks_per_second, now());
    }
    if (!moderation.knocks_allowed->take(now())) {
        return refusal(TooFast, "Too many people knock at this room. Try again in a moment.",
                       Consequence::CloseTryLater);
    }
    sender.knocked_room = &room;
    sender.is_knock_timed = false;
    moderation.knocks.push_back({.connection = &sender, .id = std::move(id), .join = std::move(join)});
    outbox_.send(sender, signal::Waiting{.room = room.id(), .seconds = limits::knock_patience_seconds});
    outbox_.send(*host_seat(room)->connection, knocked(moderation.knocks.back()));
    return std::nullopt;
}

void Moderation::end_knock(HubConnection& knocker) {
    if (knocker.knocked_room == nullptr) return;
    HubRoom& room = *std::exchange(knocker.knocked_room, nullptr);
    std::vector<Knock>& knocks = room.moderation.knocks;
    const auto knock =
        std::find_if(knocks.begin(), knocks.end(), [&](const Knock& one) { return one.connection == &knocker; });
    PARLEY_ASSERT(knock != knocks.end());
    const PeerId id = knock->id;
    knocks.erase(knock);
    outbox_.send(*host_seat(room)->connection, signal::KnockEnded{.id = id});
}

std::vector<Knock> Moderation::end_knocks(HubRoom& room) {
    std::vector<Knock> knocks = std::exchange(room.moderation.knocks, {});
    for (const Knock& knock : knocks) knock.connection->knocked_room = nullptr;
    return knocks;
}

Knock* Moderation::find_knock(HubRoom& room, const PeerId& id) {
    std::vector<Knock>& knocks = room.moderation.knocks;
    const auto knock = std::find_if(knocks.begin(), knocks.end(), [&](const Knock& one) { return one.id == id; });
    return knock == knocks.end() ? nullptr : &*knock;
}

std::optional<Refusal> Moderation::refuse_listening(const HubRoom& room, const HubConnection& newcomer) {
    if (was_removed(room, newcomer, {}))
        return refusal(Removed, "You were removed from this room.", Consequence::Close);
    if (!room.moderation.is_locked) return std::nullopt;
    return refusal(RoomLocked, "This room is locked. Ask its host to open it.", Consequence::Close);
}

void Moderation::remember_lost(HubRoom& room, const PeerId& member) {
    push_bounded(room.moderation.lost, member, limits::lost_remembered_max);
}

void Moderation::remember_removed(HubRoom& room, const signal::Member& member) {
    push_bounded(room.moderation.removed, RemovedMember{.id = member.id, .user = member.user},
                 limits::removed_remembered_max);
}

// ---- the host

void Moderation::find_host(HubRoom& room) {
    PARLEY_ASSERT(room.size() > 0);
    RoomModeration& moderation = room.moderation;
    if (host_seat(room) == nullptr) moderation.is_appointed = false;
    if (moderation.is_appointed) return;
    const Seat& host = longest(room);
    // A room in which all who are there may not moderate has no host.
    moderation.host = host.member.rights.moderate ? host.member.id : PeerId{};
    if (!can_moderate(host)) moderation.is_locked = false;
}

void Moderation::tell_changes(HubRoom& room, const HubConnection* newcomer) {
    RoomModeration& moderation = room.moderation;
    const bool is_new_host = moderation.host != moderation.told_host;
    if (!is_new_host && moderation.is_locked == moderation.told_locked) return;
    moderation.told_host = moderation.host;
    moderation.told_locked = moderation.is_locked;
    const HubMessage changed = signal::ModerationChanged{.host = moderation.host, .is_locked = moderation.is_locked};
    for (const Seat& seat : room.seats()) {
        if (seat.connection != newcomer) outbox_.send(*seat.connection, changed);
    }
    if (is_new_host && !moderation.host.empty()) tell_knocks(room);
}

void Moderation::tell_knocks(const HubRoom& room) {
    for (const Knock& knock : room.moderation.knocks) outbox_.send(*host_seat(room)->connection, knocked(knock));
}

void Moderation::forget(HubRoom& room) {
    PARLEY_ASSERT(room.size() == 0 && room.moderation.knocks.empty());
    room.moderation = {};
}

std::optional<Refusal> Moderation::refuse_unless_host(const HubConnection& sender) {
    if (sender.room == nullptr) return not_in_room();
    if (sender.room->moderation.host == sender.peer || is_named_moderator(sender)) return std::nullopt;
    return refusal(NotHost, "Only the host of this room can do that.");
}

std::optional<Refusal> Moderation::ask(HubConnection& sender, const signal::Ask& ask) {
    RoomModeration& moderation = sender.room->moderation;
    const Seat* const target = sender.room->find(ask.to);
    if (target == nullptr || target->connection == &sender) return unknown_peer(ask.to);
    if (!can_moderate(*target)) {
        Refusal refused = refusal(Other, "This person's program cannot be asked.");
        refused.error.peer = ask.to;
        return refused;
    }
    if (!moderation.asks_allowed) moderation.asks_allowed.emplace(limits::asks_burst, limits::asks_per_second, now());
    if (!moderation.asks_allowed->take(now())) return refusal(TooFast, "Too much was asked in a short time.");
    outbox_.send(*target->connection, signal::Asked{.from = sender.peer, .what = ask.what});
    return std::nullopt;
}

std::optional<Refusal> Moderation::hand_over(HubConnection& sender, const signal::HandOver& hand_over) {
    HubRoom& room = *sender.room;
    const Seat* const target = room.find(hand_over.to);
    if (target == nullptr || target->connection == &sender) return unknown_peer(hand_over.to);
    if (!can_moderate(*target)) {
        Refusal refused = refusal(Other, "This person's program cannot host a room.");
        refused.error.peer = hand_over.to;
        return refused;
    }
    room.moderation.host = hand_over.to;
    room.moderation.is_appointed = true;
    tell_changes(room);
    return std::nullopt;
}

}  // namespace parley::hub
