// Hub: the root of the server. Owns all rooms of a process; knows no socket. Events go in with the time, effects come
// out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "core/base/time.hpp"
#include "core/border/hub_effect.hpp"
#include "core/border/hub_event.hpp"
#include "core/border/hub_options.hpp"

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
    // How long no token from there is looked at, because too many were forged; zero where they are.
    Duration guesses_refused_for(Instant now, const std::string& address) const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace parley
