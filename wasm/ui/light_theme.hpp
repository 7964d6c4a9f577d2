// Light theme: the colors that take the place of the dark theme's, each chosen for its part.
#pragma once

#include <span>

#include "imgui.h"
#include "ui/recoloring.hpp"
#include "ui/theme.hpp"

namespace parley::ui {

// Every color of theme.hpp by which something is drawn, but white, which stays white.
std::span<const Replacement> light_theme();

// The theme's color in place of one of the dark theme's; others stay, as in recoloring.hpp.
ImU32 in_theme(Theme theme, ImU32 color);

}  // namespace parley::ui
