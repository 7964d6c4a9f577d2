// Orders that leave something behind: clipboard, values for the next visit, the console.
#pragma once

#include <emscripten/val.h>

#include "core/border/effect.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::CopyText& order);
void execute(const emscripten::val& host, const effect::StoreValue& order);
void execute(const emscripten::val& host, const effect::Log& order);

}  // namespace parley::bridge
