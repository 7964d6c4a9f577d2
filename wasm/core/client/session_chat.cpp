// Session chat: what people write to each other, over the channels of their links.
//
// Each member hears what we write from us, over its own link. When a channel opens (for the first time, or after the
// connection was built anew) it gets all of that once more, since nobody knows what the former one has carried; what
// comes twice is dropped. Of those who have left, newcomers are told by members who were there before them.
// Chats that servers have themselves are in session_server_chat.cpp.
#include <algorithm>
#include <utility>

#include "core/base/limits.hpp"
#include "core/base/text.hpp"
#include "core/client/session_parts.hpp"
#include "core/words/say.hpp"

namespace parley {

namespace link_channel = dialect::link_channel;

namespace {

// At most, as JSON: each byte of a text takes no more than two.
std::size_t encoded_bytes_max(const signal::Told& told) {
    constexpr std::size_t frame_around = 80;
    return frame_around + 2 * (told.author.value.size() + told.name.size() + told.written.text.size());
}

}  // namespace

void ClientSession::Parts::on(Instant now, const intent::SendChat& intent) {
    std::string text = tidied(intent.text, limits::chat_text_bytes_max);
    if (phase != Phase::InRoom || text.empty()) return;
    const room::Chat::Entry* const entry = chat.write(now, self, own_name(), std::move(text));
    if (entry == nullptr) {
        show(now, {.kind = NoticeKind::Information, .text = say(Phrase::WritingTooFast), .offers_retry = false});
        return;
    }
    const std::string frame =
        link_channel::encode(link_channel::Chat{.written = {.number = entry->number, .text = entry->shown.text}});
    const std::uint32_t sequence = entry->shown.sequence;
    say_over_server(sequence, entry->shown.text);
    // Where the channel is closed it waits until another opens.
    for (const PeerId& peer : chat_open) {
        if (mesh.send_on_channel(peer, frame)) chat.mark_sent(sequence);
    }
}

void ClientSession::Parts::on(Instant /*now*/, const intent::ReadChat& /*intent*/) {
    chat.mark_read();
    incoming_files.mark_read();
}

void ClientSession::Parts::open_chat(const PeerId& peer) {
    if (members.find(peer) == nullptr || !chat_open.insert(peer).second) return;
    link_channel::ChatHistory part;
    std::size_t bytes = 0;
    const auto send = [&] {
        if (!part.messages.empty()) mesh.send_on_channel(peer, link_channel::encode(part));
        part.messages.clear();
        bytes = encoded_bytes_max({});
    };
    send();
    for (signal::Told& told : history_for(peer)) {
        if (bytes + encoded_bytes_max(told) > limits::channel_message_bytes_max) send();
        bytes += encoded_bytes_max(told);
        part.messages.push_back(std::move(told));
    }
    send();
    open_files(peer);
}

std::vector<signal::Told> ClientSession::Parts::history_for(const PeerId& peer) {
    std::vector<signal::Told> history;
    std::vector<std::uint32_t> sent;
    std::size_t bytes = 0;
    const bool is_newcomer = !elders.contains(peer);
    const auto& entries = chat.entries();
    for (std::size_t left = entries.size(); left > 0; --left) {
        const auto& entry = entries[left - 1];
        const ChatMessage& shown = entry.shown;
        const bool is_ours = shown.is_own && shown.author == self;
        const bool is_of_absent =
            !shown.author.empty() && shown.author != self && members.find(shown.author) == nullptr;
        // What only the server brought has a number of ours, which means nothing to others.
        if (!is_ours && (!is_newcomer || !is_of_absent || shown.over_server)) continue;
        signal::Told told{.author = {}, .name = {}, .written = {.number = entry.number, .text = shown.text}};
        if (!is_ours) {
            told.author = shown.author;
            told.name = shown.name;
        }
        bytes += encoded_bytes_max(told);
        if (history.size() == limits::chat_history_messages_max || bytes > limits::chat_history_bytes_max) break;
        if (is_ours) sent.push_back(shown.sequence);
        history.push_back(std::move(told));
    }
    for (const std::uint32_t sequence : sent) chat.mark_sent(sequence);
    std::reverse(history.begin(), history.end());
    return history;
}

bool ClientSession::Parts::may_be_told_by(const PeerId& teller, const PeerId& author) const {
    // Who is here speaks for itself, and whoever came after us cannot know more of the past than we do.
    return elders.contains(teller) && author != self && members.find(author) == nullptr;
}

void ClientSession::Parts::count_chat(room::Chat::Outcome outcome) {
    switch (outcome) {
    case room::Chat::Outcome::Added:
    case room::Chat::Outcome::Known: break;
    case room::Chat::Outcome::TooMany: ++context.counters.dropped_chat; break;
    }
}

void ClientSession::Parts::on_channel(Instant now, const PeerId& from, const link_channel::Chat& said) {
    const signal::Member* const author = members.find(from);
    if (author != nullptr) count_chat(chat.take(now, from, room::shown_name(*author), said.written));
}

void ClientSession::Parts::on_channel(Instant now, const PeerId& from, const link_channel::ChatHistory& history) {
    const signal::Member* const teller = members.find(from);
    if (teller == nullptr) return;
    for (const signal::Told& told : history.messages) {
        if (told.author.empty() || told.author == from) {
            count_chat(chat.take(now, from, room::shown_name(*teller), told.written));
        } else if (may_be_told_by(from, told.author)) {
            signal::Told named = told;
            named.name = room::shown_name({.id = told.author, .name = told.name, .state = {}});
            count_chat(chat.take_told(now, from, std::move(named)));
        } else {
            ++context.counters.dropped_chat;
        }
    }
}

void ClientSession::Parts::rename_member(const PeerId& peer, const std::string& called) {
    members.set_name(peer, called);
    const signal::Member* const member = members.find(peer);
    if (member == nullptr) return;
    const std::string shown = room::shown_name(*member);
    chat.set_name(peer, shown);
    outgoing_files.set_name(peer, shown);
    incoming_files.set_name(peer, shown);
}

}  // namespace parley
