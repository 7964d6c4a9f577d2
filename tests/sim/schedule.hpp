// Schedule: what people and networks do in one random run, all drawn from the run's seed.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>

#include "core/border/hub_options.hpp"
#include "sim/world.hpp"

namespace parley::sim {

// Limits that this seed's server has.
HubOptions hub_options_for(std::uint64_t seed);

// What happened how often, by name.
using Tally = std::map<std::string_view, std::uint64_t>;

// Lets people come, go and be unlucky for a while, then heals everything that is broken.
Tally run_schedule(World& world);

}  // namespace parley::sim
