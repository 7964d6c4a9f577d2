// Orders about devices, tracks and sound.
#pragma once

#include <emscripten/val.h>

#include "core/border/effect.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::RequestMedia& order);
void execute(const emscripten::val& host, const effect::RequestScreen& order);
void execute(const emscripten::val& host, const effect::SetTrackEnabled& order);
void execute(const emscripten::val& host, const effect::ReleaseTrack& order);
void execute(const emscripten::val& host, const effect::ListDevices& order);
void execute(const emscripten::val& host, const effect::MeasureSound& order);
void execute(const emscripten::val& host, const effect::PlayAudio& order);
void execute(const emscripten::val& host, const effect::ResumeAudio& order);
void execute(const emscripten::val& host, const effect::ChooseSpeaker& order);
void execute(const emscripten::val& host, const effect::PlayTestSound& order);

}  // namespace parley::bridge
