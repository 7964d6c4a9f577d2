// Chat: see the header.
#include "core/room/chat.hpp"

#include <algorithm>
#include <utility>

#include "core/base/limits.hpp"

namespace parley::room {

namespace {

bool stands_before(const Chat::Entry& one, const Chat::Entry& other) {
    if (one.place != other.place) return one.place < other.place;
    if (one.shown.author != other.shown.author) return one.shown.author < other.shown.author;
    return one.number < other.number;
}

}  // namespace

template <typename Predicate>
Chat::Entry* Chat::find(const PeerId& author, std::uint32_t number, Predicate holds) {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.number == number && entry.shown.author == author && holds(entry.shown);
    });
    return found == entries_.end() ? nullptr : &*found;
}

const Chat::Entry* Chat::write(Instant now, const PeerId& self, std::string name, std::string text) {
    if (!own_share_) own_share_.emplace(limits::chat_sent_burst, limits::chat_sent_per_second, now);
    if (!own_share_->take(now)) return nullptr;
    Entry entry;
    entry.number = std::min(clock_, limits::chat_number_max - 1) + 1;
    entry.shown.author = self;
    entry.shown.name = std::move(name);
    entry.shown.text = std::move(text);
    entry.shown.is_own = true;
    const std::uint32_t number = entry.number;
    add(std::move(entry));
    return find(self, number, [](const ChatMessage& shown) { return shown.is_own; });
}

Chat::Outcome Chat::take(Instant now, const PeerId& author, std::string name, signal::Written written) {
    // An author that came back under its former id may have begun to count anew: then the text is another.
    Entry* const known = find(author, written.number, [&](const auto& shown) { return shown.text == written.text; });
    if (known != nullptr) {
        if (std::exchange(known->shown.was_told, false)) messages_.reset();
        return Outcome::Known;
    }
    if (!may_send(now, author)) return Outcome::TooMany;
    if (is_said_before(author, name, written, false)) return Outcome::Known;
    if (Entry* const told = find(author, written.number, [](const auto& shown) { return shown.was_told; })) {
        told->shown.text = std::move(written.text);
        told->shown.was_told = false;
        messages_.reset();
        return Outcome::Added;
    }
    Entry entry;
    entry.number = written.number;
    entry.by_link = true;
    entry.shown.author = author;
    entry.shown.name = std::move(name);
    entry.shown.text = std::move(written.text);
    return add(std::move(entry));
}

Chat::Outcome Chat::take_told(Instant now, const PeerId& teller, signal::Told told) {
    const auto is_any = [](const ChatMessage& /*shown*/) { return true; };
    if (find(told.author, told.written.number, is_any) != nullptr) return Outcome::Known;
    if (!may_send(now, teller)) return Outcome::TooMany;
    if (is_said_before(told.author, told.name, told.written, true)) return Outcome::Known;
    Entry entry;
    entry.number = told.written.number;
    entry.by_link = true;
    entry.shown.author = std::move(told.author);
    entry.shown.name = std::move(told.name);
    entry.shown.text = std::move(told.written.text);
    entry.shown.was_told = true;
    return add(std::move(entry));
}

Chat::Outcome Chat::take_said(Instant now, const PeerId& author, std::string name, std::string text) {
    if (!may_send(now, author)) return Outcome::TooMany;
    const auto known = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        const bool is_theirs = entry.shown.author == author || entry.shown.name == name;
        return entry.by_link && !entry.by_server && is_theirs && entry.shown.text == text;
    });
    if (known != entries_.end()) {
        known->by_server = true;
        return Outcome::Known;
    }
    Entry entry;
    entry.number = std::min(clock_, limits::chat_number_max - 1) + 1;
    entry.by_server = true;
    entry.shown.over_server = true;
    entry.shown.author = author;
    entry.shown.name = std::move(name);
    entry.shown.text = std::move(text);
    return add(std::move(entry));
}

bool Chat::is_said_before(const PeerId& author, const std::string& name, const signal::Written& written, bool is_told) {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        const bool is_theirs = entry.shown.author == author || entry.shown.name == name;
        return entry.by_server && !entry.by_link && is_theirs && entry.shown.text == written.text;
    });
    if (found == entries_.end()) return false;
    Entry entry = std::move(*found);
    entries_.erase(found);
    entry.number = written.number;
    entry.by_link = true;
    entry.shown.author = author;
    entry.shown.over_server = false;
    entry.shown.was_told = is_told;
    insert(std::move(entry));
    return true;
}

void Chat::set_name(const PeerId& author, const std::string& name) {
    for (Entry& entry : entries_) {
        if (entry.shown.is_own || entry.shown.author != author || entry.shown.name == name) continue;
        entry.shown.name = name;
        messages_.reset();
    }
}

void Chat::change_self(const PeerId& self) {
    for (Entry& entry : entries_) {
        if (!entry.shown.is_own || entry.was_sent) continue;
        entry.shown.author = self;
        messages_.reset();
    }
}

void Chat::mark_sent(std::uint32_t sequence) {
    for (Entry& entry : entries_) {
        if (entry.shown.sequence == sequence) entry.was_sent = true;
    }
}

void Chat::clear() {
    *this = Chat();
}

const ChatMessages& Chat::messages() const {
    if (!messages_) {
        ChatMessages::List list;
        list.reserve(entries_.size());
        for (const Entry& entry : entries_) list.push_back(entry.shown);
        messages_.emplace(std::move(list));
    }
    return *messages_;
}

bool Chat::may_send(Instant now, const PeerId& sender) {
    return shares_.try_emplace(sender, limits::chat_burst, limits::chat_per_second, now).first->second.take(now);
}

Chat::Outcome Chat::add(Entry entry) {
    entry.shown.sequence = sequence_ + 1;
    const bool is_own = entry.shown.is_own;
    if (!insert(std::move(entry))) return Outcome::Known;
    ++sequence_;
    if (!is_own) ++unread_;
    unread_ = std::min(unread_, entries_.size());
    return Outcome::Added;
}

// False where it is older than all that is kept.
bool Chat::insert(Entry entry) {
    entry.place = std::min(entry.number, clock_ + limits::chat_number_lead_max);
    const auto where = std::upper_bound(entries_.begin(), entries_.end(), entry, stands_before);
    const bool is_full = entries_.size() >= limits::chat_messages_max;
    if (is_full && where == entries_.begin()) return false;
    clock_ = std::max(clock_, entry.place);
    entries_.insert(where, std::move(entry));
    if (is_full) entries_.erase(entries_.begin());
    messages_.reset();
    return true;
}

}  // namespace parley::room
