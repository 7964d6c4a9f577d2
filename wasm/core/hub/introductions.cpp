// Who offers to whom, from the facts of both dialects.
#include "core/hub/introductions.hpp"

#include <utility>

#include "core/base/assert.hpp"
#include "core/hub/access.hpp"

namespace parley::hub {

Offerer offerer_of(const Seat& newcomer, const Seat& present) {
    if (!newcomer.makes_offers) return present.makes_offers ? Offerer::Present : Offerer::Nobody;
    if (!present.makes_offers) return Offerer::Newcomer;
    const bool present_offers = present.connection->facts().who_offers == signal::WhoOffers::Present;
    return present_offers ? Offerer::Present : Offerer::Newcomer;
}

void introduce_newcomer(Outbox& outbox, const HubRoom& room, RelayGrant relays, std::size_t capacity,
                        std::optional<signal::Place> place) {
    PARLEY_ASSERT(room.size() > 0);
    const std::vector<Seat>& seats = room.seats();
    const Seat& newcomer = seats.back();
    signal::Joined joined{.self = newcomer.member.id,
                          .room = room.id(),
                          .members = {},
                          .ice_servers = std::move(relays.servers),
                          .capacity = capacity,
                          .host = room.moderation.host,
                          .topic = room.topic,
                          .place = std::move(place),
                          .is_locked = room.moderation.is_locked,
                          .ice_seconds = relays.seconds,
                          .rights = newcomer.member.rights};
    std::vector<signal::Member> offering;
    for (std::size_t i = 0; i + 1 < seats.size(); ++i) {
        const Offerer offerer = offerer_of(newcomer, seats[i]);
        if (offerer == Offerer::Newcomer) joined.members.push_back(seats[i].member);
        if (offerer == Offerer::Present) offering.push_back(seats[i].member);
    }
    outbox.send(*newcomer.connection, std::move(joined));
    for (signal::Member& member : offering) {
        outbox.send(*newcomer.connection, signal::MemberJoined{.member = std::move(member), .room = room.id()});
    }
    for (std::size_t i = 0; i + 1 < seats.size(); ++i) {
        const Offerer offerer = offerer_of(newcomer, seats[i]);
        if (offerer == Offerer::Nobody) continue;
        outbox.send(*seats[i].connection,
                    signal::MemberJoined{
                        .member = newcomer.member, .receiver_offers = offerer == Offerer::Present, .room = room.id()});
    }
    room.for_each_listener([&](HubConnection& listener) {
        outbox.send(listener,
                    signal::MemberJoined{.member = newcomer.member, .receiver_offers = true, .room = room.id()});
    });
}

void welcome_back(Outbox& outbox, const HubRoom& room, HubConnection& member, RelayGrant relays, std::size_t capacity,
                  signal::Place place) {
    signal::Joined joined{.self = member.peer,
                          .room = room.id(),
                          .members = {},
                          .ice_servers = std::move(relays.servers),
                          .capacity = capacity,
                          .host = room.moderation.host,
                          .topic = room.topic,
                          .place = std::move(place),
                          .is_locked = room.moderation.is_locked,
                          .ice_seconds = relays.seconds,
                          .rights = rights_of(member)};
    for (const Seat& seat : room.seats()) {
        if (seat.connection != &member) joined.members.push_back(seat.member);
    }
    outbox.send(member, std::move(joined));
}

}  // namespace parley::hub
