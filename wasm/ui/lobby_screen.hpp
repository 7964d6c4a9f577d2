// Lobby screen: before joining: who one is, which room, and whether microphone and camera work.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

void draw_lobby_screen(const Drawing& drawing);

}  // namespace parley::ui
