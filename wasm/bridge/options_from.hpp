// Reads the options object that JavaScript boots an engine with.
#pragma once

#include <emscripten/val.h>

#include "core/border/client_options.hpp"

namespace parley::bridge {

// Every key has to be there, of the right type: web/bridge/boot.js fills in the defaults.
ClientOptions options_from(const emscripten::val& options);

}  // namespace parley::bridge
