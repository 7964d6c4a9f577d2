// One room: its members in the order in which they came, and the connection behind each.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/base/ids.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

struct Seat {
    signal::Member member;
    HubConnection* connection = nullptr;  // Never null; outlives the seat.
};

class HubRoom {
  public:
    explicit HubRoom(RoomId id) : id_(std::move(id)) {}

    const RoomId& id() const { return id_; }
    std::size_t size() const { return seats_.size(); }
    bool empty() const { return seats_.empty(); }
    const std::vector<Seat>& seats() const { return seats_; }
    std::vector<signal::Member> members() const;

    // Nothing when nobody of this id is here.
    Seat* find(const PeerId& id);

    // Seats the connection under the member's id, which nobody here has. Sets both ends of the membership.
    void add(HubConnection& connection, signal::Member member);
    // Clears both ends of the membership.
    void remove(HubConnection& connection);

  private:
    RoomId id_;
    std::vector<Seat> seats_;
};

}  // namespace parley::hub
