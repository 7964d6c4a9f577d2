// Peer set: the few ids that a codec has to remember, as many as a room may have members.
#pragma once

#include <vector>

#include "core/base/ids.hpp"

namespace parley::dialect {

class PeerSet {
  public:
    // False where it was in the set already, or the set is full.
    bool add(const PeerId& id);
    // False where it was not in the set.
    bool remove(const PeerId& id);
    bool contains(const PeerId& id) const;
    void clear() { ids_.clear(); }

  private:
    std::vector<PeerId> ids_;
};

}  // namespace parley::dialect
