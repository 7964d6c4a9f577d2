// Departures: when each connection of a hub that is about to end is sent away, so that all of them do not arrive
// elsewhere in one instant.
#pragma once

#include <deque>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/hub/hub_connection.hpp"

namespace parley::hub {

class Departures {
  public:
    // Spreads them evenly over the time, the first at once. Those of one room follow each other, so that a room is in
    // two halves for as short as can be. Lost ones are gone already.
    void begin(Instant now, Duration spread, const std::unordered_map<ConnectionId, HubConnection>& connections);

    bool have_begun() const { return have_begun_; }

    // The next one whose time has come; it may be gone by itself since.
    std::optional<ConnectionId> take_due(Instant now);
    std::optional<Instant> next_deadline() const;

  private:
    bool have_begun_ = false;
    std::deque<std::pair<Instant, ConnectionId>> queue_;
};

}  // namespace parley::hub
