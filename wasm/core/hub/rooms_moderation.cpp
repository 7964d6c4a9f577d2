// Rooms, moderated: the host's wishes where they open the door for somebody or send somebody away.
#include <string>
#include <utility>

#include "core/base/assert.hpp"
#include "core/hub/rooms.hpp"

namespace parley::hub {
namespace {

using enum signal::ErrorCode;

std::string named(const HubRoom& room, const PeerId& id) {
    for (const Seat& seat : room.seats()) {
        if (seat.member.id == id && !seat.member.name.empty()) return seat.member.name;
    }
    return "The host";
}

}  // namespace

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::SetLock& set_lock) {
    if (auto refused = Moderation::refuse_unless_host(sender)) return refused;
    HubRoom& room = *sender.room;
    room.moderation.is_locked = set_lock.locked;
    moderation_.tell_changes(room);
    if (!set_lock.locked) let_in(Moderation::end_knocks(room), room.id());
    return std::nullopt;
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::AnswerKnock& answer) {
    if (auto refused = Moderation::refuse_unless_host(sender)) return refused;
    const Knock* const knock = Moderation::find_knock(*sender.room, answer.id);
    if (knock == nullptr) {
        Refusal refused = refusal(UnknownPeer, "Nobody waits at the door under this id any more.");
        refused.error.peer = answer.id;
        return refused;
    }
    HubConnection& knocker = *knock->connection;
    if (!answer.admits) {
        moderation_.end_knock(knocker);
        sent_away_.push_back({knocker.id, refusal(Refused, "The host did not let you in.", Consequence::Close)});
        return std::nullopt;
    }
    if (auto refused = refuse_join(knocker, knock->join, sender.room->id())) {
        if (refused->error.code != RoomFull) {
            moderation_.end_knock(knocker);
            sent_away_.push_back({knocker.id, *std::move(refused)});
            return std::nullopt;
        }
        // Whoever waits goes on waiting, for somebody else to leave.
        refused->consequence = Consequence::None;
        return refused;
    }
    Knock admitted = *knock;
    moderation_.end_knock(knocker);
    let_in(std::move(admitted), sender.room->id());
    return std::nullopt;
}

void Rooms::let_in(std::vector<Knock> knocks, const RoomId& id) {
    for (Knock& knock : knocks) {
        HubConnection& knocker = *knock.connection;
        if (auto refused = refuse_join(knocker, knock.join, id)) {
            refused->error.room = id;
            sent_away_.push_back({knocker.id, *std::move(refused)});
        } else {
            let_in(std::move(knock), id);
        }
    }
}

void Rooms::let_in(Knock knock, const RoomId& id) {
    HubRoom* const room = find(id);
    // Somebody may have come back to the place of this id since.
    const bool is_taken = room != nullptr && room->find(knock.id) != nullptr;
    knock.join.id = is_taken ? ids_.assign(room) : std::move(knock.id);
    enter_call(*knock.connection, knock.join, id);
    let_in_.push_back(knock.connection->id);
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::Ask& ask) {
    if (auto refused = Moderation::refuse_unless_host(sender)) return refused;
    return moderation_.ask(sender, ask);
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::HandOver& hand_over) {
    if (auto refused = Moderation::refuse_unless_host(sender)) return refused;
    return moderation_.hand_over(sender, hand_over);
}

std::optional<Refusal> Rooms::on_message(HubConnection& sender, signal::Remove& remove) {
    if (auto refused = Moderation::refuse_unless_host(sender)) return refused;
    HubRoom& room = *sender.room;
    const Seat* const target = room.find(remove.id);
    if (target == nullptr || target->connection == &sender) return unknown_peer(remove.id);
    Moderation::remember_removed(room, target->member);
    sent_away_.push_back(
        {target->connection->id,
         refusal(Removed, named(room, sender.peer) + " removed you from this room.", Consequence::Close)});
    return std::nullopt;
}

}  // namespace parley::hub
