// Member ids: made up by the hub for dialects whose clients do not choose their own, each unique in the process.
#pragma once

#include <cstdint>
#include <unordered_set>

#include "core/base/ids.hpp"
#include "core/base/random.hpp"
#include "core/hub/hub_room.hpp"

namespace parley::hub {

class MemberIds {
  public:
    explicit MemberIds(std::uint64_t seed) : random_(seed) {}

    // An id that no member has whose id came from here, nor anybody in `room`. In use until it is released.
    PeerId assign(HubRoom* room);
    // Ids that did not come from here are passed over.
    void release(const PeerId& id) { in_use_.erase(id); }

  private:
    PeerId random_id();

    Random random_;
    std::unordered_set<PeerId> in_use_;
};

}  // namespace parley::hub
