// High contrast: the theme's colors replaced by stronger ones, for people who ask their system for more contrast.
//
// A finished frame is recolored, so that no screen knows of it (as with languages that run from right to left).
#pragma once

#include "imgui.h"

namespace parley::ui {

// The stronger color in place of one of the theme, also of one between two of them while a button changes; others, as
// of pictures and of discs behind initials, stay. Alpha stays.
ImU32 strengthened(ImU32 color);

// Of everything that was drawn so far.
void raise_contrast(ImDrawList& list);

}  // namespace parley::ui
