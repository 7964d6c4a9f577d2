// What tells a person that somebody calls: the ringing, and the notification beside the page.
#pragma once

#include <emscripten/val.h>

#include "core/border/effect.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::Ring& order);
void execute(const emscripten::val& host, const effect::AskForNotifications& order);
void execute(const emscripten::val& host, const effect::ShowNotification& order);
void execute(const emscripten::val& host, const effect::CloseNotification& order);

}  // namespace parley::bridge
