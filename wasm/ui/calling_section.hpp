// Calling section: in the list of people, where somebody is called into the room, and what has become of each call.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// Takes its place off the top of `rest`; none where nobody can be called, or in a low list that needs it.
void draw_calling_section(const Drawing& drawing, Rect& rest);
// Opens the list of people and the field in it.
void begin_calling(const Drawing& drawing);

}  // namespace parley::ui
