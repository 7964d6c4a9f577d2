// Mesh: see the header.
#include "core/mesh/mesh.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/base/overloaded.hpp"

namespace parley::mesh {

using link::Link;

namespace {

// Browsers run the timers of a page that is hidden for long once a minute.
constexpr Duration hidden_heartbeat = 20s;
constexpr Duration hidden_lateness = 60s;
// No browser slows timers down by more; a machine that slept does not sleep again at once.
constexpr Duration promise_max = 120s;
// The far side waits longer than this by itself.
constexpr Duration lateness_ignored = 300ms;

}  // namespace

void Mesh::enter(PeerId self, const signal::Facts& facts) {
    leave();
    self_ = std::move(self);
    facts_ = facts;
}

void Mesh::leave() {
    for (auto& link : links_) link->close();
    links_.clear();
    timers_.disarm_all();
    beat_due_.reset();
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
        .is_ours = facts_.correlates && facts.correlates,
    };
    links_.push_back(std::make_unique<Link>(context_, peer, role, tracks_));
    links_.back()->start(now);
    const bool beats = context_.settings.heartbeat > Duration(0);
    if (!beats || timers_.is_armed(Timer::Heartbeat)) return;
    beat_due_ = now + heartbeat();
    timers_.arm(Timer::Heartbeat, *beat_due_);
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
    link->set_beyond_server(false);
    deliver(now, *link, std::move(payload));
    return true;
}

void Mesh::deliver(Instant now, Link& link, signal::Payload payload) {
    std::visit(overloaded{
                   [&](signal::Description& description) { link.on_description(now, std::move(description)); },
                   [&](signal::TrickledCandidate& candidate) { link.on_candidate(std::move(candidate)); },
               },
               payload);
}

bool Mesh::on_passed_on_payload(Instant now, const PeerId& from, signal::Payload payload) {
    Link* const link = find_link(from);
    // Whoever has a link that carries texts has no need of a third.
    if (link == nullptr || link->is_alive() || !link->is_authentic(payload)) return false;
    if (std::holds_alternative<signal::Description>(payload)) link->set_beyond_server(true);
    deliver(now, *link, std::move(payload));
    return true;
}

bool Mesh::on_ours(const PeerId& peer) {
    Link* const link = find_link(peer);
    return link != nullptr && link->on_ours();
}

void Mesh::on_heartbeat(Instant now, const PeerId& peer, Duration next, bool hears_us) {
    if (Link* const link = find_link(peer)) link->on_heartbeat(now, next, hears_us);
}

void Mesh::on_hope(Instant now) {
    for (auto& link : links_) link->on_hope(now);
}

void Mesh::renew_ice_servers() {
    for (auto& link : links_) link->renew_ice_servers();
}

Duration Mesh::heartbeat() const {
    const Duration usual = context_.settings.heartbeat;
    return is_hidden_ ? std::max(usual, hidden_heartbeat) : usual;
}

void Mesh::set_hidden(Instant now, bool hidden) {
    if (std::exchange(is_hidden_, hidden) == hidden) return;
    lateness_ = Duration(0);
    if (timers_.is_armed(Timer::Heartbeat)) beat(now);
}

void Mesh::beat(Instant now) {
    // Browsers slow the timers of a page down, and do not say by how much: as they did last time, or less.
    const Duration late = beat_due_ && now > *beat_due_ ? now - *beat_due_ : Duration(0);
    lateness_ = std::max(late, lateness_ / 2);
    beat_due_ = now + heartbeat();
    timers_.arm(Timer::Heartbeat, *beat_due_);
    const Duration allowance = lateness_ < lateness_ignored ? Duration(0) : 2 * lateness_;
    const Duration promise = heartbeat() + std::max(allowance, is_hidden_ ? hidden_lateness : Duration(0));
    context_.promised_heartbeat = std::min(promise, promise_max);
    for (auto& link : links_) link->beat();
}

void Mesh::refuse_media(const PeerId& peer) {
    if (Link* const link = find_link(peer)) link->refuse_media();
}

void Mesh::repeat_offer(const PeerId& peer) {
    if (Link* const link = find_link(peer)) link->repeat_offer();
}

void Mesh::on_collision(Instant now, const PeerId& peer) {
    if (Link* const link = find_link(peer)) link->on_collision(now);
}

