// Directory: people who can be called by the id they registered, outside of any room, and who has invited whom.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "core/base/ids.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/outbox.hpp"
#include "core/hub/refusal.hpp"
#include "core/hub/room_talk.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

struct AcceptedInvitation {
    HubConnection* inviter = nullptr;
    RoomId room;
};

class Directory {
  public:
    // Both outlive this.
    Directory(Outbox& outbox, RoomTalk& talk) : outbox_(outbox), talk_(talk) {}

    // Enters the connection, or changes its id.
    std::optional<Refusal> enter(HubConnection& connection, const PeerId& id);
    // Everyone who waits for an answer from or to it is told at once.
    void leave(HubConnection& connection);

    // A call between two who are in no room.
    std::optional<Refusal> relay(HubConnection& sender, signal::Relay&& relay);

    // `room` is where the invitation leads; it need not exist yet.
    std::optional<Refusal> invite(HubConnection& sender, const signal::Invite& invite, const RoomId& room);
    // The room that earlier invitations of the sender lead to, if any is open.
    std::optional<RoomId> room_of_invitations(const HubConnection& sender) const;
    // Ends the invitation. On acceptance the caller brings both into the room.
    Result<AcceptedInvitation, Refusal> accept(HubConnection& sender, const signal::AnswerInvitation& answer);
    std::optional<Refusal> decline(HubConnection& sender, const signal::AnswerInvitation& answer);

    std::size_t size() const { return people_.size(); }

  private:
    struct Invitation {
        PeerId from;
        RoomId room;
    };
    struct Person {
        HubConnection* connection = nullptr;   // Never null.
        std::optional<Invitation> invitation;  // One at a time: who has one is busy for others.
        std::vector<PeerId> invited;           // Who has not answered yet.
    };

    Person* find(const PeerId& id);
    std::optional<Refusal> refuse_call(const HubConnection& sender, const PeerId& to);
    std::optional<Refusal> take_invitation(HubConnection& sender, const signal::AnswerInvitation& answer);

    Outbox& outbox_;
    RoomTalk& talk_;
    std::unordered_map<PeerId, Person> people_;
};

}  // namespace parley::hub
