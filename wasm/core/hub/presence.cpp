// Making and sending of the list of people.
#include "core/hub/presence.hpp"

#include <string>
#include <variant>

namespace parley::hub {
namespace {

// Opened only to be told; not a person.
bool only_watches(const HubConnection& hearer) {
    return hearer.facts().on_open == signal::OnOpen::Enters;
}

signal::RoomChanged presence_of(const HubRoom& room) {
    signal::RoomChanged changed{.room = room.id(), .people = {}};
    for (const Seat& seat : room.seats()) {
        changed.people.push_back(
            {.id = seat.member.id, .user = seat.member.user, .name = seat.member.name, .in_call = true});
    }
    for (const HubConnection* const hearer : room.audience()) {
        if (only_watches(*hearer)) {
            if (hearer->facts().tells_presence) ++changed.viewers;
        } else if (hearer->room == nullptr) {
            changed.people.push_back({.id = hearer->given_id,
                                      .user = hearer->identity ? hearer->identity->user : hearer->given_id.value,
                                      .name = name_of(*hearer)});
        }
    }
    return changed;
}

}  // namespace

const std::string& name_of(const HubConnection& connection) {
    if (connection.identity && !connection.identity->name.empty()) return connection.identity->name;
    return connection.said_name;
}

void tell_presence(Outbox& outbox, const HubRoom& room, const HubConnection* entered) {
    bool is_shown = false;
    room.for_each_hearer([&](const HubConnection& hearer) { is_shown |= hearer.facts().tells_presence; });
    if (!is_shown) return;
    HubMessage message = presence_of(room);
    std::string& told_name = std::get_if<signal::RoomChanged>(&message)->newcomer_name;
    const std::string newcomer_name = entered != nullptr && !only_watches(*entered) ? name_of(*entered) : std::string();
    room.for_each_hearer([&](HubConnection& hearer) {
        if (!hearer.facts().tells_presence) return;
        told_name = &hearer == entered ? std::string() : newcomer_name;
        outbox.send(hearer, message);
    });
}

}  // namespace parley::hub
