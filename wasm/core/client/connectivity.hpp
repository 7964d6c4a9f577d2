// Connectivity: which of the other members do not reach each other, as each of them says.
#pragma once

#include <map>
#include <utility>

#include "core/base/ids.hpp"
#include "core/border/link_trouble.hpp"

namespace parley::client {

class Connectivity {
  public:
    void on_report(const PeerId& from, Troubles troubles) { reports_[from] = std::move(troubles); }
    void forget(const PeerId& member) { reports_.erase(member); }
    void forget_all() { reports_.clear(); }

    // What that member says of itself, except of its link to `self`.
    Troubles troubles_of(const PeerId& member, const PeerId& self) const;
    // False where `member` has never reported, and so may be no client of ours.
    bool is_connected(const PeerId& member, const PeerId& to) const;

  private:
    std::map<PeerId, Troubles> reports_;
};

}  // namespace parley::client
