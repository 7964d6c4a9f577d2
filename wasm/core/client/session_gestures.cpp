// Session gestures: raised hands and reactions, ours and those of members of our own kind.
#include <cstddef>
#include <utility>

#include "core/client/session_parts.hpp"

namespace parley {

namespace link_channel = dialect::link_channel;

void ClientSession::Parts::on(Instant /*now*/, const intent::RaiseHand& intent) {
    if (phase == Phase::InRoom) gestures.raise_own(intent.raised);
}

void ClientSession::Parts::on(Instant now, const intent::React& intent) {
    if (phase != Phase::InRoom || !gestures.react(now, intent.reaction)) return;
    const std::string text = link_channel::encode(link_channel::React{.reaction = intent.reaction});
    for (const PeerId& peer : mesh.reachable()) mesh.send_on_channel(peer, text);
}

// What we are like, as the channels say it.
link_channel::Member ClientSession::Parts::announcement() const {
    return {.name = own_name(),
            .state = own_state(),
            .hand = gestures.own_hand(),
            .recording = phase == Phase::InRoom && recording.is_running()};
}

void ClientSession::Parts::spread_hand() {
    if (gestures.own_hand() == spread_as_raised) return;
    spread_as_raised = gestures.own_hand();
    has_raised = true;
    const std::string text = link_channel::encode(announcement());
    for (const signal::Member& member : members.all()) {
        if (is_ours(member.id)) mesh.send_on_channel(member.id, text);
    }
}

// Signaling carries no hands: all clients of ours are told on their channels, whatever else they hear there.
bool ClientSession::Parts::is_ours(const PeerId& peer) const {
    const link::Link* const link = mesh.find(peer);
    return link != nullptr && link->is_ours();
}

void ClientSession::Parts::on_ours(const PeerId& peer) {
    if (!mesh.on_ours(peer)) return;
    mesh.send_on_channel(peer, link_channel::encode(spread_as_troubles));
    if (has_raised || has_recorded) mesh.send_on_channel(peer, link_channel::encode(announcement()));
}

void ClientSession::Parts::on_channel(Instant now, const PeerId& from, const link_channel::React& react) {
    if (!gestures.on_reaction(now, from, react.reaction)) ++context.counters.unknown_frames;
}

void ClientSession::Parts::follow_speaker(Instant now) {
    voices.resize(members.all().size());
    for (std::size_t index = 0; index < voices.size(); ++index) {
        const PeerId& member = members.all()[index].id;
        const link::Link* const link = mesh.find(member);
        voices[index].member = member;
        voices[index].level = link == nullptr ? std::uint8_t{0} : link->sound();
    }
    speaker.update(now, voices);
}

}  // namespace parley
