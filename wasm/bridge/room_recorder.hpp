// Recording of the room, done by web/bridge/room-recorder.js.
#pragma once

#include <emscripten/val.h>

#include "core/border/effect.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::StartRecording& order);
void execute(const emscripten::val& host, const effect::MixSound& order);
void execute(const emscripten::val& host, const effect::StopRecording& order);

}  // namespace parley::bridge
