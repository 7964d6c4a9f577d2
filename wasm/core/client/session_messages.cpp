// Session messages: what the server says.
#include <utility>

#include "core/client/session_parts.hpp"
#include "core/client/words.hpp"

namespace parley {

namespace {

// Of members who cannot say how they are: what they send is shown.
MemberState assumed_state(const signal::Facts& facts) {
    return {.microphone_on = true, .camera_on = facts.media == signal::MediaKinds::AudioAndVideo};
}

// Whether nothing but a join is answered with it.
bool refuses_entry(signal::ErrorCode code) {
    using enum signal::ErrorCode;
    return code == RoomFull || code == ServerFull || code == IdTaken || code == InvalidRoom || code == InvalidId ||
           code == InvalidName || code == RoomLocked;
}

}  // namespace

void ClientSession::Parts::on(Instant now, const signal::Joined& message) {
    if (is_member) {
        // Servers list members once more to have us offer to them.
        for (const signal::Member& member : message.members) {
            if (mesh.find(member.id) == nullptr) meet(now, member, true);
        }
        return;
    }
    log(phase == Phase::InRoom ? "joined again" : "joined");
    timers.disarm(Timer::Join);
    has_come_back = phase == Phase::InRoom;
    is_member = true;
    phase = Phase::InRoom;
    answering.clear();
    capacity = message.capacity;
    const bool are_others = take_ice_servers(now, message.ice_servers, message.ice_seconds);
    const bool is_same_member = has_come_back && message.self == self;
    // The links of any other member are made anew.
    if (is_same_member && are_others) mesh.renew_ice_servers();
    if (is_same_member && !has_hub()) return resume_without_hub(now);
    self = message.self;
    if (is_same_member && message.place && signaling.holds_place()) return come_back(now, message);
    locks_again = has_come_back && moderation.is_locked;
    follow_host(message);
    signaling.on_joined(now, message);
    lock_again();
    spread_state = joined_state;
    awaited.clear();
    // We are somebody else to them now, and they may be others to us.
    for (const signal::Member& member : members.all()) {
        forget_files_of(member.id);
        measuring.forget(member.id);
    }
    recorders.clear();
    members.clear();
    elders.clear();
    chat_open.clear();
    chat.change_self(self);
    open_chat_line();
    routes.forget_all();
    connectivity.forget_all();
    passing_on.clear();
    gestures.forget_others();
    mesh.enter(self, dialect->facts);
    mesh.set_tracks(media.tracks());
    for (const signal::Member& member : message.members) {
        elders.insert(member.id);
        meet(now, member, true);
    }
    say_what_waited();
}

const signal::Facts& ClientSession::Parts::facts_of(const signal::Member& member) const {
    const dialect::Dialect* const theirs = dialect::find(member.dialect);
    return theirs != nullptr ? theirs->facts : dialect->facts;
}

void ClientSession::Parts::meet(Instant now, const signal::Member& member, bool offers_first) {
    if (member.id == self || !members.add(member)) {
        ++context.counters.unknown_frames;
        return;
    }
    const signal::Facts& facts = facts_of(member);
    if (!facts.carries_member_state) members.set_state(member.id, assumed_state(facts));
    mesh.add(now, member.id, offers_first, facts);
    if (!member.rights.publish) mesh.refuse_media(member.id);
}

void ClientSession::Parts::on(Instant now, const signal::MemberJoined& message) {
    if (!is_member) {
        ++context.counters.unknown_frames;
        return;
    }
    if (!has_hub() && members.find(message.member.id) != nullptr) return hear_again(now, message.member);
    if (is_awaited(message.member.id)) return place_again(now, message.member, message.receiver_offers);
    meet(now, message.member, message.receiver_offers);
    if (message.was_there) elders.insert(message.member.id);
}

void ClientSession::Parts::on(Instant now, const signal::MemberLeft& message) {
    if (members.find(message.id) == nullptr) ++context.counters.unknown_frames;
    const link::Link* const link = mesh.find(message.id);
    if (message.was_lost && link != nullptr && link->is_alive()) return await(now, message.id);
    forget_member(message.id);
    std::erase(awaited, message.id);
}

void ClientSession::Parts::on(Instant /*now*/, const signal::MemberChanged& message) {
    MemberState state = message.state;
    const signal::Member* const member = members.find(message.id);
    if (member != nullptr && !facts_of(*member).carries_member_state) {
        // Of microphone and camera only the data channel can have told.
        state = member->state;
        state.screen_on = message.state.screen_on;
    }
    if (!members.set_state(message.id, state)) ++context.counters.unknown_frames;
    if (!message.name.empty()) rename_member(message.id, message.name);
}

void ClientSession::Parts::on(Instant now, const signal::Relayed& message) {
    routes.on_payload_from_server(message.from);
    if (!mesh.on_payload(now, message.from, message.payload)) ++context.counters.unknown_frames;
}

void ClientSession::Parts::on(Instant now, const signal::Error& message) {
    log("the server answered with the error " + std::string(signal::to_text(message.code)));
    if (handle_door(now, message)) return;
    // Where joining is taken for granted, a refusal comes when we are inside already.
    // In our own dialect it never is, and hosts get such words about those whom they let in.
    const bool is_put_out = is_member && !dialect->facts.moderates && refuses_entry(message.code);
    // Under the id that we had, the server may still count our lost connection: that passes.
    const bool will_pass = has_come_back && message.code == signal::ErrorCode::IdTaken;
    if (phase != Phase::InRoom || (is_put_out && !will_pass)) return give_up(message);
    // The member it is about has just left; its leave is on the way.
    if (message.code == signal::ErrorCode::UnknownPeer && dialect->facts.who_offers != signal::WhoOffers::Caller)
        return;
    Notice warning = client::notice_for(message);
    warning.kind = NoticeKind::Warning;
    warning.offers_retry = false;
    show(now, std::move(warning));
    if (is_member && !is_put_out) return;
    // Coming back was refused, perhaps because the server still counts our lost connection. While any link lives, the
    // call goes on and coming back is tried again.
    if (!mesh.has_connected_link() && !will_pass) return give_up(message);
    is_member = false;
    signaling.close(close_for_good, {});
    signaling.retry(now);
}

}  // namespace parley
