// High contrast: a theme's colors replaced by stronger ones, for people who ask their system for more contrast.
#pragma once

#include "imgui.h"
#include "ui/theme.hpp"

namespace parley::ui {

// The theme's stronger color in place of one of theme.hpp; others stay, as in recoloring.hpp.
ImU32 strengthened(Theme theme, ImU32 color);

// Of everything that was drawn so far.
void raise_contrast(Theme theme, ImDrawList& list);

}  // namespace parley::ui
