// Session server chat: the chats that servers have themselves, for people whose clients know no other.
//
// The server gets what we write where its dialect has a chat, or where somebody is here by a dialect that has one. It
// brings each message to everybody, so ours come back, and what a member of our own kind wrote comes a second time. In
// some dialects the chat has a socket to itself: it is open while we are in the room.
#include <algorithm>
#include <utility>
#include <variant>

#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "core/base/text.hpp"
#include "core/client/session_parts.hpp"

namespace parley {

namespace {

constexpr std::string_view after_name = ": ";

}  // namespace

bool ClientSession::Parts::has_server_chat() const {
    const auto& all = members.all();
    return dialect->facts.chats_over_server || std::any_of(all.begin(), all.end(), [&](const signal::Member& member) {
               return facts_of(member).chats_over_server;
           });
}

void ClientSession::Parts::say_over_server(std::uint32_t sequence, const std::string& text) {
    if (!has_server_chat() || (dialect->chat != nullptr && !has_chat_line())) return;
    if (!is_member || (has_chat_line() && !is_chat_line_open)) {
        return server_chat.wait({.sequence = sequence, .text = text});
    }
    server_chat.on_sent(text);
    if (has_chat_line()) {
        chat_line.send(signal::Say{.text = own_name().append(after_name) + text});
    } else {
        signaling.send(signal::Say{.text = text});
    }
    chat.mark_sent(sequence);
}

void ClientSession::Parts::say_what_waited() {
    server_chat.forget_echoes();
    for (const auto& waiting : server_chat.take_waiting()) say_over_server(waiting.sequence, waiting.text);
}

bool ClientSession::Parts::is_called_so(const std::string& called) const {
    const auto& all = members.all();
    return std::any_of(all.begin(), all.end(),
                       [&](const signal::Member& member) { return room::shown_name(member) == called; });
}

// Where a chat says of nobody who it is, a name that is known here may stand before the text.
void ClientSession::Parts::find_author(signal::Said& message) const {
    if (!message.from.empty() || !message.name.empty()) return;
    const std::size_t end = message.text.find(after_name);
    if (end == std::string::npos) return;
    const std::string before = message.text.substr(0, end);
    if (before != own_name() && !is_called_so(before)) return;
    message.name = before;
    message.text.erase(0, end + after_name.size());
}

// Some servers say nobody's id, and some call us what they like: then it is what we have written, and not by another.
bool ClientSession::Parts::is_own_echo(const signal::Said& message) {
    if (message.from == self && !self.empty()) return true;
    const bool is_anothers = message.name != own_name() && is_called_so(message.name);
    return message.from.empty() && !is_anothers && server_chat.take_echo(message.text);
}

void ClientSession::Parts::on(Instant now, const signal::Said& message) {
    if (phase != Phase::InRoom) return;
    signal::Said said = message;
    find_author(said);
    if (is_own_echo(said)) return;
    std::string text = tidied(said.text, limits::chat_text_bytes_max);
    if (text.empty()) return;
    const signal::Member author{
        .id = said.from, .name = tidied(said.name, limits::display_name_bytes_max), .state = {}};
    count_chat(chat.take_said(now, said.from, room::shown_name(author), std::move(text)));
}

// ---- the socket of a chat that has one to itself

// Whoever gives an address with a path of its own has said where the room is, but not its chat.
bool ClientSession::Parts::has_chat_line() const {
    return dialect->chat != nullptr && client::signaling_address(options.signal_url, *dialect->chat, room) !=
                                           client::signaling_address(options.signal_url, *dialect, room);
}

void ClientSession::Parts::open_chat_line() {
    if (!has_chat_line()) return;
    is_chat_line_open = false;
    chat_line.open(*dialect->chat, client::signaling_address(options.signal_url, *dialect->chat, room, options.token),
                   {});
}

void ClientSession::Parts::close_chat_line() {
    is_chat_line_open = false;
    chat_line.close(close_for_good, {});
}

void ClientSession::Parts::handle_chat_line_news(Instant now) {
    const auto lose = [&] {
        is_chat_line_open = false;
        chat_line.close(close_to_return, {});
        chat_line.retry(now);
    };
    while (auto news = chat_line.poll_news()) {
        std::visit(overloaded{[&](const client::ReadyToSpeak&) {
                                  is_chat_line_open = true;
                                  say_what_waited();
                              },
                              [&](const client::FrameArrived& arrived) { on_chat_line_frame(now, arrived.frame); },
                              [&](const client::TurnedAway&) { lose(); }, [&](const client::FellSilent&) { lose(); }},
                   *news);
    }
}

void ClientSession::Parts::on_chat_line_frame(Instant now, const std::string& frame) {
    const auto decoded = chat_line.decode(frame);
    const auto* const messages = std::get_if<std::vector<HubMessage>>(&decoded);
    if (messages == nullptr) {
        ++context.counters.malformed_frames;
        return;
    }
    // Only now is it known that the server has this chat.
    chat_line.reset_pause();
    for (const HubMessage& message : *messages) {
        if (const auto* const said = std::get_if<signal::Said>(&message)) on(now, *said);
    }
}

bool ClientSession::Parts::handle_chat_line(Instant now, const event::SocketOpened& event) {
    if (!chat_line.owns(event.socket)) return false;
    chat_line.on_opened(now);
    handle_chat_line_news(now);
    return true;
}

bool ClientSession::Parts::handle_chat_line(Instant now, const event::FrameReceived& event) {
    if (!chat_line.owns(event.socket)) return false;
    chat_line.on_text(now, event.text);
    handle_chat_line_news(now);
    return true;
}

bool ClientSession::Parts::handle_chat_line(Instant now, const event::SocketClosed& event) {
    if (!chat_line.owns(event.socket)) return false;
    is_chat_line_open = false;
    chat_line.on_closed(event.code);
    chat_line.retry(now);
    return true;
}

}  // namespace parley
