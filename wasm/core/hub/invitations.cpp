// Invitations: see the header.
#include "core/hub/invitations.hpp"

#include <algorithm>
#include <chrono>

#include "core/base/assert.hpp"
#include "core/base/limits.hpp"
#include "core/base/random.hpp"
#include "core/hub/hub_room.hpp"
#include "core/hub/places.hpp"
#include "core/hub/room_talk.hpp"

namespace parley::hub {
namespace {

using enum signal::ErrorCode;

// Who hears a callsign hears no capitals. Letters beyond ASCII are compared as they are.
Callsign folded_callsign(Callsign callsign) {
    for (char& letter : callsign.value) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return callsign;
}

}  // namespace

Invitations::Invitations(const HubOptions& options, std::uint64_t seed, Outbox& outbox, const UnixTime& now)
    : options_(options), outbox_(outbox), now_(now), run_(std::to_string(Random(seed).next())) {}

Instant Invitations::now() const {
    return Instant{Duration{static_cast<Duration::rep>(now_) - options_.unix_offset_ms}};
}

// What nobody can work out from others that they have seen, where the host gave us a key.
std::string Invitations::secret(const std::string& what) {
    std::string number = run_ + '-' + std::to_string(++secrets_);
    if (!options_.prove) return number;
    // Two line ends: places have two, too, but never one right after the other.
    return number + '.' + options_.prove(number + "\n\n" + what);
}

Invitations::Person* Invitations::find(const Callsign& folded) {
    const auto entry = people_.find(folded);
    return entry == people_.end() ? nullptr : &entry->second;
}

// ---- who can be called

std::optional<Refusal> Invitations::enter(HubConnection& connection, const signal::RegisterCallsign& wish) {
    if (connection.room != nullptr || connection.knocked_room != nullptr) {
        return refusal(AlreadyInRoom, "Register over a connection of its own.");
    }
    const Callsign folded = folded_callsign(wish.callsign);
    const Person* const holder = find(folded);
    const bool is_own = holder != nullptr && holder->connection == &connection;
    if (holder != nullptr && !is_own && (holder->key.empty() || !is_same_secret(holder->key, wish.key))) {
        return refusal(IdTaken, "Somebody else is reachable by this name. Choose another.");
    }
    if (holder != nullptr && !is_own && holder->connection != nullptr) {
        replaced_.push_back(holder->connection->id);
        holder->connection->callsign = {};
    }
    if (holder != nullptr && !is_own) free(folded);
    leave(connection);
    Person& person = people_[folded];
    person.connection = &connection;
    if (options_.prove) person.key = secret(folded.value);
    connection.callsign = folded;
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(options_.place_kept).count();
    outbox_.send(connection, signal::CallsignRegistered{.callsign = wish.callsign,
                                                        .key = person.key,
                                                        .seconds_kept = static_cast<std::uint32_t>(seconds)});
    return std::nullopt;
}

void Invitations::free(const Callsign& folded) {
    const auto entry = people_.find(folded);
    PARLEY_ASSERT(entry != people_.end());
    const Person& person = entry->second;
    if (person.kept_until) kept_.erase({*person.kept_until, folded});
    if (!person.rings.empty()) end(std::string(person.rings), InvitationState::Unreachable);
    people_.erase(entry);
}

void Invitations::leave(HubConnection& connection) {
    if (connection.callsign.empty()) return;
    free(std::exchange(connection.callsign, {}));
}

void Invitations::lose(HubConnection& connection) {
    Person* const person = find(connection.callsign);
    if (person == nullptr) return;
    if (person->key.empty() || kept_.size() >= limits::callsigns_kept_max) return leave(connection);
    if (!person->rings.empty()) end(std::string(person->rings), InvitationState::Unreachable);
    person->connection = nullptr;
    person->kept_until = now() + options_.place_kept;
    kept_.emplace(*person->kept_until, std::exchange(connection.callsign, {}));
}

// ---- who calls

const std::string* Invitations::id_from(const HubConnection& inviter, const Callsign& folded) const {
    for (const std::string& id : inviter.invitations) {
        if (pending_.at(id).folded == folded) return &id;
    }
    return nullptr;
}

std::optional<Refusal> Invitations::invite(HubConnection& sender, const signal::InviteCallsign& wish) {
    if (sender.room == nullptr) return not_in_room();
    const auto tell = [&](InvitationState outcome) {
        outbox_.send(sender, signal::InvitationChanged{.callsign = wish.callsign, .outcome = outcome});
        return std::nullopt;
    };
    const Callsign folded = folded_callsign(wish.callsign);
    if (id_from(sender, folded) != nullptr) return tell(InvitationState::Ringing);
    if (sender.invitations.size() >= limits::invitations_pending_max) {
        return refusal(Busy, "You are calling too many people at a time. Wait for an answer first.");
    }
    if (!sender.invitations_allowed) {
        sender.invitations_allowed.emplace(limits::invitations_burst, limits::invitations_per_second, now());
    }
    if (!sender.invitations_allowed->take(now())) {
        return refusal(TooFast, "You have called too many people in a short time. Wait a moment.");
    }
    Person* const person = find(folded);
    if (person == nullptr || person->connection == nullptr || person->connection->is_lost()) {
        return tell(InvitationState::Unreachable);
    }
    if (!person->rings.empty()) return tell(InvitationState::Busy);
    const std::string id = secret(folded.value);
    const Instant ends = now() + std::chrono::seconds(limits::invitation_patience_seconds);
    const RoomId& room = sender.room->id();
    pending_.emplace(id,
                     Pending{.inviter = &sender, .asked = wish.callsign, .folded = folded, .room = room, .ends = ends});
    deadlines_.emplace(ends, id);
    sender.invitations.push_back(id);
    person->rings = id;
    outbox_.send(*person->connection, signal::Invitation{.id = id,
                                                         .name = sender.room->find(sender.peer)->member.name,
                                                         .room = room,
                                                         .seconds = limits::invitation_patience_seconds});
    return tell(InvitationState::Ringing);
}

void Invitations::cancel(HubConnection& sender, const Callsign& callsign) {
    const std::string* const id = id_from(sender, folded_callsign(callsign));
    if (id != nullptr) end_ringing(std::string(*id));
}

void Invitations::cancel_all(HubConnection& inviter) {
    while (!inviter.invitations.empty()) end_ringing(std::string(inviter.invitations.back()));
}

// ---- what comes of it

void Invitations::reply(const HubConnection& sender, const signal::ReplyToInvitation& reply) {
    const Person* const person = find(sender.callsign);
    if (person == nullptr || reply.id.empty() || person->rings != reply.id) return;
    switch (reply.answer) {
    case InvitationAnswer::Accept: return end(reply.id, InvitationState::Accepted);
    case InvitationAnswer::Decline: return end(reply.id, InvitationState::Declined);
    case InvitationAnswer::Busy: return end(reply.id, InvitationState::Busy);
    }
}

const HubConnection* Invitations::inviter(const std::string& id, const RoomId& room) const {
    const auto entry = pending_.find(id);
    return entry == pending_.end() || entry->second.room != room ? nullptr : entry->second.inviter;
}

void Invitations::accept(const std::string& id, const RoomId& room) {
    if (inviter(id, room) != nullptr) end(id, InvitationState::Accepted);
}

void Invitations::end(const std::string& id, InvitationState outcome) {
    const auto entry = pending_.find(id);
    PARLEY_ASSERT(entry != pending_.end());
    Pending& pending = entry->second;
    deadlines_.erase({pending.ends, id});
    std::erase(pending.inviter->invitations, id);
    find(pending.folded)->rings.clear();
    outbox_.send(*pending.inviter, signal::InvitationChanged{.callsign = pending.asked, .outcome = outcome});
    pending_.erase(entry);
}

void Invitations::end_ringing(const std::string& id) {
    const auto entry = pending_.find(id);
    PARLEY_ASSERT(entry != pending_.end());
    Pending& pending = entry->second;
    deadlines_.erase({pending.ends, id});
    std::erase(pending.inviter->invitations, id);
    Person& person = *find(pending.folded);
    person.rings.clear();
    if (person.connection != nullptr) outbox_.send(*person.connection, signal::InvitationEnded{.id = id});
    pending_.erase(entry);
}

std::optional<Instant> Invitations::next_deadline() const {
    std::optional<Instant> next;
    if (!deadlines_.empty()) next = deadlines_.begin()->first;
    if (!kept_.empty()) next = next ? std::min(*next, kept_.begin()->first) : kept_.begin()->first;
    return next;
}

void Invitations::on_time() {
    while (!deadlines_.empty() && deadlines_.begin()->first <= now()) {
        const std::string id = deadlines_.begin()->second;
        const Person& person = *find(pending_.at(id).folded);
        if (person.connection != nullptr) outbox_.send(*person.connection, signal::InvitationEnded{.id = id});
        end(id, InvitationState::Missed);
    }
    while (!kept_.empty() && kept_.begin()->first <= now()) free(Callsign(kept_.begin()->second));
}

}  // namespace parley::hub
