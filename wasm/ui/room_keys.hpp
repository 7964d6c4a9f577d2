// Room keys: what becomes of the keys that were pressed since the last frame.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// Before anything of the room is drawn.
void perform_keys(const Drawing& drawing);
// The few that mean something in the lobby and while joining.
void perform_keys_before_room(const Drawing& drawing);

// What the controls do too.
void toggle_panel(const Drawing& drawing, Panel panel);
void toggle_reactions(const Drawing& drawing);
void toggle_layout(const Drawing& drawing);
// Where it is offered.
void toggle_recording(const Drawing& drawing);
void toggle_full_screen(const Drawing& drawing);
void close_shortcuts(const Drawing& drawing);

}  // namespace parley::ui
