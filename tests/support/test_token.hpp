// Test tokens: what stands in for signed ones where a hub is tested, and how its host would judge them.
#pragma once

#include <string>

#include "core/border/hub_effect.hpp"
#include "core/border/hub_event.hpp"

namespace parley::test {

// "good:USER:NAME" is the only form of a good token; behind it may stand ";rooms=fox,owl*" and ";rights=join,publish".
// Two are the same token where their texts are the same. "forged" was never good.
hub_event::TokenChecked checked(const hub_effect::CheckToken& check);

}  // namespace parley::test
