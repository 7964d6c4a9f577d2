// Session channel: what members of our own kind say to each other on the channels of their links.
#include <utility>
#include <variant>

#include "core/base/limits.hpp"
#include "core/base/overloaded.hpp"
#include "core/base/text.hpp"
#include "core/client/session_parts.hpp"
#include "core/words/say.hpp"

namespace parley {

namespace link_channel = dialect::link_channel;

// Whether the member may hear only there who we are and how. One that is no client of ours passes it over.
bool ClientSession::Parts::talks_on_channel(const PeerId& peer) const {
    if (!dialect->facts.carries_member_state) return true;
    const signal::Member* const member = members.find(peer);
    return member != nullptr && !facts_of(*member).carries_member_state;
}

void ClientSession::Parts::on_news(Instant /*now*/, const link::ChannelReady& ready) {
    // What was under way on the former channel may be lost.
    chat_open.erase(ready.peer);
    const bool is_told_more = is_ours(ready.peer);
    if (is_told_more) {
        mesh.send_on_channel(ready.peer, link_channel::encode(spread_as_troubles));
        open_chat(ready.peer);
    }
    const bool talks = talks_on_channel(ready.peer);
    if (talks) greet(ready.peer);
    const bool has_more = is_told_more && (has_raised || has_recorded);
    if (talks || has_more) mesh.send_on_channel(ready.peer, link_channel::encode(announcement()));
}

void ClientSession::Parts::greet(const PeerId& peer) {
    const signal::Member* const member = members.find(peer);
    if (member != nullptr && facts_of(*member).greets) mesh.send_on_channel(peer, "Hello from " + own_name());
}

void ClientSession::Parts::on_news(Instant /*now*/, const link::HeartbeatDue& due) {
    mesh.send_on_channel(due.peer,
                         link_channel::encode(link_channel::Heartbeat{.next = due.next, .hears_you = due.hears_peer}));
}

void ClientSession::Parts::spread_troubles() {
    Troubles troubles{.links = mesh.troubles(),
                      .microphone = client::trouble_of(std::as_const(media).device(TrackKind::Audio)),
                      .camera = client::trouble_of(std::as_const(media).device(TrackKind::Video))};
    if (troubles == spread_as_troubles) return;
    spread_as_troubles = std::move(troubles);
    const std::string text = link_channel::encode(spread_as_troubles);
    for (const PeerId& peer : mesh.reachable()) mesh.send_on_channel(peer, text);
}

void ClientSession::Parts::on_news(Instant now, const link::ChannelText& text) {
    const signal::Member* const member = members.find(text.peer);
    if (member == nullptr) return;
    std::visit(overloaded{
                   [&](const std::vector<link_channel::Message>& messages) {
                       on_ours(text.peer);
                       open_chat(text.peer);
                       for (const link_channel::Message& message : messages) {
                           std::visit([&](const auto& what) { on_channel(now, text.peer, what); }, message);
                       }
                   },
                   [&](const dialect::Unknown&) { ++context.counters.unknown_frames; },
                   [&](const dialect::Malformed&) {
                       if (!facts_of(*member).greets) {
                           ++context.counters.malformed_frames;
                           return;
                       }
                       show(now, {.kind = NoticeKind::Information,
                                  .text = say(Phrase::Explained, room::shown_name(*member),
                                              tidied(text.text, limits::message_bytes_max))});
                   },
               },
               link_channel::decode(text.text));
}

void ClientSession::Parts::on_channel(Instant /*now*/, const PeerId& from, const link_channel::Member& told) {
    gestures.set_hand(from, told.hand);
    if (told.recording) {
        recorders.insert(from);
    } else {
        recorders.erase(from);
    }
    if (!talks_on_channel(from)) return;
    rename_member(from, told.name);
    members.set_state(from, told.state);
}

void ClientSession::Parts::on_channel(Instant now, const PeerId& from, const link_channel::Heartbeat& heartbeat) {
    mesh.on_heartbeat(now, from, heartbeat.next, heartbeat.hears_you);
}

void ClientSession::Parts::on_channel(Instant /*now*/, const PeerId& from, const Troubles& troubles) {
    connectivity.on_report(from, troubles);
}

void ClientSession::Parts::on_channel(Instant now, const PeerId& from, const link_channel::Negotiation& negotiation) {
    if (!negotiation.to.empty()) return pass_on(now, from, negotiation);
    const bool is_passed_on = !negotiation.from.empty();
    const PeerId& sender = is_passed_on ? negotiation.from : from;
    const bool is_taken = is_passed_on ? mesh.on_passed_on_payload(now, sender, negotiation.payload)
                                       : mesh.on_payload(now, sender, negotiation.payload);
    if (!is_taken) {
        ++context.counters.stale_descriptions;
        return;
    }
    const bool is_description = std::holds_alternative<signal::Description>(negotiation.payload);
    if (is_description || !is_passed_on) routes.on_payload_from_channel(now, sender, from);
    // Where the server is away on one side only, an offer of ours that met the sender's is still on its way.
    if (signal::is_offer(negotiation.payload)) mesh.on_collision(now, sender);
}

void ClientSession::Parts::pass_on(Instant now, const PeerId& from, const link_channel::Negotiation& negotiation) {
    TokenBucket& bucket =
        passing_on.try_emplace(from, limits::passed_on_burst, limits::passed_on_per_second, now).first->second;
    const link::Link* const link = mesh.find(negotiation.to);
    if (!bucket.take(now) || link == nullptr || !link->is_alive()) {
        ++context.counters.unknown_frames;
        return;
    }
    mesh.send_on_channel(negotiation.to,
                         link_channel::encode(link_channel::Negotiation{.payload = negotiation.payload, .from = from}));
}

bool ClientSession::Parts::send_by_channel(Instant now, const link::OutgoingPayload& outgoing) {
    const bool is_new = std::holds_alternative<signal::Description>(outgoing.payload);
    const bool is_server_there = is_member && !is_awaited(outgoing.to);
    const auto via = routes.choose(now, outgoing.to, is_server_there, mesh.reachable(), connectivity, is_new);
    // A third's word about a connection that nobody knows yet would not be taken: that waits for the server.
    const link::Link* const link = mesh.find(outgoing.to);
    if (!via || (*via != outgoing.to && (link == nullptr || !link->has_exchanged()))) return false;
    link_channel::Negotiation negotiation{.payload = outgoing.payload};
    if (*via != outgoing.to) negotiation.to = outgoing.to;
    std::string text = link_channel::encode(negotiation);
    return text.size() <= limits::channel_message_bytes_max && mesh.send_on_channel(*via, std::move(text));
}

void ClientSession::Parts::on_news(Instant now, const link::NothingHeard& /*news*/) {
    signaling.ask(now);
}

void ClientSession::Parts::forget_member(const PeerId& peer) {
    members.remove(peer);
    mesh.remove(peer);
    routes.forget(peer);
    connectivity.forget(peer);
    presence.forget(peer);
    passing_on.erase(peer);
    gestures.forget(peer);
    measuring.forget(peer);
    recorders.erase(peer);
    elders.erase(peer);
    chat_open.erase(peer);
    chat.forget_sender(peer);
    forget_files_of(peer);
}

}  // namespace parley
