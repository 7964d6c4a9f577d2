// Rooms: all rooms of the process, and what members may do in them. Nothing ever crosses from one room to another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "core/base/ids.hpp"
#include "core/border/hub_options.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/hub_room.hpp"
#include "core/hub/member_ids.hpp"
#include "core/hub/outbox.hpp"
#include "core/hub/refusal.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

// A room is made by the first who joins and removed with the last who leaves. The newcomer is told who is there before
// anybody is told of the newcomer, and both in the same step: exactly one side of each pair knows that it offers.
class Rooms {
  public:
    // Both references outlive this object.
    Rooms(const HubOptions& options, std::uint64_t seed, Outbox& outbox);

    // Does what the message asks for, or changes nothing and says why not.
    std::optional<Refusal> handle(HubConnection& sender, ClientMessage message);
    // Ends the membership of a connection that goes, if it has one.
    void remove(HubConnection& connection);

    std::size_t rooms() const { return rooms_.size(); }
    std::size_t members() const { return members_; }
    std::uint64_t relayed_messages() const { return relayed_messages_; }

  private:
    template <typename Other>
    std::optional<Refusal> on_message(HubConnection&, const Other&) {
        return std::nullopt;
    }
    std::optional<Refusal> on_message(HubConnection& sender, signal::Join& join);
    std::optional<Refusal> on_message(HubConnection& sender, signal::Leave& leave);
    std::optional<Refusal> on_message(HubConnection& sender, signal::Relay& relay);
    std::optional<Refusal> on_message(HubConnection& sender, signal::SetState& set_state);

    HubRoom* find(const RoomId& id);
    HubRoom& open(const RoomId& id);
    std::optional<Refusal> refuse_join(const HubConnection& newcomer, const signal::Join& join, const RoomId& id);
    void seat(HubConnection& newcomer, HubRoom& room, signal::Member member);
    void deliver(HubConnection& to, const PeerId& id, HubMessage& relayed);
    void log(std::string step, const HubConnection& connection, const HubRoom& room);

    const HubOptions& options_;
    Outbox& outbox_;
    MemberIds ids_;
    std::unordered_map<RoomId, HubRoom> rooms_;
    std::size_t members_ = 0;
    std::uint64_t relayed_messages_ = 0;
};

}  // namespace parley::hub
