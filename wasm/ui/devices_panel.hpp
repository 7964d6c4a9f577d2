// Devices panel: camera, microphone and speaker are chosen while the call goes on.
#pragma once

#include <optional>

#include "ui/drawing.hpp"

namespace parley::ui {

// Whether the bar at the top has a button for it; where that is too narrow the list of people has one.
bool has_devices_button(const Viewport& viewport);
// That button's part: opens the panel, or closes it.
void draw_devices_row(const Drawing& drawing, const Rect& rect);

// The kind whose devices are listed, if the panel is open and there are any. To be asked before anything is drawn: what
// lies under the list is inert.
std::optional<DeviceKind> open_device_list(const Drawing& drawing);

// Returns where the button of the list stands that is open, an empty rectangle for none.
Rect draw_devices_panel(const Drawing& drawing, const Rect& rect, bool covers);

}  // namespace parley::ui
