// Join deadlines: the connections that are in no room yet, by the time when each is closed for it.
#pragma once

#include <optional>
#include <set>
#include <utility>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/hub/hub_connection.hpp"

namespace parley::hub {

class JoinDeadlines {
  public:
    void arm(HubConnection& connection, Instant deadline) {
        disarm(connection);
        connection.join_deadline = deadline;
        deadlines_.emplace(deadline, connection.id);
    }

    void disarm(HubConnection& connection) {
        if (!connection.join_deadline) return;
        deadlines_.erase({*connection.join_deadline, connection.id});
        connection.join_deadline.reset();
    }

    // The connection that has waited longest, if its time is over. The caller disarms it.
    std::optional<ConnectionId> first_expired(Instant now) const {
        if (deadlines_.empty() || deadlines_.begin()->first > now) return std::nullopt;
        return deadlines_.begin()->second;
    }

    std::optional<Instant> next_deadline() const {
        if (deadlines_.empty()) return std::nullopt;
        return deadlines_.begin()->first;
    }

  private:
    std::set<std::pair<Instant, ConnectionId>> deadlines_;
};

}  // namespace parley::hub
