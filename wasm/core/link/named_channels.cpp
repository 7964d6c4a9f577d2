// Named channels: see the header.
#include "core/link/named_channels.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "core/base/limits.hpp"

namespace parley::link {

std::string_view channel_name_from(std::string_view label) {
    if (!label.starts_with(named_channel_prefix)) return {};
    const std::string_view name = label.substr(named_channel_prefix.size());
    return name.size() <= limits::channel_name_bytes_max ? name : std::string_view();
}

bool NamedChannels::owns(DataChannelHandle channel) const {
    return channel && std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
               return channel == entry.outgoing || channel == entry.incoming;
           });
}

void NamedChannels::start(PeerConnectionHandle connection) {
    has_started_ = true;
    for (const NamedChannel& declared : context_.named_channels) open(connection, declared);
}

void NamedChannels::open(PeerConnectionHandle connection, const NamedChannel& declared) {
    open(connection, declared, entry_of(declared.name));
}

void NamedChannels::open(PeerConnectionHandle connection, const NamedChannel& declared, Entry& entry) {
    if (!has_started_ || entry.outgoing || entry.is_refused) return;
    entry.is_renewed = false;
    entry.outgoing = context_.channels.allocate();
    context_.emit(effect::OpenNamedChannel{.connection = connection,
                                           .channel = entry.outgoing,
                                           .label = std::string(named_channel_prefix) + declared.name,
                                           .peer = peer_,
                                           .name = declared.name,
                                           .reliability = declared.reliability});
}

void NamedChannels::close(const std::string& name) {
    Entry& entry = entry_of(name);
    release(entry.outgoing);
    release(entry.incoming);
    std::erase_if(entries_, [&](const Entry& other) { return other.name == name; });
}

void NamedChannels::adopt(PeerConnectionHandle connection, const std::string& label) {
    const std::string name(channel_name_from(label));
    if (name.empty()) return;
    Entry& entry = entry_of(name);
    if (!entry.incoming && incoming_channels() >= limits::named_channels_max) return forget_unused();
    release(entry.incoming);
    entry.incoming = context_.channels.allocate();
    context_.emit(effect::AdoptNamedChannel{
        .connection = connection, .channel = entry.incoming, .label = label, .peer = peer_, .name = name});
    // What was closed with the former one may still be on its way to us.
    entry.is_renewed = std::exchange(entry.was_announced, true);
    entry.is_refused = false;
    if (const NamedChannel* const declared = context_.declared(name)) open(connection, *declared, entry);
}

void NamedChannels::on_closed(PeerConnectionHandle connection, DataChannelHandle channel) {
    for (Entry& entry : entries_) {
        if (entry.incoming == channel) release(entry.incoming);
        if (entry.outgoing != channel) continue;
        release(entry.outgoing);
        entry.is_refused = !entry.is_renewed;
        if (const NamedChannel* const declared = context_.declared(entry.name)) open(connection, *declared, entry);
    }
    forget_unused();
}

void NamedChannels::release_all() {
    for (Entry& entry : entries_) {
        release(entry.outgoing);
        release(entry.incoming);
    }
    entries_.clear();
    has_started_ = false;
}

NamedChannels::Entry& NamedChannels::entry_of(const std::string& name) {
    const auto found =
        std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) { return entry.name == name; });
    return found == entries_.end() ? entries_.emplace_back(Entry{.name = name}) : *found;
}

std::size_t NamedChannels::incoming_channels() const {
    return static_cast<std::size_t>(
        std::count_if(entries_.begin(), entries_.end(), [](const Entry& entry) { return bool(entry.incoming); }));
}

void NamedChannels::release(DataChannelHandle& channel) {
    if (!channel) return;
    context_.emit(effect::CloseDataChannel{.channel = channel});
    context_.channels.release(channel);
    channel = {};
}

// What a far side opened and closed must not pile up here.
void NamedChannels::forget_unused() {
    std::erase_if(entries_, [this](const Entry& entry) {
        return !entry.outgoing && !entry.incoming && context_.declared(entry.name) == nullptr;
    });
}

}  // namespace parley::link
