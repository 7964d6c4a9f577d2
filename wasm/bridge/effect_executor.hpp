// Effect executor: hands each order of the core to the JavaScript host. Nothing here throws or answers; answers come
// later, as events, through the exported functions.
#pragma once

#include <emscripten/val.h>

#include "core/border/effect.hpp"

namespace parley::bridge {

void execute_effect(const emscripten::val& host, const Effect& effect);

}  // namespace parley::bridge
