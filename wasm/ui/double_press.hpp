// Double press: two presses in quick succession on the same thing, by mouse or finger.
#pragma once

#include <string>
#include <vector>

#include "ui/drawing.hpp"

namespace parley::ui {

// True in the frame in which a second press within `double_press_s` begins on this rectangle. Not on what can be
// pressed by itself, nor on the rectangles that cover it. `id` is unique and stable.
bool double_pressed(const Drawing& drawing, const Rect& rect, const std::string& id, const std::vector<Rect>& covered);

// Seconds of the viewport's clock; what phones take for one gesture.
inline constexpr double double_press_s = 0.4;

}  // namespace parley::ui
