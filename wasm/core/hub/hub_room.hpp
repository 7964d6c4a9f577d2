// One room: the members of its call in the order in which they came, those who only hear it, and what it is about.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/ids.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/room_moderation.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

struct Seat {
    signal::Member member;
    HubConnection* connection = nullptr;  // Never null; outlives the seat.
    bool makes_offers = true;             // False for a client that learns of nobody and waits to be called.
    UnixTime since{};                     // When the member came, at this hub or at the one before it.
};

class HubRoom {
  public:
    explicit HubRoom(RoomId id) : id_(std::move(id)) {}

    const RoomId& id() const { return id_; }
    // Members of the call.
    std::size_t size() const { return seats_.size(); }
    // Nobody is in the call, and nobody hears the room.
    bool empty() const { return seats_.empty() && audience_.empty(); }
    const std::vector<Seat>& seats() const { return seats_; }
    // Those who hear the room without its call being what they came for; members of the call may be among them.
    const std::vector<HubConnection*>& audience() const { return audience_; }

    // Nothing when nobody of this id is here.
    Seat* find(std::string_view id);
    Seat* find(const PeerId& id) { return find(id.value); }

    // Seats the connection under the member's id, which nobody here has. Sets both ends of the membership.
    void add(HubConnection& connection, signal::Member member, bool makes_offers = true, UnixTime since = {});
    // Clears both ends of the membership.
    void remove(HubConnection& connection);

    void add_to_audience(HubConnection& connection);
    void remove_from_audience(HubConnection& connection);

    // Calls `act` for everyone who hears the room, members of the call first, each once.
    template <typename Act>
    void for_each_hearer(Act act) const {
        for (const Seat& seat : seats_) act(*seat.connection);
        for_each_listener(act);
    }

    // Calls `act` for everyone who hears the room and is not in the call.
    template <typename Act>
    void for_each_listener(Act act) const {
        for (HubConnection* const hearer : audience_) {
            if (hearer->room != this) act(*hearer);
        }
    }

    signal::RoomTopic topic = {};
    RoomModeration moderation = {};

  private:
    RoomId id_;
    std::vector<Seat> seats_;
    std::vector<HubConnection*> audience_;
};

}  // namespace parley::hub
