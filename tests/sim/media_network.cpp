// Media network: pairing of transports by their ICE credentials (RFC 8445, 7.2.2).
#include "sim/media_network.hpp"

#include "sim/model_transport.hpp"

namespace parley::sim {

namespace {

bool match(const ModelTransport::Agreement& ours, const ModelTransport::Agreement& theirs) {
    return ours.local_ufrag != 0 && theirs.remote_ufrag == ours.local_ufrag && theirs.local_ufrag == ours.remote_ufrag;
}

// By the credentials from before an ICE restart of one side, or of both.
bool is_carried_on(const ModelTransport& one, const ModelTransport& other) {
    return match(one.former_agreement(), other.agreement()) || match(one.agreement(), other.former_agreement()) ||
           match(one.former_agreement(), other.former_agreement());
}

}  // namespace

void MediaNetwork::add(ModelTransport& transport) {
    transports_[transport.number()] = &transport;
}

void MediaNetwork::remove(ModelTransport& transport) {
    transports_.erase(transport.number());
    changed();
}

void MediaNetwork::changed() {
    for (const auto& [number, transport] : transports_) transport->reconsider();
}

void MediaNetwork::cut(TabNumber one, TabNumber other) {
    cut_ways_.insert({{one, other}, {other, one}});
    changed();
}

void MediaNetwork::cut_one_way(TabNumber from, TabNumber to) {
    cut_ways_.insert({from, to});
    changed();
}

void MediaNetwork::heal(TabNumber one, TabNumber other) {
    cut_ways_.erase({one, other});
    cut_ways_.erase({other, one});
    changed();
}

void MediaNetwork::heal_all() {
    cut_ways_.clear();
    changed();
}

void MediaNetwork::set_asleep(TabNumber tab, bool is_asleep) {
    if (is_asleep) {
        asleep_.insert(tab);
    } else {
        asleep_.erase(tab);
    }
    changed();
}

ModelTransport* MediaNetwork::counterpart(const ModelTransport& transport) const {
    const auto found = transports_.find(transport.agreement().remote_connection);
    if (found == transports_.end()) return nullptr;
    return match(transport.agreement(), found->second->agreement()) ? found->second : nullptr;
}

ModelTransport* MediaNetwork::far_end(const ModelTransport& transport) const {
    const auto found = transports_.find(transport.agreement().remote_connection);
    if (found == transports_.end()) return nullptr;
    const bool agrees = match(transport.agreement(), found->second->agreement());
    return agrees || is_carried_on(transport, *found->second) ? found->second : nullptr;
}

bool MediaNetwork::are_awake(const ModelTransport& one, const ModelTransport& other) const {
    return !asleep_.contains(one.tab()) && !asleep_.contains(other.tab());
}

bool MediaNetwork::connects(const ModelTransport& transport) const {
    const ModelTransport* const other = counterpart(transport);
    if (other == nullptr || !are_awake(transport, *other)) return false;
    // ICE goes on where only DTLS is broken.
    if (other->state() == ConnectionState::Failed && !other->is_broken()) return false;
    if (is_cut(transport.tab(), other->tab()) || is_cut(other->tab(), transport.tab())) return false;
    return transport.has_remote_candidate() && other->has_remote_candidate();
}

bool MediaNetwork::reaches(const ModelTransport& transport) const {
    const ModelTransport* const other = far_end(transport);
    if (other == nullptr || transport.state() == ConnectionState::Failed || !are_awake(transport, *other)) return false;
    if (other->is_broken()) return false;
    if (is_cut(transport.tab(), other->tab())) return false;
    return is_carried_on(transport, *other) || (transport.has_remote_candidate() && other->has_remote_candidate());
}

}  // namespace parley::sim
