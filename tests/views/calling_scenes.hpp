// Calling scenes: people who can be called, who are called, and who call.
#pragma once

#include <vector>

#include "views/scenes.hpp"

namespace parley::ui {

// Somebody can be called here.
Snapshot with_callsigns(Snapshot snapshot);
// Others can call us as "eva".
Snapshot reachable(Snapshot snapshot);
// The same, and Ana does.
Snapshot called(Snapshot snapshot);
// With a call of each outcome.
Snapshot calling_room(std::size_t people);

void add_calls(std::vector<Scene>& scenes);

}  // namespace parley::ui
