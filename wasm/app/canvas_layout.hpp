// Canvas layout: what a frame of the screens asks the page to keep over the canvas, in the bridge's plain words.
#pragma once

#include "bridge/canvas_surface.hpp"
#include "ui/frame.hpp"

namespace parley::app {

bridge::CanvasLayout layout_of(const ui::Frame& frame);

}  // namespace parley::app
