// Orders about WebSockets.
#pragma once

#include <emscripten/val.h>

#include "core/border/effect.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::OpenSocket& order);
void execute(const emscripten::val& host, const effect::SendFrame& order);
void execute(const emscripten::val& host, const effect::CloseSocket& order);

}  // namespace parley::bridge
