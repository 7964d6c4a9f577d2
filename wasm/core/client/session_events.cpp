// Session events: what the host tells, apart from what is the mesh's alone.
#include <utility>
#include <variant>

#include "core/base/overloaded.hpp"
#include "core/client/session_parts.hpp"
#include "core/client/words.hpp"

namespace parley {

void ClientSession::Parts::on(Instant now, const event::SocketOpened& event) {
    if (!signaling.owns(event.socket)) {
        ++context.counters.stale_events;
        return;
    }
    signaling.on_opened();
    send_join(now);
}

void ClientSession::Parts::on(Instant now, const event::FrameReceived& event) {
    if (!signaling.owns(event.socket)) {
        ++context.counters.stale_events;
        return;
    }
    std::visit(overloaded{
                   [&](const std::vector<HubMessage>& messages) {
                       for (const HubMessage& message : messages) {
                           // An error among them may have closed the socket.
                           if (!signaling.owns(event.socket)) return;
                           std::visit([&](const auto& what) { on(now, what); }, message);
                       }
                   },
                   [&](const dialect::Unknown&) { ++context.counters.unknown_frames; },
                   [&](const dialect::Malformed& malformed) {
                       ++context.counters.malformed_frames;
                       log("the server sent a frame that was dropped: " + malformed.reason);
                   },
               },
               signaling.decode(event.text));
}

void ClientSession::Parts::on(Instant /*now*/, const event::BinaryFrameReceived& event) {
    if (signaling.owns(event.socket)) {
        ++context.counters.malformed_frames;
    } else {
        ++context.counters.stale_events;
    }
}

void ClientSession::Parts::on(Instant now, const event::SocketClosed& event) {
    if (!signaling.owns(event.socket)) {
        ++context.counters.stale_events;
        return;
    }
    signaling.on_closed();
    is_member = false;
    timers.disarm(Timer::Join);
    log("the server's connection closed with code " + std::to_string(event.code));
    // Losing the server closes no link: media and data go on while it is looked for.
    if (phase == Phase::InRoom) return signaling.retry(now);
    give_up(client::unreachable_notice(client::host_of(options.signal_url)));
}

void ClientSession::Parts::on(Instant /*now*/, const event::MediaGranted& event) {
    if (!media.handle(event)) ++context.counters.stale_events;
}

void ClientSession::Parts::on(Instant now, const event::OperationDone& event) {
    if (event.operation == copying) {
        show(now, {.kind = NoticeKind::Information, .text = "The link is copied.", .offers_retry = false});
        return;
    }
    // Others are done candidates, and operations that were overtaken: nothing follows from them.
    mesh.handle(now, event);
}

void ClientSession::Parts::on(Instant now, const event::OperationFailed& event) {
    if (event.operation == copying) {
        show(now, {.kind = NoticeKind::Warning,
                   .text = "The link could not be copied. It is " + room_link(),
                   .offers_retry = false});
        return;
    }
    if (media.handle(event)) return;
    if (!mesh.handle(now, event)) ++context.counters.failed_operations;
}

void ClientSession::Parts::on(Instant /*now*/, const event::TrackEnded& event) {
    if (!media.handle(event)) ++context.counters.stale_events;
}

void ClientSession::Parts::on(Instant /*now*/, const event::AudioBlocked& /*event*/) {
    audio_blocked = phase == Phase::InRoom;
}

void ClientSession::Parts::on(Instant /*now*/, const event::AudioUnblocked& /*event*/) {
    audio_blocked = false;
}

void ClientSession::Parts::on(Instant /*now*/, const event::NetworkChanged& event) {
    if (event.online) signaling.retry_at_once();
}

void ClientSession::Parts::on(Instant /*now*/, const event::TimeReached& /*event*/) {
    // Timers were seen to before the event was.
}

}  // namespace parley
