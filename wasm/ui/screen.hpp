// Screens: the whole user interface as one function from a snapshot to a drawn frame and the person's intents.
#pragma once

#include "core/border/snapshot.hpp"
#include "ui/canvas.hpp"
#include "ui/frame.hpp"
#include "ui/ui_state.hpp"
#include "ui/viewport.hpp"

namespace parley::ui {

// Draws one frame. Call once between ImGui::NewFrame and ImGui::Render, with DisplaySize equal to the viewport's size.
Frame draw(const Snapshot& snapshot, UiState& state, Canvas& canvas, const Viewport& viewport);

}  // namespace parley::ui
