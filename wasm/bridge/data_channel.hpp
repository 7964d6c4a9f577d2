// Orders about RTCDataChannels.
#pragma once

#include <emscripten/val.h>

#include "core/border/effect.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::OpenDataChannel& order);
void execute(const emscripten::val& host, const effect::AdoptDataChannel& order);
void execute(const emscripten::val& host, const effect::OpenNamedChannel& order);
void execute(const emscripten::val& host, const effect::AdoptNamedChannel& order);
void execute(const emscripten::val& host, const effect::SendOnDataChannel& order);
void execute(const emscripten::val& host, const effect::CloseDataChannel& order);

}  // namespace parley::bridge
