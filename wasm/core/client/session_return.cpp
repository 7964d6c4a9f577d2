// Session return: back in the room after the server was lost, with the links that have lived on.
#include <algorithm>
#include <utility>

#include "core/client/session_parts.hpp"

namespace parley {

namespace {

// A server that was started again meets the members one by one: those who are not back by then, and are not heard on
// their links either, have left.
constexpr Duration return_window = 30s;
// Who is heard on its link has not left, though the server has lost it. How often that is looked at.
constexpr Duration lost_check = 5s;

}  // namespace

void ClientSession::Parts::come_back(Instant now, const signal::Joined& message) {
    mesh.on_hope(now);
    if (message.place->received) {
        // What was missed on either side comes now, as if nothing had happened.
        if (signaling.on_joined_again(now, message)) {
            say_what_waited();
            return log("back in the room");
        }
        log("too much was said while the server was away: joining anew");
        signaling.give_place_up();
        is_member = false;
        signaling.close(close_for_good, {});
        return signaling.retry(now);
    }
    log("back in the room, which the server has forgotten");
    signaling.on_joined(now, message);
    locks_again = moderation.is_locked;
    follow_host(message);
    lock_again();
    spread_state = joined_state;
    awaited.clear();
    for (const signal::Member& member : members.all()) awaited.push_back(member.id);
    for (const signal::Member& member : message.members) place_again(now, member, true);
    say_what_waited();
    if (!awaited.empty()) timers.arm(Timer::Return, now + return_window);
}

bool ClientSession::Parts::is_awaited(const PeerId& peer) const {
    return std::find(awaited.begin(), awaited.end(), peer) != awaited.end();
}

void ClientSession::Parts::place_again(Instant now, const signal::Member& member, bool offers_first) {
    std::erase(awaited, member.id);
    const link::Link* const link = mesh.find(member.id);
    // Whoever comes second of the two offers where its end is broken; the other's end follows.
    const bool is_ours = facts_of(member).correlates;
    // With other rights it is another link, which takes media or does not.
    const signal::Member* const known = members.find(member.id);
    const bool is_as_before = known != nullptr && known->rights.publish == member.rights.publish;
    const bool lives_on =
        link != nullptr && is_ours && is_as_before && (!offers_first || link->state() == LinkState::Connected);
    if (!lives_on) {
        forget_member(member.id);
        return meet(now, member, offers_first);
    }
    rename_member(member.id, member.name);
    members.set_state(member.id, member.state);
    mesh.repeat_offer(member.id);
}

void ClientSession::Parts::await(Instant now, const PeerId& peer) {
    if (!is_awaited(peer)) awaited.push_back(peer);
    if (!timers.is_armed(Timer::Return)) timers.arm(Timer::Return, now + lost_check);
}

void ClientSession::Parts::forget_awaited(Instant now) {
    for (const PeerId& peer : std::exchange(awaited, {})) {
        const link::Link* const link = mesh.find(peer);
        if (link != nullptr && link->is_alive()) {
            await(now, peer);
        } else {
            forget_member(peer);
        }
    }
}

}  // namespace parley
