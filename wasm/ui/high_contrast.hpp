// High contrast: the theme's colors replaced by stronger ones, for people who ask their system for more contrast.
#pragma once

#include "imgui.h"

namespace parley::ui {

// The stronger color in place of one of the theme; others stay, as in recoloring.hpp.
ImU32 strengthened(ImU32 color);

// Of everything that was drawn so far.
void raise_contrast(ImDrawList& list);

}  // namespace parley::ui
