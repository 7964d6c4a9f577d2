// Session intents: what becomes of a person's wishes.
#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/client/session_parts.hpp"
#include "core/words/say.hpp"

namespace parley {

void ClientSession::Parts::on(Instant /*now*/, const intent::SetDisplayName& intent) {
    if (phase == Phase::Lobby) name = tidied(intent.name, limits::display_name_bytes_max);
}

void ClientSession::Parts::on(Instant /*now*/, const intent::SetRoom& intent) {
    if (phase != Phase::Lobby) return;
    room = tidied(intent.room, limits::room_id_bytes_max);
    follow_room();
}

void ClientSession::Parts::on(Instant now, const intent::SetToken& intent) {
    options.token = intent.token;
    if (dialect == nullptr) return;
    const auto address = [&](const dialect::Dialect& spoken) {
        return client::signaling_address(options.signal_url, spoken, room, options.token);
    };
    signaling.renew(address(*dialect), options.token);
    line.renew(client::signaling_address(options.signal_url, *dialect, {}, options.token), options.token);
    if (dialect->chat != nullptr) chat_line.renew(address(*dialect->chat), {});
    // It may be what was missing.
    if (phase == Phase::InRoom) signaling.retry_at_once(now);
}

void ClientSession::Parts::on(Instant /*now*/, const intent::SetMicrophone& intent) {
    media.set_wanted(TrackKind::Audio, intent.on);
    if (notice && notice->offers_unmute) notice.reset();
}

void ClientSession::Parts::on(Instant now, const intent::SetCamera& intent) {
    if (intent.on && !has_video()) {
        show(now, {.kind = NoticeKind::Information, .text = say(Phrase::VoiceOnlyRoom), .offers_retry = false});
        return;
    }
    media.set_wanted(TrackKind::Video, intent.on);
}

void ClientSession::Parts::on(Instant now, const intent::ShareScreen& intent) {
    if (!intent.on) return screen.stop();
    if (phase != Phase::InRoom) return;
    if (!options.can_share_screen || !has_video()) {
        const Wording why = say(has_video() ? Phrase::CannotShareScreen : Phrase::VoiceOnlyRoom);
        return show(now, {.kind = NoticeKind::Information, .text = why, .offers_retry = false});
    }
    screen.start();
}

void ClientSession::Parts::on(Instant now, const intent::Join& /*intent*/) {
    join(now);
}

void ClientSession::Parts::on(Instant /*now*/, const intent::Leave& /*intent*/) {
    if (phase == Phase::Lobby) return;
    log("left");
    leave_room();
    media.release_all();
}

void ClientSession::Parts::on(Instant /*now*/, const intent::CopyLink& /*intent*/) {
    copying = context.next_operation();
    context.emit(effect::CopyText{.operation = copying, .text = room_link});
}

void ClientSession::Parts::on(Instant /*now*/, const intent::AllowAudio& /*intent*/) {
    context.emit(effect::ResumeAudio{});
}

void ClientSession::Parts::on(Instant /*now*/, const intent::DismissNotice& /*intent*/) {
    notice.reset();
}

}  // namespace parley
