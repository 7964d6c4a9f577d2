// Registering, calling and inviting.
#include "core/hub/directory.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "core/base/assert.hpp"
#include "core/base/limits.hpp"

namespace parley::hub {
namespace {

using enum signal::ErrorCode;

Refusal about(signal::ErrorCode code, const char* message, const PeerId& peer, const RoomId& room = {}) {
    Refusal refused = refusal(code, message);
    refused.error.peer = peer;
    refused.error.room = room;
    return refused;
}

}  // namespace

std::optional<Refusal> Directory::enter(HubConnection& connection, const PeerId& id) {
    if (connection.registered == id) return std::nullopt;
    if (find(id) != nullptr) return about(IdTaken, "Somebody has registered with this id already. Choose another.", id);
    leave(connection);
    people_.emplace(id, Person{.connection = &connection, .invitation = {}, .invited = {}});
    connection.registered = id;
    return std::nullopt;
}

void Directory::leave(HubConnection& connection) {
    if (connection.registered.empty()) return;
    const auto own = people_.find(connection.registered);
    PARLEY_ASSERT(own != people_.end());
    const Person person = std::move(own->second);
    people_.erase(own);
    const PeerId id = std::exchange(connection.registered, {});
    if (person.invitation) {
        if (Person* const inviter = find(person.invitation->from)) {
            std::erase(inviter->invited, id);
            outbox_.send(*inviter->connection,
                         about(UnknownPeer, "This person left before answering.", id, person.invitation->room).error);
        }
    }
    for (const PeerId& invited : person.invited) {
        Person* const callee = find(invited);
        PARLEY_ASSERT(callee != nullptr && callee->invitation);
        const RoomId room = callee->invitation->room;
        callee->invitation.reset();
        outbox_.send(*callee->connection, about(UnknownPeer, "Who invited you has left.", id, room).error);
    }
}

std::optional<Refusal> Directory::relay(HubConnection& sender, signal::Relay&& relay) {
    PARLEY_ASSERT(!sender.registered.empty());
    if (auto refused = refuse_forged(relay.claimed_from, sender.registered)) return refused;
    if (!relay.to) return not_in_room();
    Person* const target = find(*relay.to);
    if (target == nullptr || target->connection == &sender) return unknown_peer(*relay.to);
    if (signal::is_offer(relay.payload)) {
        if (auto refused = refuse_call(sender, *relay.to)) return refused;
    }
    HubMessage relayed = signal::Relayed{.from = sender.registered,
                                         .to = {},
                                         .payload = std::move(relay.payload),
                                         .frame_dialect = sender.dialect->name,
                                         .frame = std::move(relay.frame)};
    talk_.deliver(sender, *target->connection, *relay.to, relayed);
    return std::nullopt;
}

std::optional<Refusal> Directory::invite(HubConnection& sender, const signal::Invite& invite, const RoomId& room) {
    PARLEY_ASSERT(!sender.registered.empty());
    if (auto refused = refuse_forged(invite.claimed_from, sender.registered)) return refused;
    if (auto refused = refuse_call(sender, invite.to)) return refused;
    Person& own = *find(sender.registered);
    if (own.invited.size() >= limits::invitations_open_max) {
        return about(TooFast, "Too many of your invitations are not answered yet.", invite.to);
    }
    Person& callee = *find(invite.to);
    callee.invitation = Invitation{.from = sender.registered, .room = room};
    own.invited.push_back(invite.to);
    outbox_.send(*callee.connection, signal::Invited{.from = sender.registered, .to = invite.to, .room = room});
    return std::nullopt;
}

std::optional<RoomId> Directory::room_of_invitations(const HubConnection& sender) const {
    const auto own = people_.find(sender.registered);
    if (own == people_.end() || own->second.invited.empty()) return std::nullopt;
    return people_.at(own->second.invited.front()).invitation->room;
}

Result<AcceptedInvitation, Refusal> Directory::accept(HubConnection& sender, const signal::AnswerInvitation& answer) {
    if (auto refused = take_invitation(sender, answer)) return Failure{*std::move(refused)};
    return AcceptedInvitation{.inviter = find(answer.to)->connection, .room = answer.room};
}

std::optional<Refusal> Directory::decline(HubConnection& sender, const signal::AnswerInvitation& answer) {
    if (auto refused = take_invitation(sender, answer)) return refused;
    outbox_.send(*find(answer.to)->connection,
                 signal::InvitationAnswered{.from = sender.registered, .to = answer.to, .room = answer.room});
    return std::nullopt;
}

Directory::Person* Directory::find(const PeerId& id) {
    const auto person = people_.find(id);
    return person == people_.end() ? nullptr : &person->second;
}

std::optional<Refusal> Directory::refuse_call(const HubConnection& sender, const PeerId& to) {
    Person* const callee = find(to);
    if (callee == nullptr || callee->connection == &sender) {
        return about(UnknownPeer, "Nobody has registered with this id.", to);
    }
    if (callee->connection->room != nullptr || callee->invitation) {
        return about(Busy, "This person is in another call, or being called.", to);
    }
    return std::nullopt;
}

// Ends the invitation that `answer` speaks of. The inviter is there still: whoever leaves takes its invitations along.
std::optional<Refusal> Directory::take_invitation(HubConnection& sender, const signal::AnswerInvitation& answer) {
    if (auto refused = refuse_forged(answer.claimed_from, sender.registered)) return refused;
    Person* const own = find(sender.registered);
    if (own == nullptr || !own->invitation || own->invitation->from != answer.to ||
        own->invitation->room != answer.room) {
        return about(UnknownRoom, "There is no such invitation, or it is void.", answer.to, answer.room);
    }
    own->invitation.reset();
    std::erase(find(answer.to)->invited, sender.registered);
    return std::nullopt;
}

}  // namespace parley::hub
