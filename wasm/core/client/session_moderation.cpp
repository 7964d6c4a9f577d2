// Session moderation: the host's wishes, the door of a locked room from both of its sides, and what a host asks of us.
#include <algorithm>
#include <utility>

#include "core/base/limits.hpp"
#include "core/client/session_parts.hpp"
#include "core/client/words.hpp"
#include "core/words/say.hpp"

namespace parley {

namespace {

// After the server should have ended a knock that nobody answers.
constexpr Duration answer_slack = 10s;

Notice asked_notice(AskedFor what, const std::string& host) {
    Notice notice{.kind = NoticeKind::Warning, .text = {}, .offers_retry = false};
    switch (what) {
    case AskedFor::Mute:
        notice.text = say(Phrase::MutedByHost, host);
        notice.offers_unmute = true;
        break;
    case AskedFor::StopVideo: notice.text = say(Phrase::VideoStoppedByHost, host); break;
    }
    return notice;
}

}  // namespace

// ---- as the host

bool ClientSession::Parts::is_host() const {
    return phase == Phase::InRoom && !self.empty() && moderation.host == self;
}

void ClientSession::Parts::on(Instant /*now*/, const intent::LockRoom& intent) {
    if (is_host() && intent.locked != moderation.is_locked) signaling.send(signal::SetLock{.locked = intent.locked});
}

void ClientSession::Parts::on(Instant /*now*/, const intent::AnswerKnock& intent) {
    const bool waits = std::any_of(moderation.knocks.begin(), moderation.knocks.end(),
                                   [&](const KnockView& knock) { return knock.id == intent.id; });
    // What the server says to it takes the knock off the list.
    if (is_host() && waits) signaling.send(signal::AnswerKnock{.id = intent.id, .admits = intent.admits});
}

void ClientSession::Parts::on(Instant /*now*/, const intent::AskMember& intent) {
    if (is_host() && members.find(intent.id) != nullptr) {
        signaling.send(signal::Ask{.to = intent.id, .what = intent.what});
    }
}

void ClientSession::Parts::on(Instant /*now*/, const intent::RemoveMember& intent) {
    if (is_host() && members.find(intent.id) != nullptr) signaling.send(signal::Remove{.id = intent.id});
}

void ClientSession::Parts::on(Instant /*now*/, const intent::MakeHost& intent) {
    if (is_host() && members.find(intent.id) != nullptr) signaling.send(signal::HandOver{.to = intent.id});
}

void ClientSession::Parts::on(Instant now, const signal::ModerationChanged& message) {
    if (!is_member) {
        ++context.counters.unknown_frames;
        return;
    }
    const bool was_host = is_host();
    moderation.host = message.host;
    moderation.is_locked = message.is_locked;
    if (!is_host() || !moderation.is_locked) moderation.knocks.clear();
    if (is_host() && !was_host) {
        show(now, {.kind = NoticeKind::Information, .text = say(Phrase::YouAreHost), .offers_retry = false});
    }
    lock_again();
}

void ClientSession::Parts::on(Instant /*now*/, const signal::Knocked& message) {
    std::vector<KnockView>& knocks = moderation.knocks;
    const bool is_known =
        std::any_of(knocks.begin(), knocks.end(), [&](const KnockView& knock) { return knock.id == message.id; });
    if (!is_host() || is_known || knocks.size() >= limits::knocks_waiting_max) {
        ++context.counters.unknown_frames;
        return;
    }
    knocks.push_back({.id = message.id, .name = message.name.empty() ? "Guest" : message.name});
}

void ClientSession::Parts::on(Instant /*now*/, const signal::KnockEnded& message) {
    std::erase_if(moderation.knocks, [&](const KnockView& knock) { return knock.id == message.id; });
}

// ---- as anybody

void ClientSession::Parts::on(Instant now, const signal::Asked& message) {
    const signal::Member* const host = members.find(message.from);
    const bool is_audio = message.what == AskedFor::Mute;
    if (!is_member || host == nullptr) {
        ++context.counters.unknown_frames;
        return;
    }
    if (!is_audio && screen.track()) {
        // The camera is left alone: what most likely has to go is what all look at.
        screen.stop();
        return show(now, {.kind = NoticeKind::Warning,
                          .text = say(Phrase::ScreenStoppedByHost, room::shown_name(*host)),
                          .offers_retry = false});
    }
    const TrackKind kind = is_audio ? TrackKind::Audio : TrackKind::Video;
    if (!media.device(kind).wanted) return;
    media.set_wanted(kind, false);
    show(now, asked_notice(message.what, room::shown_name(*host)));
}

void ClientSession::Parts::follow_host(const signal::Joined& joined) {
    moderation = {};
    moderation.host = joined.host;
    moderation.is_locked = joined.is_locked;
    // Of whom we have called, this server knows nothing.
    invitations.forget_outgoing();
    barred_room.clear();
    barred_claim.reset();
}

void ClientSession::Parts::lock_again() {
    // Whoever is not host now leaves it to who is: what was so before may have been changed since.
    if (!std::exchange(locks_again, false) || moderation.is_locked || !is_host()) return;
    signaling.send(signal::SetLock{.locked = true});
}

// ---- at the door

void ClientSession::Parts::on(Instant now, const signal::Waiting& message) {
    if (phase == Phase::Lobby || is_member) {
        ++context.counters.unknown_frames;
        return;
    }
    log("waiting to be let in");
    // In a room, the call goes on meanwhile.
    moderation.is_waiting = phase == Phase::Joining;
    timers.arm(Timer::Join, now + std::chrono::seconds(message.seconds) + answer_slack);
}

bool ClientSession::Parts::handle_door(Instant now, const signal::Error& error) {
    using enum signal::ErrorCode;
    const bool is_at_door = phase != Phase::Lobby && !is_member;
    if (error.code == RoomLocked && is_at_door && dialect->facts.moderates && !has_knocked) {
        send_join(now, {}, Entrance::Knock);
        return true;
    }
    const bool is_for_now = is_at_door && (error.code == Unanswered || error.code == RoomLocked);
    const bool is_out = error.code == Removed || error.code == RoomClosed || error.code == Refused;
    if (!is_out && (!is_for_now || mesh.has_connected_link())) return false;
    if (error.code == Removed && signaling.claim()) {
        barred_room = room;
        barred_claim = signaling.claim();
    }
    // The server has put us out: there is nothing to leave.
    is_member = false;
    give_up(error);
    return true;
}

}  // namespace parley
