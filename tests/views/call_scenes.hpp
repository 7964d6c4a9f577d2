// Scenes of what one changes during a call: devices, and the place of one's own tile.
#pragma once

#include <cstddef>
#include <vector>

#include "views/scenes.hpp"

namespace parley::ui {

// A room with devices to choose from.
Snapshot room_with_devices(std::size_t people);

void add_devices_and_corners(std::vector<Scene>& scenes);

}  // namespace parley::ui
