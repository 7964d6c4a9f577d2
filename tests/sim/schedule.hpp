// Schedule: what people, machines and networks do in one random run, all drawn from the run's seed.
#pragma once

#include <cstdint>

#include "core/border/hub_options.hpp"
#include "sim/people.hpp"
#include "sim/swarm.hpp"
#include "sim/world.hpp"

namespace parley::sim {

// Limits that this seed's server has.
HubOptions hub_options_for(std::uint64_t seed);

// Lets people come, go and be unlucky for a while, then heals everything that is broken.
Tally run_schedule(World& world, std::uint32_t edition = edition_latest);

}  // namespace parley::sim
