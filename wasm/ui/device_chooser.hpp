// Device chooser: the button that shows which device is chosen, and the list of all of its kind that it opens.
#pragma once

#include <vector>

#include "ui/drawing.hpp"

namespace parley::ui {

const std::vector<DeviceView>& devices_of(const Snapshot& snapshot, DeviceKind kind);

// The button; in a narrow rectangle without the device's name.
void draw_device_chooser(const Drawing& drawing, const Rect& rect, DeviceKind kind);

// Plays a sound through the chosen speaker. In a narrow rectangle without words.
void draw_test_sound(const Drawing& drawing, const Rect& rect);

// The list that is open, over all that was drawn before (inert), near its button.
void draw_device_list(const Drawing& drawing, const Rect& chooser, DeviceKind kind);

// How loud the microphone is, as a row of steps along the lower edge of its button.
void draw_sound_steps(const Drawing& drawing, const Rect& button);

}  // namespace parley::ui
