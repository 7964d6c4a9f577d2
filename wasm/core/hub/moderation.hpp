// Moderation: who is host of a room, who may come in, and what the host may ask of the others.
#pragma once

#include <optional>
#include <vector>

#include "core/base/time.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/hub_room.hpp"
#include "core/hub/outbox.hpp"
#include "core/hub/refusal.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

// It seats nobody and sends nobody away: that is for the table of rooms.
class Moderation {
  public:
    // Both outlive this.
    Moderation(Outbox& outbox, const UnixTime& now) : outbox_(outbox), now_(now) {}

    // Nothing for those who may come in, or may wait at the door.
    static std::optional<Refusal> refuse_entry(const HubRoom& room, const HubConnection& newcomer,
                                               const signal::Join& join);
    // The same for one who only hears the room.
    static std::optional<Refusal> refuse_listening(const HubRoom& room, const HubConnection& newcomer);
    // Whether the room is locked for one who joins so.
    static bool is_closed_to(const HubRoom& room, const signal::Join& join);
    // Nothing where the sender is host of its room.
    static std::optional<Refusal> refuse_unless_host(const HubConnection& sender);

    // Somebody came or went: finds the host. A room without anybody who can moderate is not locked.
    static void find_host(HubRoom& room);
    // Tells all but `newcomer`, who knows it from its `Joined`, where something has changed; and a new host of all who
    // knock.
    void tell_changes(HubRoom& room, const HubConnection* newcomer = nullptr);
    static void remember_lost(HubRoom& room, const PeerId& member);
    static void remember_removed(HubRoom& room, const signal::Member& member);
    // The last one has left the call.
    static void forget(HubRoom& room);

    // `id` is nobody's. `Refusal` where too many wait, or knock.
    std::optional<Refusal> take_knock(HubConnection& sender, HubRoom& room, signal::Join&& join, PeerId id);
    // Ends the knock, if there is one, and tells the host.
    void end_knock(HubConnection& knocker);
    // Ends all knocks of a room whose door opens; the caller lets them in, in this order.
    static std::vector<Knock> end_knocks(HubRoom& room);
    // Null where nobody knocks under this id.
    static Knock* find_knock(HubRoom& room, const PeerId& id);

    // The sender is host.
    std::optional<Refusal> ask(HubConnection& sender, const signal::Ask& ask);
    std::optional<Refusal> hand_over(HubConnection& sender, const signal::HandOver& hand_over);

  private:
    // Of the monotonic kind, though counted from another moment: only differences mean anything.
    Instant now() const { return Instant{Duration{static_cast<Duration::rep>(now_)}}; }
    void tell_knocks(const HubRoom& room);

    Outbox& outbox_;
    const UnixTime& now_;
};

}  // namespace parley::hub
