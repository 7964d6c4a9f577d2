// Member ids: made up by the hub for dialects whose clients do not choose their own, each unique in the process.
#pragma once

#include <cstdint>

#include "core/base/ids.hpp"
#include "core/base/random.hpp"
#include "core/hub/hub_room.hpp"

namespace parley::hub {

// The generator is a permutation of a counter, and an id carries all of its 64 bits: none comes twice from here, and
// nothing has to be remembered for it. Only what members chose themselves has to be looked up. Ids are no secrets: who
// sees one can work out the next.
class MemberIds {
  public:
    explicit MemberIds(std::uint64_t seed) : random_(seed) {}

    // An id that never came from here before and that nobody in `room` (or no room yet) has.
    PeerId assign(HubRoom* room);

  private:
    PeerId random_id();

    Random random_;
};

}  // namespace parley::hub
