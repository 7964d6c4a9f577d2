// Orders about the bytes of files, kept by web/bridge/files.js.
#pragma once

#include <emscripten/val.h>

#include "core/border/effect.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::SendFileChunk& order);
void execute(const emscripten::val& host, const effect::ForgetFileSource& order);
void execute(const emscripten::val& host, const effect::OpenFileSink& order);
void execute(const emscripten::val& host, const effect::ExpectFileChunk& order);
void execute(const emscripten::val& host, const effect::ForgetFileChunk& order);
void execute(const emscripten::val& host, const effect::WriteFileChunk& order);
void execute(const emscripten::val& host, const effect::CloseFileSink& order);
void execute(const emscripten::val& host, const effect::DiscardFileSink& order);

}  // namespace parley::bridge
