// Admission: how many connections stand open from each address.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "core/hub/refusal.hpp"

namespace parley::hub {

class Admission {
  public:
    explicit Admission(std::size_t connections_per_address) : connections_max_(connections_per_address) {}

    // Counts one connection, admitted or not; each is given back by exactly one leave(). False when it is one too many.
    bool enter(const std::string& address);
    void leave(const std::string& address);
    // Whether one more would be admitted.
    bool has_room(const std::string& address) const;

    // Addresses that have connections.
    std::size_t addresses() const { return connections_.size(); }

  private:
    std::size_t connections_max_;
    std::unordered_map<std::string, std::size_t> connections_;
};

// What one too many is told.
Refusal too_many_connections();

}  // namespace parley::hub
