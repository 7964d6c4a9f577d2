// Describe: events, effects and intents in a few words each, for the journal.
#pragma once

#include <string>

#include "core/border/effect.hpp"
#include "core/border/event.hpp"
#include "core/border/hub_effect.hpp"
#include "core/border/intent.hpp"

namespace parley::sim {

std::string describe(const Event& event);
std::string describe(const Effect& effect);
std::string describe(const Intent& intent);
std::string describe(const hub_effect::Log& log);

}  // namespace parley::sim
