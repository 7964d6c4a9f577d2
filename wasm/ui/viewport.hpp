// Viewport: what a screen is drawn on, as the host knows it.
#pragma once

#include "core/words/language.hpp"
#include "imgui.h"
#include "ui/page_colors.hpp"

namespace parley::ui {

// Of ImGui's atlas; the host adds them before the first frame. Text of people is not drawn with these, see Canvas.
struct Fonts {
    ImFont* regular = nullptr;
    ImFont* medium = nullptr;
    ImFont* icons = nullptr;
};

// How far something lies over the viewport from each of its edges: a camera in the display, round corners, the bar of
// gestures, the keyboard on the screen. CSS pixels, never negative.
struct Insets {
    float top = 0;
    float right = 0;
    float bottom = 0;
    float left = 0;
};

struct Viewport {
    float width = 0;  // CSS pixels, as ImGui's DisplaySize
    float height = 0;
    Insets insets;
    float pixel_ratio = 1;         // device pixels in one CSS pixel
    bool touch = false;            // The main pointer is a finger: nothing hovers.
    bool reduced_motion = false;   // prefers-reduced-motion: nothing moves by itself.
    bool high_contrast = false;    // prefers-contrast: more.
    bool can_fill_screen = false;  // The page offers full screen.
    bool fills_screen = false;
    bool cleared = false;  // The host has filled it with shown(theme::background): one pass over all pixels less.
    const Language* language = nullptr;    // Outlives the frame; English where none is given.
    const PagePalette* palette = nullptr;  // Outlives the frame; the dark theme as it is where none is given.
    double time = 0;                       // seconds on a clock that never goes back
    Fonts fonts;

    // How a color of theme.hpp looks here: in the palette's theme and colors, stronger where more contrast is asked
    // for.
    ImU32 shown(ImU32 color) const;
    // The same for everything that was drawn so far.
    void recolor(ImDrawList& list) const;
};

}  // namespace parley::ui
