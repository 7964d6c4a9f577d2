// Orders about RTCPeerConnections.
#pragma once

#include <emscripten/val.h>

#include "core/border/effect.hpp"

namespace parley::bridge {

void execute(const emscripten::val& host, const effect::OpenPeerConnection& order);
void execute(const emscripten::val& host, const effect::SetIceServers& order);
void execute(const emscripten::val& host, const effect::ClosePeerConnection& order);
void execute(const emscripten::val& host, const effect::SetSender& order);
void execute(const emscripten::val& host, const effect::SetLocalDescription& order);
void execute(const emscripten::val& host, const effect::SetRemoteDescription& order);
void execute(const emscripten::val& host, const effect::AddCandidate& order);
void execute(const emscripten::val& host, const effect::RestartIce& order);
void execute(const emscripten::val& host, const effect::AdoptRemoteTrack& order);
void execute(const emscripten::val& host, const effect::MeasureConnection& order);

}  // namespace parley::bridge
