// Members: who is in the room besides us, in the order in which they came, and what is known of them.
#pragma once

#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/border/media.hpp"
#include "core/signal/message.hpp"

namespace parley::room {

class Members {
  public:
    // Replaces everybody. More than limits::room_members_max are cut off: a hub that sends more is broken.
    void reset(std::vector<signal::Member> members);
    // False if the room is full beyond all limits; known members are updated in place.
    bool add(signal::Member member);
    // False if nobody has that id.
    bool remove(const PeerId& id);
    bool set_state(const PeerId& id, const MemberState& state);
    bool set_name(const PeerId& id, std::string name);
    void clear() { members_.clear(); }
    // A null pointer if nobody has that id.
    const signal::Member* find(const PeerId& id) const;

    const std::vector<signal::Member>& all() const { return members_; }

  private:
    signal::Member* entry(const PeerId& id);

    std::vector<signal::Member> members_;
};

// What to call a member: its name, or a placeholder that tells two nameless ones apart.
std::string shown_name(const signal::Member& member);

}  // namespace parley::room
