// Peer set: see the header.
#include "core/dialect/peer_set.hpp"

#include <algorithm>

#include "core/base/limits.hpp"

namespace parley::dialect {

bool PeerSet::add(const PeerId& id) {
    if (ids_.size() >= limits::room_members_max || contains(id)) return false;
    ids_.push_back(id);
    return true;
}

bool PeerSet::remove(const PeerId& id) {
    return std::erase(ids_, id) > 0;
}

bool PeerSet::contains(const PeerId& id) const {
    return std::find(ids_.begin(), ids_.end(), id) != ids_.end();
}

}  // namespace parley::dialect
