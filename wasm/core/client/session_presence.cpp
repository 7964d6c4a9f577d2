// Session presence: who is there where no hub stands between the members, and who has vanished.
#include "core/client/session_parts.hpp"

namespace parley {

void ClientSession::Parts::resume_without_hub(Instant now) {
    log("the transport is there again");
    spread_state = joined_state;
    // What was on the way is lost. Who came in the meantime answers our join.
    for (const signal::Member& member : members.all()) mesh.repeat_offer(member.id);
    mesh.on_hope(now);
    say_what_waited();
}

void ClientSession::Parts::hear_again(Instant now, const signal::Member& member) {
    presence.on_heard(now, member.id);
    members.set_state(member.id, member.state);
    rename_member(member.id, member.name);
}

void ClientSession::Parts::ask_who_is_there(Instant now) {
    const client::Presence::Findings findings = presence.on_time(now);
    for (const PeerId& member : findings.asked_after) signaling.ask_after(member);
    for (const PeerId& member : findings.vanished) {
        log("a member does not answer and is taken for gone");
        signaling.part_from(member);
        forget_member(member);
    }
}

void ClientSession::Parts::follow_presence(Instant now) {
    if (has_hub()) return;
    // Without the transport nobody could answer.
    if (!is_member) return presence.clear();
    for (const signal::Member& member : members.all()) {
        const link::Link* const link = mesh.find(member.id);
        // Whose page stands still cannot answer, and is not gone: packets pass as before.
        presence.on_link(now, member.id, link != nullptr && link->has_path());
    }
}

}  // namespace parley
