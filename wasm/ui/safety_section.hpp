// Safety section: the words that people in the room read to each other, below the list of people; or those of one pair,
// when a person was chosen.
#pragma once

#include "core/border/snapshot.hpp"
#include "ui/drawing.hpp"

namespace parley::ui {

// Takes its place off the lower end of `content`; nothing while there is nothing to compare.
void draw_safety_section(const Drawing& drawing, Rect& content);

}  // namespace parley::ui
