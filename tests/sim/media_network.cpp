// Media network: pairing of transports by their ICE credentials (RFC 8445, 7.2.2).
#include "sim/media_network.hpp"

#include "sim/model_transport.hpp"

namespace parley::sim {

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
    cut_paths_.insert(path(one, other));
    changed();
}

void MediaNetwork::heal(TabNumber one, TabNumber other) {
    cut_paths_.erase(path(one, other));
    changed();
}

void MediaNetwork::heal_all() {
    cut_paths_.clear();
    changed();
}

ModelTransport* MediaNetwork::counterpart(const ModelTransport& transport) const {
    const auto found = transports_.find(transport.agreement().remote_connection);
    if (found == transports_.end()) return nullptr;
    const ModelTransport::Agreement& ours = transport.agreement();
    const ModelTransport::Agreement& theirs = found->second->agreement();
    const bool agrees = theirs.remote_connection == transport.number() && theirs.remote_ufrag == ours.local_ufrag &&
                        theirs.local_ufrag == ours.remote_ufrag;
    return agrees ? found->second : nullptr;
}

bool MediaNetwork::connects(const ModelTransport& transport) const {
    const ModelTransport* const other = counterpart(transport);
    if (other == nullptr || other->state() == ConnectionState::Failed) return false;
    if (cut_paths_.contains(path(transport.tab(), other->tab()))) return false;
    return transport.has_remote_candidate() && other->has_remote_candidate();
}

}  // namespace parley::sim
