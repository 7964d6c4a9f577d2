// Checks: whether everybody in a room is really connected to everybody else there, and nothing is left over.
#pragma once

#include <string>
#include <vector>

#include "sim/world.hpp"

namespace parley::sim {

// What is wrong at this moment, in sentences; empty when all is well. Broken rules of the journal are among them.
std::vector<std::string> problems_of(World& world);

// One a line.
std::string listed(const std::vector<std::string>& problems);

}  // namespace parley::sim
