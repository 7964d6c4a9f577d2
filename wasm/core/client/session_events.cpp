// Session events: what the host tells, apart from what is the mesh's alone.
#include <utility>
#include <variant>

#include "core/base/overloaded.hpp"
#include "core/client/session_parts.hpp"
#include "core/client/words.hpp"
#include "core/words/say.hpp"

namespace parley {

void ClientSession::Parts::on(Instant now, const event::SocketOpened& event) {
    if (handle_line(now, event) || handle_chat_line(now, event)) return;
    if (!signaling.owns(event.socket)) {
        ++context.counters.stale_events;
        return;
    }
    signaling.on_opened(now);
    handle_signaling_news(now);
}

void ClientSession::Parts::on(Instant now, const event::FrameReceived& event) {
    if (handle_line(now, event) || handle_chat_line(now, event)) return;
    if (!signaling.owns(event.socket)) {
        ++context.counters.stale_events;
        return;
    }
    signaling.on_text(now, event.text);
    handle_signaling_news(now);
}

void ClientSession::Parts::handle_signaling_news(Instant now) {
    // What one piece of news leads to may close the socket, and void the rest.
    while (auto news = signaling.poll_news()) {
        std::visit([&](const auto& what) { on_signaling(now, what); }, *news);
    }
}

void ClientSession::Parts::on_signaling(Instant now, const client::ReadyToSpeak& news) {
    send_join(now, news.id);
}

void ClientSession::Parts::on_signaling(Instant now, const client::FrameArrived& news) {
    const SocketHandle socket = signaling.socket();
    std::visit(overloaded{
                   [&](const std::vector<HubMessage>& messages) {
                       for (const HubMessage& message : messages) {
                           // An error among them may have closed the socket.
                           if (!signaling.owns(socket)) return;
                           std::visit([&](const auto& what) { on(now, what); }, message);
                       }
                       // A join that was taken for granted proves nothing about the server.
                       if (is_member) signaling.reset_pause();
                   },
                   [&](const dialect::Unknown&) { ++context.counters.unknown_frames; },
                   [&](const dialect::Malformed& malformed) {
                       ++context.counters.malformed_frames;
                       log("the server sent a frame that was dropped: " + malformed.reason);
                   },
               },
               signaling.decode(news.frame));
}

void ClientSession::Parts::on_signaling(Instant now, const client::TurnedAway& news) {
    log("the server turned us away: " + news.message);
    on(now, signal::Error{.code = signal::ErrorCode::Unauthorized, .message = news.message, .peer = {}});
}

void ClientSession::Parts::on_signaling(Instant now, const client::FellSilent& news) {
    log("the server's connection is of no use: " + news.reason);
    signaling.close(close_to_return, {});
    on_signaling_lost(now);
}

void ClientSession::Parts::on(Instant /*now*/, const event::BinaryFrameReceived& event) {
    if (signaling.owns(event.socket) || line.owns(event.socket) || chat_line.owns(event.socket)) {
        ++context.counters.malformed_frames;
    } else {
        ++context.counters.stale_events;
    }
}

void ClientSession::Parts::on(Instant now, const event::SocketClosed& event) {
    if (handle_line(now, event) || handle_chat_line(now, event)) return;
    if (!signaling.owns(event.socket)) {
        ++context.counters.stale_events;
        return;
    }
    signaling.on_closed(event.code);
    log("the server's connection closed with code " + std::to_string(event.code));
    on_signaling_lost(now);
}

void ClientSession::Parts::on_signaling_lost(Instant now) {
    is_member = false;
    moderation.is_waiting = false;
    timers.disarm(Timer::Join);
    // Losing the server closes no link: media and data go on while it is looked for.
    if (phase == Phase::InRoom || signaling.was_sent_away()) return signaling.retry(now);
    give_up(client::unreachable_notice(client::host_of(options.signal_url)), EndingCode::ServerUnreachable);
}

void ClientSession::Parts::reopen_signaling(Instant now) {
    if (!is_member || !signaling.holds_place()) return;
    signaling.close(close_to_return, {});
    on_signaling_lost(now);
}

void ClientSession::Parts::on(Instant /*now*/, const event::MediaGranted& event) {
    if (screen.handle(event)) return;
    const link::LocalTracks before = media.tracks();
    if (!media.handle(event)) {
        ++context.counters.stale_events;
        return;
    }
    learn_labels(media.tracks().audio != before.audio, media.tracks().video != before.video);
}

void ClientSession::Parts::on(Instant now, const event::OperationDone& event) {
    if (event.operation == copying) {
        show(now, {.kind = NoticeKind::Information, .text = say(Phrase::LinkCopied), .offers_retry = false});
        return;
    }
    if (recording.handle(event) || incoming_files.handle(event)) return;
    // Others are done candidates, and operations that were overtaken: nothing follows from them.
    mesh.handle(now, event);
}

void ClientSession::Parts::on(Instant now, const event::OperationFailed& event) {
    if (event.operation == copying) {
        show(now, {.kind = NoticeKind::Warning, .text = say(Phrase::LinkNotCopied, room_link), .offers_retry = false});
        return;
    }
    std::string refused;
    if (screen.handle(event, refused)) {
        if (!refused.empty()) show(now, {.kind = NoticeKind::Warning, .text = refused, .offers_retry = false});
        return;
    }
    if (media.handle(event) || handle_speaker(now, event)) return;
    if (measuring.fail(event.operation) || recording.handle(event)) return;
    if (outgoing_files.handle(event) || incoming_files.handle(event)) return;
    if (!mesh.handle(now, event)) ++context.counters.failed_operations;
}

void ClientSession::Parts::on(Instant /*now*/, const event::TrackEnded& event) {
    if (!screen.handle(event) && !media.handle(event)) ++context.counters.stale_events;
}

void ClientSession::Parts::on(Instant /*now*/, const event::AudioBlocked& /*event*/) {
    audio_blocked = phase == Phase::InRoom;
}

void ClientSession::Parts::on(Instant /*now*/, const event::AudioUnblocked& /*event*/) {
    audio_blocked = false;
}

void ClientSession::Parts::on(Instant now, const event::NetworkChanged& event) {
    if (!event.online) return;
    // The old socket was opened over a network that is gone, and would say so only much later. Coming back costs
    // little.
    reopen_signaling(now);
    signaling.retry_at_once(now);
    if (is_chat_line_open) open_chat_line();
    if (invitations.reachability() == Reachability::On) on_line(now, client::FellSilent{"the network has changed"});
    line.retry_at_once(now);
    chat_line.retry_at_once(now);
    mesh.on_hope(now);
}

void ClientSession::Parts::on(Instant now, const event::PageShown& /*event*/) {
    page_hidden = false;
    signaling.retry_at_once(now);
    line.retry_at_once(now);
    chat_line.retry_at_once(now);
    // The machine may have slept.
    signaling.ask(now);
    line.ask(now);
    mesh.set_hidden(now, false);
    mesh.on_hope(now);
}

void ClientSession::Parts::on(Instant now, const event::PageHidden& /*event*/) {
    page_hidden = true;
    mesh.set_hidden(now, true);
}

void ClientSession::Parts::on(Instant /*now*/, const event::TimeReached& /*event*/) {
    // Timers were seen to before the event was.
}

}  // namespace parley
