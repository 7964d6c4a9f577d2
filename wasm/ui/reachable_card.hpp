// Reachable card: in the lobby, where a person says what others can call them by.
#pragma once

#include "ui/drawing.hpp"

namespace parley::ui {

// At the right end of the title's row; opens and closes the card. Draws nothing where nobody can be called.
void draw_reachable_button(const Drawing& drawing, const Rect& title);
// Over everything else, below the title.
void draw_reachable_card(const Drawing& drawing, const Rect& title);
void toggle_reachable_card(const Drawing& drawing);
// Whether it is open, and can be.
bool is_reachable_card_open(const Drawing& drawing);

}  // namespace parley::ui
