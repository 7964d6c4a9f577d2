// Mesh: see the header.
#include "core/mesh/mesh.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/base/overloaded.hpp"
#include "core/base/timer_table.hpp"

namespace parley::mesh {

using link::Link;

void Mesh::enter(PeerId self, const signal::Facts& facts) {
    leave();
    self_ = std::move(self);
    facts_ = facts;
}

void Mesh::leave() {
    for (auto& link : links_) link->close();
    links_.clear();
}

void Mesh::add(Instant now, const PeerId& peer, bool offers_first, const signal::Facts& facts) {
    remove(peer);
    const bool far_side_rolls_back = facts_.far_side_rolls_back && facts.far_side_rolls_back;
    const Link::Role role{
        .offers_first = offers_first,
        // A far side that cannot roll back must win every collision.
        .polite = !far_side_rolls_back || self_ < peer,
        .far_side_rolls_back = far_side_rolls_back,
        .correlates = facts_.correlates && facts.correlates,
        .has_video =
            facts_.media == signal::MediaKinds::AudioAndVideo && facts.media == signal::MediaKinds::AudioAndVideo,
    };
    links_.push_back(std::make_unique<Link>(context_, peer, role, tracks_));
    links_.back()->start(now);
}

void Mesh::remove(const PeerId& peer) {
    const auto found =
        std::find_if(links_.begin(), links_.end(), [&](const auto& link) { return link->peer() == peer; });
    if (found == links_.end()) return;
    (*found)->close();
    links_.erase(found);
}

bool Mesh::on_payload(Instant now, const PeerId& from, signal::Payload payload) {
    Link* link = find_link(from);
    if (link == nullptr) return false;
    std::visit(overloaded{
                   [&](signal::Description& description) { link->on_description(now, std::move(description)); },
                   [&](signal::TrickledCandidate& candidate) { link->on_candidate(std::move(candidate)); },
               },
               payload);
    return true;
}

void Mesh::repeat_offer(const PeerId& peer) {
    if (Link* const link = find_link(peer)) link->repeat_offer();
}

void Mesh::set_tracks(const link::LocalTracks& tracks) {
    tracks_ = tracks;
    for (auto& link : links_) link->set_tracks(tracks);
}

void Mesh::send_on_channels(const std::string& text) {
    for (auto& link : links_) link->send_on_channel(text);
}

bool Mesh::send_on_channel(const PeerId& peer, std::string text) {
    Link* link = find_link(peer);
    return link != nullptr && link->send_on_channel(std::move(text));
}

template <typename Owned>
Link* Mesh::owner(const Owned& owned) {
    const auto found = std::find_if(links_.begin(), links_.end(), [&](const auto& link) { return link->owns(owned); });
    return found == links_.end() ? nullptr : found->get();
}

Link* Mesh::find_link(const PeerId& peer) {
    const auto found =
        std::find_if(links_.begin(), links_.end(), [&](const auto& link) { return link->peer() == peer; });
    return found == links_.end() ? nullptr : found->get();
}

const Link* Mesh::find(const PeerId& peer) const {
    const auto found =
        std::find_if(links_.begin(), links_.end(), [&](const auto& link) { return link->peer() == peer; });
    return found == links_.end() ? nullptr : found->get();
}

bool Mesh::handle(Instant now, const event::NegotiationNeeded& event) {
    Link* link = owner(event.connection);
    if (link != nullptr) link->on_negotiation_needed(now);
    return link != nullptr;
}

bool Mesh::handle(Instant /*now*/, const event::CandidateGathered& event) {
    Link* link = owner(event.connection);
    if (link != nullptr) link->on_candidate_gathered(event.candidate);
    return link != nullptr;
}

bool Mesh::handle(Instant now, const event::ConnectionStateChanged& event) {
    Link* link = owner(event.connection);
    if (link != nullptr) link->on_connection_state(now, event.state);
    return link != nullptr;
}

bool Mesh::handle(Instant /*now*/, const event::RemoteTrackAdded& event) {
    Link* link = owner(event.connection);
    if (link != nullptr) link->on_remote_track(event);
    return link != nullptr;
}

bool Mesh::handle(Instant /*now*/, const event::DataChannelAnnounced& event) {
    Link* link = owner(event.connection);
    if (link != nullptr) link->on_channel_announced(event.label);
    return link != nullptr;
}

bool Mesh::handle(Instant /*now*/, const event::DataChannelOpened& event) {
    Link* link = owner(event.channel);
    if (link != nullptr) link->on_channel_opened();
    return link != nullptr;
}

bool Mesh::handle(Instant /*now*/, const event::DataChannelClosed& event) {
    Link* link = owner(event.channel);
    if (link != nullptr) link->on_channel_closed();
    return link != nullptr;
}

bool Mesh::handle(Instant /*now*/, const event::DataChannelMessage& event) {
    Link* link = owner(event.channel);
    if (link != nullptr) link->on_channel_message(event.text);
    return link != nullptr;
}

bool Mesh::handle(Instant /*now*/, const event::SoundLevelChanged& event) {
    Link* link = owner(event.track);
    if (link != nullptr) link->on_sound_level(event);
    return link != nullptr;
}

bool Mesh::handle(Instant now, const event::LocalDescriptionSet& event) {
    Link* link = owner(event.operation);
    if (link != nullptr) link->on_local_description_set(now, event);
    return link != nullptr;
}

bool Mesh::handle(Instant now, const event::OperationDone& event) {
    Link* link = owner(event.operation);
    if (link != nullptr) link->on_operation_done(now, event.operation);
    return link != nullptr;
}

bool Mesh::handle(Instant now, const event::OperationFailed& event) {
    Link* link = owner(event.operation);
    if (link != nullptr) link->on_operation_failed(now, event);
    return link != nullptr;
}

void Mesh::on_time(Instant now) {
    for (auto& link : links_) link->on_time(now);
}

bool Mesh::has_connected_link() const {
    return std::any_of(links_.begin(), links_.end(),
                       [](const auto& link) { return link->state() == LinkState::Connected; });
}

std::optional<Instant> Mesh::next_deadline() const {
    std::optional<Instant> next;
    for (const auto& link : links_) next = soonest(next, link->next_deadline());
    return next;
}

}  // namespace parley::mesh
