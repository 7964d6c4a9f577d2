// Recoloring: other colors in place of the theme's, in a finished frame, so that no screen knows of it (as with
// languages that run from right to left).
#pragma once

#include <span>

#include "imgui.h"

namespace parley::ui {

struct Replacement {
    ImU32 color = 0;
    ImU32 instead = 0;
};

// The color in place of one of the table; others, as of pictures and of discs behind initials, stay, however near they
// come. Alpha stays.
ImU32 replaced(std::span<const Replacement> table, ImU32 color);

// Of everything that was drawn so far.
void recolor(ImDrawList& list, std::span<const Replacement> table);

}  // namespace parley::ui
