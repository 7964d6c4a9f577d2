// Invitations: people who can be called by a callsign wherever they are, and who rings at them from which room.
//
// A callsign belongs to a connection that is for nothing else, so that a person can be called from outside of every
// room and from within one alike. Who is called learns the caller's name and room; who calls learns what came of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/border/hub_options.hpp"
#include "core/hub/hub_connection.hpp"
#include "core/hub/outbox.hpp"
#include "core/hub/refusal.hpp"
#include "core/signal/message.hpp"

namespace parley::hub {

class Invitations {
  public:
    // `options`, `outbox` and `now` outlive this. `seed` tells the secrets of this run from those of others.
    Invitations(const HubOptions& options, std::uint64_t seed, Outbox& outbox, const UnixTime& now);

    // Gives the connection this callsign instead of another that it had. Whoever shows its key has it back, also from
    // a connection that still stands: see take_replaced().
    std::optional<Refusal> enter(HubConnection& connection, const signal::RegisterCallsign& wish);
    // Connections whose callsign went to another one of the same person; the caller ends them.
    std::vector<ConnectionId> take_replaced() { return std::exchange(replaced_, {}); }

    // The sender is a member.
    std::optional<Refusal> invite(HubConnection& sender, const signal::InviteCallsign& wish);
    void cancel(HubConnection& sender, const Callsign& callsign);
    // One that has ended meanwhile is passed over.
    void reply(const HubConnection& sender, const signal::ReplyToInvitation& reply);

    // Who has invited whoever shows this id to this room, and is still there; null for nobody.
    const HubConnection* inviter(const std::string& id, const RoomId& room) const;
    // Whoever shows this id has come to the room, or to its door. Nothing happens where nobody was invited by it.
    void accept(const std::string& id, const RoomId& room);

    // The connection was lost: its callsign is kept for whoever shows the key, if there is one.
    void lose(HubConnection& connection);
    // The connection goes, and with it its callsign.
    void leave(HubConnection& connection);
    // The connection is in no room any more, so that nobody is called from there.
    void cancel_all(HubConnection& inviter);

    std::optional<Instant> next_deadline() const;
    // Ends what has waited for too long.
    void on_time();

  private:
    struct Person {
        HubConnection* connection = nullptr;     // Null while it is lost.
        std::string key = {};                    // Empty where callsigns are not kept.
        std::string rings = {};                  // The id of the invitation; whoever has one is busy for others.
        std::optional<Instant> kept_until = {};  // While the connection is lost.
    };
    struct Pending {
        HubConnection* inviter = nullptr;  // Never null; a member.
        Callsign asked;                    // As the inviter spells it.
        Callsign folded;
        RoomId room;
        Instant ends{};
    };

    Instant now() const;
    std::string secret(const std::string& what);
    Person* find(const Callsign& folded);
    void free(const Callsign& folded);
    const std::string* id_from(const HubConnection& inviter, const Callsign& folded) const;
    // Tells the inviter; forgets the invitation.
    void end(const std::string& id, InvitationState outcome);
    // Forgets the invitation; whoever rings is told.
    void end_ringing(const std::string& id);

    const HubOptions& options_;
    Outbox& outbox_;
    const UnixTime& now_;
    std::string run_;
    std::uint64_t secrets_ = 0;
    std::unordered_map<Callsign, Person> people_;
    std::set<std::pair<Instant, Callsign>> kept_;
    std::unordered_map<std::string, Pending> pending_;
    std::set<std::pair<Instant, std::string>> deadlines_;
    std::vector<ConnectionId> replaced_;
};

}  // namespace parley::hub
