// Scenes of the panel of statistics.
#pragma once

#include <cstddef>
#include <vector>

#include "views/scenes.hpp"

namespace parley::ui {

// A room that is watched: the first is well, the second loses, the third comes through a relay, of the rest nothing is
// known yet.
Snapshot measured_room(std::size_t people);

void add_statistics(std::vector<Scene>& scenes);

}  // namespace parley::ui