void Mesh::set_tracks(const link::LocalTracks& tracks) {
    tracks_ = tracks;
    for (auto& link : links_) link->set_tracks(tracks);
}

bool Mesh::send_on_channel(const PeerId& peer, std::string text) {
    Link* link = find_link(peer);
    return link != nullptr && link->send_on_channel(std::move(text));
}

DataChannelHandle Mesh::file_channel(const PeerId& peer) {
    Link* const link = find_link(peer);
    return link == nullptr ? DataChannelHandle() : link->file_channel();
}

void Mesh::open_named_channel(const NamedChannel& declared) {
    for (auto& link : links_) link->open_named_channel(declared);
}

void Mesh::close_named_channel(const std::string& name) {
    for (auto& link : links_) link->close_named_channel(name);
}

template <typename Owned>
Link* Mesh::owner(const Owned& owned) {
    const auto found = std::find_if(links_.begin(), links_.end(), [&](const auto& link) { return link->owns(owned); });
    return found == links_.end() ? nullptr : found->get();
}

Link* Mesh::owner_for_files(DataChannelHandle channel) {
    const auto found =
        std::find_if(links_.begin(), links_.end(), [&](const auto& link) { return link->owns_for_files(channel); });
    return found == links_.end() ? nullptr : found->get();
}

Link* Mesh::owner_for_page(DataChannelHandle channel) {
    const auto found =
        std::find_if(links_.begin(), links_.end(), [&](const auto& link) { return link->owns_for_page(channel); });
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

bool Mesh::handle(Instant /*now*/, const event::CandidateError& event) {
    Link* link = owner(event.connection);
    if (link != nullptr) link->on_candidate_error(event);
    return link != nullptr;
}

bool Mesh::handle(Instant now, const event::ConnectionStateChanged& event) {
    Link* link = owner(event.connection);
    if (link != nullptr) link->on_connection_state(now, event);
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
    // The host waits by itself for one that carries files, and tells the page of its own.
    return link != nullptr || owner_for_files(event.channel) != nullptr || owner_for_page(event.channel) != nullptr;
}

bool Mesh::handle(Instant /*now*/, const event::DataChannelClosed& event) {
    Link* link = owner(event.channel);
    if (link != nullptr) link->on_channel_closed();
    Link* const carrying = owner_for_files(event.channel);
    if (carrying != nullptr) carrying->on_file_channel_closed(event.channel);
    Link* const named = owner_for_page(event.channel);
    if (named != nullptr) named->on_named_channel_closed(event.channel);
    return link != nullptr || carrying != nullptr || named != nullptr;
}

bool Mesh::handle(Instant now, const event::DataChannelMessage& event) {
    Link* link = owner(event.channel);
    if (link != nullptr) link->on_channel_message(now, event.text);
    return link != nullptr;
}

bool Mesh::handle(Instant /*now*/, const event::FileBytesDropped& event) {
    if (owner_for_files(event.channel) == nullptr) return false;
    ++context_.counters.dropped_files;
    return true;
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
    while (const auto timer = timers_.take_expired(now)) {
        switch (*timer) {
        case Timer::Heartbeat:
            if (!links_.empty()) beat(now);
            break;
        case Timer::Count: break;
        }
    }
}

std::vector<PeerId> Mesh::reachable() const {
    std::vector<PeerId> peers;
    for (const auto& link : links_) {
        if (link->is_alive()) peers.push_back(link->peer());
    }
    return peers;
}

std::vector<LinkTrouble> Mesh::troubles() const {
    std::vector<LinkTrouble> troubles;
    for (const auto& link : links_) {
        const Trouble trouble = link->trouble();
        const bool is_trouble = trouble != Trouble::None && trouble != Trouble::Connecting;
        if (is_trouble) troubles.push_back({.peer = link->peer(), .trouble = trouble});
    }
    return troubles;
}

bool Mesh::has_connected_link() const {
    return std::any_of(links_.begin(), links_.end(),
                       [](const auto& link) { return link->state() == LinkState::Connected; });
}

std::optional<Instant> Mesh::next_deadline() const {
    std::optional<Instant> next = timers_.next_deadline();
    for (const auto& link : links_) next = soonest(next, link->next_deadline());
    return next;
}

}  // namespace parley::mesh
