// Hub: the root of the server. Owns all rooms of a process; knows no socket. Events go in with the time, effects come
// out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "core/border/hub_counters.hpp"
#include "core/border/hub_effect.hpp"
#include "core/border/hub_event.hpp"
#include "core/border/hub_options.hpp"
#include "core/border/room_report.hpp"

namespace parley {

class Hub {
  public:
    // `seed` decides the ids that the hub assigns.
    Hub(HubOptions options, std::uint64_t seed);
    ~Hub();
    Hub(const Hub&) = delete;
    Hub& operator=(const Hub&) = delete;

    void handle(Instant now, const HubEvent& event);
    std::optional<HubEffect> poll_effect();
    std::optional<Instant> next_deadline() const;
    HubStatistics statistics() const;
    HubCounters counters() const;
    // Rooms whose names stand behind `after` in the order of bytes, at most so many. Looks at every room.
    std::vector<RoomSummary> rooms(const RoomId& after, std::size_t most) const;
    // Nothing where there is no such room.
    std::optional<RoomReport> room(const RoomId& id) const;
    // How long no token from there is looked at, because too many were forged; zero where they are.
    Duration guesses_refused_for(Instant now, const std::string& address) const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace parley
