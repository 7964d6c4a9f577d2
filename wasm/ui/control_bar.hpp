// Control bar: what one does in a room: microphone, camera, invite, people, chat, leave.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

void draw_control_bar(const Drawing& drawing, const Rect& rect);

// Icon and emphasis of a device's button in its state.
const char* device_icon(TrackKind kind, const Device& device);

// The intent that pressing a device's button means.
Intent device_intent(TrackKind kind, const Device& device);
// Likewise of the button that shows a screen.
Intent share_intent(const ScreenView& screen);

}  // namespace parley::ui
