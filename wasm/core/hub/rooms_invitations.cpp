// Rooms, as far as people are called into them.
#include "core/hub/access.hpp"
#include "core/hub/rooms.hpp"

namespace parley::hub {

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::RegisterCallsign& wish) {
    if (auto refused = refuse_access(options_, sender)) return refused;
    return invitations_.enter(sender, wish);
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::InviteCallsign& wish) {
    return invitations_.invite(sender, wish);
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::CancelInvitation& cancel) {
    invitations_.cancel(sender, cancel.callsign);
    return std::nullopt;
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::ReplyToInvitation& reply) {
    invitations_.reply(sender, reply);
    return std::nullopt;
}

bool Rooms::is_invited_by_host(const signal::Join& join, const RoomId& id) {
    const HubConnection* const inviter = invitations_.inviter(join.invitation, id);
    return inviter != nullptr && (inviter->room->moderation.host == inviter->peer || is_named_moderator(*inviter));
}

}  // namespace parley::hub
