// Seats and audience of a room. Rooms are small, so that a walk along the seats beats any index.
#include "core/hub/hub_room.hpp"

#include <algorithm>

#include "core/base/assert.hpp"

namespace parley::hub {

Seat* HubRoom::find(std::string_view id) {
    const auto seat =
        std::find_if(seats_.begin(), seats_.end(), [&](const Seat& other) { return other.member.id.value == id; });
    return seat == seats_.end() ? nullptr : &*seat;
}

void HubRoom::add(HubConnection& connection, signal::Member member, bool makes_offers, UnixTime since) {
    PARLEY_ASSERT(connection.room == nullptr);
    PARLEY_ASSERT(!member.id.empty() && find(member.id) == nullptr);
    connection.room = this;
    connection.peer = member.id;
    seats_.push_back(
        {.member = std::move(member), .connection = &connection, .makes_offers = makes_offers, .since = since});
}

void HubRoom::remove(HubConnection& connection) {
    PARLEY_ASSERT(connection.room == this);
    Seat* const seat = find(connection.peer);
    PARLEY_ASSERT(seat != nullptr && seat->connection == &connection);
    seats_.erase(seats_.begin() + (seat - seats_.data()));
    connection.room = nullptr;
    connection.peer = {};
}

void HubRoom::add_to_audience(HubConnection& connection) {
    PARLEY_ASSERT(connection.heard_room == nullptr);
    connection.heard_room = this;
    audience_.push_back(&connection);
}

void HubRoom::remove_from_audience(HubConnection& connection) {
    PARLEY_ASSERT(connection.heard_room == this);
    connection.heard_room = nullptr;
    audience_.erase(std::find(audience_.begin(), audience_.end(), &connection));
}

}  // namespace parley::hub
