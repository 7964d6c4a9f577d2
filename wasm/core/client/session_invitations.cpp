// Session invitations: the line by which others call us, what we answer, and whom we call into our room.
#include <utility>
#include <variant>

#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "core/base/text.hpp"
#include "core/client/session_parts.hpp"
#include "core/client/words.hpp"
#include "core/words/say.hpp"

namespace parley {

namespace {

constexpr Duration registering_patience = 10s;

// Whether the same may do at another time, without anybody's help.
bool passes(signal::ErrorCode code) {
    return code == signal::ErrorCode::ServerFull || code == signal::ErrorCode::TooFast;
}

}  // namespace

// ---- what the person wishes

void ClientSession::Parts::on(Instant now, const intent::SetReachable& intent) {
    std::string callsign = tidied(intent.callsign, limits::callsign_bytes_max);
    const bool is_wanted =
        invitations.reachability() == Reachability::On || invitations.reachability() == Reachability::Asking;
    if (is_wanted && callsign == invitations.callsign()) return;
    if (is_wanted) close_line();
    if (callsign.empty()) return invitations.be_unreachable();
    if (dialect == nullptr || !dialect->facts.has_callsigns) {
        return show(now,
                    {.kind = NoticeKind::Information, .text = say(Phrase::NobodyCanBeCalled), .offers_retry = false});
    }
    invitations.ask_for(std::move(callsign));
    context.emit(effect::AskForNotifications{});
    open_line();
}

void ClientSession::Parts::on(Instant now, const intent::Invite& intent) {
    const std::string callsign = tidied(intent.callsign, limits::callsign_bytes_max);
    if (callsign.empty() || !is_member || !dialect->facts.has_callsigns) return;
    if (callsign == invitations.callsign() && invitations.reachability() == Reachability::On) {
        return show(now, {.kind = NoticeKind::Information, .text = say(Phrase::ThatIsYou), .offers_retry = false});
    }
    if (invitations.call(callsign)) signaling.send(signal::InviteCallsign{.callsign = {callsign}});
}

void ClientSession::Parts::on(Instant /*now*/, const intent::CancelInvitation& intent) {
    if (invitations.cancel(intent.callsign)) signaling.send(signal::CancelInvitation{.callsign = {intent.callsign}});
}

void ClientSession::Parts::on(Instant now, const intent::AnswerInvitation& intent) {
    if (!invitations.incoming()) return;
    if (intent.answer == InvitationAnswer::Accept) return accept_invitation(now);
    reply(intent.answer);
}

void ClientSession::Parts::reply(InvitationAnswer answer) {
    const auto invitation = invitations.take_incoming();
    line.send(signal::ReplyToInvitation{.id = invitation->id, .answer = answer});
}

void ClientSession::Parts::accept_invitation(Instant now) {
    const auto invitation = invitations.take_incoming();
    if (phase != Phase::Lobby) leave_room();
    log("called into a room");
    room = invitation->room.value;
    follow_room();
    answering = invitation->id;
    join(now);
}

void ClientSession::Parts::give_answer_up() {
    if (answering.empty()) return;
    line.send(signal::ReplyToInvitation{.id = std::exchange(answering, {}), .answer = InvitationAnswer::Busy});
}

// ---- what has become of our calls

void ClientSession::Parts::on(Instant now, const signal::InvitationChanged& message) {
    if (!invitations.on_changed(now, message)) {
        ++context.counters.unknown_frames;
        return;
    }
    std::string text = client::outcome_message(message.outcome, message.callsign.value);
    if (text.empty()) return;
    show(now, {.kind = NoticeKind::Information, .text = std::move(text), .offers_retry = false});
}

void ClientSession::Parts::on(Instant /*now*/, const signal::CallsignRegistered& /*message*/) {
    ++context.counters.unknown_frames;
}

void ClientSession::Parts::on(Instant /*now*/, const signal::Invitation& /*message*/) {
    ++context.counters.unknown_frames;
}

void ClientSession::Parts::on(Instant /*now*/, const signal::InvitationEnded& /*message*/) {
    ++context.counters.unknown_frames;
}

// ---- the line

void ClientSession::Parts::open_line() {
    line.open(*dialect, client::signaling_address(options.signal_url, *dialect, {}, options.token), options.token);
}

void ClientSession::Parts::close_line() {
    registered_by.reset();
    line.close(close_for_good, {});
}

void ClientSession::Parts::keep_line(Instant now) {
    line.on_time(now);
    handle_line_news(now);
    if (!registered_by || *registered_by > now) return;
    on_line(now, client::FellSilent{"no answer to the callsign"});
}

void ClientSession::Parts::handle_line_news(Instant now) {
    while (auto news = line.poll_news()) {
        std::visit([&](const auto& what) { on_line(now, what); }, *news);
    }
}

bool ClientSession::Parts::handle_line(Instant now, const event::SocketOpened& event) {
    if (!line.owns(event.socket)) return false;
    line.on_opened(now);
    handle_line_news(now);
    return true;
}

bool ClientSession::Parts::handle_line(Instant now, const event::FrameReceived& event) {
    if (!line.owns(event.socket)) return false;
    line.on_text(now, event.text);
    handle_line_news(now);
    return true;
}

bool ClientSession::Parts::handle_line(Instant now, const event::SocketClosed& event) {
    if (!line.owns(event.socket)) return false;
    line.on_closed(event.code);
    on_line_closed(now, event.code);
    return true;
}

void ClientSession::Parts::on_line(Instant now, const client::ReadyToSpeak& /*news*/) {
    registered_by = now + registering_patience;
    line.send(signal::RegisterCallsign{
        .callsign = {invitations.callsign()}, .key = invitations.key(), .token = options.token});
}

void ClientSession::Parts::on_line(Instant now, const client::FrameArrived& news) {
    const SocketHandle socket = line.socket();
    auto decoded = line.decode(news.frame);
    if (std::holds_alternative<dialect::Malformed>(decoded)) {
        ++context.counters.malformed_frames;
        return;
    }
    const auto* const messages = std::get_if<std::vector<HubMessage>>(&decoded);
    if (messages == nullptr) {
        ++context.counters.unknown_frames;
        return;
    }
    for (const HubMessage& message : *messages) {
        if (!line.owns(socket)) return;
        std::visit(overloaded{[&](const signal::CallsignRegistered& what) { on_line_message(now, what); },
                              [&](const signal::Invitation& what) { on_line_message(now, what); },
                              [&](const signal::InvitationEnded& what) { on_line_message(now, what); },
                              [&](const signal::Error& what) { on_line_message(now, what); },
                              [&](const signal::Pong&) {}, [&](const auto&) { ++context.counters.unknown_frames; }},
                   message);
    }
}

void ClientSession::Parts::on_line(Instant now, const client::TurnedAway& news) {
    refuse_callsign(now, news.message);
}

void ClientSession::Parts::on_line(Instant now, const client::FellSilent& news) {
    log("the line by which others call is of no use: " + news.reason);
    line.close(close_to_return, {});
    on_line_lost(now);
}

void ClientSession::Parts::on_line_message(Instant now, const signal::CallsignRegistered& message) {
    registered_by.reset();
    invitations.on_registered(message);
    line.on_known(now);
    line.reset_pause();
    log("reachable");
}

void ClientSession::Parts::on_line_message(Instant now, const signal::Invitation& message) {
    const bool is_here = phase == Phase::InRoom && message.room.value == room;
    if (is_here || !invitations.on_called(now, message)) {
        const InvitationAnswer answer = is_here ? InvitationAnswer::Accept : InvitationAnswer::Busy;
        line.send(signal::ReplyToInvitation{.id = message.id, .answer = answer});
    }
}

void ClientSession::Parts::on_line_message(Instant now, const signal::InvitationEnded& message) {
    if (message.id == answering) answering.clear();
    if (!invitations.incoming() || invitations.incoming()->id != message.id) return;
    const std::string name = invitations.incoming()->name;
    invitations.on_ended(message.id);
    show(now, {.kind = NoticeKind::Warning, .text = say(Phrase::MissedCall, name), .offers_retry = false});
}

void ClientSession::Parts::on_line_message(Instant now, const signal::Error& message) {
    log("the server answered on the line with the error " + std::string(signal::to_text(message.code)));
    if (invitations.reachability() != Reachability::Asking || passes(message.code)) return;
    refuse_callsign(now, client::notice_for(message).text);
}

void ClientSession::Parts::on_line_closed(Instant now, std::uint16_t code) {
    // Another page of the same person has taken the callsign over.
    if (code == close_for_good) return refuse_callsign(now, say(Phrase::ReachableElsewhere));
    on_line_lost(now);
}

void ClientSession::Parts::on_line_lost(Instant now) {
    registered_by.reset();
    // The server has told the caller.
    invitations.take_incoming();
    invitations.ask_again();
    line.retry(now);
}

void ClientSession::Parts::refuse_callsign(Instant now, std::string why) {
    close_line();
    invitations.refuse(why);
    show(now, {.kind = NoticeKind::Warning, .text = std::move(why), .offers_retry = false});
}

void ClientSession::Parts::follow_incoming() {
    const auto& incoming = invitations.incoming();
    const bool rings = incoming.has_value();
    if (rings != is_ringing) {
        is_ringing = rings;
        context.emit(effect::Ring{.on = rings});
    }
    const bool notifies = rings && page_hidden;
    if (notifies == is_notified) return;
    is_notified = notifies;
    if (!notifies) return context.emit(effect::CloseNotification{});
    context.emit(effect::ShowNotification{.title = say(Phrase::CallsYouTitle, incoming->name),
                                          .text = say(Phrase::AnswerInPage)});
}

}  // namespace parley
